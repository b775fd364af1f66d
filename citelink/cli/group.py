"""The group of commands, which knows them by the names of their files and imports only the one asked for."""

from __future__ import annotations

import os
import sys
from difflib import get_close_matches

import click

from citelink.registry import Plugins

COMMANDS: Plugins[object] = Plugins("citelink.cli.commands")


class CommandGroup(click.Group):
    """Knows its commands by the names of the files in commands/."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        try:
            plugin = COMMANDS.load(cmd_name)
        except KeyError:
            return None
        found = getattr(plugin, "command", plugin)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and name not in self.list_commands(ctx):
            close = get_close_matches(name, self.list_commands(ctx), 1)
            hint = f"Did you mean '{close[0]}'?" if close else f"Commands are {', '.join(self.list_commands(ctx))}."
            ctx.fail(f"No such command '{name}'. {hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            # Whoever reads wants no more (`| head`); the interpreter must not complain when it flushes at the end.
            _discard_stdout()
            raise click.exceptions.Exit(0) from None


def _discard_stdout() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    finally:
        os.close(nowhere)
