"""Lists the parts of the program's folder in CycloneDX's format, for those who look for parts with known faults."""

import hashlib
import re
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path

import pins
from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from folder import python_version, wine
from packageurl import PackageURL

_LIBRARIES = (
    "import zlib, pyexpat; from lxml import etree; dotted = lambda parts: '.'.join(map(str, parts)); "
    "print('zlib', zlib.ZLIB_RUNTIME_VERSION); "
    "print('expat', dotted(pyexpat.version_info)); print('libxml2', dotted(etree.LIBXML_VERSION)); "
    "print('libxslt', dotted(etree.LIBXSLT_VERSION))"
)
"""What the libraries inside Python's and lxml's compiled files say of themselves."""


def write_parts_list(stage: Path, wheels: list[Path], python: Path, version: str, epoch: int) -> None:
    """Writes the list into the program's folder."""
    bom = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"eia-wizard {version} {epoch}"))
    bom.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    bom.metadata.component = _component("eia-wizard", version, "MIT", ComponentType.APPLICATION)
    parts = [*_python(stage, python), *_packages(stage, wheels)]
    bom.components.update(parts)
    bom.register_dependency(bom.metadata.component, parts)
    written = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_5).output_as_string(indent=2)
    (stage / "parts.cdx.json").write_text(written + "\n", encoding="utf-8")


def _python(stage: Path, python: Path) -> Iterator[Component]:
    number = python_version(python)
    library = python / f"python{pins.BUNDLED.replace('.', '')}.dll"
    found = _component("Python", number, "PSF-2.0", ComponentType.PLATFORM, library)
    found.cpe = f"cpe:2.3:a:python:python:{number}:*:*:*:*:*:*:*"
    yield found
    for line in wine(stage, "-c", _LIBRARIES).split("\n"):
        if line.strip():
            name, number = line.split()
            yield _component(name, number, "", ComponentType.LIBRARY)


def _packages(stage: Path, wheels: list[Path]) -> Iterator[Component]:
    """The packages in the folder, each with the hash of the wheel that it comes from."""
    for information in sorted((stage / "app").glob("*.dist-info")):
        package = HeaderParser().parsestr((information / "METADATA").read_text(encoding="utf-8"))
        name, number = package["Name"], package["Version"]
        if name == "eia-wizard":
            continue
        (wheel,) = [each for each in wheels if each.name.lower().startswith(information.stem.lower() + "-")]
        licence = package["License-Expression"] or _classified(package.get_all("Classifier", [])) or package["License"]
        found = _component(name, number, licence or "", ComponentType.LIBRARY, wheel)
        found.purl = PackageURL("pypi", None, re.sub(r"[-_.]+", "-", name).lower(), number)
        yield found


def _classified(classifiers: list[str]) -> str:
    """The licence that a package's classifiers name, where it is one of a few."""
    known = {"MIT License": "MIT", "BSD License": "BSD-3-Clause", "Apache Software License": "Apache-2.0"}
    named = [known.get(each.rpartition(" :: ")[2], "") for each in classifiers if each.startswith("License ::")]
    return next((each for each in named if each), "")


def _component(name: str, number: str, licence: str, kind: ComponentType, source: Path | None = None) -> Component:
    component = Component(name=name, version=number, type=kind, bom_ref=f"{name}-{number}")
    if licence:
        made = LicenseFactory().make_from_string(licence)
        component.licenses.add(made if len(licence) < 100 else License(name=licence.splitlines()[0]))
    if source:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()
        component.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=digest))
    return component
