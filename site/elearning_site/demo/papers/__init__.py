"""Makers of the demo's downloadable documents: one prose, one writer for each format, the same bytes every time."""
