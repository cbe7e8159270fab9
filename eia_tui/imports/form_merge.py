"""Compares a returned form with the version that was sent and the draft as it is now: what to take, and what to ask."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import sentence
from eia_tui.form.address import Address
from eia_tui.form.kinds import Choice, Line, Prose, Question, Rows
from eia_tui.form.stages import stages
from eia_tui.form.values import Value, all_rows, answer_text, is_answered, parse_answer
from eia_tui.imports.returned_form import Doubt, Reading, Report, ReturnedForm
from eia_tui.imports.row_merge import merged_rows
from eia_tui.imports.same_answer import same_answer
from eia_tui.imports.text_merge import both_texts, merged_text
from eia_tui.word.carried import LEFT_OUT


def is_left_out(answer: Value | None) -> bool:
    """Whether an answer in a file is only what a copy for publication prints in the place of one."""
    return isinstance(answer, str) and answer.strip() == LEFT_OUT


@dataclass(frozen=True)
class Decision:
    """Something that a person must decide: the draft stays as it is until then."""

    kind: str
    """`conflict`: both sides changed the same words; `ask`: something was taken out, or belongs into the record."""
    on: str
    text: str
    was: str = ""
    """The words in the draft."""
    is_: str = ""
    """The words in the Word file."""
    both: str = ""
    """Of a conflict, the answer with both wordings; "" where it cannot have both."""
    option: str = ""
    """The option, by its id, that the words in the Word file choose; "" where they choose none."""
    row: str = ""
    """Of a row or a cell, the first cell of the row."""


@dataclass
class Merge:
    """What an import changes in a draft."""

    answers: dict[str, Value | None] = field(default_factory=dict)
    """The answers to put into the draft, by address."""
    decisions: list[Decision] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    changed_in_word: list[str] = field(default_factory=list)
    """The addresses whose answers differ, without tracked changes, from those that were sent."""


class Merger:
    """Merges one returned form into a draft."""

    def __init__(
        self, draft: Draft, returned: ReturnedForm, sent: Draft | None, as_sent: Callable[[], Reading] | None
    ) -> None:
        """`sent` is the version that was sent, `as_sent` reads its own Word form; both None if unknown.

        It is read only if an answer came back as another than was sent: to print and read it takes a while.
        """
        self._draft, self._returned, self._sent, self._as_sent = draft, returned, sent, as_sent
        self._shown = {asked.address for asked in sent.all_shown()} if sent else set[str]()
        self._merge = Merge()
        self._unpublished: list[str] = []
        """The addresses for which a copy for publication prints that they are left out of it."""
        self._stages = {
            address: (stage, role) for stage in stages(draft.form) for role, address in stage.addresses.items()
        }

    def merge(self) -> Merge:
        """What is taken from the file, and what must be decided."""
        reading = self._returned.refused
        for address, question in self._draft.form.questions.items():
            if address in reading.doubts:
                self._doubtful(address, question, reading.doubts[address])
                continue
            if address not in reading.answers:
                self._implied(address, question)
                continue
            self._answer(address, question, reading.answers[address])
        self._merge.reports += self._returned.accepted.reports
        if self._unpublished:
            self._merge.reports.append(Report("left out", tuple(self._unpublished), LEFT_OUT))
        return self._merge

    def _was(self, address: str) -> Value | None:
        return self._as_sent().answers.get(address) if self._as_sent else None

    def _is_as_sent(self, address: str, question: Question, returned: Value) -> bool:
        """Whether an answer came back as it was sent, which needs no reading of what was sent."""
        return address in self._shown and same_answer(question, self._sent_answer(address), returned)

    def _sent_answer(self, address: str) -> Value | None:
        return self._sent.answer(address) if self._sent else None

    def _implied(self, address: str, question: Question) -> None:
        """A choice that no words of its own print: it changes only where another one was printed when it was sent."""
        if not isinstance(question, Choice) or not is_answered(self._sent_answer(address)):
            return
        option = self._returned.refused.implied.get(address, "")
        if self._is_as_sent(address, question, option) or not self._was(address):
            return
        if option:
            if not same_answer(question, self._draft.answer(address), option):
                self._choose(address, question, option)
        elif any(Address(address).parent == Address(other).parent for other in self._returned.refused.answers):
            self._emptied(address, question)

    def _doubtful(self, address: str, question: Question, doubt: Doubt) -> None:
        """A choice whose words are not as the form prints them: a person decides, with both wordings."""
        if self._as_sent and self._is_row_as_sent(Address(address).parent, self._as_sent()):
            return
        if not doubt.found:
            self._emptied(address, question)
            return
        now = self._draft.answer(address)
        option = doubt.chosen.get(address) or _option_labelled(question, doubt.found)
        if option and option == now:
            return
        words = _right(answer_text(question, now))
        printed = f" {sentence(f'The form prints “{doubt.printed}”')}" if doubt.printed else ""
        text = f"{words}{printed} In Word"
        self._merge.decisions.append(Decision("ask", address, text, doubt.printed, doubt.found, option=option))
        self._typed_over(Address(address).parent)

    def _typed_over(self, step: Address) -> None:
        """The answers of a step that were printed with an option's words, and of which nothing came back."""
        came_back = self._returned.refused.answers.keys() | self._returned.refused.doubts.keys()
        for address, question in self._draft.form.questions.items():
            gone = Address(address).parent == step and address not in came_back and is_answered(self._was(address))
            if gone and address not in self._returned.refused.merged and is_answered(self._draft.answer(address)):
                self._emptied(address, question)

    def _is_row_as_sent(self, step: Address, sent: Reading) -> bool:
        """Whether the answers of a step came back as they were sent, with the option that was printed, if any."""
        questions = self._draft.form.questions
        pairs = (sent.answers, self._returned.refused.answers)
        return all(
            same_answer(questions[each], *(answers.get(each) for answers in pairs))
            for each in questions
            if Address(each).parent == step
        )

    def _choose(self, address: str, question: Question, option: str) -> None:
        """Asks about an option that the Word file has, where taking it would leave out other answers."""
        was, is_ = (answer_text(question, each) for each in (self._draft.answer(address), option))
        self._merge.decisions.append(Decision("ask", address, f"{_right(was)} In Word", was, is_, option=option))

    def _hidden_with(self, address: str, option: Value) -> list[str]:
        """The answers of the draft that are not shown any more with another option."""
        with_option = self._draft.copy()
        with_option.put(address, option)
        shown = {asked.address for asked in with_option.all_shown()}
        return [
            asked.address
            for asked in self._draft.all_shown()
            if asked.address not in shown and is_answered(self._draft.answer(asked.address))
        ]

    def _answer(self, address: str, question: Question, returned: Value) -> None:
        if is_left_out(returned):
            self._unpublished.append(address)
            return
        if self._is_as_sent(address, question, returned):
            return
        sent, now = self._was(address), self._draft.answer(address)
        if same_answer(question, sent, returned):
            return
        if address in self._stages:
            self._stage(address, question, returned)
            return
        self._merge.changed_in_word.append(address)
        if isinstance(question, Rows):
            self._rows(Address(address), question, returned)
        elif same_answer(question, now, returned):
            return
        elif not is_answered(returned):
            self._emptied(address, question)
        elif is_answered(now) and isinstance(returned, str) and LEFT_OUT in returned:
            typed = " ".join(returned.replace(LEFT_OUT, " ").split())
            self._conflict(address, question, answer_text(question, now), typed)
        elif isinstance(question, Choice) and (hidden := self._hidden_with(address, returned)):
            self._choose(address, question, str(returned))
            for other in hidden:
                self._emptied(other, self._draft.form.questions[other])
        elif not is_answered(now):
            if is_answered(sent):
                # It was deleted in the draft since: putting it back is for a person to decide.
                self._conflict(address, question, "", answer_text(question, returned))
            else:
                self._merge.answers[address] = returned
        else:
            # Merged also where the draft is as it was sent: what Word does not print of a block, its others keep.
            texts = [answer_text(question, each) for each in (sent, now, returned)]
            both = merged_text(*texts) if isinstance(question, Prose) and self._sent else None
            if both is not None:
                self._merge.answers[address] = both
            elif self._unchanged_since(address, question):
                self._merge.answers[address] = returned
            else:
                self._conflict(address, question, texts[1], texts[2], texts[0] if self._sent else None)

    def _unchanged_since(self, address: str, question: Question) -> bool:
        if self._sent is None:
            return False
        return same_answer(question, self._sent.answer(address), self._draft.answer(address))

    def _emptied(self, address: str, question: Question) -> None:
        self._ask(address, "was emptied", answer_text(question, self._draft.answer(address)))

    def _ask(self, address: str, what: str, was: str = "", row: str = "") -> None:
        self._merge.decisions.append(Decision("ask", address, f"{address} {what}", was, row=row))

    def _conflict(
        self, address: str, question: Question, mine: str, theirs: str, sent: str | None = None, *, row: str = ""
    ) -> None:
        """Asks about an answer that both sides have; `sent` is what both were made of, None if that is not known.

        `row` is the first cell of the row of a cell.
        """
        text = f"{address} {'was changed in the draft as well' if self._sent else 'is another in the draft'}"
        both = ""
        if mine and theirs and isinstance(question, Prose):
            both = both_texts(sent, mine, theirs)
        elif mine and theirs and isinstance(question, Line):
            both = f"{mine}; {theirs}"
        self._merge.decisions.append(Decision("conflict", address, text, mine, theirs, both, row=row))

    def _rows(self, address: Address, question: Rows, returned: Value) -> None:
        sent = all_rows(question, self._sent.answer(address)) if self._sent else None
        now = all_rows(question, self._draft.answer(address))
        merged = merged_rows(question, sent, now, all_rows(question, returned))
        if [dict(row) for row in now] != merged.rows:
            self._merge.answers[address] = merged.rows
        columns = {column.id: column for column in question.columns}
        rows = {number: _first_cell(question, row) for number, row in enumerate(merged.rows, 1)}
        for sent_number, number in merged.gone.items():
            text = f"{address.child(sent_number)} was taken out"
            was = answer_text(question, [merged.rows[number - 1]])
            self._merge.decisions.append(Decision("ask", address.child(number), text, was, row=rows[number]))
        for number in merged.back:
            was = answer_text(question, [merged.rows[number - 1]])
            self._ask(address.child(number), "was deleted in the draft, and changed in Word", was, rows[number])
        for number, column, there in merged.emptied:
            # That a cell was merged with another is reported.
            if address.child(there, column) not in self._returned.accepted.merged:
                cell = answer_text(columns[column], merged.rows[number - 1].get(column))
                self._ask(address.child(number, column), "was emptied", cell, rows[number])
        for number, column, texts in merged.conflicts:
            old, mine, theirs = texts
            cell, before = address.child(number, column), old if self._sent else None
            self._conflict(cell, columns[column], mine, theirs, before, row=rows[number])

    def _stage(self, address: str, question: Question, returned: Value) -> None:
        """What a stage wrote into its box is for the record: an import signs nothing."""
        stage, role = self._stages[address]
        text = answer_text(question, returned)
        if not text or same_answer(question, self._draft.answer(address), returned):
            return
        if role in ("officer", "signed"):
            self._merge.reports.append(Report("sign-off", (address,), text, "a sign-off is not taken from Word"))
        else:
            words = f"record what the {stage.name} said" if role == "comments" else f"record when the {stage.name} met"
            now = answer_text(question, self._draft.answer(address))
            self._merge.decisions.append(Decision("ask", address, words, now, text))


def _first_cell(question: Rows, row: Mapping[str, Value]) -> str:
    first = question.columns[0]
    return answer_text(first, row.get(first.id))


def _right(now: str) -> str:
    """The question whether an option that was chosen, if one was, is still right."""
    return f"is “{now}” still right?" if now else "what is right here?"


def _option_labelled(question: Question, words: str) -> str:
    """The id of the option of a choice whose label some words are; "" if they are not the label of one."""
    if not isinstance(question, Choice):
        return ""
    option = parse_answer(question, words)
    return next((each.id for each in question.options if each.id == option), "")
