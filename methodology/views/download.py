"""The one way to the bytes of a material's file."""

from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import PageViewRestriction

from methodology.models import MaterialFile
from methodology.services.downloads import count_download, is_counted, standing_restriction


@require_safe
def material_file(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Streams the file. The page it stands on decides: not live is 404, restricted asks to sign in or refuses."""
    files = MaterialFile.objects.select_related("document", "page")
    file = get_object_or_404(files, key=key, page__live=True)
    restriction = standing_restriction(file.page, request=request)
    if restriction is not None:
        may_help = restriction.restriction_type in {PageViewRestriction.LOGIN, PageViewRestriction.GROUPS}
        if may_help and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied
    document = file.document
    try:
        stored = document.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404("The stored file is missing.") from missing
    if is_counted(method=request.method or "", headers=request.headers):
        count_download(file.key, at=timezone.now())
    response = FileResponse(stored, as_attachment=True, filename=document.filename, content_type=document.content_type)
    # Whatever the file is, a browser neither guesses its type nor runs what is in it.
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
