"""How many commencement rules are resolved a second, and how long a register of 100,000 facts takes.

Run: python benchmarks/bench_commencement.py
"""

import time
from datetime import date, timedelta

from lawtime.history.publication import Publications
from lawtime.jurisdictions.kz import CONVENTIONS
from lawtime.model.acts import ActRef
from lawtime.model.commencement import After, Anchor, Counting, On, OnDate, Rule, Unit
from lawtime.reading.publications import parse_register
from lawtime.reading.sources import decode

ROUNDS = 40_000
FACTS = 100_000
START = date(1995, 1, 1)


def rules() -> list[Rule]:
    return [
        After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_AFTER, conventions=CONVENTIONS),
        After(Anchor.PUBLICATION, 60, Unit.DAY, Counting.DAY_AFTER, conventions=CONVENTIONS),
        After(Anchor.PUBLICATION, 6, Unit.MONTH, Counting.DAY_AFTER, conventions=CONVENTIONS),
        After(Anchor.PUBLICATION, 10, Unit.DAY, Counting.DAY_OF, conventions=CONVENTIONS),
        On(Anchor.PUBLICATION, conventions=CONVENTIONS),
        OnDate(date(2016, 1, 1)),
    ]


def resolutions() -> None:
    days = [START + timedelta(days=shift % 9000) for shift in range(ROUNDS)]
    for title, published in (("publication known", True), ("publication unknown", False)):
        for rule in rules():
            begin = time.perf_counter()
            if published:
                for day in days:
                    rule.resolve(signed=day, published=day)
            else:
                for day in days:
                    rule.resolve(signed=day)
            spent = time.perf_counter() - begin
            name = f"{type(rule).__name__} {getattr(rule, 'count', '')} {getattr(rule, 'unit', Unit.DAY).value}"
            print(f"{title:<20} {name:<20} {ROUNDS / spent:>12,.0f} resolutions/s")


def register() -> None:
    lines = ["fact\tact\tsigned\tdate\tplace\tsource"]
    for number in range(FACTS // 2):
        signed = START + timedelta(days=number % 9000)
        published = signed + timedelta(days=number % 25)
        lines.append(f"publication\t{number}-V\t{signed}\t{published}\tgazette\tthe bank")
        force = published + timedelta(days=61)
        lines.append(f"in_force\t{number}-V\t{signed}\t{force}\t\tthe bank")
    file = decode("register.tsv", "\n".join(lines).encode())
    begin = time.perf_counter()
    facts, findings = parse_register(file)
    read = time.perf_counter() - begin
    sixty = rules()[1]
    acts = [ActRef("law", f"{number}-V", START + timedelta(days=number % 9000)) for number in range(FACTS // 2)]
    begin = time.perf_counter()
    publications = Publications.build(facts, ((act, None, sixty) for act in acts), CONVENTIONS)
    built = time.perf_counter() - begin
    exact = sum(publications.of(act).certainty == "exact" for act in acts)
    spent = time.perf_counter() - begin
    print(f"{len(facts):,} facts read in {read:.2f} s, {len(findings)} findings")
    print(f"propagated to {exact:,} acts in {spent:.2f} s, of which gathering {built:.2f} s")


if __name__ == "__main__":
    resolutions()
    register()
