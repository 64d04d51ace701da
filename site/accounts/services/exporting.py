"""Download my data: everything the site knows about a person, for people (CSV) and for programs (JSON)."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.log_actions import log

from accounts.models import User
from courses.extensions.personal_data import personal_data

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would take a cell that starts like this for a formula and run it."""


def export_data(user_id: int, *, at: datetime) -> bytes:
    """A ZIP archive: `data.json` with everything, and one CSV table for every list in it. The download is logged."""
    parts = {key: part.export(user_id) for key, part in personal_data.items()}
    whole = {"made_at": at.isoformat(), "data": parts}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.json", json.dumps(whole, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        for key, data in parts.items():
            for name, rows in _tables(key, data):
                packed.writestr(f"{name}.csv", _csv(rows))
    user = User.objects.get(pk=user_id)
    log(instance=user, action="accounts.export", title=str(user.key), user=user)
    return archive.getvalue()


def _tables(name: str, data: Any) -> Iterable[tuple[str, list[Mapping[str, Any]]]]:
    """Every list is a table of its own; what stands alone is a table of one row."""
    if isinstance(data, list):
        yield name, [row if isinstance(row, Mapping) else {"value": row} for row in data]
        return
    if not isinstance(data, Mapping):
        yield name, [{"value": data}]
        return
    alone = {key: value for key, value in data.items() if not isinstance(value, list | dict)}
    if alone:
        yield name, [alone]
    for key, value in data.items():
        if key not in alone:
            yield from _tables(f"{name}.{key}", value)


def _csv(rows: list[Mapping[str, Any]]) -> bytes:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({column: safe_cell(value) for column, value in row.items()} for row in rows)
    # The mark lets spreadsheets read Latvian and Lithuanian letters right.
    return text.getvalue().encode("utf-8-sig")


def safe_cell(value: Any) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    text = (
        json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
    )
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
