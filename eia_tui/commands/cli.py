"""Runs one command, and reports in one line what could not be done."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from eia_tui.commands.output import DONE, IMPOSSIBLE
from eia_tui.commands.parser import parse
from eia_tui.commands.streams import prepare_streams, print_error, why_unprinted
from eia_tui.system.errors import OutputError, UserError
from eia_tui.system.windows import has_own_window, wait_for_key

_OWNERS = 0o700


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code. What cannot be done is one line on stderr, which stays until it was read."""
    prepare_streams()
    code = _main(arguments)
    if code != DONE and sys.stdin.isatty() and sys.stdout.isatty() and has_own_window():
        print("Press any key to close this window.", flush=True)
        wait_for_key()
    return code


def _main(arguments: Sequence[str] | None) -> int:
    os.umask(os.umask(0) & ~_OWNERS)  # whatever is made can be used by whoever had it made
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
    except UserError as refusal:
        print_error(str(refusal))
        code = IMPOSSIBLE
    except KeyboardInterrupt:
        print_error("stopped")
        code = IMPOSSIBLE
    except ImportError as error:
        from eia_tui.system.native import why_not_loaded

        print_error(why_not_loaded(error) or _reported(error))
        code = IMPOSSIBLE
    except OSError as error:
        # What is printed has no file's name; only then it is tried whether that was it.
        if error.filename is None and (unprinted := why_unprinted(after_error=True)):
            return _unprinted(unprinted, DONE)
        print_error(_refused(error))
        code = IMPOSSIBLE
    except Exception as error:  # noqa: BLE001  the last resort: nothing is hidden, all of it is kept in a file
        print_error(_reported(error))
        code = IMPOSSIBLE
    why = why_unprinted()
    return _unprinted(why, code) if why else code


def _run(given: list[str]) -> int:
    try:
        asked = parse(given)
    except SystemExit as end:  # help, or the version, was printed
        return int(end.code or DONE)
    run: Callable[[argparse.Namespace], int] = asked.run
    return run(asked)


def _unprinted(why: OSError, code: int) -> int:
    """The exit code of a command whose output cannot be written; a line says so, unless nobody reads it any more."""
    if isinstance(why, BrokenPipeError):
        return code
    print_error(str(OutputError(why)))
    return IMPOSSIBLE


def _refused(error: OSError) -> str:
    """What the system refused, and what to do."""
    from eia_tui.system.files import explain

    return f"{error.filename or 'The system'} cannot be used: {explain(error)}"


def _reported(error: Exception) -> str:
    """Writes the details of a bug to a file; the line that says where they are."""
    import traceback

    from eia_tui.system.app_folders import state_folder
    from eia_tui.system.files import write_whole

    notes = [note for note in getattr(error, "__notes__", ()) if note]
    try:
        path = state_folder() / "last-error.txt"
        write_whole(path, "".join(traceback.format_exception(error)).encode(errors="backslashreplace"))
    except UserError as refusal:
        what = f"{type(error).__name__}: {error}"
        return ". ".join(
            [f"Sorry, something went wrong ({what}), and the details could not be kept: {refusal}", *notes]
        )
    return ". ".join(
        [
            f"Sorry, something went wrong. Details are in {path}; please send them to whoever supports this program",
            *notes,
        ]
    )
