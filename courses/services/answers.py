"""Saving answers: every save is kept, the fold of them counts, and nothing is acknowledged before it is stored."""

import hashlib
import json
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from courses.domain.attempts import SaveStanding, save_standing
from courses.domain.responses import AnswerState, ResponseError, ResponseReason, answered_state, clean_response
from courses.domain.saves import Save, later, next_seq
from courses.models import Attempt, Response, ResponseSave
from courses.queries.attempts import Sheet, SheetItem, read_sheet

from .attempts import UnknownAttempt

MOST_AHEAD: Final = 1_000_000
"""A browser that counts further ahead than anybody can type is not counting: its number would win for ever."""


class AttemptClosed(Exception):
    """The attempt was handed in; nothing can be saved any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One answer as a browser sent it."""

    raw: Mapping[str, object]
    seq: int | None = None
    """The browser's own number; None when it does not count (no JavaScript): then the next one is taken."""
    shown: str | None = None
    """Fingerprint of the answer as it stood on the page that was sent. What the learner left alone is not saved."""


Reader = Callable[[SheetItem], Sent | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveReceipt:
    """What became of a save. It exists only once the save is stored."""

    item: SheetItem
    """The question, as it was before this save."""
    saved_at: datetime | None
    seq: int
    """The greatest number known now; the browser goes on from here."""
    late: bool
    """Kept, not graded: it came after the deadline."""
    overruled: bool
    """Another device's answer, given under a greater number, is the one that counts."""
    value: Mapping[str, object]
    """The answer that counts."""
    state: AnswerState
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of the answers of one page, by position."""

    receipts: dict[int, SaveReceipt] = field(default_factory=dict)
    refused: dict[int, tuple[SheetItem, ResponseError]] = field(default_factory=dict)


def fingerprint(value: Mapping[str, object]) -> str:
    """A short name of an answer, for telling whether the learner touched it."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def save_answer(
    attempt_key: UUID,
    position: int,
    *,
    learner_id: int,
    raw: Mapping[str, object],
    language: str,
    client: str,
    seq: int | None,
    at: datetime,
) -> SaveReceipt:
    """Save one answer. Raises UnknownAttempt, AttemptClosed, and ResponseError for what cannot be stored."""
    saved = save_answers(
        attempt_key,
        {position},
        lambda _item: Sent(raw=raw, seq=seq),
        learner_id=learner_id,
        language=language,
        client=client,
        at=at,
    )
    if position in saved.refused:
        raise saved.refused[position][1]
    return saved.receipts[position]


@transaction.atomic
def save_answers(
    attempt_key: UUID,
    positions: Set[int],
    read: Reader,
    *,
    learner_id: int,
    language: str,
    client: str,
    at: datetime,
) -> Saved:
    """Save the answers of a page in one short transaction. An answer that is refused does not hold up the others.

    `read` finds each question's answer in what was sent; None leaves the answer alone. Raises UnknownAttempt when the
    attempt or a position is not this learner's, AttemptClosed when it was handed in.
    """
    sheet = lock_sheet(attempt_key, learner_id=learner_id, language=language, positions=positions)
    saved = Saved()
    fresh: list[tuple[SheetItem, Save]] = []
    for item in sheet.items:
        try:
            save = _as_save(item, read(item), client)
        except ResponseError as refusal:
            saved.refused[item.position] = (item, refusal)
            continue
        if save is None:
            saved.receipts[item.position] = _untouched(item)
        else:
            fresh.append((item, save))
    saved.receipts.update(store_saves(sheet, fresh, at=at))
    return saved


def lock_sheet(attempt_key: UUID, *, learner_id: int, language: str, positions: Set[int]) -> Sheet:
    """The questions at `positions` of an open attempt, held against saving and handing in at the same moment.

    Must stand in a transaction. SQLite needs no lock of a row: a transaction that may write has the database.
    """
    if connection.features.has_select_for_update:
        list(Attempt.objects.select_for_update().filter(pk=attempt_key).values_list("pk"))
    sheet = read_sheet(attempt_key, learner_id=learner_id, language=language, positions=positions)
    if sheet is None or {item.position for item in sheet.items} != positions:
        raise UnknownAttempt(attempt_key)
    if not sheet.head.is_open:
        raise AttemptClosed(attempt_key)
    return sheet


def store_saves(sheet: Sheet, fresh: list[tuple[SheetItem, Save]], *, at: datetime) -> dict[int, SaveReceipt]:
    """Append saves and fold them into the answers that count. The sheet must be locked."""
    if not fresh:
        return {}
    head = sheet.head
    late = save_standing(at, due=head.deadline, rules=head.rules, is_open=True) is SaveStanding.LATE
    # A save that arrives twice (its answer got lost on the way) is the same row.
    ResponseSave.objects.bulk_create(
        [
            ResponseSave(
                item_id=item.id,
                client=save.client,
                seq=save.seq,
                value=save.value,
                locale_id=item.question.locale_id,
                saved_at=at,
                late=late,
            )
            for item, save in fresh
        ],
        ignore_conflicts=True,
    )
    counting = [] if late else [(item, save) for item, save in fresh if later(save, _standing(item)) is save]
    if counting:
        Response.objects.bulk_create(
            [
                Response(
                    item_id=item.id,
                    value=save.value,
                    locale_id=item.question.locale_id,
                    client=save.client,
                    seq=save.seq,
                    saved_at=at,
                )
                for item, save in counting
            ],
            update_conflicts=True,
            unique_fields=["item"],
            update_fields=["value", "locale", "client", "seq", "saved_at"],
        )
    winning = {item.id for item, _save in counting}
    return {item.position: _receipt(item, save, at=at, late=late, wins=item.id in winning) for item, save in fresh}


def _as_save(item: SheetItem, sent: Sent | None, client: str) -> Save | None:
    """The save a browser sent; None when the learner did not touch the answer. Raises ResponseError."""
    if sent is None:
        return None
    value = clean_response(item.question.spec, sent.raw)
    if sent.shown is not None and sent.shown == fingerprint(value):
        return None
    seq = next_seq([item.seq]) if sent.seq is None else sent.seq
    if not 0 < seq <= item.seq + MOST_AHEAD:
        raise ResponseError(ResponseReason.WRONG_SHAPE)
    return Save(client=client, seq=seq, value=value)


def _standing(item: SheetItem) -> Save:
    return Save(client=item.client, seq=item.seq, value=item.value)


def _untouched(item: SheetItem) -> SaveReceipt:
    return SaveReceipt(
        item=item,
        saved_at=item.saved_at,
        seq=item.seq,
        late=False,
        overruled=False,
        value=item.value,
        state=item.state,
        changed=False,
    )


def _receipt(item: SheetItem, save: Save, *, at: datetime, late: bool, wins: bool) -> SaveReceipt:
    value = save.value if wins else item.value
    return SaveReceipt(
        item=item,
        saved_at=at,
        seq=max(save.seq, item.seq),
        late=late,
        overruled=not late and not wins and save.value != item.value,
        value=value,
        state=answered_state(item.question.spec, value),
    )
