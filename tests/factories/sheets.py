"""Certificate payloads for tests: ordinary ones, and the longest an issuer may write."""

from dataclasses import replace
from datetime import date
from typing import Any

from certificates.domain.payload import CertificatePayload, SheetWords
from certificates.domain.texts import FORMAL_TEXTS

TITLES = {
    "lv": "Sensorā lasītava – iekārtošana un darbs ar apmeklētāju",
    "lt": "Sensorinė skaitykla – įrengimas ir darbas su lankytoju",
    "en": "The sensory reading room – setting it up and working with visitors",
}
OUTCOMES = {
    "lv": ("Atpazīst sensorās pārslodzes pazīmes.", "Izveido lasītavas zonu plānu nelielā telpā."),
    "lt": ("Atpažįsta sensorinės perkrovos požymius.", "Parengia skaityklos zonų planą nedidelėje patalpoje."),
    "en": ("Recognises the signs of sensory overload.", "Draws a zone plan for a reading room in a small space."),
}
ISSUERS = {
    "lv": ("Augšdaugavas novada pašvaldība", "Ilūkste, Latvija", "Izglītības nodaļas vadītāja"),
    "lt": ("Pasvalio Mariaus Katiliškio viešoji biblioteka", "Pasvalys, Lietuva", "Metodinio darbo vadovė"),
    "en": ("Pasvalys Marius Katiliškis Public Library", "Pasvalys, Lithuania", "Head of Methodology"),
}
# The letters that certificates elsewhere lose most often.
HARD_NAMES = {
    "lv": "Āā Čč Ēē Ģģ Īī Ķķ Ļļ Ņņ Šš Ūū Žž",
    "lt": "Ąą Čč Ęę Ėė Įį Šš Ųų Ūū Žž",
    "en": "Zoë O’Brien-D'Arcy",
}


def sheet_words(language: str, **changes: Any) -> SheetWords:
    """The words of an ordinary sheet in one language."""
    issuer, place, role = ISSUERS[language]
    words = SheetWords(
        language=language,
        **FORMAL_TEXTS[language],
        course_title=TITLES[language],
        outcomes=OUTCOMES[language],
        issuer_name=issuer,
        place=place,
        signatory_role=role,
        funding_statement="The project is co-funded by the European Union.",
        disclaimer=f"Its contents are the sole responsibility of {issuer}.",
    )
    return replace(words, **changes)


def payload(*languages: str, **changes: Any) -> CertificatePayload:
    """An ordinary certificate in one language or two."""
    languages = languages or ("lv",)
    sheet = CertificatePayload(
        words=tuple(sheet_words(language) for language in languages),
        holder_name=HARD_NAMES[languages[0]],
        hours=16,
        start_date=date(2026, 3, 2),
        end_date=date(2026, 4, 17),
        issue_date=date(2026, 4, 20),
        score_percent=92,
        issuer_reg_no="90000000000",
        signatory_name="Ņina Ķīse",
        number="AUG-2026-00042",
        short_code="7KQ2MX4R8D",
        verify_url="https://lasitava.example.org/lv/verify/q1w2e3r4t5y6u7i8p9a1s2d3f4g/",
        verify_text="lasitava.example.org/lv/verify",
        project_code="LL-00143",
        project_acronym="INCLUSIVE",
        belt_key="lasitava",
    )
    return replace(sheet, **changes)


def stretched(text: str, length: int) -> str:
    """``text`` repeated up to ``length`` characters, cut at a word."""
    return ((text + " ") * (length // len(text) + 1))[:length].rsplit(" ", 1)[0]


def extreme_payload(*languages: str) -> CertificatePayload:
    """The longest name, title and outcomes an issuer may write."""
    sheet = payload(*languages)
    words = tuple(
        replace(
            each,
            course_title=stretched(each.course_title, 200),
            outcomes=tuple(stretched(each.outcomes[n % 2], 150 if n % 3 == 0 else 40) for n in range(12)),
            issuer_name=stretched(each.issuer_name, 80),
            signatory_role=stretched(each.signatory_role, 100),
        )
        for each in sheet.words
    )
    name = stretched(f"{HARD_NAMES[languages[0]]} Ķīšķe-Šķērsčakste Žąsytė-Čepaitienė", 200)
    return replace(sheet, words=words, holder_name=name, hours=210)
