"""The review: a second person looks at a page or a question before it is published.

Provided once, as an ordinary workflow of the admin. What administrators change in it afterwards stays.
"""

from typing import Final

from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from courses.extensions.question_kinds import question_kinds
from courses.extensions.roles import Role
from courses.models import CatalogueIndexPage

REVIEWERS: Final = (Role.METHODOLOGIST, Role.ADMINISTRATOR)


def review_workflow() -> Workflow | None:
    """The workflow whose task these roles approve; None before it was provided or when it was done away with."""
    task = GroupApprovalTask.objects.filter(groups__name__in=REVIEWERS, active=True).order_by("pk").first()
    found: Workflow | None = Workflow.objects.filter(workflow_tasks__task=task, active=True).order_by("pk").first()
    return found


@transaction.atomic
def provide_review() -> None:
    """Make the workflow unless there ever was one, and let it hold for questions and catalogues.

    Needs the groups of the roles; `accounts` calls it after giving them their permissions.
    """
    if GroupApprovalTask.objects.filter(groups__name__in=REVIEWERS).exists():
        return
    with override(settings.LANGUAGE_CODE):
        name = gettext("Review")
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.set(Group.objects.filter(name__in=REVIEWERS))
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for kind in question_kinds.values():
        content_type = ContentType.objects.get_by_natural_key(*kind.model.lower().split("."))
        WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})
    for page in CatalogueIndexPage.objects.all():
        review_below(page)


def review_below(page: Page) -> None:
    """Let the review hold for a new catalogue and everything below it."""
    workflow = review_workflow()
    if workflow is not None:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
