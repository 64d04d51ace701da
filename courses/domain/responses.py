"""What a browser sends, made safe to store and to grade; and how much of a question it answers."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch
from typing import Final

from courses.domain.questions import (
    NUMBER_CHARACTERS,
    SHORT_ANSWER_CHARACTERS,
    FileUpload,
    LongTextSpec,
    Matching,
    MultipleChoice,
    Numerical,
    OneChoiceSpec,
    Ordering,
    ShortAnswer,
    Spec,
    TrueFalse,
)

MAX_FILES: Final = 10
MAX_FILE_NAME: Final = 255
MAX_FILE_ID: Final = 64

Value = Mapping[str, object]
"""A response as stored; empty means unanswered."""


class ResponseReason(StrEnum):
    """Why an answer cannot be saved as it was sent."""

    WRONG_SHAPE = "wrong_shape"
    UNKNOWN_KEY = "unknown_key"
    TEXT_TOO_LONG = "text_too_long"
    TOO_MANY_FILES = "too_many_files"
    FILE_TYPE_NOT_ACCEPTED = "file_type_not_accepted"
    FILE_TOO_LARGE = "file_too_large"
    BAD_FILE = "bad_file"


class ResponseError(ValueError):
    """An answer was refused. ``limit`` is the limit that was passed, where there is one."""

    def __init__(self, reason: ResponseReason, *, limit: int | None = None) -> None:
        super().__init__(reason.value if limit is None else f"{reason.value} (limit {limit})")
        self.reason = reason
        self.limit = limit


@dataclass(frozen=True, slots=True)
class AnswerState:
    """How much of a question is answered: ``done`` of ``of`` parts. Most kinds have one part."""

    done: int
    of: int = 1

    @property
    def is_answered(self) -> bool:
        """Every part is answered."""
        return self.done >= self.of

    @property
    def is_partly(self) -> bool:
        """Some parts are answered, some are not."""
        return 0 < self.done < self.of

    @property
    def is_unanswered(self) -> bool:
        """Nothing is answered."""
        return self.done == 0


@singledispatch
def clean_response(spec: Spec, raw: Value) -> dict[str, object]:
    """Return what may be stored of ``raw``: known keys only, bounded, ``{}`` when nothing was answered.

    Raises ``ResponseError`` for what no honest form sends (an unknown option, a wrong type) and for what a person
    has to be told (text too long, a file not accepted). Cleaning twice changes nothing.
    """
    raise TypeError(f"no clean_response for question kind {spec.kind!r}")


@singledispatch
def answered_state(spec: Spec, value: Value | None) -> AnswerState:
    """Tell how much of the question a stored response answers."""
    raise TypeError(f"no answered_state for question kind {spec.kind!r}")


@clean_response.register
def _(spec: OneChoiceSpec, raw: Value) -> dict[str, object]:
    choice = _text(raw, "choice")
    if not choice:
        return {}
    return {"choice": _known(choice, spec.keys)}


@clean_response.register
def _(spec: MultipleChoice, raw: Value) -> dict[str, object]:
    choices = {_known(choice, spec.keys) for choice in _texts(raw, "choices") if choice}
    # In the author's order, so that the same choice is the same value whatever was ticked first.
    return {"choices": [key for key in spec.keys if key in choices]} if choices else {}


@clean_response.register
def _(spec: TrueFalse, raw: Value) -> dict[str, object]:
    value = raw.get("value")
    if value is None or value == "":
        return {}
    if isinstance(value, bool):
        return {"value": value}
    if isinstance(value, str) and value in {"true", "false"}:
        return {"value": value == "true"}
    raise ResponseError(ResponseReason.WRONG_SHAPE)


@clean_response.register
def _(spec: ShortAnswer, raw: Value) -> dict[str, object]:
    return _bounded_text(raw, limit=SHORT_ANSWER_CHARACTERS)


@clean_response.register
def _(spec: Numerical, raw: Value) -> dict[str, object]:
    return _bounded_text(raw, limit=NUMBER_CHARACTERS)


@clean_response.register
def _(spec: LongTextSpec, raw: Value) -> dict[str, object]:
    return _bounded_text(raw, limit=spec.max_characters)


@clean_response.register
def _(spec: Matching, raw: Value) -> dict[str, object]:
    sent = raw.get("pairs")
    if sent is None:
        return {}
    if not isinstance(sent, Mapping):
        raise ResponseError(ResponseReason.WRONG_SHAPE)
    for left in sent:
        _known(left, spec.pairs)
    rights = {left: _text(sent, left) for left in spec.pairs}
    pairs = {left: _known(right, spec.pairs) for left, right in rights.items() if right}
    return {"pairs": pairs} if pairs else {}


@clean_response.register
def _(spec: Ordering, raw: Value) -> dict[str, object]:
    order = list(dict.fromkeys(_known(key, spec.items) for key in _texts(raw, "order") if key))
    return {"order": order} if order else {}


@clean_response.register
def _(spec: FileUpload, raw: Value) -> dict[str, object]:
    sent = raw.get("files")
    if sent is None:
        return {}
    if not isinstance(sent, list | tuple):
        raise ResponseError(ResponseReason.WRONG_SHAPE)
    if len(sent) > MAX_FILES:
        raise ResponseError(ResponseReason.TOO_MANY_FILES, limit=MAX_FILES)
    files = {str(file["id"]): file for file in (_clean_file(spec, entry) for entry in sent)}
    return {"files": list(files.values())} if files else {}


@answered_state.register
def _(spec: OneChoiceSpec, value: Value | None) -> AnswerState:
    return AnswerState(int(chosen(value, "choice") in spec.keys))


@answered_state.register
def _(spec: MultipleChoice, value: Value | None) -> AnswerState:
    return AnswerState(int(bool(chosen_keys(value, "choices", among=spec.keys))))


@answered_state.register
def _(spec: TrueFalse, value: Value | None) -> AnswerState:
    return AnswerState(int(isinstance((value or {}).get("value"), bool)))


@answered_state.register(ShortAnswer)
@answered_state.register(Numerical)
@answered_state.register(LongTextSpec)
def _(spec: Spec, value: Value | None) -> AnswerState:
    return AnswerState(int(bool(chosen(value, "text").strip())))


@answered_state.register
def _(spec: Matching, value: Value | None) -> AnswerState:
    return AnswerState(len(matched_pairs(value, among=spec.pairs)), of=len(spec.pairs))


@answered_state.register
def _(spec: Ordering, value: Value | None) -> AnswerState:
    return AnswerState(len(chosen_keys(value, "order", among=spec.items)), of=len(spec.items))


@answered_state.register
def _(spec: FileUpload, value: Value | None) -> AnswerState:
    files = (value or {}).get("files")
    return AnswerState(int(isinstance(files, list | tuple) and bool(files)))


def chosen(value: Value | None, name: str) -> str:
    """Read a string of a stored response; anything else reads as empty. Never raises."""
    found = (value or {}).get(name)
    return found if isinstance(found, str) else ""


def chosen_keys(value: Value | None, name: str, *, among: Collection[str]) -> list[str]:
    """Read the known keys of a stored response, each once, in the learner's order. Never raises."""
    found = (value or {}).get(name)
    if not isinstance(found, list | tuple):
        return []
    return list(dict.fromkeys(key for key in found if isinstance(key, str) and key in among))


