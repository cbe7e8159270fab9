"""Microsoft's own validator has nothing to say of any Word file that the tests wrote."""

import os
import shutil
import subprocess

import pytest

from tests.conftest import ROOT, WORD

VALIDATOR = ROOT / "tests" / "validator"


def test_every_word_file_that_the_tests_wrote_is_valid():
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        assert not os.environ.get("CI"), "CI must have Node: there the Word files are always validated"
        pytest.skip("Node is not installed: Microsoft's validator comes from npm")
    if not (VALIDATOR / "node_modules").is_dir():
        subprocess.run(
            [npm, "install", "--silent", "--no-fund", "--no-audit", "--no-package-lock"], cwd=VALIDATOR, check=True
        )
    shutil.copy(ROOT / "templates" / "leicestershire-2024" / "form.docx", WORD / "template.docx")
    done = subprocess.run([node, "validate.mjs", str(WORD)], cwd=VALIDATOR, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
