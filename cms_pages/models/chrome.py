"""What stands round every page: name, contacts, menu and footer, as editors keep them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page

from courses.models import LocalisedTextField, in_language


@register_setting(icon="list-ul")
class SiteChrome(BaseSiteSetting, ClusterableModel):
    """One row for the site; every text in every language."""

    names = LocalisedTextField(_("name of the site"), blank=True)
    taglines = LocalisedTextField(_("tagline"), blank=True, multiline=True)
    contact_organisations = LocalisedTextField(_("organisation"), blank=True)
    contact_addresses = LocalisedTextField(_("address"), blank=True, multiline=True)
    contact_phone = models.CharField(_("telephone"), max_length=50, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Messages of the contact form go here."))

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("names"), FieldPanel("taglines")], heading=_("Name")),
        MultiFieldPanel(
            [
                FieldPanel("contact_organisations"),
                FieldPanel("contact_addresses"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_email"),
            ],
            heading=_("Contacts"),
        ),
        InlinePanel("menu_items", heading=_("Main menu"), label=_("entry")),
        InlinePanel("footer_items", heading=_("Footer"), label=_("entry")),
        InlinePanel("social_links", heading=_("Social networks"), label=_("network")),
    ]

    class Meta:
        verbose_name = _("name, menu and footer")
        verbose_name_plural = _("names, menus and footers")

    def __str__(self) -> str:
        return in_language(self.names)


class ChromeLink(Orderable):
    """A link to a page (in whatever language; visitors are led to theirs) or to a part of the site that is no page."""

    # Says which entry it is when code looks for one: the header shows the entry `easy` apart.
    key = models.SlugField(_("key"), max_length=40)
    names = LocalisedTextField(_("text"))
    page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    route = models.CharField(
        _("part of the site"),
        max_length=60,
        blank=True,
        help_text=_("The name of an address that is not a page: site_map, reading_settings, search."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("key"),
        FieldPanel("names"),
        FieldPanel("page"),
        FieldPanel("route"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return in_language(self.names)

    def clean(self) -> None:
        super().clean()
        if bool(self.page_id) == bool(self.route):
            raise ValidationError(_("Choose a page or name a part of the site, one of the two."))
        if self.route:
            try:
                reverse(self.route)
            except NoReverseMatch as error:
                raise ValidationError({"route": _("The site has no part with this name.")}) from error


class MenuItem(ChromeLink):
    chrome = ParentalKey(SiteChrome, related_name="menu_items", on_delete=models.CASCADE)

    class Meta(ChromeLink.Meta):
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")


class FooterItem(ChromeLink):
    chrome = ParentalKey(SiteChrome, related_name="footer_items", on_delete=models.CASCADE)

    class Meta(ChromeLink.Meta):
        verbose_name = _("footer entry")
        verbose_name_plural = _("footer entries")


class SocialLink(Orderable):
    """A social network, as a text link: nothing of theirs is loaded into our pages."""

    chrome = ParentalKey(SiteChrome, related_name="social_links", on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=40)
    url = models.URLField(_("address"))

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("social network")
        verbose_name_plural = _("social networks")

    def __str__(self) -> str:
        return self.name
