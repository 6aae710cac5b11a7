"""Where a statement stands."""

from attrs import frozen


@frozen
class Source:
    """Where a statement stands.

    Args:
        name: the name of the file, or of whoever said it.
        sha256: of the file's bytes; "" where it is no file.
        line: the line, counted from 1, or 0.
        span: half-open offsets into the text.
    """

    name: str
    sha256: str = ""
    line: int = 0
    span: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name
