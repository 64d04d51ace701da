"""Languages, organisations, funding projects, small lists, issuers and the words of certificates."""

from typing import Any

from wagtail.models import Locale

from certificates.models import Issuer
from certificates.services.designs import ensure_formal_design
from cms_pages.models import Service
from courses.models import Audience, FundingProject, Organisation, Region, Topic
from elearning_site.demo.loading.workshop import Workshop, localised
from elearning_site.demo.reading import LANGUAGES


def load(workshop: Workshop) -> None:
    """Make them all."""
    for language in LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    _organisations(workshop)
    _funding_projects(workshop)
    _lists(workshop)
    _issuers(workshop)
    ensure_formal_design()


def _organisations(workshop: Workshop) -> None:
    numbers = {issuer.partner: issuer.register_number for issuer in workshop.site.reference.issuers}
    for partner in workshop.site.content.partners:
        Organisation.objects.get_or_create(
            slug=partner.id,
            defaults={
                "names": localised(partner.name),
                "country": partner.country,
                "website": partner.url or "",
                "register_number": numbers.get(partner.id, ""),
            },
        )


def _funding_projects(workshop: Workshop) -> None:
    texts = workshop.site.content.site
    for number, project in enumerate(workshop.site.content.project_facts):
        FundingProject.objects.get_or_create(
            code=project.code,
            defaults={
                "acronym": project.acronym,
                "titles": localised(project.title),
                "programmes": localised(project.programme),
                "emblem_statements": localised(texts.emblem_statement),
                "funding_statements": localised(texts.funding_statement),
                "disclaimers": localised(texts.disclaimer_template),
                "responsible": Organisation.objects.get(slug=project.lead_partner),
                "is_default": number == 0,
            },
        )


def _lists(workshop: Workshop) -> None:
    reference = workshop.site.reference
    terms: tuple[tuple[Any, Any], ...] = (
        (Topic, reference.topics),
        (Audience, reference.audiences),
        (Service, reference.services),
    )
    for model, entries in terms:
        for entry in entries:
            model.objects.get_or_create(slug=entry.id, defaults={"names": localised(entry.words)})
    for region in reference.regions:
        Region.objects.get_or_create(
            slug=region.id, defaults={"names": localised(region.words), "country": region.country}
        )
    # The people a project is for are audiences too; their key is the English name.
    for project in workshop.site.content.project_facts:
        for group in project.target_groups:
            Audience.objects.get_or_create(
                slug=group.words["en"].replace(" ", "-"), defaults={"names": localised(group.words)}
            )


def _issuers(workshop: Workshop) -> None:
    prefixes = {partner.id: partner.certificate_prefix for partner in workshop.site.content.partners}
    for facts in workshop.site.reference.issuers:
        Issuer.objects.get_or_create(
            organisation=Organisation.objects.get(slug=facts.partner),
            defaults={
                "prefix": prefixes[facts.partner],
                "places": localised(facts.place),
                "signatory_name": facts.signatory,
                "signatory_roles": localised(facts.position),
            },
        )
