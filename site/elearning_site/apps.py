from django.apps import AppConfig


class ElearningSiteConfig(AppConfig):
    name = "elearning_site"
    verbose_name = "Lasītava"
