"""The command line: `main` is what `lawtime` runs. Nothing heavy is imported before a command needs it."""

import gc
import os
import sys
from importlib import import_module

import click

COMMANDS = {
    "as-of": ("as_of", "What was in force on a date."),
    "audit": ("audit", "Whether the claimed date of an edition contradicts its own notes."),
    "build": ("build", "Files, folders and archives into a store of many acts."),
    "changes": ("changes", "What changed in a whole store between two days."),
    "blame": ("blame", "For every word of an article, the act that put it there."),
    "cite": ("cite", "What a document cites, as the law stood on its day."),
    "completion": ("completion", "Print the completion script of a shell."),
    "diff": ("diff", "What changed between two dates, word by word."),
    "explain": ("explain", "How the answer for an article on a date is derived."),
    "export": ("export", "A store as Parquet, JSON Lines or CSV."),
    "graph": ("graph", "Which act amends, replaces and cites which."),
    "notes": ("notes", "Every amendment note, read."),
    "operations": ("operations", "The typed operations that an amending act orders."),
    "publications": ("publications", "The days of publication that acts cite, as a register."),
    "search": ("search", "Acts of a store by title or number."),
    "timeline": ("timeline", "Every change of an act, in order of force."),
    "verify": ("verify", "Whether the log of a store is whole."),
    "when": ("when", "The day that a commencement clause means."),
}
"""Each command with the module that holds it and what it answers."""

DEBUG = "LAWTIME_DEBUG"
FINE, FOUND, USAGE, NOT_FOUND, INTERRUPTED, BROKEN = 0, 1, 2, 3, 130, 70


class _Taught(click.Command):
    """What is run, with examples at the end of its help, as they are written."""

    def __init__(self, *args: object, examples: tuple[str, ...] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own arguments, passed on whole
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        with formatter.section("Examples"):
            for example in self.examples:
                formatter.write(f"  $ lawtime {example}\n")


class Command(_Taught):
    """A command with examples."""


class LazyGroup(_Taught, click.Group):
    """A group that knows its commands by name and imports one when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"lawtime.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, or say which it may be."""
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(COMMANDS))}"
            raise click.UsageError(f"no command {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in sorted(COMMANDS.items())])


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from lawtime import __version__

        click.echo(f"lawtime {__version__}")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    examples=(
        "as-of 2015-06-01 law.txt",
        "as-of 2015-06-01 law.txt --article 15",
        "timeline law.txt --svg law.svg",
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
def group() -> None:
    """Say what the law was on a date, how sure that is, and on what it rests.

    FILE is a consolidated act as its publisher printed it, with its amendment notes: plain text, HTML or Markdown.
    Dates are written like 2015-06-01. A folder or a pattern stands for its files.

    The answer goes to standard output; what the sources say badly goes to standard error. Exit status: 0 fine,
    1 something was found badly said and --strict asked, 2 a mistake in the command, 3 no such act or provision.
    """


_GARBAGE = 100_000
"""So many new objects are let stand before garbage is looked for: what a command reads is kept until it ends, and
looking at a hundred thousand facts again and again takes longer than reading them."""


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status; no traceback reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(_GARBAGE, 50, 50)
    sys.exit(run(args))


def run(args: list[str] | None) -> int:
    """Run the command line and return its exit status."""
    output = sys.stdout
    try:
        status = group.main(args, prog_name="lawtime", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as left:
        # click leaves so after printing completions, and where the reader of a pipe has seen enough: then it has put
        # something in the place of the standard output.
        cut = sys.stdout is not output
        return FINE if cut or left.code is None else int(left.code)
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        return _say(error)
    return status if isinstance(status, int) else FINE


def _say(error: Exception) -> int:
    """Print one line about an error and return the exit status that it means."""
    from lawtime.errors import LawtimeError, NotFoundError

    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return USAGE
    if isinstance(error, click.BadParameter) and error.message and error.param is not None:
        named = error.param_hint or error.param.get_error_hint(error.ctx or click.Context(group))
        error = click.UsageError(f"{str(named).strip(chr(39))}: {error.message}", error.ctx)
    if isinstance(error, click.ClickException):
        ctx = getattr(error, "ctx", None)
        hint = f" (see {ctx.command_path} --help)" if ctx is not None else ""
        return _complain(f"{error.format_message().rstrip('.')}{hint}", USAGE)
    if isinstance(error, NotFoundError):
        return _complain(str(error), NOT_FOUND)
    if isinstance(error, LawtimeError):
        return _complain(str(error), USAGE)
    if isinstance(error, OSError):
        return _complain(f"{error.filename}: {error.strerror}" if error.filename else str(error), USAGE)
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    return _complain(
        f"a mistake of lawtime itself ({what}); please report it, with what {DEBUG}=1 prints about it", BROKEN
    )


def _complain(message: str, status: int) -> int:
    from lawtime.cli.output import printable

    click.echo(f"lawtime: {printable(message)}", err=True)
    return status
