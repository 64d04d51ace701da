"""The editing side's traces of a person: what Wagtail keeps about those who write."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession, FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    Revision,
    UploadedFile,
)
from wagtail.users.models import UserProfile

from accounts.models import User

EDITORIAL_MODELS = (
    "wagtailcore.Page",
    "wagtailcore.Revision",
    "wagtailcore.PageLogEntry",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.PageSubscription",
    "wagtailcore.WorkflowState",
    "wagtailcore.TaskState",
    "wagtailcore.UploadedFile",
    "wagtailcore.APIToken",
    "wagtailadmin.EditingSession",
    "wagtailadmin.FormState",
    "wagtailusers.UserProfile",
    "wagtailimages.Image",
    "wagtaildocs.Document",
    "wagtail_localize.StringTranslation",
    "wagtail_localize.SegmentOverride",
)


def export_editorial(user_id: int) -> dict[str, Any]:
    """What a person wrote, uploaded and did in the editing pages; empty for a learner."""
    profile = UserProfile.objects.filter(user_id=user_id).values("preferred_language", "current_time_zone").first()
    comments = [*Comment.objects.filter(user_id=user_id), *CommentReply.objects.filter(user_id=user_id)]
    return {
        "settings": profile or {},
        "pages": list(Page.objects.filter(owner_id=user_id).order_by("pk").values("title", "url_path")),
        "versions": Revision.objects.filter(user_id=user_id).count(),
        "comments": [{"text": item.text, "written": item.created_at.isoformat()} for item in comments],
        "images": _titles(get_image_model().objects.filter(uploaded_by_user_id=user_id)),
        "documents": _titles(get_document_model().objects.filter(uploaded_by_user_id=user_id)),
        "actions": [
            {"action": entry.action, "on": entry.label, "at": entry.timestamp.isoformat()}
            for log in (PageLogEntry, ModelLogEntry)
            for entry in log.objects.filter(user_id=user_id).order_by("pk")
        ],
    }


def erase_editorial(user_id: int) -> None:
    """Personal settings, drafts and keys go. Published work, its history and remarks stay, without a name."""
    for profile in UserProfile.objects.filter(user_id=user_id):
        if profile.avatar:
            profile.avatar.delete(save=False)
        profile.delete()
    for model in (EditingSession, FormState, APIToken, PageSubscription):
        model.objects.filter(user_id=user_id).delete()
    for upload in UploadedFile.objects.filter(uploaded_by_user_id=user_id):
        upload.file.delete(save=False)
        upload.delete()
    # The log of changes to the account itself carries the name as its label.
    about = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User), object_id=str(user_id))
    about.update(label="", data={})


def _titles(rows: Any) -> list[str]:
    return list(rows.order_by("pk").values_list("title", flat=True))
