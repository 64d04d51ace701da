"""Facts, told after commit. A signal tells; it never decides.

Each fact is first a `LearningEvent` row written in the same transaction as the change. The signal is only the fast
path: a receiver calls one idempotent service, and the plugin's `catch_up()` walks the events, so a crash loses nothing.
Sender is always the class `courses.models.Enrolment`; arguments are primary keys, never objects.
"""

from django.dispatch import Signal

learner_enrolled = Signal()
"""A learner may study a course. Arguments: `enrolment_id` (int). Verb: ``enrolled``."""

unit_completed = Signal()
"""A learner finished a lesson or passed a quiz. Arguments: `enrolment_id` (int), `unit_id` (UUID).

Verb: ``completed``."""

attempt_graded = Signal()
"""Every mark of an attempt is known. Arguments: `enrolment_id` (int), `attempt_id` (UUID). Verb: ``graded``."""

course_completed = Signal()
"""All required units are done. Told once per enrolment. Arguments: `enrolment_id` (int). Verb: ``completed``."""
