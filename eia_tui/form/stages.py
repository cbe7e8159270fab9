"""The stages that a form goes through once it is filled in: who looks at it, and where their answer stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Question, Role
from eia_tui.system.text import first_line

_ADVICE: tuple[Role, ...] = ("comments", "considered")
_SIGN_OFF: tuple[Role, ...] = ("officer", "signed")


@dataclass(frozen=True)
class Stage:
    """Somebody to whom the form is sent, and the addresses of what the form asks of them."""

    id: str
    """The address of the first of its questions."""
    name: str
    asked: dict[Role, str] = field(default_factory=dict)
    """Where its comments stand (role comments), the day it considered the form, who signed it and when."""

    @property
    def signs(self) -> bool:
        """Whether it is the one that signs the form off."""
        return any(role in self.asked for role in _SIGN_OFF)

    @property
    def short_id(self) -> str:
        """The last part of its address, as an officer may type it."""
        return self.id.rpartition(".")[2]


def stages(form: Form) -> tuple[Stage, ...]:
    """The stages of a form in its order; none where it asks nothing of the roles that stages have.

    A question belongs to the stage before it, unless that asks for the same already, or is of the other kind:
    one that gives advice, or the one that signs.
    """
    return tuple(_stages(form))


def _stages(form: Form) -> Iterator[Stage]:
    stage: Stage | None = None
    for address, question in form.questions.items():
        role = question.role
        if role is None or role not in (*_ADVICE, *_SIGN_OFF):
            continue
        kind = _SIGN_OFF if role in _SIGN_OFF else _ADVICE
        if stage and (role in stage.asked or not set(stage.asked) <= set(kind)):
            yield stage
            stage = None
        if stage is None:
            stage = Stage(address, _name(question), {role: address})
        else:
            name = _name(question) if role == "comments" else stage.name
            stage = replace(stage, name=name, asked={**stage.asked, role: address})
    if stage:
        yield stage


def _name(question: Question) -> str:
    return question.stage or (first_line(question.label) or question.id).rstrip(" .:")


def approvals(form: Form) -> set[str]:
    """The addresses of everything that the form asks of its stages."""
    return {address for stage in stages(form) for address in stage.asked.values()}
