"""News: the newest first."""

from collections import Counter
from typing import NamedTuple

from django.db.models import Q, QuerySet

from cms_pages.models import NewsPage
from courses.queries.visible import visible


def news_in(language: str, *, category: str = "") -> QuerySet[NewsPage]:
    """Live, unrestricted news of a language, newest first."""
    news: QuerySet[NewsPage] = visible(NewsPage.objects).filter(locale__language_code=language)
    if category:
        news = news.filter(category=category)
    return news.defer("body").select_related("funding_project", "image").order_by("-date", "-pk")


def category_counts(language: str) -> Counter[str]:
    """How many news each category has."""
    categories = visible(NewsPage.objects).filter(locale__language_code=language)
    return Counter(categories.order_by().values_list("category", flat=True))


class Neighbours(NamedTuple):
    earlier: NewsPage | None
    later: NewsPage | None


def neighbours_of(page: NewsPage) -> Neighbours:
    """The news before and after this one in time."""
    others = news_in(page.locale.language_code)
    earlier = others.filter(Q(date__lt=page.date) | Q(date=page.date, pk__lt=page.pk)).first()
    later = others.filter(Q(date__gt=page.date) | Q(date=page.date, pk__gt=page.pk)).order_by("date", "pk").first()
    return Neighbours(earlier, later)
