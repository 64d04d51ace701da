"""Page context builders: the view layer says what a page's template needs; page models stay words and structure."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from .registry import Registry

ContextBuilder = Callable[[HttpRequest, Any], dict[str, Any]]

page_contexts: Registry[ContextBuilder] = Registry("page context builders")


class BuiltContextMixin:
    """A page whose template context comes from the builder registered for its class (`app_label.ModelName`)."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)  # type: ignore[misc]  # provided by Page
        builder = page_contexts.get(type(self)._meta.label)  # type: ignore[attr-defined]  # a Django model
        if builder is not None:
            context.update(builder(request, self))
        return dict(context)
