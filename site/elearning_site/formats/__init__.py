"""How dates are written: 01.05.2024. in Latvian, 2024-05-01 in Lithuanian, 1 May 2024 in English."""
