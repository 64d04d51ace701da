"""The points of the library network."""

from decimal import Decimal

from cms_pages.models import PointPage, Precision, Service
from courses.models import FundingProject
from elearning_site.demo.entities_project import NetworkPoint
from elearning_site.demo.loading.workshop import Workshop


def load(workshop: Workshop) -> None:
    """A page per point and language."""
    for point in workshop.site.content.network_points:
        workshop.in_languages(
            f"point-{point.id}", lambda language, point=point: _page(point, language), under="network"
        )


def _page(point: NetworkPoint, language: str) -> PointPage:
    page = PointPage(
        title=point.name[language],
        lead=point.description[language],
        search_description=point.description[language],
        kind=point.kind,
        country=point.country,
        municipality=point.municipality[language],
        latitude=Decimal(str(point.lat)),
        longitude=Decimal(str(point.lon)),
        precision=Precision.TOWN if point.coord_precision.startswith("town") else Precision.APPROXIMATE,
        funding_project=FundingProject.objects.get(code=point.project),
    )
    page.services = Service.objects.filter(slug__in=point.services)
    return page
