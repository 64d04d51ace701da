"""What `demo-content.yaml` may hold: site, materials, news, contest, events, certificate and accounts.

Field names are the file's keys. Courses and their questions are in `entities_courses.py`, projects, partners and
places in `entities_project.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from elearning_site.demo.entities_courses import Course
from elearning_site.demo.entities_project import Labelled, NetworkPoint, Partner, ProjectFacts, Source
from elearning_site.demo.reading import InlineWords, Words

Language = Literal["lv", "lt", "en"]


@dataclass(frozen=True)
class Meta:
    """What the file says about itself."""

    version: Literal[1]
    languages: tuple[Language, ...]
    default_language: Language
    encoding: Literal["UTF-8"]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SocialLink:
    """An account of the project elsewhere."""

    network: Literal["youtube", "facebook", "instagram"]
    url: str


@dataclass(frozen=True)
class SiteTexts:
    """Name, menus and the texts that the funding rules ask for."""

    name: Words
    tagline: Words
    contact_email: str
    social: tuple[SocialLink, ...]
    main_menu: tuple[Labelled, ...]
    footer_links: tuple[Labelled, ...]
    funding_statement: Words
    emblem_statement: Words
    disclaimer_template: Words
    easy_read_welcome: Words

    def problems(self) -> Iterator[tuple[str, str]]:
        """The disclaimer must leave room for the responsible partner's name."""
        for language in ("lv", "lt", "en"):
            if "{issuer}" not in self.disclaimer_template[language]:
                yield f"disclaimer_template.{language}", "the placeholder “{issuer}” is missing"


@dataclass(frozen=True)
class Material:
    """A methodological material; its words are in materials.yaml."""

    id: str
    source: Source
    type: Literal["template", "checklist", "printable", "guide", "list", "form"]
    formats: tuple[Literal["docx", "pdf", "xlsx", "epub", "csv", "odt"], ...]
    topic: str
    licence: Literal["CC BY 4.0", "CC BY-SA 4.0", "CC0"]
    pages: int
    title: Words
    summary: Words


@dataclass(frozen=True)
class News:
    """A news item."""

    id: str
    date: date
    source: Source
    category: str
    title: Words
    body: Words


@dataclass(frozen=True)
class CampaignAction:
    """Something the campaign offers to do."""

    id: str
    kind: Literal["pledge_counter", "success_stories", "video"]
    title: Words
    captions: tuple[Language, ...] = ()


@dataclass(frozen=True)
class Campaign:
    """The campaign's facts; its page is in pages.yaml."""

    id: str
    source: Source
    title: Words
    lead: Words
    goals: tuple[Labelled, ...]
    actions: tuple[CampaignAction, ...]
    hashtags: tuple[str, ...]


@dataclass(frozen=True)
class AgeGroup:
    """An age group of the contest, years."""

    id: str
    min: int
    max: int | None
    guardian_consent: bool
    words: InlineWords


@dataclass(frozen=True)
class SampleEntry:
    """An invented contest entry."""

    author: str
    category: str
    point: str
    words: InlineWords


@dataclass(frozen=True)
class PhotoContest:
    """The contest's rules; day offsets count from the day the demo is loaded."""

    id: str
    source: Source
    title: Words
    description: Words
    opens_offset_days: int
    closes_offset_days: int
    announced_offset_days: int
    max_entries_per_person: int
    accepted_types: tuple[str, ...]
    max_file_mb: int
    min_long_edge_px: int
    exhibition_size: int
    strip_gps_metadata: bool
    categories: tuple[Labelled, ...]
    age_groups: tuple[AgeGroup, ...]
    rules: tuple[Labelled, ...]
    sample_entries: tuple[SampleEntry, ...]


@dataclass(frozen=True)
class Event:
    """A training event."""

    id: str
    source: Source
    kind: Literal["local_training", "international_training", "webinar"]
    starts_offset_days: int
    duration_hours: int
    seats: int
    mode: Literal["onsite", "online"]
    point: str | None
    languages: tuple[Language, ...]
    title: Words
    summary: Words
    interpretation: bool = False

    def problems(self) -> Iterator[tuple[str, str]]:
        """People must know where to go."""
        if self.mode == "onsite" and self.point is None:
            yield "point", "an event on site needs a place"


@dataclass(frozen=True)
class Verification:
    """How a certificate is checked."""

    short_code_length: int
    qr: bool
    public_page_shows: tuple[str, ...]


@dataclass(frozen=True)
class CertificateTexts:
    """What is printed on a certificate."""

    page_size: Literal["A4-landscape"]
    number_format: str
    verification: Verification
    personal_code: Literal["never_stored"]
    heading: Words
    subheading: Words
    body: Words
    outcomes_heading: Words
    fields: tuple[Labelled, ...]
    e_document_note: Words
    not_state_recognised_note: Words
    statuses: tuple[Labelled, ...]


@dataclass(frozen=True)
class ConsentText:
    """A consent the site asks for."""

    key: str
    required: bool
    text: Words


@dataclass(frozen=True)
class DemoAccount:
    """A person one can sign in as."""

    role: Literal["learner", "methodologist", "reviewer", "editor", "translator", "issuer", "administrator"]
    username: str
    display: str
    locale: Language
    partner: str | None = None


@dataclass(frozen=True)
class DemoContent:
    """The whole of demo-content.yaml."""

    meta: Meta
    site: SiteTexts
    project_facts: tuple[ProjectFacts, ...]
    partners: tuple[Partner, ...]
    network_points: tuple[NetworkPoint, ...]
    courses: tuple[Course, ...]
    materials: tuple[Material, ...]
    news: tuple[News, ...]
    campaign: Campaign
    photo_contest: PhotoContest
    events: tuple[Event, ...]
    certificate: CertificateTexts
    consent_texts: tuple[ConsentText, ...]
    demo_accounts: tuple[DemoAccount, ...]
