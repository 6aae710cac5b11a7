"""Findings: what the data says badly or in contradiction. They are reported, and never mended in silence."""

from attrs import frozen


@frozen
class Finding:
    """One thing that a source says badly.

    Args:
        code: a stable name in kebab-case, such as `publication-before-signature`.
        message: one sentence for people, lower case, quoting what it speaks of.
        source: the file that it stands in, or "" where it concerns none.
        line: the line in that file, counted from 1, or 0.
        span: half-open offsets into the text of that file, or `None`.
    """

    code: str
    message: str
    source: str = ""
    line: int = 0
    span: tuple[int, int] | None = None

    def __str__(self) -> str:
        place = (
            f"{self.source}:{self.line}: " if self.source and self.line else f"{self.source}: " if self.source else ""
        )
        return f"{place}{self.message} [{self.code}]"
