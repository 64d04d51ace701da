"""The standard texts of the formal sheet and the labels printed on it, in the three languages.

An issuer's design may reword the texts of :data:`FORMAL_TEXTS`; the labels belong to the layout.
"""

from collections.abc import Mapping

FORMAL_TEXTS: Mapping[str, Mapping[str, str]] = {
    "lv": {
        "heading": "APLIECĪBA",
        "subheading": "par neformālās izglītības programmas apguvi",
        # Simple past: it fits every gender, and a formal sheet carries no "(-usi)".
        "body": (
            "Apliecina, ka {holder_name} laikā no {start_date} līdz {end_date} apguva programmu “{programme_title}” "
            "{hours_phrase} apjomā un sasniedza programmā paredzētos mācīšanās rezultātus. "
            "Noslēguma vērtējums: {score} %."
        ),
        "outcomes_heading": "Sasniegtie mācīšanās rezultāti",
        "e_document_note": (
            "Dokuments sagatavots elektroniski. Īstumu pārbaudiet, nolasot kvadrātkodu vai ievadot "
            "pārbaudes kodu platformā."
        ),
        "non_state_note": "Neformālās izglītības apliecība nav valsts atzīts izglītības dokuments.",
    },
    "lt": {
        "heading": "PAŽYMĖJIMAS",
        "subheading": "baigus neformaliojo suaugusiųjų švietimo programą",
        "body": (
            "Pažymima, kad {holder_name} nuo {start_date} iki {end_date} baigė {hours_phrase} programą "
            "„{programme_title}“ ir pasiekė joje numatytus mokymosi rezultatus. Galutinis įvertinimas: {score} %."
        ),
        "outcomes_heading": "Pasiekti mokymosi rezultatai",
        "e_document_note": (
            "Dokumentas parengtas elektroniniu būdu. Tikrumą patikrinkite nuskaitę QR kodą arba "
            "platformoje įvedę tikrinimo kodą."
        ),
        "non_state_note": "Neformaliojo švietimo pažymėjimas nėra valstybės pripažįstamas išsilavinimo dokumentas.",
    },
    "en": {
        "heading": "CERTIFICATE",
        "subheading": "of completion of a non-formal education programme",
        "body": (
            "This is to certify that {holder_name} completed the programme “{programme_title}” of {hours_phrase} "
            "between {start_date} and {end_date} and achieved its learning outcomes. Final result: {score} %."
        ),
        "outcomes_heading": "Learning outcomes achieved",
        "e_document_note": (
            "This document was prepared electronically. Check that it is genuine by scanning the QR code or "
            "entering the verification code on the platform."
        ),
        "non_state_note": "A non-formal education certificate is not a state-recognised education document.",
    },
}

LABELS: Mapping[str, Mapping[str, str]] = {
    "lv": {
        "number": "Reģistrācijas Nr.",
        "place_date": "Izsniegšanas vieta un datums",
        "verify": "Pārbaudes kods",
        "reg_no": "Reģ. Nr.",
        "project": "Projekts",
        "annex": "Pielikums apliecībai",
        "annex_note": "Mācīšanās rezultāti uzskaitīti pielikumā, 2. lappusē.",
    },
    "lt": {
        "number": "Registracijos Nr.",
        "place_date": "Išdavimo vieta ir data",
        "verify": "Tikrinimo kodas",
        "reg_no": "Įstaigos kodas",
        "project": "Projektas",
        "annex": "Pažymėjimo priedas",
        "annex_note": "Mokymosi rezultatai išvardyti priede, 2 puslapyje.",
    },
    "en": {
        "number": "Registration No.",
        "place_date": "Place and date of issue",
        "verify": "Verification code",
        "reg_no": "Reg. No.",
        "project": "Project",
        "annex": "Annex to certificate",
        "annex_note": "The learning outcomes are listed in the annex, page 2.",
    },
}

# Beside the emblem, in full and in these words: Regulation (EU) 2021/1060, Annex IX.
EMBLEM_STATEMENT: Mapping[str, tuple[str, str]] = {
    "lv": ("Līdzfinansē", "Eiropas Savienība"),
    "lt": ("Bendrai finansuoja", "Europos Sąjunga"),
    "en": ("Co-funded by", "the European Union"),
}
