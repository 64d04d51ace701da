"""What a learner saw is frozen: publishing questions and what it leaves behind."""

import pytest
from wagtail.models import Locale

from courses.domain.questions import SPECS
from courses.models import (
    Choice,
    FrozenRules,
    FrozenWords,
    QuestionEdition,
    QuestionEntry,
    ShortAnswerQuestion,
    SingleChoiceQuestion,
)
from tests.factories.courses import make_locales, publish

pytestmark = pytest.mark.django_db


def single_choice(language="lt", *, correct=0, texts=("Taip", "Ne")):
    locale = make_locales()[language]
    question = SingleChoiceQuestion(title="Q", prompt="<p>Ką <b>darote</b>?</p>", locale=locale)
    question.choices = [
        Choice(text=text, is_correct=number == correct, locale=locale) for number, text in enumerate(texts)
    ]
    question.save()
    return publish(question)


def translate(question, language, **words):
    copy = question.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save()
    return publish(copy)


def shown(language):
    return QuestionEdition.objects.get(locale__language_code=language).words


def test_publishing_freezes_rules_without_words_and_words_without_rules():
    question = single_choice()
    keys = [str(choice.translation_key) for choice in question.choices.all()]
    assert FrozenRules.objects.values_list("rules", flat=True).get() == {
        "kind": "single_choice",
        "mark": "1",
        "options": [{"key": keys[0], "correct": True}, {"key": keys[1], "correct": False}],
    }
    assert FrozenWords.objects.values_list("words", flat=True).get() == {
        "prompt": "<p>Ką <b>darote</b>?</p>",
        "feedback": "",
        "options": {keys[0]: "Taip", keys[1]: "Ne"},
        "replies": {},
    }


def test_a_draft_freezes_nothing():
    question = single_choice()
    question.prompt = "<p>Kitaip?</p>"
    question.save_revision()
    assert FrozenWords.objects.count() == 1


def test_publishing_the_same_words_again_adds_no_row():
    publish(single_choice())
    assert (FrozenRules.objects.count(), FrozenWords.objects.count()) == (1, 1)


def test_languages_share_one_row_of_rules():
    question = single_choice()
    translate(question, "en", prompt="<p>What?</p>")
    assert FrozenRules.objects.count() == 1
    assert shown("en").words["prompt"] == "<p>What?</p>"
    assert shown("en").rules_id == shown("lt").rules_id


def test_a_changed_key_reaches_both_languages_and_leaves_the_old_rows():
    question = single_choice()
    translate(question, "en", prompt="<p>What?</p>")
    before = set(FrozenWords.objects.values_list("pk", flat=True))
    question.refresh_from_db()
    first, second = question.choices.all()
    first.is_correct, second.is_correct = False, True
    question.choices = [first, second]
    publish(question)
    assert shown("en").rules_id == shown("lt").rules_id
    assert shown("en").words["prompt"] == "<p>What?</p>"
    assert before < set(FrozenWords.objects.values_list("pk", flat=True))


def test_a_translation_without_the_new_option_gives_way_to_the_source():
    question = single_choice()
    translate(question, "en", prompt="<p>What?</p>")
    question.refresh_from_db()
    question.choices = [*question.choices.all(), Choice(text="Gal", locale=question.locale)]
    publish(question)
    assert list(QuestionEdition.objects.values_list("locale__language_code", flat=True)) == ["lt"]


def test_accepted_words_belong_to_their_language():
    locale = make_locales()["lv"]
    question = ShortAnswerQuestion(title="Q", prompt="<p>____</p>", accepted="vēlēšanās\nvēlmes", locale=locale)
    question.save()
    publish(question)
    translate(question, "en", accepted="wish")
    assert FrozenRules.objects.values_list("rules", flat=True).get() == {
        "kind": "short_answer",
        "mark": "1",
        "ignore_case": True,
        "ignore_diacritics": True,
    }
    assert (shown("lv").words["accepted"], shown("en").words["accepted"]) == (["vēlēšanās", "vēlmes"], ["wish"])


def test_unpublishing_the_source_takes_it_out_of_the_draw_and_keeps_the_rows():
    question = single_choice()
    question.unpublish()
    assert QuestionEntry.objects.values_list("live", flat=True).get() is False
    assert FrozenWords.objects.count() == 1


def test_html_of_authors_is_made_safe():
    question = single_choice()
    question.prompt = '<p onclick="x()">A<script>alert(1)</script><a href="javascript:x()">b</a></p>'
    publish(question)
    assert shown("lt").words["prompt"] == "<p>A&lt;script&gt;alert(1)&lt;/script&gt;<a>b</a></p>"


def test_frozen_rows_rebuild_the_spec():
    question = single_choice()
    row = shown("lt")
    spec = SPECS[row.rules.kind].from_frozen(row.rules.rules, row.words)
    assert spec == question.spec()
