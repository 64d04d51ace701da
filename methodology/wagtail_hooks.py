"""The library in Wagtail."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from methodology.services.downloads import may_take_document


@hooks.register("before_serve_document")
def follow_the_pages(document: Any, request: HttpRequest) -> None:
    """A restricted or unpublished material cannot be had by the address of its document either."""
    if not may_take_document(document, request=request):
        raise PermissionDenied
