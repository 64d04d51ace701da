"""Pages about certificates: verification for everybody, one's own for the holder, withdrawal for the staff."""
