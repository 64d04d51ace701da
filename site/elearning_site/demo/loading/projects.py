"""Fact sheets of the two projects, and the page of partners."""

from cms_pages.models import PartnersPage, ProjectIndicator, ProjectPage, ProjectPartner
from courses.models import Audience, FundingProject, Organisation
from elearning_site.demo.entities_project import ProjectFacts
from elearning_site.demo.loading.workshop import Workshop, localised


def load(workshop: Workshop) -> None:
    """Make them all."""
    for project in workshop.site.content.project_facts:
        workshop.in_languages(
            f"project-{project.code}",
            lambda language, project=project: _project(workshop, project, language),
            under="project",
        )
    lead = {language: workshop.lead("partners", language) for language in ("lv", "lt", "en")}
    workshop.in_languages(
        "partners",
        lambda language: PartnersPage(
            title=workshop.title("partners")[language], lead=lead[language], search_description=lead[language]
        ),
        under="project",
    )


def _project(workshop: Workshop, project: ProjectFacts, language: str) -> ProjectPage:
    budget = project.budget_eur
    page = ProjectPage(
        title=f"{project.acronym} ({project.code})",
        lead=project.title[language],
        search_description=project.title[language],
        aim=(project.aim or project.title)[language],
        funding_project=FundingProject.objects.get(code=project.code),
        starts_on=project.start,
        ends_on=project.end,
        total_eur=budget.total if budget else None,
        erdf_eur=budget.erdf if budget else None,
        programme_url=project.programme_page,
        **({"eu_url": project.eu_page} if project.eu_page else {}),
    )
    page.audiences = Audience.objects.filter(
        slug__in=[group.words["en"].replace(" ", "-") for group in project.target_groups]
    )
    page.partners = [_partner(project, name) for name in (project.lead_partner, *project.partners)]
    page.indicators = _indicators(workshop, project)
    return page


def _partner(project: ProjectFacts, name: str) -> ProjectPartner:
    shares = {share.partner: share for share in project.budget_eur.partner_shares} if project.budget_eur else {}
    share = shares.get(name)
    return ProjectPartner(
        organisation=Organisation.objects.get(slug=name),
        is_lead=name == project.lead_partner,
        total_eur=share.total if share else None,
        erdf_eur=share.erdf if share else None,
        own_eur=share.municipal_cofinancing if share else None,
        state_eur=share.state_cofinancing if share else None,
    )


def _indicators(workshop: Workshop, project: ProjectFacts) -> list[ProjectIndicator]:
    if project.indicators is None:
        return []
    planned = vars(project.indicators)
    return [
        ProjectIndicator(names=localised(entry.words), planned=planned[entry.id], at_least=entry.id.endswith("_min"))
        for entry in workshop.site.reference.indicators
    ]
