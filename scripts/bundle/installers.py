"""Packs the program's folder for Windows: the zip for a stick, the Setup for one user, the MSI for a machine."""

import hashlib
import os
import subprocess
import time
import uuid
import zipfile
from pathlib import Path

import pins
from signatures import Signer

UPGRADE_CODE = "5B2C5C2E-2D0C-4B43-9A59-7F4E9E3C3F10"
"""The same in every version, so that a newer MSI replaces an older one. Never change it."""
_CODES = uuid.UUID(UPGRADE_CODE)
_ORDINARY_FILE = 0o100644 << 16


def product_code(version: str) -> str:
    """The ProductCode of the MSI of a version, which Intune and SCCM look for."""
    return str(uuid.uuid5(_CODES, f"product {version}")).upper()


def package_code(stage: Path) -> str:
    """The package code of an MSI: another for each content, as Windows Installer wants it."""
    content = hashlib.sha256()
    for path in sorted(path for path in stage.rglob("*") if path.is_file()):
        content.update(f"{path.relative_to(stage)} {path.stat().st_size} ".encode() + path.read_bytes())
    return str(uuid.uuid5(_CODES, f"package {content.hexdigest()}")).upper()


def write_zip(folder: Path, target: Path, epoch: int) -> None:
    """Packs a folder under its own name, with the same bytes each time."""
    moment = time.gmtime(epoch)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            member = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), moment)
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, _ORDINARY_FILE
            packed.writestr(member, path.read_bytes())


def write_setup(stage: Path, target: Path, version: str, epoch: int, signer: Signer | None) -> None:
    """Makes the Setup for one user, which needs no administrator, with the program that removes it again."""
    remover = pins.WORK / "uninstall.exe"
    defined = [f"-DVERSION={version}", f"-DSTAGE={stage}"]
    _write_with_nsis("uninstaller.nsi", remover, defined, epoch, signer)
    os.utime(remover, (epoch, epoch))
    _write_with_nsis("installer.nsi", target, [*defined, f"-DUNINSTALLER={remover}"], epoch, signer)


def _write_with_nsis(script: str, target: Path, defined: list[str], epoch: int, signer: Signer | None) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC"}
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, f"-DOUT={target}", script]
    subprocess.run(command, check=True, env=environment, cwd=pins.HERE)
    if signer:
        signer.sign(target)


def write_msi(stage: Path, target: Path, version: str, signer: Signer | None) -> None:
    """Makes the MSI for a whole machine, for an IT desk."""
    files = sorted(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())
    listed = subprocess.run(
        [
            "wixl-heat", "-p", "./", "--component-group", "Files", "--directory-ref", "INSTALLDIR",
            "--var", "var.Stage", "--win64",
        ],
        input="".join(f"./{name}\n" for name in files), check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    fragment = target.with_suffix(".wxs")
    fragment.write_text(listed, encoding="utf-8")
    defined = {
        "Stage": ".", "Win64": "yes", "Version": version,
        "ProductCode": product_code(version), "UpgradeCode": UPGRADE_CODE,
    }  # fmt: skip
    options = [option for name, value in defined.items() for option in ("-D", f"{name}={value}")]
    command = ["wixl", "-a", "x64", *options, "-o", str(target), str(pins.HERE / "product.wxs"), str(fragment)]
    subprocess.run(command, check=True, cwd=stage)
    described = ["Installation Database", "eia-wizard", "x64;1033", f"{{{package_code(stage)}}}"]
    subprocess.run(["msibuild", str(target), "-s", *described], check=True)  # wixl gives it a code of its own
    fragment.unlink()
    if signer:
        signer.sign(target)