def matched_pairs(value: Value | None, *, among: Collection[str]) -> dict[str, str]:
    """Read the known pairs of a stored response, left key to right key. Never raises."""
    found = (value or {}).get("pairs")
    if not isinstance(found, Mapping):
        return {}
    pairs = {left: found.get(left) for left in among}
    return {left: right for left, right in pairs.items() if isinstance(right, str) and right in among}


def clean_text(text: str) -> str:
    """Return the text with plain line ends, composed letters and nothing a database cannot keep.

    NUL and other control characters and lone surrogates go, tabs and line ends stay; spaces stay as typed.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (char for char in lines if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept))


def _bounded_text(raw: Value, *, limit: int) -> dict[str, object]:
    text = clean_text(_text(raw, "text"))
    # Characters, while a browser's maxlength counts UTF-16 units: the server is never the stricter of the two.
    if len(text) > limit:
        raise ResponseError(ResponseReason.TEXT_TOO_LONG, limit=limit)
    return {"text": text} if text.strip() else {}


def _clean_file(spec: FileUpload, entry: object) -> dict[str, object]:
    if not isinstance(entry, Mapping):
        raise ResponseError(ResponseReason.BAD_FILE)
    key, name, size = entry.get("id"), entry.get("name"), entry.get("size")
    if not isinstance(name, str) or not isinstance(key, str) or key != clean_text(key):
        raise ResponseError(ResponseReason.BAD_FILE)
    if not 0 < len(key) <= MAX_FILE_ID:
        raise ResponseError(ResponseReason.BAD_FILE)
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        raise ResponseError(ResponseReason.BAD_FILE)
    # Some browsers send the whole path of the learner's own disk; nobody needs to know it.
    bare = " ".join(clean_text(name).replace("\\", "/").rpartition("/")[2].split())
    stem, _dot, ending = bare.rpartition(".")
    if not stem or ending.lower() not in spec.accepted_types:
        raise ResponseError(ResponseReason.FILE_TYPE_NOT_ACCEPTED)
    if len(bare) > MAX_FILE_NAME:
        raise ResponseError(ResponseReason.TEXT_TOO_LONG, limit=MAX_FILE_NAME)
    if size > spec.max_bytes:
        raise ResponseError(ResponseReason.FILE_TOO_LARGE, limit=spec.max_bytes)
    return {"id": key, "name": bare, "size": size}


def _text(raw: Mapping[str, object], name: str) -> str:
    value = raw.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ResponseError(ResponseReason.WRONG_SHAPE)
    return value


def _texts(raw: Value, name: str) -> list[str]:
    value = raw.get(name)
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ResponseError(ResponseReason.WRONG_SHAPE)
    return list(value)


def _known(key: object, among: Collection[str]) -> str:
    if not isinstance(key, str) or key not in among:
        raise ResponseError(ResponseReason.UNKNOWN_KEY)
    return key
