"""The register of acts by title, for texts that do not say their number."""

import tomllib
from functools import cache
from importlib import resources

from lawtime.model.acts import ActRef


def _plain(title: str) -> str:
    letters = "".join(sign if sign.isalnum() else " " for sign in title.casefold())
    return " ".join(letters.split())


@cache
def _titles() -> dict[str, tuple[ActRef, ...]]:
    text = resources.files(__package__).joinpath("acts.toml").read_text(encoding="utf-8")
    found: dict[str, tuple[ActRef, ...]] = {}
    for row in tomllib.loads(text)["act"]:
        act = ActRef(row["kind"], row["number"], row["date"])
        for title in row["title"].values():
            found[_plain(title)] = (*found.get(_plain(title), ()), act)
    return found


def acts_titled(title: str) -> tuple[ActRef, ...]:
    """Return the acts that have a title, whatever its quotation marks and letter case.

    >>> [act.number for act in acts_titled("О товарных биржах")]
    ['155-IV']
    """
    return _titles().get(_plain(title), ())
