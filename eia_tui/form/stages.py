"""The approval stages of a form, and the addresses of the answers that each stage gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Question, Role

SIGNED_OFF = "signed_off"
"""The name by which a Word template asks whether the form is signed off."""
_ADVICE: tuple[Role, ...] = ("comments", "considered")
_SIGN_OFF: tuple[Role, ...] = ("officer", "signed")
_WITH_ARTICLE = {
    "board", "cabinet", "committee", "department", "director", "forum", "group", "head", "lead", "manager", "office",
    "officer", "panel", "service", "team", "unit",
}  # fmt: skip
"""The last words of names that have "the" before them in a sentence."""


@dataclass(frozen=True)
class Stage:
    """A team or officer to whom the form is sent, with the addresses of the questions for them."""

    id: str
    """The address of its first question."""
    name: str
    addresses: dict[Role, str] = field(default_factory=dict)
    """The address of its question for each role: `comments` and `considered`, or `officer` and `signed`."""

    @property
    def called(self) -> str:
        """Its name in a sentence: "the Departmental Equalities Group", "Legal"."""
        last = self.name.rpartition(" ")[2].casefold()
        return f"the {self.name}" if " " in self.name and last in _WITH_ARTICLE else self.name

    @property
    def signs(self) -> bool:
        """Whether this stage signs the form off."""
        return any(role in self.addresses for role in _SIGN_OFF)

    @property
    def short_id(self) -> str:
        """The last part of its id, which an officer can type."""
        return Address(self.id).name


def stages(form: Form) -> tuple[Stage, ...]:
    """The stages of a form, in its order; none if no question has the role of a stage.

    A question starts a new stage if the stage before it already has a question with that role, or is of the other
    kind. The two kinds are stages that advise and stages that sign.
    """
    return tuple(_stages(form))


def _stages(form: Form) -> Iterator[Stage]:
    stage: Stage | None = None
    for address, question in form.questions.items():
        role = question.role
        if role is None or role not in (*_ADVICE, *_SIGN_OFF):
            continue
        kind = _SIGN_OFF if role in _SIGN_OFF else _ADVICE
        if stage and (role in stage.addresses or not set(stage.addresses) <= set(kind)):
            yield stage
            stage = None
        if stage is None:
            stage = Stage(address, _name(question), {role: address})
        else:
            name = _name(question) if role == "comments" else stage.name
            stage = replace(stage, name=name, addresses={**stage.addresses, role: address})
    if stage:
        yield stage


def _name(question: Question) -> str:
    return question.stage or (question.short_label or question.id).rstrip(" .:")


def stage_that_fills_in(form: Form, address: str) -> Stage | None:
    """The stage whose answer is in the question at an address, once it is recorded; None for any other question.

    The question for who signs is not among them: the officer can answer it before.
    """
    return next(
        (
            stage
            for stage in stages(form)
            for role, at in stage.addresses.items()
            if at == address and role != "officer"
        ),
        None,
    )


def stage_addresses(form: Form) -> set[str]:
    """The addresses of all questions for the stages of a form."""
    return {address for stage in stages(form) for address in stage.addresses.values()}
