"""News as an Atom feed, one for each language."""

from datetime import datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms_pages.models import NewsIndexPage, NewsPage
from cms_pages.queries.chrome import chrome_of
from cms_pages.queries.news import news_in
from cms_pages.queries.sections import section_of

ENTRIES = 30


@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """The latest news of the language. An entry's id is the page's key and language: it outlives a new address."""
    language = get_language() or settings.LANGUAGE_CODE
    base = settings.LASITAVA_BASE_URL
    section = section_of(NewsIndexPage, language)
    feed = Atom1Feed(
        title=f"{chrome_of(language).site_name or settings.WAGTAIL_SITE_NAME} – {_('News')}",
        link=f"{base}{section.url}" if section is not None else base,
        description=section.lead if section is not None else "",
        language=language,
        feed_url=f"{base}{reverse('news_feed')}",
    )
    for page in news_in(language)[:ENTRIES]:
        feed.add_item(
            title=page.title,
            link=f"{base}{page.get_url()}",
            description=page.lead,
            unique_id=f"urn:uuid:{page.translation_key}:{language}",
            pubdate=_midnight(page),
            updateddate=page.last_published_at or _midnight(page),
            author_name=page.byline or None,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _midnight(page: NewsPage) -> datetime:
    return timezone.make_aware(datetime.combine(page.date, time.min))
