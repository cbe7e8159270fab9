"""What a release adds to a built bundle."""

import hashlib
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

SCRIPT = ROOT / "scripts" / "bundle" / "winget.py"
ADDRESS = "https://example.org/releases/v1.2.3"


def test_the_manifest_names_the_setup_and_is_in_the_sums(tmp_path: Path):
    setup = tmp_path / "eia-wizard-1.2.3-Setup.exe"
    setup.write_bytes(b"setup")
    (tmp_path / "SHA256SUMS").write_text("of an earlier step", encoding="ascii")
    subprocess.run([sys.executable, str(SCRIPT), str(tmp_path), ADDRESS], check=True)
    manifest = (tmp_path / "winget.yaml").read_bytes()
    assert f"InstallerUrl: {ADDRESS}/{setup.name}\n".encode() in manifest
    assert hashlib.sha256(b"setup").hexdigest().upper().encode() in manifest
    sums = (tmp_path / "SHA256SUMS").read_text(encoding="ascii")
    assert sums.splitlines() == [
        f"{hashlib.sha256(content).hexdigest()}  {name}"
        for name, content in ((setup.name, b"setup"), ("winget.yaml", manifest))
    ]
