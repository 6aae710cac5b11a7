"""Time operations: N replacements on S articles, beside plain string replacement in the same run."""

import time

from lawtime.model.document import Provision
from lawtime.model.operations import Operation, Replacement, apply_all

SPAN = (0, 0)


def act(articles: int) -> dict[str, Provision]:
    """Return articles of three paragraphs, forty words each."""
    found = {}
    for number in range(1, articles + 1):
        eid = f"art_{number}"
        children = tuple(
            Provision(f"{eid}__para_{n}", "para", str(n), "", f"{n}. " + " ".join(f"w{n}x{k}" for k in range(40)), SPAN)
            for n in (1, 2, 3)
        )
        found[eid] = Provision(eid, "art", str(number), "Heading", "", SPAN, children)
    return found


def operations(count: int, articles: int) -> dict[str, list[Operation]]:
    """Return replacements spread over the articles, each of words that stand once."""
    found: dict[str, list[Operation]] = {}
    for at in range(count):
        eid = f"art_{at % articles + 1}"
        word = f"w{at // articles % 3 + 1}x{at // articles // 3 % 40}"
        target = f"{eid}__para_{at // articles % 3 + 1}"
        found.setdefault(eid, []).append(Replacement(target=target, old=word, new=f"new{at}"))
    return found


def main() -> None:
    """Print the table."""
    print("operations  articles    apply     per op   plain str.replace   invert")
    for count, articles in ((1_000, 100), (10_000, 1_000), (20_000, 1_000)):
        texts, made = act(articles), operations(count, articles)
        start = time.perf_counter()
        results = {eid: apply_all((texts[eid],), ops) for eid, ops in made.items()}
        spent = time.perf_counter() - start
        assert all(result.certain for result in results.values())
        flat = {eid: unit.text for eid, unit in texts.items()}
        start = time.perf_counter()
        for eid, ops in made.items():
            for operation in ops:
                assert isinstance(operation, Replacement)
                flat[eid] = flat[eid].replace(operation.old + " ", f"{operation.new} ", 1)
        plain = time.perf_counter() - start
        start = time.perf_counter()
        for eid, ops in made.items():
            units = results[eid].units
            for operation in reversed(ops):
                units = operation.invert(units).units
            assert units == (texts[eid],)
        back = time.perf_counter() - start
        print(
            f"{count:10} {articles:9} {spent * 1e3:8.1f} ms {spent / count * 1e6:6.1f} us"
            f" {plain * 1e3:12.1f} ms {back * 1e3:12.1f} ms"
        )


if __name__ == "__main__":
    main()
