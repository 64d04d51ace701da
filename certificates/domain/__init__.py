"""Plain Python about certificates: no Django, no PDF library."""
