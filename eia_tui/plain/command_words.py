"""The words that do something at a prompt, as `help` and a slip of the fingers tell of them."""

COMMANDS = """\
next goes on, as Enter alone does. back goes back. list names the steps. go and a number goes to that question.
todo goes to the next question without an answer. keep leaves the answer as it is. clear takes it back.
undo puts back what the last answer took the place of.
edit opens the answer in your own editor. file and a path takes the answer from a text file.
find and words looks for them in all answers. check says what a reviewer would send back. spell says what may be
misspelt or is hard to read. export writes the Word form.
publish writes a copy for publication, publish page one as a web page.
accept and a finding's number lets it stand, with a reason.
status says how the approvals stand. send and a stage's number freezes a version and writes its Word form for it.
record and the number records what the stage said. changes says what changed since the last version that was sent.
history names the earlier versions. restore and a number puts one back.
say and words answers with those words, even where they are a command. save saves now; every answer is saved anyway.
screens asks with screens from the next start on. quit saves and leaves."""
"""What the words do, as `help` tells it."""
HOW = {
    "find": "find and the words to look for",
    "go": "go and a question's number",
    "restore": "restore and a version's number",
    "accept": "accept and a finding's number, as check tells it",
    "send": "send and a stage's number, as status tells it",
    "record": "record and a stage's number, as status tells it",
    "file": "file and the path of a text file",
    "say": "say and the words of the answer",
} | dict.fromkeys(
    (
        "quit",
        "exit",
        "next",
        "back",
        "list",
        "todo",
        "keep",
        "clear",
        "undo",
        "edit",
        "check",
        "spell",
        "export",
        "publish",
        "history",
        "status",
        "changes",
        "save",
        "help",
    ),
    "the word alone",
)
"""How a command is typed, for one that was typed otherwise."""
FEW = 3
"""Words up to which a line that begins as a command is taken for a slip rather than for an answer."""
