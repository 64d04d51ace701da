"""Who may do what with whose: every route of the site has a row in the table, and every row is tried."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from tests.factories.people import UserFactory
from tests.web.access_table import COVERED, DATA, OPEN_IN_THE_ADMIN, ROWS, WHO, Row
from tests.web.access_world import make_world

ADMIN = "admin/"


@dataclass(frozen=True)
class Route:
    """A view and where it stands. `name` carries its namespaces; a route without a name is called by its path."""

    name: str
    path: str
    view: Callable[..., Any]


def routes(resolver: Any = None, *, path: str = "", spaces: tuple[str, ...] = ()) -> Iterator[Route]:
    """Every route of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        here = f"{path}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from routes(pattern, path=here, spaces=inner)
        elif isinstance(pattern, URLPattern):
            yield Route(":".join((*spaces, pattern.name)) if pattern.name else here, here, pattern.callback)


def test_every_route_has_a_row() -> None:
    patterns = [*(row.name for row in ROWS), *COVERED]
    names = {route.name for route in routes()}
    assert sorted(name for name in names if not any(fnmatchcase(name, pattern) for pattern in patterns)) == []
    assert sorted(pattern for pattern in patterns if not any(fnmatchcase(name, pattern) for name in names)) == []


@pytest.mark.django_db
def test_no_view_of_the_admin_opens_without_the_right_to_enter(rf: RequestFactory) -> None:
    """Asked as a script asks, whom the admin refuses plainly. The refusal comes before the address is read."""
    opened = set()
    for person in (AnonymousUser(), UserFactory()):
        for route in routes():
            if not route.path.startswith(ADMIN) or route.name in OPEN_IN_THE_ADMIN:
                continue
            request = rf.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"})
            request.user = person
            with suppress(PermissionDenied):
                route.view(request)
                opened.add(route.name)
    assert sorted(opened) == []


@pytest.mark.django_db
def test_everybody_gets_what_the_table_says() -> None:
    world = make_world()
    browsers = world.browsers()
    found = {row.line: [answer(row, browsers[who], world.things) for who in WHO] for row in ROWS}
    wrong = [
        f"{row.line}: {who} gets {got}, the table says {said}"
        for row in ROWS
        for who, got, said in zip(WHO, found[row.line], row.cells, strict=True)
        if got != said
    ]
    assert wrong == [], "\n".join(wrong)


def answer(row: Row, browser: Client, things: dict[str, Any]) -> str:
    """What the table calls the answer to this request. Nothing of it stays."""
    with transaction.atomic(), translation.override("lv"):
        url = reverse(row.route, args=[things[word] for word in row.words])
        sent = {name: things.get(value, value) for name, value in DATA.get(row.name, {}).items()}
        response = browser.get(url) if row.method == "GET" else browser.post(url, sent)
        if response.streaming:
            b"".join(response.streaming_content)  # to its end, which closes the file
        transaction.set_rollback(True)
    return spell(response, asked=url)


def spell(response: HttpResponse, *, asked: str) -> str:
    """`in`: asked to sign in; `no`: the admin's refusal, which leads to its front page; `go`: led elsewhere."""
    if response.status_code != 302:
        return str(response.status_code)
    target = response.headers["Location"].partition("?")[0]
    if target.endswith("/account/login/"):
        return "in"
    if asked != "/" and target == f"/lv{asked}":
        return "404"  # an address nobody knows is looked for once more below the visitor's language
    return "no" if target == "/admin/" else "go"
