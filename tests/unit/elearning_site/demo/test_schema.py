"""The demo's YAML files: what is committed is sound, and what is broken is named by file, path and reason."""

import shutil
from pathlib import Path

import pytest

from elearning_site.demo.entities_courses import ChoiceQuestion
from elearning_site.demo.reading import LANGUAGES, DemoContentError
from elearning_site.demo.schema import FOLDER, lessons_of, load

CONTENT, PAGES, LESSONS, MATERIALS = "demo-content.yaml", "pages.yaml", "lessons.yaml", "materials.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that a test may break."""
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def broken(folder: Path, file: str, old: str, new: str) -> str:
    """What the loader says after one replacement in one file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the test looks for words that are no longer in the file"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DemoContentError) as refusal:
        load(folder)
    return str(refusal.value)


def test_committed_content_is_whole() -> None:
    site = load()
    content = site.content
    questions = [
        question for course in content.courses for module in course.modules for question in module.quiz.questions
    ]
    counted = {
        "courses": len(content.courses),
        "lessons": len(list(lessons_of(content))),
        "questions": len(questions),
        "kinds": len({question.type for question in questions}),
        "materials": len(content.materials),
        "news": len(content.news),
        "partners": len(content.partners),
        "points": len(content.network_points),
        "events": len(content.events),
        "pictures": len(site.pages.pictures),
        "faq": len(site.pages.faq),
        "glossary": len(site.pages.glossary),
        "cards": len(site.materials.cards),
        "roles": len({account.role for account in content.demo_accounts}),
    }
    assert counted == {
        "courses": 3, "lessons": 14, "questions": 21, "kinds": 11, "materials": 8, "news": 6, "partners": 10,
        "points": 11, "events": 3, "pictures": 20, "faq": 8, "glossary": 12, "cards": 24, "roles": 7,
    }  # fmt: skip
    assert isinstance(questions[0], ChoiceQuestion)


def test_every_kind_of_block_has_a_use() -> None:
    used = {block.kind for lesson in load().lessons.lessons for block in lesson.blocks}
    assert used == {
        "callout", "accordion", "table", "glossary", "download", "card", "image", "self_check", "embed",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_easy_read_sentences_have_at_most_twelve_words(language: str) -> None:
    site = load()
    texts = [site.easy_read(lesson.id) for _path, lesson in lessons_of(site.content)]
    sentences = [
        sentence
        for text in texts
        if text is not None
        for line in text[language].splitlines()
        for sentence in line.replace("?", ".").replace(":", ".").split(".")
    ]
    assert len(texts) == 14
    assert [sentence for sentence in sentences if len(sentence.split()) > 12] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param(
            CONTENT, "can_issue_certificates: true\n    certificate_prefix: PSV", "can_issue: true",
            "demo-content.yaml: partners[0]: unknown key “can_issue”", id="unknown key",
        ),
        pytest.param(
            CONTENT, 'title: {lv: "1. moduļa tests", lt: "1 modulio testas", en: "Module 1 quiz"}',
            'title: {lv: "1. moduļa tests", en: "Module 1 quiz"}',
            "demo-content.yaml: courses[0].modules[0].quiz.title: the language “lt” is missing", id="missing language",
        ),
        pytest.param(
            CONTENT, "minutes: 25", 'minutes: "25"',
            "demo-content.yaml: courses[0].modules[0].lessons[0].minutes: expected a whole number, found a text",
            id="wrong type",
        ),
        pytest.param(
            CONTENT, "materials: [social-story-template]", "materials: [social-story]",
            "demo-content.yaml: courses[0].modules[2].lessons[0].materials[0]: there is no material “social-story”",
            id="dangling reference",
        ),
        pytest.param(
            CONTENT, "id: srr-m1-l2", "id: srr-m1-l1",
            "demo-content.yaml: courses[0].modules[0].lessons[1].id: the id “srr-m1-l1” is already used at "
            "courses[0].modules[0].lessons[0].id", id="duplicate id",
        ),
        pytest.param(
            CONTENT, "- {correct: true, lv: \"Lūdzu, noliec", "- {correct: false, lv: \"Lūdzu, noliec",
            "demo-content.yaml: courses[1].modules[0].quiz.questions[0].options: no correct option",
            id="no correct option",
        ),
        pytest.param(
            CONTENT, "type: true_false", "type: yes_no",
            "demo-content.yaml: courses[0].modules[0].quiz.questions[2].type: “yes_no” is not one of single_choice, "
            "scenario, multiple_choice, true_false, numeric, fill_in, matching, ordering, short_answer, file_upload, "
            "reflection", id="unknown kind of question",
        ),
        pytest.param(
            CONTENT, 'municipal_cofinancing: "11749.29"', 'municipal_cofinancing: "11749.30"',
            "demo-content.yaml: project_facts[0].budget_eur.partner_shares[0].total: is not the sum of ERDF, municipal "
            "and state co-financing", id="a sum that does not add up",
        ),
        pytest.param(
            CONTENT, "points: 4\n", "points: 5\n",
            "demo-content.yaml: courses[2].modules[1].quiz.questions[2].rubric: the points of the criteria do not add "
            "up to the question's points", id="criteria that do not add up",
        ),
        pytest.param(
            CONTENT, "country: LT\n    can_issue", "country: LT\n    country: LV\n    can_issue",
            "demo-content.yaml: line 144: key “country” stands twice", id="key twice",
        ),
        pytest.param(
            CONTENT, "lat: 56.0062", "lat: 65.0062",
            "demo-content.yaml: network_points[0].lat: the point is outside Latvia and Lithuania", id="far away",
        ),
        pytest.param(
            PAGES, "        - rengiame metodinę medžiagą trimis kalbomis\n", "",
            "pages.yaml: pages[0].body.lt: block 4 is a bullet list of 3, in “lv” a bullet list of 4",
            id="translations apart",
        ),
        pytest.param(
            PAGES, "(page:materials)", "(page:material)",
            "pages.yaml: pages[2].body.lv: there is no page “material”", id="link to nowhere",
        ),
        pytest.param(
            LESSONS, "glossary: stimulus", "glossary: stimuli",
            "lessons.yaml: lessons[0].blocks[1].glossary: there is no glossary term “stimuli”", id="unknown term",
        ),
        pytest.param(
            LESSONS, "{at: 6,", "{at: 0,",
            "lessons.yaml: film.scenes[0].cues[1].at: second 0 is out of order", id="captions out of order",
        ),
        pytest.param(
            MATERIALS, "!grid 185", "!grid",
            "materials.yaml: materials[1].body.lv: unknown directive “!grid”", id="unknown directive",
        ),
        pytest.param(
            MATERIALS, "| 1 | Lampas dūkoņa | dzirde | 3 |", "| 1 | Lampas dūkoņa | 3 |",
            "materials.yaml: materials[1].body.lv: a table row has 5 cells, its header 6: “| 1 | Lampas dūkoņa | 3 | "
            "visu dienu | Nomainīt spuldzi |”", id="ragged table",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_file_path_and_reason(folder: Path, file: str, old: str, new: str, said: str) -> None:
    assert broken(folder, file, old, new) == said


def test_a_file_that_is_no_yaml_is_named_with_its_line(folder: Path) -> None:
    said = broken(folder, LESSONS, "version: 1", "version: [1")
    assert said.startswith("lessons.yaml: line 6: ")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / PAGES).unlink()
    with pytest.raises(DemoContentError) as refusal:
        load(folder)
    assert str(refusal.value).startswith("pages.yaml: cannot be read: ")
