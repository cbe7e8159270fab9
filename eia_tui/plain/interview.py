"""One question at a time, from the place where the draft was left, until the officer or the input stops."""

from eia_tui.form.definition import Asked
from eia_tui.form.guidance import guidance_for, guidance_text
from eia_tui.form.kinds import Choice, Date, Line, Prose, Rows, Simple
from eia_tui.form.values import Value, read, words
from eia_tui.plain.answer_file import text_of
from eia_tui.plain.answers import NotAnAnswer, answer, current, invitation, wording
from eia_tui.plain.command_words import COMMANDS, FEW, HOW
from eia_tui.plain.console import Ended, ask_long, ask_reply, beside, one_line, refuse_lines, say, without_word
from eia_tui.plain.draft_commands import of_the_whole
from eia_tui.plain.input import Reply, source
from eia_tui.plain.navigation import Place
from eia_tui.plain.opening import mend_saving
from eia_tui.plain.rows import RowsPrompts
from eia_tui.prose.paste.clean import Cleaned, clean
from eia_tui.prose.scrub import on_one_line, scrub
from eia_tui.session.session import Session
from eia_tui.system.desktop import edit_text
from eia_tui.system.errors import UserError
from eia_tui.system.paths import path_of


class Interview:
    """An officer's walk through a draft."""

    def __init__(self, session: Session) -> None:
        """Begins where the draft was left."""
        self.session = session
        self.draft = session.draft
        self.place = Place(session)
        self._before: list[tuple[str, Value | None]] = []

    def run(self) -> None:
        """Asks until `quit`, or until the input ends; either way all is saved, or said why not."""
        say(f"{self.draft.name or self.session.path.parent.name}. {self.draft.progress()}.")
        if self.session.read_only:
            say(f"{self.session.closed} Answers are not kept.")
        say("Type help at any question for help with it, and for what else can be typed.")
        try:
            while self._turn():
                pass
        except Ended:
            pass
        self.save()
        self.session.leave()
        if self.session.warning:
            say(self.session.warning)

    # --- a turn ---

    def _turn(self) -> bool:
        """Puts the question in hand, and does what is typed. Whether to go on."""
        at, asked = self.place.at(), self.place.asked()
        if at >= len(asked):
            return self._at_the_end()
        each = asked[at]
        say("", self.place.heading(at, each))
        if (
            each == self.place.step(each).asked[0]
            and self.place.step(each).section.instruction
            and not self.place.step(each).group
        ):
            say(self.place.step(each).section.instruction.strip())
        say(*wording(each))
        if isinstance(each.question, Rows):
            return RowsPrompts(self.session, each, each.question, self.obey, self.save).run()
        say(current(each, self.draft.answer(each.address)))
        return self.obey(ask_reply(invitation(each.question)), each)

    def _at_the_end(self) -> bool:
        say("", "That was the last question. check, export, list, back or quit?")
        return self.obey(ask_reply("Command:"), None)

    def obey(self, reply: Reply, each: Asked | None) -> bool:
        """Does what a line says: a command, or an answer to the question in hand. Whether to go on."""
        if reply.pasted:
            return self._take(reply, each)
        if reply.begins_pasted and each and not isinstance(each.question, Rows):
            self._answer(each, reply)
            return True
        typed = reply.text
        word, _, rest = typed.strip().partition(" ")
        rest = rest.strip()
        match word.lower(), bool(rest):
            case (("quit" | "exit"), False):
                return False
            case (("next" | "keep" | ""), False):
                self.place.go(self.place.at() + 1)
            case "back", False:
                if self.place.at() == 0:
                    say("This is the first question.")
                self.place.go(self.place.at() - 1)
            case "go", True if rest.isdecimal():
                self.place.go_to(int(rest))
            case "todo", False:
                self.place.to_do()
            case (("help" | "?"), False):
                self._help(each)
            case "save", False:
                self.save()
            case _ if of_the_whole(self.session, self.save, word, rest):
                pass
            case _ if each is None:
                say(f"“{typed.strip()}” is none of the commands.", COMMANDS)
            case "undo", False:
                self._undo()
            case "clear", False:
                self.put(each, None)
            case "edit", False:
                self._edit(each)
            case "file", True if word == "file":
                self._from_file(each, rest)
            case "say", True if word == "say":
                self._answer(each, Reply(rest))
            case _ if word in HOW and len(typed.split()) <= FEW:
                slip = typed.strip()
                say(f"If “{slip}” is your answer, type: say {slip}", f"If you mean the command: {HOW[word]}.")
            case _:
                self._answer(each, reply)
        return True

    def _take(self, reply: Reply, each: Asked | None) -> bool:
        """Takes lines that were pasted: no command among them, unless it was typed before them. Whether to go on."""
        word, _, rest = reply.before.strip().partition(" ")
        if word in ("find", "file") and not rest:
            return self.obey(Reply(f"{word} {one_line(without_word(reply, word))}"), each)
        if each is None or isinstance(each.question, Rows):
            refuse_lines(reply)
        else:
            self._answer(each, without_word(reply, word) if word == "say" else reply)
        return True

    def _help(self, each: Asked | None) -> None:
        if each:
            for entry in guidance_for(self.place.step(each), each.question):
                say(f"{entry.title}.", guidance_text(entry), entry.citation)
        say("What can be typed:", COMMANDS)

    # --- answering ---

    def _answer(self, each: Asked, reply: Reply) -> None:
        if isinstance(each.question, Rows):
            say("That is none of the commands for rows.")
            return
        if isinstance(each.question, Prose):
            there = "" if self.session.read_only else words(each.question, self.draft.answer(each.address))
            raw = ask_long(reply, lambda text: self.session.jot(each.address, f"{there}\n\n{text}".strip()))
            cleaned = clean(raw)
            text = beside(there, cleaned.text if cleaned.done else raw)
            if text == there:
                self.session.forget_jotted()
            elif cleaned.done:
                self._keep_raw(each, text.removesuffix(cleaned.text) + raw, cleaned)
            reply = Reply(text)
        try:
            value = self._value(each.question, reply)
        except NotAnAnswer as wrong:
            say(str(wrong))
            return
        if self.put(each, value) and each.address in self.draft.form.questions:
            self.place.go(self.place.at() + 1)

    def _value(self, question: Simple, reply: Reply) -> Value | None:
        """The answer that a reply gives. Raises `NotAnAnswer`, also for pasted lines that are no day and no option."""
        match question:
            case Line() if reply.pasted:
                return answer(question, one_line(reply))
            case Date() | Choice() if reply.pasted:
                value = answer(question, on_one_line(reply.text))
                if isinstance(question, Date) and isinstance(value, str):
                    raise NotAnAnswer(f"{reply.many} lines were pasted, and this asks for a day. Nothing was changed.")
                return value
            case _:
                return answer(question, reply.text)

    def _keep_raw(self, each: Asked, raw: str, cleaned: Cleaned) -> None:
        """Keeps a paste as it was, for one undo to bring back, and says what is done to it."""
        before = self.draft.answer(each.address)
        if not self.session.read_only and self.session.put(each.address, raw):
            self._before.append((each.address, before))
        say(f"{len(raw):,} letters: {', '.join(cleaned.done)}. Type undo to have them as they were pasted.")

    def _undo(self) -> None:
        if not self._before:
            say("Nothing was answered yet that could be undone.")
            return
        address, value = self._before.pop()
        self.session.put(address, value)
        if address in self.draft.form.questions:
            self.session.place = address
        say("Put back.")
        self.save()

    def put(self, each: Asked, value: Value | None) -> bool:
        """Keeps an answer and saves it. Whether it could be kept."""
        before = self.draft.answer(each.address)
        try:
            if self.session.put(each.address, value):
                self._before.append((each.address, before))
        except UserError as error:
            say(str(error))
            return True
        self.save()
        if isinstance(each.question, Date) and isinstance(value, str):
            say("That is not a day. Your words are kept; write it as 2 September 2024, or type next.")
            return False
        return True

    def _edit(self, each: Asked) -> None:
        if isinstance(each.question, Rows):
            say("Rows are edited one by one: type change and a row's number.")
            return
        text = words(each.question, self.draft.answer(each.address))
        try:
            with source().given_back():
                edited = edit_text(text, "answer")
        except UserError as error:
            say(str(error))
            return
        self.put(each, read(each.question, edited))

    def _from_file(self, each: Asked, name: str) -> None:
        if isinstance(each.question, Rows):
            say("Rows are filled in one by one: type add.")
            return
        try:
            text = text_of(path_of(name.strip("\"'")))
        except UserError as error:
            say(str(error), f"If that was your answer, type: say file {name}")
            return
        if isinstance(each.question, Prose) and (cleaned := clean(text)).done:
            self._keep_raw(each, scrub(text), cleaned)
            text = cleaned.text
        self.put(each, read(each.question, scrub(text)))

    def save(self) -> None:
        """Saves what is not saved yet, and says so; or says why it cannot be."""
        if self.session.read_only:
            return
        before = self.session.trouble
        try:
            self.session.save()
        except UserError as error:
            mend_saving(self.session, error, before)
        else:
            say(f"Saved {self.session.saved:%H:%M}." if self.session.saved else "Saved.")
