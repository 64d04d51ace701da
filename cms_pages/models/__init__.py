"""Import models from here: `from cms_pages.models import NewsPage`."""

from .chrome import FooterItem, MenuItem, SiteChrome, SocialLink
from .contact import ContactMessage, Delivery
from .events import EventIndexPage, EventKind, EventMode, EventPage
from .home import HomePage
from .network import NetworkIndexPage, PointKind, PointPage, Precision, Service
from .news import NewsCategory, NewsIndexPage, NewsPage
from .projects import (
    PartnersPage,
    ProjectIndexPage,
    ProjectIndicator,
    ProjectPage,
    ProjectPartner,
)
from .standard import AccessibilityPage, Conformity, PageKind, StandardPage

__all__ = [
    "AccessibilityPage",
    "Conformity",
    "ContactMessage",
    "Delivery",
    "EventIndexPage",
    "EventKind",
    "EventMode",
    "EventPage",
    "FooterItem",
    "HomePage",
    "MenuItem",
    "NetworkIndexPage",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "PageKind",
    "PartnersPage",
    "PointKind",
    "PointPage",
    "Precision",
    "ProjectIndexPage",
    "ProjectIndicator",
    "ProjectPage",
    "ProjectPartner",
    "Service",
    "SiteChrome",
    "SocialLink",
    "StandardPage",
]
