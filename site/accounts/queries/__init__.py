"""Questions about people, each with a name."""
