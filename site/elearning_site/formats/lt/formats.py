SHORT_DATE_FORMAT = "Y-m-d"
# Thousands stand apart by a space that does not break; the point of Django's own Lithuanian is not used in print.
THOUSAND_SEPARATOR = "\u00a0"
