"""Writes the winget manifest of a built bundle: `winget.py DIST ADDRESS`, with the address its files will have.

The sums of the bundle then include it.
"""

import hashlib
import re
import sys
from pathlib import Path

from sums import write_sums

PUBLISHER = "PUBLISHER"
"""A placeholder: whoever publishes the release has a name of their own in winget's list."""


def manifest(setup: Path, address: str) -> str:
    """The manifest of the Setup, as one file."""
    (version,) = re.findall(r"eia-wizard-([\d.]+)-Setup", setup.name)
    digest = hashlib.sha256(setup.read_bytes()).hexdigest().upper()
    return f"""\
# yaml-language-server: $schema=https://aka.ms/winget-manifest.singleton.1.6.0.schema.json
PackageIdentifier: {PUBLISHER}.EIAWizard
PackageVersion: {version}
PackageLocale: en-GB
Publisher: {PUBLISHER}
PackageName: EIA wizard
License: MIT
ShortDescription: Fills in a council's Equality Impact Assessment step by step, and writes the council's own Word form
MinimumOSVersion: 10.0.0.0
InstallerType: nullsoft
Scope: user
Installers:
- Architecture: x64
  InstallerUrl: {address}/{setup.name}
  InstallerSha256: {digest}
ManifestType: singleton
ManifestVersion: 1.6.0
"""


if __name__ == "__main__":
    folder, address = Path(sys.argv[1]), sys.argv[2]
    (setup,) = folder.glob("*-Setup.exe")
    (folder / "winget.yaml").write_text(manifest(setup, address), encoding="utf-8")
    write_sums(folder)
