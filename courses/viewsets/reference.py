"""Shared words: organisations, funding projects, audiences, topics, regions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from courses.models import Audience, FundingProject, Organisation, Region, Topic


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    icon = "group"
    add_to_reference_index = True
    inspect_view_enabled = True
    list_display = ("__str__", "country", "slug")
    panels = [
        FieldPanel("names"),
        FieldPanel("slug"),
        FieldPanel("country"),
        FieldPanel("register_number"),
        FieldPanel("website"),
    ]


class FundingProjectViewSet(ModelViewSet):
    model = FundingProject
    icon = "tag"
    list_display = ("__str__", "code", "is_default")
    panels = [
        FieldPanel("code"),
        FieldPanel("acronym"),
        FieldPanel("titles"),
        FieldPanel("programmes"),
        FieldPanel("emblem_statements"),
        FieldPanel("funding_statements"),
        FieldPanel("disclaimers"),
        FieldPanel("responsible"),
        FieldPanel("is_default"),
    ]


class TermViewSet(ModelViewSet):
    icon = "list-ul"
    list_display = ("__str__", "slug")
    panels = [FieldPanel("names"), FieldPanel("slug")]


class AudienceViewSet(TermViewSet):
    model = Audience


class TopicViewSet(TermViewSet):
    model = Topic


class RegionViewSet(TermViewSet):
    model = Region
    panels = [*TermViewSet.panels, FieldPanel("country")]


class ReferenceGroup(ModelViewSetGroup):
    menu_label = _("Shared words")
    menu_icon = "list-ul"
    menu_order = 700
    items = (OrganisationViewSet, FundingProjectViewSet, AudienceViewSet, TopicViewSet, RegionViewSet)


reference_group = ReferenceGroup()
