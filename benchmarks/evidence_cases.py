"""Words replaced in whatever case they stand: real acts of Ukraine, line by line, before and after."""

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

from lawtime.language.morphology import inflector
from lawtime.model.declension import declined

SHARED = Path(os.environ.get("LAWTIME_SHARED", Path(__file__).parents[2] / "shared"))
ROWS = SHARED / "data" / "ua" / "actwide.jsonl"
RUSSIAN = (
    ("министерство юстиции", "уполномоченный орган"),
    ("Национальный Банк Республики Казахстан", "уполномоченный орган по регулированию финансового рынка"),
    ("микрофинансовая организация", "организация, осуществляющая микрофинансовую деятельность"),
    ("центр занятости населения", "карьерный центр"),
    ("лицо с ограниченными возможностями", "лицо с инвалидностью"),
    ("инвалид", "лицо с инвалидностью"),
    ("дети-инвалиды", "дети с инвалидностью"),
    ("оралман", "кандас"),
    ("дорожная полиция", "подразделение административной полиции"),
    ("финансовая полиция", "антикоррупционная служба"),
    ("Агентство Республики Казахстан по статистике", "уполномоченный орган в области государственной статистики"),
    ("местный исполнительный орган", "местный представительный орган"),
    ("аким города", "местный исполнительный орган"),
    ("аул", "село"),
    ("аульный округ", "сельский округ"),
    ("поселок", "село"),
    ("преступление", "уголовное правонарушение"),
    ("преступление и проступок", "уголовное правонарушение"),
    ("лицензия", "разрешение"),
    ("государственная пошлина", "государственный сбор"),
    ("электронный документ", "документ в электронной форме"),
    ("бюджетная программа", "программа"),
    ("прокурор", "следственный судья"),
    ("общественное слушание", "публичное обсуждение"),
)
"""Phrases that acts of Kazakhstan replaced by others."""
_SPACE = re.compile(r"[\s\u2019\u02bc']+")


def main() -> None:
    """Print how many phrases are understood, and how many lines come out as the publisher's next edition has them."""
    _russian()
    morphology = inflector("uk")
    if morphology is None or not ROWS.exists():
        print("the Ukrainian dictionary (pymorphy3-dicts-uk) or ../shared/data is not here")
        return
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    phrases: Counter[str] = Counter()
    for text in ROWS.read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        for swap in row["swaps_rough"]:
            if "ідмінк" not in swap["scope"] or swap["also"]:
                continue
            forms = morphology.forms(swap["find"], swap["replace"])
            phrases["understood" if forms else "refused"] += 1
            if forms is not None:
                for article in row["articles"]:
                    _judge(row["id"], article, swap, forms, morphology, counted, wrong)
    print(f"phrases of real acts: {dict(phrases)}")
    print(f"lines that hold a form of the words: {dict(counted)}")
    for each in wrong:
        print("  " + each)


def _russian() -> None:
    morphology = inflector("ru")
    if morphology is None:
        print("the extra `morphology` is not installed")
        return
    found = [(old, morphology.forms(old, new)) for old, new in RUSSIAN]
    forms = [news for _, each in found if each for _, news in each.quoted]
    print(f"phrases of acts of Kazakhstan: {sum(each is not None for _, each in found)} of {len(found)} understood")
    sure = sum(len(each) == 1 for each in forms)
    print(f"their forms: {sure} stand for one case, {len(forms) - sure} for several")
    print(f"refused: {', '.join(old for old, each in found if each is None)}")


def _judge(
    row: str,
    article: dict[str, Any],
    swap: dict[str, Any],
    forms: Any,
    morphology: Any,
    counted: Counter[str],
    wrong: list[str],
) -> None:
    after = {_plain(line) for line in article["after_text"]}
    words = (swap["find"], swap["replace"])
    for line in article["before_text"]:
        found = declined([line], forms, morphology, words, numbers="числ" in swap["scope"])
        if not found.texts and not found.why:
            continue
        texts = [_plain(text) for (text,) in found.texts]
        if not found.sure:
            counted["doubt, the official line among the candidates" if after & set(texts) else "doubt"] += 1
        elif texts[0] in after:
            counted["certain, as the official line"] += 1
        else:
            counted["certain and otherwise"] += 1
            near = max(after, key=lambda each: len(set(each.split()) & set(texts[0].split())), default="")
            wrong.append(f"{row} {article['article']}: {words}\n      {texts[0][:400]}\n      {near[:400]}")


def _plain(line: str) -> str:
    return _SPACE.sub(" ", line).strip()


if __name__ == "__main__":
    main()
