"""From the files that a command names to the act and the provisions that it asks for."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from lawtime.batch.catalogue import Catalogue
from lawtime.batch.stores import Store
from lawtime.cli.evidence import Evidence
from lawtime.cli.output import report
from lawtime.cli.registers import registers
from lawtime.corpus import REGISTERS, Corpus
from lawtime.errors import LawtimeError, NotFoundError, StoreError
from lawtime.law import Law
from lawtime.model.acts import ActRef, normal_number
from lawtime.model.findings import Finding
from lawtime.store.contract import Log

DatedFiles = Sequence[tuple[date, str]]
_SLOW = 5
"""So many files show their progress on a terminal."""


def gather(
    paths: Sequence[str],
    publications: Sequence[str] = (),
    editions: DatedFiles = (),
    claimed: DatedFiles = (),
    amending: Sequence[str] = (),
) -> tuple[Corpus, list[Finding]]:
    """Read the files of a command into a corpus; a file that cannot be read is a finding where another can.

    Raises:
        ParseError: where none can be read.
    """
    dated = {name for _, name in (*editions, *claimed)}
    plain = [path for path in paths if path not in dated and path not in amending]
    if not (plain or dated):
        raise click.UsageError("name a file, or an edition with --edition DATE=FILE")
    corpus = Corpus()
    unread: list[tuple[str, Exception]] = []
    everything = [
        *((path, None, None) for path in (*publications, *plain)),
        *((path, day, None) for day, path in editions),
        *((path, None, day) for day, path in claimed),
        *((path, None, None) for path in amending),
    ]
    with registers(corpus) as register, _progress(everything) as steps:
        for path, current, said in steps:
            try:
                if path in publications or Path(path).suffix.lower() in REGISTERS:
                    register(path)
                elif path in amending:
                    corpus.add_amending(path)
                else:
                    corpus.add(path, current=current, claimed=said)
            except (LawtimeError, OSError) as error:
                unread.append((path, error))
    if len(unread) == len(everything) or (unread and not corpus.acts):
        raise unread[0][1]
    return corpus, [Finding("unreadable", _message(error), path) for path, error in unread]


def laws_of(evidence: Evidence) -> tuple[tuple[Law, ...], list[Finding]]:
    """Return the acts that a command asks for, and what is badly said in the sources.

    Raises:
        ParseError: where no file can be read.
        NotFoundError: where there is no such act, or not in that language.
        StoreError: where the log never had that revision.
    """
    if evidence.store:
        return (stored_act(evidence.store, evidence.act, evidence.lang, evidence.revision),), []
    corpus, unreadable = gather(
        evidence.paths, evidence.publications, evidence.editions, evidence.claimed, evidence.amending
    )
    laws = chosen_acts(corpus, evidence.act, evidence.lang, evidence.revision)
    return laws, [*unreadable, *corpus.findings]


def _message(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


@contextmanager
def _progress(
    files: Sequence[tuple[str, date | None, date | None]],
) -> Iterator[Iterable[tuple[str, date | None, date | None]]]:
    if len(files) < _SLOW or not sys.stderr.isatty():
        yield files
        return
    with click.progressbar(files, label="reading", file=sys.stderr) as steps:
        yield steps


def catalogue_of(address: str) -> Catalogue:
    """Open the catalogue of a store for reading, and say on standard error where it is older than the log.

    Raises:
        StoreError: where no build has gone through.
    """
    store = Store(address)
    with store() as log:
        revision = log.revision
    catalogue = store.catalogue(read_only=True)
    completed = catalogue.completed()
    if completed is None:
        catalogue.close()
        raise StoreError(f"no build of {address} has gone through to its end; run lawtime build once more")
    if completed != revision:
        message = f"{revision - completed} events came in since the last build; what they tell is not listed"
        report([Finding("catalogue-stale", message, address)])
    return catalogue


def stored_act(address: str, act: str | None, lang: str | None, revision: int | None = None) -> Law:
    """Return an act of a store.

    Raises:
        NotFoundError: where the store does not hold it, or not in that language.
    """
    with Store(address)() as log:
        (law,) = chosen_acts(Corpus(log=log), _named(act), lang, revision)
    return law


def kept_answers(
    address: str, act: str | None, lang: str | None, articles: str, day: date
) -> list[dict[str, Any]] | None:
    """Return the kept answers for a list of articles, as they are printed; `None` where one of them is not kept."""
    with Store(address)() as log:
        held = log.held(normal_number(_named(act)))
        if len(held) != 1:
            return None
        spoken = lang or next(each.langs[0] for each in log.acts(signed=held[0].date) if each.act == held[0])
        eids = dict.fromkeys(f"art_{part.strip()}" for part in articles.replace(";", ",").split(","))
        found = [_kept(log, held[0], spoken, eid, day) for eid in eids]
    answers = [each for each in found if each is not None]
    return answers if len(answers) == len(eids) else None


def _kept(log: Log, act: ActRef, lang: str, eid: str, day: date) -> dict[str, Any] | None:
    """Return the kept answer for a provision on a day; `None` where none is kept, or later events bear on the act."""
    content = log.version(act, lang, eid, day)
    if content is None:
        return None
    told = json.loads(content)
    heading = told.pop("heading")
    named = {"act": act.uri if act.named else None, "eid": eid, "heading": heading, "lang": lang}
    return {**named, "date": day.isoformat(), "known_on": None, **told}


def _named(act: str | None) -> str:
    if act is None:
        raise click.UsageError("say which act of the store: --act NUMBER")
    return act


def chosen_acts(corpus: Corpus, act: str | None, lang: str | None, revision: int | None = None) -> tuple[Law, ...]:
    """Return the acts that are asked for, as the log had them at a revision: those with provisions, or the one named.

    Raises:
        NotFoundError: where there is none, or none in that language.
        StoreError: where the log never had that revision.
    """
    laws = (corpus.act(act),) if act else tuple(law for law in corpus.acts if _is_act(law))
    laws = laws if revision is None else tuple(corpus.act(law.act, revision=revision) for law in laws)
    if not laws:
        raise NotFoundError("no act with articles in these files; `lawtime notes` reads notes that stand alone")
    if lang is None:
        return laws
    spoken = dict.fromkeys(edition.lang for law in laws for edition in law.history.editions)
    if lang not in spoken:
        raise NotFoundError(f"no edition in the language {lang!r}; there are {', '.join(spoken)}")
    return tuple(corpus.act(law.act, lang=lang, revision=law.revision) for law in laws)


def _is_act(law: Law) -> bool:
    """Say whether a text is an act: it says which, or it is divided into numbered provisions."""
    units = law.history.newest.units.values()
    return any(unit.number for unit in units) or (law.act.named and bool(units))


def chosen_units(law: Law, articles: str | None, provision: str | None, depth: str | None) -> tuple[str, ...]:
    """Return the eIds of the provisions that are asked for, in the order of the text.

    Raises:
        NotFoundError: where an article or a provision is not there, with near misses.
        InvalidIdError: where an eId is none.
    """
    if provision:
        whole: tuple[str, ...] = (law.provision(provision).eid,)
    elif articles:
        whole = chosen_articles(law, articles)
    else:
        return law.articles if depth in (None, "article") else law.units(depth or "article")
    if depth in (None, "article"):
        return whole
    return tuple(eid for each in whole for eid in law.units(depth or "article", each) or (each,))


def chosen_articles(law: Law, asked: str) -> tuple[str, ...]:
    """Return the eIds of the articles that a list of numbers and ranges names.

    "2-1" is an article where the act has it, "5-7" the articles from 5 to 7.
    """
    found: dict[str, None] = {}
    for part in asked.replace(";", ",").split(","):
        found.update(dict.fromkeys(_range(law, part.strip())))
    return tuple(found)


def _range(law: Law, part: str) -> tuple[str, ...]:
    eid = f"art_{part}"
    if not part:
        raise click.BadParameter("an empty article number; write 15, or 13,15, or 5-7", param_hint="'--article'")
    if eid in law.articles:
        return (eid,)
    dashed = part.replace("\u2013", "-").replace("..", "-")
    for place in (place for place, sign in enumerate(dashed) if sign == "-"):
        first, last = f"art_{dashed[:place].strip()}", f"art_{dashed[place + 1 :].strip()}"
        if first in law.articles and last in law.articles:
            ends = law.articles.index(first), law.articles.index(last)
            if ends[0] <= ends[1]:
                return law.articles[ends[0] : ends[1] + 1]
    return (law.article(part).eid,)
