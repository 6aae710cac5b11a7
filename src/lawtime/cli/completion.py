"""`lawtime completion`: the completion script of a shell."""

import click
from click.shell_completion import get_completion_class

from lawtime.cli import Command, group


@click.command(
    cls=Command,
    examples=(
        "completion bash >> ~/.bashrc",
        "completion zsh > ~/.zfunc/_lawtime",
        "completion fish > ~/.config/fish/completions/lawtime.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the script that makes SHELL complete the commands and options of lawtime."""
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(script(group, {}, "lawtime", "_LAWTIME_COMPLETE").source())
