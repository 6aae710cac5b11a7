"""Forms of phrases from a dictionary: right where they are given, and none where a phrase may be read in two ways."""

import pytest

from lawtime.language.morphology import Morphology, inflector
from lawtime.model.declension import declined


@pytest.fixture(scope="module")
def russian() -> Morphology:
    found = inflector("ru")
    if found is None:
        pytest.skip("the extra `morphology` is not installed")
    return found


BANK, BODY = "Национальный Банк Республики Казахстан", "уполномоченный орган по регулированию, контролю и надзору"
# What the Law of 3 July 2019 lists form by form, for itself.
LISTED = [
    (
        BANK,
        BODY,
        "Национального Банка Республики Казахстан",
        "уполномоченного органа по регулированию, контролю и надзору",
    ),
    (
        BANK,
        BODY,
        "Национальному Банку Республики Казахстан",
        "уполномоченному органу по регулированию, контролю и надзору",
    ),
    (
        BANK,
        BODY,
        "Национальным Банком Республики Казахстан",
        "уполномоченным органом по регулированию, контролю и надзору",
    ),
    ("министерство юстиции", "уполномоченный орган", "министерством юстиции", "уполномоченным органом"),
    ("центр занятости населения", "карьерный центр", "центра занятости населения", "карьерного центра"),
    (
        "лицо с ограниченными возможностями",
        "лицо с инвалидностью",
        "лицу с ограниченными возможностями",
        "лицу с инвалидностью",
    ),
]


@pytest.mark.parametrize(("old", "new", "form", "other"), LISTED, ids=[each[2][:30] for each in LISTED])
def test_a_form_of_the_old_words_has_that_form_of_the_new(
    russian: Morphology, old: str, new: str, form: str, other: str
) -> None:
    found = russian.forms(old, new)
    assert found is not None
    assert dict(found.quoted)[form] == (other,)


@pytest.mark.parametrize(
    "phrase",
    [
        "министерство и ведомство",
        "организация, осуществляющая деятельность",
        "орган по труду, осуществляющий надзор",
        "орган государственный",
        "суд прокуратура",
        "министерства",
        "оралман",
        "по всему тексту",
        "орган  надзора",
        "(орган)",
        "",
    ],
)
def test_a_phrase_that_is_not_one_noun_with_its_company_has_no_forms(russian: Morphology, phrase: str) -> None:
    assert russian.forms(phrase, "орган") is None
    assert russian.forms("орган", phrase) is None


def test_a_form_of_two_cases_has_the_new_words_in_both(russian: Morphology) -> None:
    found = russian.forms("лицензия", "разрешение")
    assert found is not None
    assert dict(found.quoted)["лицензии"] == ("разрешения", "разрешению", "разрешении")
    assert dict(found.other)["лицензиями"] == ("разрешениями",)


def test_words_of_two_numbers_do_not_pair(russian: Morphology) -> None:
    assert russian.forms("центры занятости", "карьерный центр") is None


@pytest.mark.parametrize(
    ("before", "after", "free"),
    [
        ("решение принимает ", " в течение месяца", True),
        ("решение принимает соответствующее ", "", False),
        ("", " утвердило перечень", False),
    ],
)
def test_a_word_that_agrees_with_the_old_words_may_have_to_agree_with_the_new(
    russian: Morphology, before: str, after: str, free: bool
) -> None:
    assert russian.stands_free(before, after, "министерство", "уполномоченный орган") is free
    assert russian.stands_free(before, after, "министерство", "ведомство") is True
    assert russian.stands_free(before, after, "министерство и", "ведомство") is False


def test_a_whole_line_is_changed_case_by_case(russian: Morphology) -> None:
    words = ("центр занятости населения", "карьерный центр")
    forms = russian.forms(*words)
    assert forms is not None
    line = "Центр занятости населения направляет лиц; решение центра занятости населения обжалуется."
    found = declined([line], forms, russian, words, numbers=False)
    assert found.sure
    assert found.texts == (("Карьерный центр направляет лиц; решение карьерного центра обжалуется.",),)


def test_a_language_without_a_dictionary_has_no_morphology() -> None:
    assert inflector("kk") is None
    assert inflector("en") is None
