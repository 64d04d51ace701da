"""A learner without JavaScript: reads pages, follows links, fills forms. One connection, kept open."""

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit


@dataclass
class Form:
    """A form as a browser would send it: `fields` starts with what is filled in, `choices` lists what may be chosen."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(self._form, tag, given)

    def _field(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        kind = given.get("type", "text")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            form.choices.setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given:
                form.fields[self._select] = given.get("value", "")
        elif not name or kind in ("submit", "button", "file"):
            return
        elif kind in ("radio", "checkbox"):
            form.choices.setdefault(name, []).append(given.get("value", "on"))
            if "checked" in given:
                form.fields[name] = given.get("value", "on")
        elif tag in ("input", "textarea"):
            form.fields[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = ""


@dataclass(frozen=True)
class Page:
    """An answer after all redirects."""

    path: str
    status: int
    text: str
    forms: list[Form]
    links: list[str]

    def form(self, part_of_action: str) -> Form:
        """The form that changes something at an address containing these words."""
        for form in self.forms:
            if form.method == "post" and part_of_action in form.action:
                return form
        actions = [form.action for form in self.forms]
        raise LookupError(f"{self.path} has no form for {part_of_action!r}, only {actions}")


class Browser:
    """Keeps cookies and its connection. `requests` counts every request made, redirects included."""

    def __init__(self, host: str, port: int) -> None:
        self._connection = http.client.HTTPConnection(host, port, timeout=60)
        # It stands where a proxy that ends TLS would stand.
        self._origin = f"https://{host}:{port}"
        self._cookies: dict[str, str] = {}
        self.requests = 0

    def get(self, path: str) -> Page:
        return self._follow("GET", path, None)

    def send(self, page: Page, form: Form, **answers: str) -> Page:
        """Send a form with these answers over what is filled in already."""
        data = urlencode({**form.fields, **answers})
        path = urljoin(page.path, form.action or page.path)
        if form.method == "get":
            return self._follow("GET", f"{path}?{data}", None)
        return self._follow("POST", path, data, referrer=page.path)

    def save(self, page: Page, form: Form, address: str, **answers: str) -> int:
        """Send a form as the page's script does, without leaving the page; the status of the answer."""
        return self._request("POST", address, urlencode({**form.fields, **answers}), page.path)[0]

    def forget(self) -> None:
        """Lose all cookies."""
        self._cookies.clear()

    def close(self) -> None:
        self._connection.close()

    def _follow(self, method: str, path: str, data: str | None, referrer: str = "/") -> Page:
        status, headers, text = self._request(method, path, data, referrer)
        while location := headers.get("Location", ""):
            target = urlsplit(urljoin(self._origin + path, location))
            path = target.path + (f"?{target.query}" if target.query else "")
            status, headers, text = self._request("GET", path, None, referrer)
        if status >= http.HTTPStatus.BAD_REQUEST:
            raise RuntimeError(f"{method} {path} was answered with {status}")
        reader = _Reader()
        reader.feed(text)
        return Page(path, status, text, reader.forms, reader.links)

    def _request(
        self, method: str, path: str, data: str | None, referrer: str
    ) -> tuple[int, http.client.HTTPMessage, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"X-Forwarded-Proto": "https", **({"Cookie": cookies} if cookies else {})}
        if data is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self._origin,
                "Referer": self._origin + referrer,
            }
        self._connection.request(method, path, body=data, headers=headers)
        response = self._connection.getresponse()
        text = response.read().decode()
        self.requests += 1
        for line in response.headers.get_all("Set-Cookie") or []:
            self._cookies.update({name: morsel.value for name, morsel in SimpleCookie(line).items()})
        return response.status, response.headers, text
