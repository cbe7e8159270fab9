"""Checks the signatures of Python's own files, and signs ours with a certificate from outside."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOTS = Path(__file__).parent / "signers-roots.pem"
"""The certificates that Python's signatures lead to: DigiCert Trusted Root G4, DigiCert Assured ID Root CA, and
Microsoft Identity Verification Root Certificate Authority 2020 (SHA-1 F40042E2E5F7E8EF8189FED15519AECE42C3BFA2).
"""
_SIGNER = "CN=Python Software Foundation"
_MICROSOFTS = "vcruntime"
"""How the names of Microsoft's own two files begin. Its roots of 2010 and 2011 are in no package of Debian: that these
files are unchanged since they were signed is checked, and the pinned hash of the whole archive says which they are."""


class SignatureError(Exception):
    """A file is not signed by whom it should be, or was changed since."""


def check_signatures(folder: Path) -> int:
    """How many programs and libraries a folder has; raises `SignatureError` unless each has a good signature."""
    files = sorted(path for path in folder.iterdir() if path.suffix in {".exe", ".dll", ".pyd"})
    for path in files:
        output = _verified(path)
        digests = re.findall(r"(?:Current|Calculated) message digest\s*: ([0-9A-F]{64})", output)
        whole = len(digests) >= 2 and len(set(digests)) == 1
        signed = path.name.startswith(_MICROSOFTS) or (_SIGNER in output and output.rstrip().endswith("Succeeded"))
        if not (whole and signed):
            raise SignatureError(f"{path.name} has no good signature of the Python Software Foundation:\n{output}")
    return len(files)


def _verified(path: Path) -> str:
    """What osslsigncode says of a file. Newer ones ask a server for revoked certificates, unless told not to."""
    roots = ["-CAfile", str(ROOTS), "-TSA-CAfile", str(ROOTS)]
    described = subprocess.run(["osslsigncode", "verify", "--help"], check=False, capture_output=True, text=True)
    offline = ["-ignore-crl"] if "-ignore-crl" in described.stdout + described.stderr else []
    command = ["osslsigncode", "verify", *offline, *roots, "-in", str(path)]
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout


@dataclass(frozen=True)
class Signer:
    """A certificate with its key (PEM files), and the server that dates signatures, if any."""

    certificate: Path
    key: Path
    timestamps: str = ""

    def command(self, path: str, target: str) -> list[str]:
        """The command that writes the signed copy of a file."""
        dated = ["-ts", self.timestamps] if self.timestamps else []
        return [
            "osslsigncode", "sign", "-certs", str(self.certificate), "-key", str(self.key), "-h", "sha256",
            "-n", "EIA wizard", *dated, "-in", path, "-out", target,
        ]  # fmt: skip

    def sign(self, path: Path) -> None:
        """Signs a file in its place."""
        signed = path.with_name(f"{path.name}.signed")
        subprocess.run(self.command(str(path), str(signed)), check=True, stdout=subprocess.DEVNULL)
        signed.replace(path)

    def sign_unsigned(self, folder: Path) -> None:
        """Signs the libraries below a folder, which their makers have not signed."""
        for path in sorted(folder.rglob("*.pyd")):
            self.sign(path)
