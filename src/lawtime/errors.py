"""The exceptions of lawtime: a caller's mistake raises one of these, bad data gives a `Finding` instead."""

from collections.abc import Sequence


class LawtimeError(Exception):
    """Any error that lawtime raises on purpose."""


class ParseError(LawtimeError, ValueError):
    """A text that cannot be read as what it was said to be.

    Args:
        message: one lower-case sentence that says what would be accepted.
        text: the text that could not be read; long texts are cut for display only.
        span: the offending part, as half-open offsets into `text`.
        dialect: the dialect that was tried, as a language code, or `None`.
        expected: the forms that would have been accepted, shortest first.
    """

    def __init__(
        self,
        message: str,
        *,
        text: str = "",
        span: tuple[int, int] | None = None,
        dialect: str | None = None,
        expected: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.text = text
        self.span = span
        self.dialect = dialect
        self.expected = tuple(expected)

    def __str__(self) -> str:
        if self.span is None or not self.text:
            return self.message
        start, end = self.span
        left = max(0, start - 30)
        shown = self.text[left : min(len(self.text), end + 30)].replace("\n", " ")
        caret = " " * (start - left) + "^" * max(1, min(end, left + len(shown)) - start)
        return f"{self.message}\n  {shown}\n  {caret}"


class InvalidIdError(LawtimeError, ValueError):
    """An act number, eId or URI that does not have the form it should have."""


class NotFoundError(LawtimeError, LookupError):
    """An act or a provision that the corpus does not hold.

    Args:
        message: what was looked for.
        near: the nearest names that do exist, best first.
    """

    def __init__(self, message: str, near: Sequence[str] = ()) -> None:
        self.near = tuple(near)
        super().__init__(f"{message}; did you mean {', '.join(self.near)}?" if self.near else message)


class ReplayError(LawtimeError):
    """Events that contradict one another so that no history can be built from them.

    Args:
        message: what contradicts what.
        events: the identities of the events concerned.
    """

    def __init__(self, message: str, events: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.events = tuple(events)


class StoreError(LawtimeError):
    """A store that cannot be used: its version, a conflict, damage, or read-only opening."""


class ConflictError(StoreError):
    """An addition that rests on a state of the log which another addition has changed; read again and retry."""
