"""Certificates: who issues them, how they look, how they are numbered, stored and verified."""
