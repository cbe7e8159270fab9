"""Prints the cost of importing a Word form compared with its export, as ratios from one run.

usage: python tests/benchmarks/imports.py [DRAFT]    without a draft, the worked example
"""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from eia_tui.exports.word.export import export
from eia_tui.flows.form_maps import form_map
from eia_tui.flows.import_form import import_into, import_new
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import duplicate_draft
from tests.approvals import sent
from tests.benchmarks.export import best


def main() -> None:
    own = find_draft(sys.argv[1] if len(sys.argv) > 1 else "example").absolute()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EIA_WIZARD_HOME"] = folder
        path = duplicate_draft(own)
        file = sent(path, 0, anyway="benchmark").path
        draft, out = open_draft(path), Path(folder) / "out.docx"
        form_map(draft.form)  # made once for each form, however many files are read

        exporting, merging, reading = best(
            lambda: export(draft, out, overwrite=True),
            lambda: import_into(file, path, trial=True),
            lambda: import_new(file, draft.form, trial=True),
        )
    for name, time in (("an unedited form into its draft", merging), ("a form as a new draft", reading)):
        print(f"import of {name} against its export: {time / exporting:.2f} times (goal 2): ", end="")
        print(f"{time * 1e3:.0f} to {exporting * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
