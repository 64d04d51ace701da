"""Reads a YAML tree into frozen dataclasses, and says file, path and reason of the first thing that is wrong.

The dataclass *is* the schema: its fields are the allowed keys, a field without a default is required, the type hints
are checked. A class may add `problems()` for what a type cannot say. Nothing here knows Django.
"""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

LANGUAGES = ("lv", "lt", "en")
Content = TypeVar("Content")


class DemoContentError(ValueError):
    """The demo's content cannot be used: `file: path: reason`."""

    def __init__(self, file: str, path: str, reason: str) -> None:
        self.file, self.path, self.reason = file, path, reason
        super().__init__(f"{file}: {path}: {reason}" if path else f"{file}: {reason}")


@dataclass(frozen=True)
class Place:
    """Where in which file a value stands."""

    file: str
    path: str = ""

    def key(self, name: str) -> "Place":
        """The place of a key of this mapping."""
        return Place(self.file, f"{self.path}.{name}" if self.path else name)

    def index(self, number: int) -> "Place":
        """The place of an item of this list."""
        return Place(self.file, f"{self.path}[{number}]")

    def refuse(self, reason: str) -> NoReturn:
        """Raise DemoContentError for this place."""
        raise DemoContentError(self.file, self.path, reason)


@dataclass(frozen=True)
class Words:
    """One text in the three languages."""

    lv: str
    lt: str
    en: str

    def __getitem__(self, language: str) -> str:
        return str(getattr(self, language))


@dataclass(frozen=True)
class WordLists:
    """A list of texts in each language; the lists need not match one another."""

    lv: tuple[str, ...]
    lt: tuple[str, ...]
    en: tuple[str, ...]

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return tuple(getattr(self, language))


# Words whose lv, lt and en stand in the same mapping as the other keys of the class.
InlineWords = Annotated[Words, "inline"]
# Words whose texts may all three be empty.
WordsOrEmpty = Annotated[Words, "empty"]


@dataclass(frozen=True)
class Variant:
    """Base of things told apart by a key: `tag` names the key, `variants` the class for each value."""

    tag: ClassVar[str]
    variants: ClassVar[Mapping[str, type]]


class _UniqueKeyLoader(yaml.SafeLoader):
    """PyYAML silently keeps the last of two equal keys; a lost text is worse than a refusal."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _value in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"key “{key}” stands twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_file(path: Path, kind: type[Content]) -> Content:
    """Read one YAML file into `kind`. Raises DemoContentError with the file's name, the path and the reason."""
    place = Place(path.name)
    try:
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeyLoader)  # noqa: S506 -- a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise DemoContentError(path.name, f"line {line}", str(error.problem)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DemoContentError(path.name, "", f"cannot be read: {error}") from error
    return convert(kind, tree, place)


_NAMES: Mapping[type, str] = {
    bool: "true/false",
    str: "a text",
    int: "a whole number",
    float: "a number",
    Decimal: "a decimal number",
    date: "a date",
    list: "a list",
    dict: "a mapping",
}


def name_of(value: object) -> str:
    """What a person would call this YAML value."""
    return "nothing" if value is None else _NAMES.get(type(value), type(value).__name__)


def convert(kind: Any, value: Any, place: Place) -> Any:
    """Check `value` against the type `kind` and return it converted."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not types.NoneType]
        return None if value is None else convert(options[0], value, place)
    if origin is tuple:
        if not isinstance(value, list):
            place.refuse(f"expected a list, found {name_of(value)}")
        return tuple(convert(get_args(kind)[0], item, place.index(i)) for i, item in enumerate(value))
    if origin is Literal:
        if value not in get_args(kind):
            place.refuse(f"“{value}” is not one of {', '.join(map(str, get_args(kind)))}")
        return value
    if is_dataclass(kind):
        return _mapping(kind, value, place)
    return _scalar(kind, value, place)


def _scalar(kind: Any, value: Any, place: Place) -> Any:
    if kind is Decimal and isinstance(value, str | int) and not isinstance(value, bool):
        try:
            return Decimal(value)
        except InvalidOperation:
            place.refuse(f"“{value}” is not a decimal number")
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if type(value) is not kind:
        place.refuse(f"expected {_NAMES.get(kind, kind.__name__)}, found {name_of(value)}")
    if kind is str and not value.strip():
        place.refuse("the text is empty")
    return value.strip() if kind is str else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _words(kind: type, value: Mapping[str, Any], place: Place, *, empty: bool = False) -> Any:
    hints = _hints(kind)
    for language in LANGUAGES:
        if language not in value:
            place.refuse(f"the language “{language}” is missing")
    if empty and all(value[language] == "" for language in LANGUAGES):
        return kind("", "", "")
    return kind(*(convert(hints[language], value[language], place.key(language)) for language in LANGUAGES))


def _mapping(kind: Any, value: Any, place: Place) -> Any:
    if not isinstance(value, dict):
        place.refuse(f"expected a mapping, found {name_of(value)}")
    if issubclass(kind, Variant) and "variants" in vars(kind):
        if kind.tag not in value:
            place.refuse(f"the key “{kind.tag}” is missing")
        chosen = convert(Literal[*kind.variants], value[kind.tag], place.key(kind.tag))
        return _mapping(kind.variants[chosen], value, place)
    hints, parts = _hints(kind), fields(kind)
    allowed = {key for part in parts for key in (LANGUAGES if hints[part.name] == InlineWords else (part.name,))}
    if unknown := [key for key in value if key not in allowed]:
        place.refuse(f"unknown key “{unknown[0]}”")
    if kind in (Words, WordLists):
        return _words(kind, value, place)
    built = kind(**{part.name: found for part in parts for found in _field(hints[part.name], part, value, place)})
    finder: Callable[[], Iterable[tuple[str, str]]] = getattr(built, "problems", tuple)
    for path, reason in finder():
        (place.key(path) if path else place).refuse(reason)
    return built


def _field(hint: Any, part: Field[Any], value: Mapping[str, Any], place: Place) -> Iterator[Any]:
    """The converted value of one field, or nothing when its default holds."""
    if hint == InlineWords:
        yield _words(Words, value, place)
    elif part.name not in value:
        if part.default is MISSING:
            place.refuse(f"the key “{part.name}” is missing")
    elif hint == WordsOrEmpty:
        yield _words(Words, value[part.name], place.key(part.name), empty=True)
    else:
        yield convert(hint, value[part.name], place.key(part.name))
