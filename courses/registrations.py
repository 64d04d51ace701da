"""What the core registers with itself, through the same doors as plugins."""

from django.utils.translation import gettext_lazy as _

from courses.extensions.cards import CardRenderer, card_renderers
from courses.extensions.page_context import page_contexts
from courses.extensions.page_slots import SlotContribution, slot_contributions
from courses.extensions.periodic import periodic
from courses.extensions.personal_data import PersonalData, personal_data
from courses.extensions.question_kinds import question_kinds
from courses.extensions.roles import Role, RolePart, role_parts
from courses.forms.kinds import register_question_kinds
from courses.models import AUTHOR
from courses.services.personal import MODELS, erase_learning, export_learning
from courses.services.submitting import close_overdue_now
from courses.views.catalogue import catalogue_page_context, home_section
from courses.views.course import course_page_context, module_page_context
from courses.views.lesson import lesson_page_context
from courses.views.quiz_page import quiz_page_context

CATALOGUE = "courses.CatalogueIndexPage"
ALL = ("add", "change", "delete", "view")
WORDS = ("audience", "topic", "region")
ORGANISATIONS = ("organisation", "fundingproject")
FILES = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)
WRITE = (AUTHOR, "courses.view_questionentry", "courses.change_questionentry")
DECIDE = "courses.change_enrolment"
MARK = "courses.mark_attempt"


def register() -> None:
    """Called once, when all apps are loaded."""
    register_question_kinds()
    page_contexts.register(CATALOGUE, catalogue_page_context)
    page_contexts.register("courses.CoursePage", course_page_context)
    page_contexts.register("courses.ModulePage", module_page_context)
    page_contexts.register("courses.LessonPage", lesson_page_context)
    page_contexts.register("courses.QuizPage", quiz_page_context)
    for model, kind in (("CoursePage", _("Course")), ("LessonPage", _("Lesson")), ("QuizPage", _("Quiz"))):
        card_renderers.register(f"courses.{model}", CardRenderer("courses/cards/page.html", kind))
    slot_contributions.register(
        "courses.home", SlotContribution("home.sections", "courses/slots/home.html", home_section, order=10)
    )
    personal_data.register(
        "courses", PersonalData(_("Learning"), models=MODELS, export=export_learning, erase=erase_learning)
    )
    periodic.register("courses.close_overdue_attempts", close_overdue_now)
    _register_roles()


def _register_roles() -> None:
    for part in (
        RolePart(
            Role.METHODOLOGIST,
            permissions=(
                *_questions(*ALL, "publish", "lock", "unlock"),
                *_may(("audience", "topic"), "add", "change", "view"),
                *WRITE,
                "wagtail_localize.submit_translation",
                DECIDE,
                MARK,
            ),
            pages={CATALOGUE: ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")},
            collections=FILES,
        ),
        RolePart(Role.REVIEWER, permissions=("wagtailadmin.access_admin", MARK)),
        RolePart(
            Role.TRANSLATOR,
            # Of courses and questions these rights open translations only: the source is for authors.
            permissions=(*_questions("change", "view", "publish"), "wagtail_localize.submit_translation"),
            pages={CATALOGUE: ("change_page", "publish_page")},
        ),
        RolePart(
            Role.ADMINISTRATOR,
            permissions=(
                *_questions(*ALL, "publish", "lock", "unlock"),
                *_may((*WORDS, *ORGANISATIONS), *ALL),
                *WRITE,
                "wagtail_localize.submit_translation",
                DECIDE,
                MARK,
            ),
            pages={
                CATALOGUE: (
                    "add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page",
                )
            },
            collections=FILES,
        ),
    ):  # fmt: skip
        role_parts.register(f"courses.{part.role.value}", part)


def _questions(*actions: str) -> tuple[str, ...]:
    """Permissions on every kind of question, and on the bank that lists them."""
    models = (item.model.partition(".")[2].lower() for item in question_kinds.values())
    return _may(("question", *models), *actions)


def _may(models: tuple[str, ...], *actions: str) -> tuple[str, ...]:
    return tuple(f"courses.{action}_{model}" for model in models for action in actions)
