"""The note that an article ends in is an element of its own: nothing done to the article's parts touches it."""

from lawtime.model.applied import Applied
from lawtime.model.document import Provision
from lawtime.model.operations import Insertion, Operation, Renumbering, Repeal, Replacement, Substitution
from lawtime.reading.amending import read_amending
from lawtime.reading.documents import read_document

CODE = """Уголовный кодекс Республики Казахстан

Кодекс Республики Казахстан от 3 июля 2014 года № 226-V ЗРК.

Статья 339. Незаконное обращение

1. Незаконное добывание, –

наказывается штрафом.

2. Те же деяния, совершенные:

1) группой лиц;

2) неоднократно, –

наказываются лишением свободы.

Примечание. Лицо, сдавшее двадцать предметов, освобождается.

Статья 340. Незаконная порубка

1. Порубка деревьев, –

наказывается штрафом.

Примечания.

1. Значительным признается ущерб свыше двадцати показателей.

2. Крупным признается ущерб свыше ста.

Статья 341. Браконьерство

Примечание. О рыбе.

1. Браконьерство наказывается.

2. Повторное браконьерство наказывается.
"""
UNITS = tuple(read_document(CODE).provisions)
NEW = Provision("art_340__para_2", "para", "2", "", "2. То же деяние наказывается.", (0, 0))


def text(eid: str, units: tuple[Provision, ...] = UNITS) -> str:
    return next(unit for unit in units if unit.eid == eid).text


def applied(operation: Operation) -> Applied:
    outcome = operation.apply(UNITS)
    assert outcome.certain, outcome.findings
    return outcome


def test_a_note_and_its_points_are_elements_of_the_article() -> None:
    eids = [unit.eid for top in UNITS for unit in top.walk()]
    assert {"art_339__note", "art_340__note", "art_340__note__para_1", "art_340__note__para_2"} <= set(eids)
    assert "art_340__para_2" not in eids


def test_the_last_part_stated_anew_leaves_the_note() -> None:
    stated = Provision("art_339__para_2", "para", "2", "", "2. Деяния наказываются.", (0, 0))
    after = applied(Substitution(target="art_339__para_2", new=(stated,))).units
    assert text("art_339", after).splitlines()[-2:] == [stated.line, text("art_339").splitlines()[-1]]


def test_a_part_comes_in_before_the_note_and_goes_again() -> None:
    insertion = Insertion(target="art_340", new=NEW)
    after = applied(insertion).units
    assert text("art_340", after).splitlines()[2:4] == [NEW.line, "Примечания."]
    assert insertion.invert(after).units == UNITS


def test_a_point_of_a_note_is_no_part_of_the_article() -> None:
    assert not Repeal(target="art_340__para_2").apply(UNITS).certain
    after = applied(Repeal(target="art_340__note__para_2")).units
    assert text("art_340", after).splitlines()[-1].startswith("1. Значительным")


def test_words_of_a_note_are_replaced_and_given_back() -> None:
    replaced = Replacement(target="art_339__note", old="двадцать", new="тридцать")
    after = applied(replaced).units
    assert "сдавшее тридцать предметов" in text("art_339", after)
    assert replaced.invert(after).units == UNITS


def test_where_two_series_of_numbers_run_together_no_number_is_sure() -> None:
    ones = tuple(
        Provision(eid, "para", eid[12], "", f"{eid[12]}. A.", (0, 0))
        for eid in ("art_1__para_1", "art_1__para_1.2", "art_1__para_2")
    )
    article = (Provision("art_1", "art", "1", "", "", (0, 0), ones),)
    for operation in (
        Repeal(target="art_1__para_2"),
        Replacement(target="art_1__para_1", old="A", new="B"),
        Renumbering(target="art_1__para_2", number="3"),
    ):
        assert not operation.apply(article).certain
        assert not operation.invert(article).certain


def test_what_an_act_orders_of_notes_is_done_to_them() -> None:
    law = read_amending(
        """О внесении изменений

Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:

1. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:

1) в статье 339:

часть вторую изложить в следующей редакции:

"2. Деяния наказываются.";

в примечании слово "двадцать" заменить словом "тридцать";

2) пункт 2 примечания к статье 340 исключить;

3) статью 341 дополнить примечанием следующего содержания:

"Примечание. Иное.";

4) примечание к статье 339 изложить в следующей редакции:

"Примечание. Лицо освобождается.".
""",
        lang="ru",
    )
    operations = [each.operation for each in law.items[0].instructions]
    assert [each and each.target for each in operations] == [
        "art_339__para_2",
        "art_339__note",
        "art_340__note__para_2",
        "art_341",
        "art_339__note",
    ]
    units = UNITS
    for operation in (operations[0], operations[1], operations[2], operations[4]):
        assert operation is not None
        units = operation.apply(units).units
    assert text("art_339", units).endswith("2. Деяния наказываются.\nПримечание. Лицо освобождается.")
    added = operations[3]
    assert added is not None
    assert not added.apply(UNITS).certain, "the article has a note already"


def test_a_remark_amid_an_article_is_no_note_that_ends_it() -> None:
    article = "Статья 5. Список\n\n1. Органы:\n\n1) один;\n\nПримечание. О них.\n\n2) два.\n\n2. Второй.\n"
    eids = [unit.eid for top in read_document(CODE + "\n" + article).provisions for unit in top.walk()]
    assert "art_5__note" not in eids
    assert {"art_5__para_1__subpara_1", "art_5__para_1__subpara_2", "art_5__para_2"} <= set(eids)
