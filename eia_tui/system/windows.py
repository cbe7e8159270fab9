"""What differs on Windows: how long a path may be, network drives, and a window of its own for what an icon starts."""

import ntpath
import os
import sys
from pathlib import PurePath, PureWindowsPath

ON_WINDOWS = os.name == "nt"
LONGEST_PATH = 259
"""The most characters of a path that Word opens, and that Windows takes unless its administrator allows more."""
_OURS = {"python.exe", "pythonw.exe", "py.exe", "pyw.exe", "eia-wizard.exe"}
"""Programs that may be started by an icon to run this one, in lower case."""


def path_length(path: PurePath | str) -> int:
    """The length of a path as Windows counts it: a character beyond U+FFFF, such as an emoji, counts twice."""
    return len(str(path).encode("utf-16-le", "surrogatepass")) // 2


def on_share(path: str) -> str:
    """A path on a network drive of Windows as the path on its share; any other path unchanged.

    Windows itself resolves the drive only while the share can be reached.
    """
    drive, rest = ntpath.splitdrive(path)
    share = _share_of(drive) if len(drive) == len("H:") else ""
    return share.rstrip("\\") + rest if share else path


def has_own_window() -> bool:
    """Whether the window closes when the program ends, as after a start from an icon: no shell shares its console."""
    programs = _programs_in_console()
    ours = _OURS | {PureWindowsPath(sys.executable or "python.exe").name.casefold()}
    return bool(programs) and all(PureWindowsPath(each).name.casefold() in ours for each in programs)


def wait_for_key() -> None:
    """Waits until a key is pressed in the console."""
    if sys.platform == "win32":
        import msvcrt

        while msvcrt.kbhit():  # what was typed before the error could be read
            msvcrt.getwch()
        msvcrt.getwch()


if sys.platform == "win32":

    def _programs_in_console() -> list[str]:
        """The paths of the programs in this console; empty where Windows does not tell all of them."""
        try:
            import ctypes
            from ctypes import wintypes
        except ImportError:  # it may not be loaded here, and `doctor` says so
            return []
        kernel = ctypes.WinDLL("kernel32")
        most = 64
        processes = (wintypes.DWORD * most)()
        count = kernel.GetConsoleProcessList(processes, most)
        kernel.OpenProcess.restype = wintypes.HANDLE
        programs = []
        for number in processes[: count if count <= most else 0]:
            path, length = ctypes.create_unicode_buffer(1024), wintypes.DWORD(1024)
            limited_query = 0x1000
            handle = wintypes.HANDLE(kernel.OpenProcess(limited_query, False, number))  # noqa: FBT003  as Windows has it
            known = handle and kernel.QueryFullProcessImageNameW(handle, 0, path, ctypes.byref(length))
            if handle:
                kernel.CloseHandle(handle)
            if not known:
                return []
            programs.append(path.value)
        return programs

    def _share_of(drive: str) -> str:
        """The share that a drive such as "H:" stands for, also if it is away; "" for a drive of this machine."""
        try:
            import ctypes
            from ctypes import wintypes
        except ImportError:  # it may not be loaded here, and `doctor` says so
            return ""
        away = 1201  # ERROR_CONNECTION_UNAVAIL: it is remembered, and not connected now
        name, length = ctypes.create_unicode_buffer(1024), wintypes.DWORD(1024)
        code = ctypes.WinDLL("mpr").WNetGetConnectionW(drive, name, ctypes.byref(length))
        return name.value if code in (0, away) else ""

else:

    def _share_of(drive: str) -> str:  # noqa: ARG001  other systems have no drives
        return ""

    def _programs_in_console() -> list[str]:
        return []
