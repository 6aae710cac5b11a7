"""Progress of a long run on standard error: how much is done, how fast, and how long it will take."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click
from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 0.25
"""Seconds between two lines."""


@define
class Progress:
    """Tells how far a run is; silent where `shown` is false.

    Args:
        shown: whether to tell it.
        clock: seconds that only go forward.
    """

    shown: bool
    clock: Callable[[], float] = time.monotonic
    _name: str = field(init=False, default="")
    _total: int = field(init=False, default=0)
    _done: int = field(init=False, default=0)
    _began: float = field(init=False, default=0.0)
    _told: float = field(init=False, default=0.0)

    def begin(self, name: str, total: int) -> None:
        """Begin a stage of so many steps."""
        self._end()
        self._name, self._total, self._done = name, total, 0
        self._began = self._told = self.clock()

    def step(self, count: int = 1) -> None:
        """Tell that so many steps are done."""
        self._done += count
        now = self.clock()
        if self.shown and (now - self._told >= _EVERY or self._done >= self._total):
            self._told = now
            click.echo(f"\r{self.line(now)}\x1b[K", nl=False, err=True)

    def line(self, now: float) -> str:
        """Return what is told at a moment."""
        spent = now - self._began
        rate = self._done / spent if spent > 0 else 0.0
        left = (self._total - self._done) / rate if rate else None
        share = 100 * self._done // self._total if self._total else 100
        told = f"{self._name}  {self._done:,} of {self._total:,}  {share} %  {rate:,.0f}/s"
        return told if left is None else f"{told}  {_span(left)} left"

    def _end(self) -> None:
        if self.shown and self._name:
            click.echo(err=True)

    def close(self) -> None:
        """End the last stage."""
        self._end()
        self._name = ""


def is_terminal() -> bool:
    """Say whether somebody watches standard error."""
    return sys.stderr.isatty()


def _span(seconds: float) -> str:
    """Return a span of time for people.

    >>> _span(75), _span(3_700)
    ('1:15', '1:01:40')
    """
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
