"""Who learns on the demo site and how far they are: invented people whose names are nobody's."""

from dataclasses import dataclass
from enum import StrEnum


class Ending(StrEnum):
    """What happens after the last step a learner takes."""

    STUDYING = "studying"
    LEFT = "left"
    REQUESTED = "requested"
    REFUSED = "refused"


@dataclass(frozen=True)
class Study:
    """One learner in one course.

    `steps` units of the outline are taken (None: all of them); `mistakes` is how many answers of each quiz are wrong;
    with `marked` a methodologist has marked what needs a person. The learner joined `days_ago`.
    """

    course: str
    days_ago: int
    steps: int | None = 0
    mistakes: int = 0
    marked: bool = True
    open_quiz: bool = False
    ending: Ending = Ending.STUDYING


@dataclass(frozen=True)
class Learner:
    """A person of the demo; those with `account` can be signed in as."""

    name: str
    user: str
    language: str
    studies: tuple[Study, ...]
    account: bool = False


SENSORY, AUTISM, READING = "sensory-reading-room", "autism-mental-health", "bibliotherapy-easy-language"

LEARNERS = (
    Learner("Skaidrīte Ābele", "skaidrite", "lv", (
        Study(SENSORY, 21, steps=4), Study(READING, 60, steps=None), Study(AUTISM, 3, ending=Ending.REQUESTED),
    ), account=True),
    Learner("Živilė Žąsytė", "zivile", "lt", (
        Study(SENSORY, 45, steps=None), Study(AUTISM, 12, steps=2, open_quiz=True),
    ), account=True),
    Learner("Baiba Celmiņa", "baiba", "lv", (Study(SENSORY, 30, steps=7),)),
    Learner("Dainis Egle", "dainis", "lv", (Study(SENSORY, 5, steps=1),)),
    Learner("Ināra Osis", "inara", "lv", (Study(READING, 18, steps=None, marked=False),)),
    Learner("Kārlis Strazds", "karlis", "lv", (Study(READING, 40, steps=2, ending=Ending.LEFT),)),
    Learner("Maiga Upīte", "maiga", "lv", (Study(AUTISM, 2, ending=Ending.REQUESTED),)),
    Learner("Rasma Zvirbule", "rasma", "lv", (Study(AUTISM, 20, steps=4), Study(SENSORY, 9, steps=2))),
    Learner("Aušra Balsytė", "ausra", "lt", (Study(SENSORY, 14, steps=3, mistakes=1),)),
    Learner("Gediminas Klevas", "gediminas", "lt", (Study(AUTISM, 33, steps=3, mistakes=1),)),
    Learner("Irena Liepaitė", "irena", "lt", (Study(READING, 25, steps=3),)),
    Learner("Tadas Vėjelis", "tadas", "lt", (Study(AUTISM, 8, ending=Ending.REFUSED),)),
    Learner("Oskar Maple", "oskar", "en", (Study(SENSORY, 11, steps=5), Study(READING, 10, steps=1))),
    Learner("Mary Fern", "mary", "en", (Study(READING, 7, steps=2, open_quiz=True),)),
)  # fmt: skip
