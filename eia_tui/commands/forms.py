"""The commands for the people who maintain a council's form."""

import argparse

from eia_tui.commands.output import BLOCKED, DONE, say
from eia_tui.system.paths import parse_path


def run_forms(asked: argparse.Namespace) -> int:  # noqa: ARG001  a command
    """Lists the forms."""
    from eia_tui.form.library import shipped_folders
    from eia_tui.form.loading import load_form

    for folder in shipped_folders():
        form = load_form(folder, trusted=True)
        say(f"{form.id}: {form.council}, {form.title} ({folder})")
    return DONE


def run_forms_check(asked: argparse.Namespace) -> int:
    """Lists what is wrong with a form's folder."""
    from eia_tui.exports.template_check.check import check_template
    from eia_tui.form.loading import load_form

    form = load_form(parse_path(asked.folder))
    mistakes = check_template(form)
    for mistake in mistakes:
        say(f"{form.template}: {mistake}")
    if not mistakes:
        say(f"{form.id}: {len(form.questions)} questions, each with its tag. Nothing is wrong.")
    return BLOCKED if mistakes else DONE


def run_forms_scaffold(asked: argparse.Namespace) -> int:
    """Makes a first Word template from a form.toml."""
    from eia_tui.exports.template.scaffold import write_scaffold
    from eia_tui.form.loading import load_form

    say(str(write_scaffold(load_form(parse_path(asked.folder)), overwrite=asked.force).absolute()))
    return DONE
