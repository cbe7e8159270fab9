"""Says which parts of the program that are not written in Python this machine does not load, and what to ask IT for."""

import contextlib
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eia_tui.system.errors import UserError

_ENDINGS = (".pyd", ".dll", ".so", ".dylib")
"""How the names of files with machine code end."""


class NativeModule(NamedTuple):
    """A module of machine code, which rules of the organisation or a virus scanner may keep from being loaded."""

    name: str
    use: str
    """What cannot be done without it, such as "Word files"."""
    required: bool = True
    """Whether anything cannot be done without it; otherwise it only takes longer."""

    def problem(self) -> str:
        """Loads it. Why that is refused, and what to do; "" if it is not."""
        try:
            importlib.import_module(self.name)
        except (ImportError, OSError) as error:
            return _problem(error, self.name)
        return ""


NATIVE_MODULES = (
    NativeModule("lxml.etree", "Word files, and copies for publication"),
    NativeModule("pydantic_core._pydantic_core", "Forms of other councils"),
    NativeModule("asyncio", "The full screen"),  # on Windows it needs _overlapped, select and _socket
    NativeModule("ctypes", "The full screen and the clipboard on Windows"),
    NativeModule("markupsafe._speedups", "Web pages", required=False),
)
"""Every such module of a dependency, and those of Python itself without which a part of the program does not start."""


@contextlib.contextmanager
def native_modules_needed() -> Iterator[None]:
    """Turns the error of a native module that cannot be loaded into a `UserError`. Any other error is left as it is."""
    try:
        yield
    except ImportError as error:
        if line := why_not_loaded(error):
            raise UserError(line) from error
        raise


def why_not_loaded(error: ImportError) -> str:
    """What to do about an error, if it is that of a native module which this machine does not load; "" if it is not."""
    if str(error.path or "").lower().endswith(_ENDINGS) or "DLL load failed" in str(error):
        return _problem(error, error.name or "a module")
    for module in NATIVE_MODULES:  # where the file itself was taken away, the error is that of whatever needs it
        if module.required and (problem := module.problem()):
            return problem
    return ""


def _problem(error: ImportError | OSError, name: str) -> str:
    path = str(getattr(error, "path", None) or "")
    if isinstance(error, ModuleNotFoundError) or not path.lower().endswith(_ENDINGS):
        where = f" in {Path(path).parent}" if path else ""
        return (
            f"This machine cannot load {name}: its file{where} is missing. Ask IT whether a virus scanner removed it, "
            "and install the program again"
        )
    why = " ".join(str(error).split()).rstrip(".")
    return (
        f"This machine does not load {path} ({why}). Ask IT to allow this file, by its hash or by its folder: "
        "AppLocker, App Control for Business or a virus scanner blocks it"
    )
