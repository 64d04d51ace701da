"""Writing facts: a learning event in the transaction of the change, a signal after its commit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

from courses.models import Enrolment, LearningEvent, Verb


def record(
    enrolment: Enrolment,
    verb: Verb,
    *,
    object_kind: str,
    object_key: UUID,
    at: datetime,
    result: Mapping[str, Any] | None = None,
    context: Mapping[str, Any] | None = None,
) -> LearningEvent:
    """Write one fact about an enrolment's learner. Must stand in the transaction of what it tells."""
    facts = [(verb, result or {})]
    return record_all(enrolment, facts, object_kind=object_kind, object_key=object_key, at=at, context=context)[0]


def record_all(
    enrolment: Enrolment,
    facts: Sequence[tuple[Verb, Mapping[str, Any]]],
    *,
    object_kind: str,
    object_key: UUID,
    at: datetime,
    context: Mapping[str, Any] | None = None,
) -> list[LearningEvent]:
    """Write several facts (verb and result) about one object, in their order, in one statement."""
    return LearningEvent.objects.bulk_create(
        LearningEvent(
            actor_id=enrolment.learner_id,
            verb=verb,
            object_kind=object_kind,
            object_key=object_key,
            enrolment=enrolment,
            result=dict(result),
            context={"course": str(enrolment.course_id), **(context or {})},
            at=at,
        )
        for verb, result in facts
    )


def tell(signal: Signal, **facts: Any) -> None:
    """Send a signal after commit. A receiver that fails is logged and never undoes the fact."""
    transaction.on_commit(partial(signal.send_robust, Enrolment, **facts), robust=True)
