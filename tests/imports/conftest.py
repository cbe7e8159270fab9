"""The map of the council's form, and forms as they come back, made from the worked example."""

from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import rendered
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.imports.form_map import FormMap
from eia_tui.storage.drafts import new_draft
from tests.approvals import put, ready, sent
from tests.imports.sent_back import ANSWER, SentBack, council_map, question
from tests.sample_answers import sample as short


@pytest.fixture(scope="session")
def form_map() -> FormMap:
    """Where the answers of the council's form are."""
    return council_map()


@pytest.fixture(scope="session")
def few_answers(form: Form) -> tuple[Draft, bytes]:
    """A draft with a few short answers and a list, and its Word form: making it takes a while."""
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}})
    long = [asked for step in form.steps for asked in step.asked if isinstance(asked.question, Prose)]
    for asked in [*form.with_role("name"), *form.with_role("actions"), *long[:6], *long[-4:-2]]:
        draft.put(asked.address, short(asked.address, asked.question))
    return draft, rendered(draft)


@pytest.fixture
def sent_back(form_map: FormMap, few_answers: tuple[Draft, bytes]) -> SentBack:
    """That Word form, for a test to edit."""
    draft, content = few_answers
    return SentBack(draft.copy(), form_map, content)


@pytest.fixture(scope="session")
def sent_folder(form: Form, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a draft that was sent, for tests to copy: sending takes a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIA_WIZARD_HOME", str(tmp_path_factory.mktemp("home")))
        path = new_draft("Charges", form)
        ready(path, form)
        put(path, question(form, "rationale"), ANSWER)
        sent(path, 0)
    return path.parent
