"""Intercepts system calls for files below one folder, so that they can be made to fail."""

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


class InterceptedCalls:
    """A context manager that intercepts Python's system calls for files below one folder."""

    def __init__(self, folder: Path) -> None:
        """Intercepts calls for `folder` and everything below it."""
        self._folder = str(folder)
        self._handles: set[int] = set()
        self._patches = [*self._patched(os, _BY_PATH), *self._patched(os, _BY_HANDLE)]
        for module in (io, builtins):
            self._patches += self._patched(module, ("open",))

    def fault(self) -> OSError | None:
        """Called before each call: the error that it raises, or None if it is carried out."""
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
        def call(*arguments: object, **named: object) -> object:
            target = arguments[0] if arguments else "."
            by_handle = isinstance(target, int)
            watched = target in self._handles if by_handle else str(target).startswith(self._folder)
            if watched and (error := self.fault()):
                if name == "close":  # the system closes the file even if it reports an error
                    with contextlib.suppress(OSError):
                        real(*arguments)
                error.filename = None if by_handle else target
                raise error
            result = real(*arguments, **named)
            if name == "close":
                self._handles.discard(target)  # type: ignore[arg-type]
            elif watched and isinstance(result, int) and name == "open":
                self._handles.add(result)
            return result

        return call
