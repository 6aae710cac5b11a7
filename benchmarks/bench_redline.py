"""Time a redline of 1,500 words beside the standard library's `difflib`, `redlines` and `xmldiff`, in one run."""

import random
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from statistics import median

from lawtime.analysis.redline import redline


def sample(words: int, seed: int = 7) -> tuple[str, str]:
    """Return a text of numbered lines and the same text after some thirty changes."""
    rng = random.Random(seed)
    vocabulary = [f"word{n}" for n in range(400)]
    old = [rng.choice(vocabulary) for _ in range(words)]
    new = list(old)
    for _ in range(words // 50):
        at = rng.randrange(len(new))
        new[at : at + rng.randrange(4)] = [rng.choice(vocabulary) for _ in range(rng.randrange(4))]

    def lined(body: list[str]) -> str:
        lines = [body[at : at + 30] for at in range(0, len(body), 30)]
        return "\n".join(f"{n}) {' '.join(line)};" for n, line in enumerate(lines, 1))

    return lined(old), lined(new)


def timed(call: Callable[[], object], rounds: int = 50) -> float:
    """Return the median time of a call, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return median(times) * 1e3


def main() -> None:
    """Print the table."""
    before, after = sample(1_500)
    flat = before.replace("\n", " "), after.replace("\n", " ")
    rows: list[tuple[str, float]] = [
        ("lawtime, 50 numbered lines", timed(lambda: redline(before, after))),
        ("lawtime, one line", timed(lambda: redline(*flat))),
        (
            "difflib on words",
            timed(lambda: SequenceMatcher(None, flat[0].split(), flat[1].split(), autojunk=False).get_opcodes(), 5),
        ),
    ]
    try:
        from redlines import Redlines  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        print("redlines: not installed, left out")
    else:
        rows.append(("redlines", timed(lambda: Redlines(*flat).output_markdown, 5)))
    try:
        from xmldiff.main import diff_texts  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        print("xmldiff: not installed, left out")
    else:
        old, new = (
            f"<act>{''.join(f'<p>{line}</p>' for line in text.split(chr(10)))}</act>" for text in (before, after)
        )
        rows.append(("xmldiff, 50 elements", timed(lambda: diff_texts(old, new), 3)))
    base = rows[0][1]
    for name, spent in rows:
        print(f"{name:28} {spent:8.2f} ms  {spent / base:5.1f}x")


if __name__ == "__main__":
    main()
