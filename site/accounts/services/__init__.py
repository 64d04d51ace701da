"""What is done for people: consents, mail, roles, export, erasure, the first administrator."""
