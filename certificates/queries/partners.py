"""Which organisations issue certificates: told where the site lists its partners."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from certificates.models import Issuer


def issuing_facts(organisation_ids: Collection[int]) -> Mapping[int, tuple[Any, Any]]:
    """A (term, value) pair for each organisation: whether it issues certificates. One query."""
    issuing = set(Issuer.objects.filter(organisation_id__in=organisation_ids).values_list("organisation_id", flat=True))
    return {pk: (_("Issues certificates"), _("yes") if pk in issuing else _("no")) for pk in organisation_ids}
