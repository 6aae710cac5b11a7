"""The code of the District of Columbia changed by machine operations, and every instruction of real amending acts."""

import os
import subprocess
import sys
from pathlib import Path

from lawtime.reading.amending import read_amending
from lawtime.reading.sources import read_source

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LAWTIME_SHARED", ROOT.parent / "shared"))


def main() -> None:
    """Print both tables."""
    _print_columbia()
    _print_orders()


def _print_columbia() -> None:
    """Print what the tests of the code of the District of Columbia count."""
    if not (SHARED / "data" / "us-dc").exists():
        print("../shared/data/us-dc is not here")
        return
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-s",
        "-p",
        "no:cacheprovider",
        "tests/model/test_dc_operations.py",
    ]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print("The District of Columbia: the official code before and after each law, as of its codifier.\n")
    print("\n".join(line.lstrip(".F") for line in ran.stdout.splitlines() if ":" in line))
    print(f"tests: {'passed' if ran.returncode == 0 else 'FAILED'}")


def _print_orders() -> None:
    """Print how many instructions of each amending act are read."""
    folders = ("data/kz/orders", "data/kz/527-IV/amending")
    files = [
        path for folder in folders for path in sorted((SHARED / folder).glob("*")) if path.suffix in (".txt", ".md")
    ]
    print(f"\n{'amending act':28}{'items':>7}{'read':>7}{'unread':>8}  why")
    read = unread = 0
    for path in files:
        if path.stem.lower() == "readme":
            continue
        source = read_source(path)
        act = read_amending(source.text, source=source.name)
        instructions = [each for item in act.items for each in item.instructions]
        missed = [each.unread for each in instructions if each.operation is None]
        read, unread = read + len(instructions) - len(missed), unread + len(missed)
        why = "; ".join(dict.fromkeys(words[:60] for words in missed))[:100]
        print(f"{path.name:28}{len(act.items):7}{len(instructions) - len(missed):7}{len(missed):8}  {why}".rstrip())
    print(f"{'together':35}{read:7}{unread:8}")


if __name__ == "__main__":
    main()
