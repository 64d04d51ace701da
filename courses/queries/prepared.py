"""Queries that every request asks: turned into SQL once, then only executed.

Making SQL of a queryset costs the processor several times what the database needs to answer it.
"""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.models import Field, QuerySet, Value


class Given(Value):
    """A value that is named when the query is written and given when it is asked."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(None, output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """A placeholder; the marker among the parameters is exchanged for what is given."""
        return "%s", [self]


class Prepared:
    """A `values_list` query whose SQL never changes; what goes into it is marked by `Given`.

    `build` is called once in each thread. The same SQL, the same types of rows as the queryset itself would bring.
    """

    def __init__(self, build: Callable[[], "QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._kept = threading.local()

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows for these values, by the names of the `Given`s."""
        compiler, sql, params = self._compiled()
        values = [_exchanged(param, given) if isinstance(param, Given) else param for param in params]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            found = cursor.fetchall()
        return list(compiler.results_iter(results=[found], tuple_expected=True))

    def row(self, **given: Any) -> tuple[Any, ...] | None:
        """The first row, if any."""
        found = self.rows(**given)
        return found[0] if found else None

    def _compiled(self) -> tuple[Any, str, tuple[Any, ...]]:
        compiled: tuple[Any, str, tuple[Any, ...]] | None = getattr(self._kept, "compiled", None)
        if compiled is None:
            compiler = self._build().query.get_compiler(connection.alias)
            compiled = self._kept.compiled = (compiler, *compiler.as_sql())
        return compiled


def _exchanged(given: Given, values: dict[str, Any]) -> Any:
    return given.output_field.get_db_prep_value(values[given.name], connection)
