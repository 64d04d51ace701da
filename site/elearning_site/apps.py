from django.apps import AppConfig


class ElearningSiteConfig(AppConfig):
    name = "elearning_site"
    verbose_name = "Lasītava"

    def ready(self) -> None:
        from courses.extensions.periodic import periodic  # noqa: PLC0415 -- apps must be loaded first
        from elearning_site.pagecache import remove_unreachable  # noqa: PLC0415 -- likewise

        periodic.register("elearning_site.old_pages", remove_unreachable)
