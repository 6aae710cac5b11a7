"""What was in force on 1 June 2015? The commands of `lawtime`, asked of the law in this folder, in one process."""

import sys
from pathlib import Path

from lawtime import cli

LAW = "seeds/002_d26ded65753fa135.txt"
PICTURE = "build/timeline.svg"
COMMANDS = (
    f"as-of 2015-06-01 {LAW}",
    f"as-of 2015-06-01 {LAW} --article 26",
    f"as-of 2015-06-01 {LAW} --article 15",
    f"timeline {LAW} --svg {PICTURE}",
)


def main() -> int:
    """Run the commands, and stop at the first that fails."""
    Path(PICTURE).parent.mkdir(exist_ok=True)
    for command in COMMANDS:
        print(f"\n$ lawtime {command}", flush=True)
        status = cli.run(command.split())
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
