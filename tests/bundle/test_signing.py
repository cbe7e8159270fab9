"""Signing takes a certificate from outside, and unsigned or changed files are not taken for Python's own."""

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

BUNDLE = ROOT / "scripts" / "bundle"
PYTHON = ROOT / "build" / "bundle" / "python"
"""Python's own files, where the bundle was built."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("installed"),  # where they run along with the trials of `tests/windows`
    pytest.mark.skipif(
        not (shutil.which("osslsigncode") and PYTHON.exists()) and not os.environ.get("EIA_WIZARD_BUNDLE"),
        reason="needs osslsigncode, and a bundle that was built",
    ),
]


@pytest.fixture
def signatures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module that signs."""
    monkeypatch.syspath_prepend(str(BUNDLE))
    return importlib.import_module("signatures")


@pytest.fixture
def signer(signatures: ModuleType, tmp_path: Path):
    """A signer with a certificate made here."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=A trial",
            "-addext", "extendedKeyUsage=codeSigning", "-keyout", str(key), "-out", str(certificate),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    return signatures.Signer(certificate, key)


def verified(path: Path, certificate: Path) -> bool:
    """Whether a file has a good signature that leads to a certificate."""
    command = ["osslsigncode", "verify", "-CAfile", str(certificate), "-in", str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    return done.stdout.rstrip().endswith("Succeeded")


def test_pythons_own_files_are_signed(signatures: ModuleType):
    assert signatures.check_signatures(PYTHON) > 25


def test_a_changed_file_is_refused(signatures: ModuleType, tmp_path: Path):
    content = bytearray((PYTHON / "select.pyd").read_bytes())
    content[0x600] ^= 1
    (tmp_path / "select.pyd").write_bytes(content)
    with pytest.raises(signatures.SignatureError, match=r"select\.pyd"):
        signatures.check_signatures(tmp_path)


def test_a_file_signed_by_another_is_refused(signatures: ModuleType, signer: Any, tmp_path: Path):
    shutil.copy(PYTHON / "select.pyd", tmp_path)
    signer.sign(tmp_path / "select.pyd")
    with pytest.raises(signatures.SignatureError, match=r"select\.pyd"):
        signatures.check_signatures(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the programs of Debian")
def test_libraries_the_setup_and_the_msi_are_signed(signer: Any, tmp_path: Path):
    built = Path(os.environ.get("EIA_WIZARD_BUNDLE", ROOT / "dist"))
    if not built.exists():
        pytest.skip("no bundle was built")
    library = tmp_path / "app" / "etree.pyd"
    library.parent.mkdir()
    (source,) = (ROOT / "build" / "bundle" / "stage" / "eia-wizard" / "app" / "lxml").glob("etree*.pyd")
    shutil.copy(source, library)
    signer.sign_unsigned(tmp_path)
    assert verified(library, signer.certificate)
    for pattern in ("*-Setup.exe", "*.msi"):
        (found,) = built.glob(pattern)
        copy = Path(shutil.copy(found, tmp_path))
        signer.sign(copy)
        assert verified(copy, signer.certificate)
