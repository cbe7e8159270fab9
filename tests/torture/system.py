"""Stands between the program and the system: whatever is asked below one folder may be refused."""

import builtins
import contextlib
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Self
from unittest import mock

_BY_PATH = (
    "chmod", "link", "listdir", "lstat", "mkdir", "open", "readlink", "remove", "rename", "replace", "rmdir", "scandir",
    "stat", "symlink", "truncate", "unlink", "utime",
)  # fmt: skip
_BY_HANDLE = ("close", "fstat", "fsync", "ftruncate", "write", "read", "lseek")


class Watched:
    """The system as Python asks it, watched below one folder while this is entered."""

    def __init__(self, folder: Path) -> None:
        """Every file and folder below `folder`, and itself."""
        self._folder = str(folder)
        self._handles: set[int] = set()
        self._patches = [*self._patched(os, _BY_PATH), *self._patched(os, _BY_HANDLE)]
        for module in (io, builtins):
            self._patches += self._patched(module, ("open",))

    def asked(self) -> OSError | None:
        """Called before each call: what the system answers instead, or None where it does what it is asked."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        for patch in self._patches:
            patch.start()
        return self

    def __exit__(self, *_: object) -> None:
        for patch in self._patches:
            patch.stop()

    def _patched(self, module: ModuleType, names: tuple[str, ...]) -> Iterator["mock._patch[object]"]:
        for name in names:
            yield mock.patch.object(module, name, self._calling(name, getattr(module, name)))

    def _calling(self, name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            where = given[0] if given else "."
            by_handle = isinstance(where, int)
            ours = where in self._handles if by_handle else str(where).startswith(self._folder)
            if ours and (answer := self.asked()):
                if name == "close":  # the system lets go of it even so
                    with contextlib.suppress(OSError):
                        real(*given)
                answer.filename = None if by_handle else where
                raise answer
            result = real(*given, **named)
            if name == "close":
                self._handles.discard(where)  # type: ignore[arg-type]
            elif ours and isinstance(result, int) and name == "open":
                self._handles.add(result)
            return result

        return call
