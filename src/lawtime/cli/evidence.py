"""What a command is to answer from: files, or a store; and which act in them."""

from datetime import date

import click
from attrs import frozen


@frozen
class Evidence:
    """The sources of an answer, as a command line names them.

    Args:
        paths: files of acts and amending acts.
        publications: registers of publications.
        editions: editions with the day on which each was current.
        claimed: editions with the day that their publisher claims for each.
        amending: amending acts.
        store: a store that answers by itself, in place of files.
        act: the number of the act that is asked for.
        lang: its language.
        revision: so many events of the log; all of them where it is `None`.

    Raises:
        click.UsageError: for files beside a store.
    """

    paths: tuple[str, ...]
    publications: tuple[str, ...]
    editions: tuple[tuple[date, str], ...]
    claimed: tuple[tuple[date, str], ...]
    amending: tuple[str, ...]
    store: str | None
    act: str | None
    lang: str | None
    revision: int | None

    def __attrs_post_init__(self) -> None:
        named = self.paths or self.publications or self.editions or self.claimed or self.amending
        if self.store and named:
            raise click.UsageError("a store answers by itself: name files, or --store")
