from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        from . import checks, receivers, registrations  # noqa: PLC0415 -- apps must be loaded first
        from .forms.pages import bind_forms  # noqa: PLC0415 -- likewise

        receivers.connect()
        registrations.register()
        bind_forms()
        checks.register()
