"""System checks of the core: what a forgotten line would leave silently wrong."""

from typing import Any

from django.apps import apps
from django.core import checks
from wagtail_localize.fields import TranslatableField

from courses.extensions.question_kinds import question_kinds
from courses.models import Question

SHARED_COLUMNS = {"id", "translation_key", "locale", "polymorphic_ctype", "latest_revision", "locked_by"}


def register() -> None:
    """Connect the checks to Django's check framework."""
    checks.register(check_question_kinds, checks.Tags.models)
    checks.register(check_translatable_fields, checks.Tags.translation)


def check_question_kinds(**_kwargs: Any) -> list[checks.CheckMessage]:
    """Every concrete question model has a registered kind, and every registered kind its model."""
    messages: list[checks.CheckMessage] = []
    modelled = {model.kind: model for model in _question_models() if model.kind}
    messages.extend(
        checks.Error(f"{model.__name__}: the kind {kind!r} is not registered.", obj=model, id="courses.E001")
        for kind, model in modelled.items()
        if kind not in question_kinds
    )
    messages.extend(
        checks.Error(f"Question kind {kind!r} has no model {item.model}.", id="courses.E002")
        for kind, item in question_kinds.items()
        if kind not in modelled
    )
    return messages


def check_translatable_fields(**_kwargs: Any) -> list[checks.CheckMessage]:
    """A text column of a question that is neither translated nor synchronised would stay in the source language."""
    messages: list[checks.CheckMessage] = []
    for model in _question_models():
        named = {entry.field_name for entry in model.translatable_fields}
        messages.extend(
            checks.Error(f"{model.__name__}.{name} is missing from translatable_fields.", obj=model, id="courses.E003")
            for name in sorted(_authored_columns(model) - named)
        )
        if not any(isinstance(entry, TranslatableField) for entry in model.translatable_fields):
            messages.append(checks.Error(f"{model.__name__} translates nothing.", obj=model, id="courses.E004"))
    return messages


def _question_models() -> list[type[Question]]:
    return [model for model in apps.get_models() if issubclass(model, Question)]


def _authored_columns(model: type[Question]) -> set[str]:
    """Columns an author fills in: the panels say which."""
    panels = getattr(model, "panels", model.base_panels)
    return {getattr(panel, "field_name", None) or panel.relation_name for panel in panels} - SHARED_COLUMNS
