"""What is pasted from Word, Outlook, Excel, a browser or a PDF reader is printed as it was meant."""

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.prose.paste.clean import clean
from tests.conftest import WORD
from tests.word_document import WordDocument

ANSWER, ROW = "objectives.proposal", "What is the proposal?"

# What is pasted, and what the cell of the form shows: bullets, numbers, two blanks a level, rows between |.
LEVELS = [
    ("▪\tBenches\n▪\tLamps", "• Benches\n• Lamps"),
    ("o\tBenches\no\tLamps", "• Benches\n• Lamps"),
    ("○ Benches\n○ Lamps", "• Benches\n• Lamps"),
    ("    • Benches\n    • Lamps\n\nAfter", "• Benches\n• Lamps\nAfter"),
    ("\t1.\tBenches\n\t2.\tLamps", "1. Benches\n2. Lamps"),
    ("\t\t•\tdeep\n\t•\tless\n•\tleast", "• deep\n• less\n• least"),
    ("  • a\n • b\n  • c", "• a\n• b\n• c"),
    ("●\tPark\n○\tgate\n■\tlock\n●\tPool", "• Park\n  • gate\n    • lock\n• Pool"),
    ("•\tPark\n▪\tlock\n•\tPool", "• Park\n  • lock\n• Pool"),
    ("·         Park\no    gate\n§  lock\n·         Pool", "• Park\n  • gate\n    • lock\n• Pool"),
    ("•\tPark\n\to\tgate\n\t\t▪\tlock\n\to\tpath", "• Park\n  • gate\n    • lock\n  • path"),
    ("• Park\n      ○ gate\n   ○ path", "• Park\n  • gate\n  • path"),
    ("•\tPark\n–\tgate\n–\tpath\n•\tPool", "• Park\n  • gate\n  • path\n• Pool"),
    ("•\tPark\nØ\tgate\n•\tPool", "• Park\n  • gate\n• Pool"),
    ("1.\tAsk\n▪\tby post\n▪\tonline\n2.\tDecide", "1. Ask\n  • by post\n  • online\n2. Decide"),
    ("1)\tAsk\n•\tby post\n2)\tDecide", "1) Ask\n  • by post\n2) Decide"),
    ("1. Ask\n• by post\n2. Decide", "1. Ask\n  • by post\n2. Decide"),
    ("1. Ask\n  • by post\n  • online\n2. Decide", "1. Ask\n  • by post\n  • online\n2. Decide"),
    ("1. Ask\n   - by post\n2. Decide", "1. Ask\n  • by post\n2. Decide"),
    ("- Ask\n  - by post\n    - to all\n- Decide", "• Ask\n  • by post\n    • to all\n• Decide"),
    ("  * Ask\n    o by post\n  * Decide", "• Ask\n  • by post\n• Decide"),
    ("9.\tAsk\no\tby post\n10.\tDecide\no\tin May", "9. Ask\n  • by post\n10. Decide\n  • in May"),
    ("10. Ask\n    • by post\n11. Decide", "10. Ask\n  • by post\n11. Decide"),
    ("•\tAsk\n1.\tby post\n2.\tonline\n•\tDecide", "• Ask\n  1. by post\n  2. online\n• Decide"),
    ("•\tAsk\n•\tDecide\n1.\tby post\n2.\tonline", "• Ask\n• Decide\n1. by post\n2. online"),
    ("•\tAsk\n\t5.\tby post\n\t6.\tonline", "• Ask\n  5. by post\n  6. online"),
    (
        "\t• Ask\n\t\t○ by post\n\t\t\t§ to all\n\t\t\t§ to some\n\t• Decide",
        "• Ask\n  • by post\n    • to all\n    • to some\n• Decide",
    ),
    ("1.\tAsk\n2.\tTell\n2.\tMeet\n3.\tDecide", "1. Ask\n2. Tell\n2. Meet\n3. Decide"),
    ("1.\tAsk\n1.\tby post\n2.\tonline\n2.\tDecide", "1. Ask\n  1. by post\n  2. online\n2. Decide"),
    ("\t• Ask\n\t\t○ by post\n\t\t\t§ 5 of 10\n\t\t\t§ to some", "• Ask\n  • by post\n    • 5 of 10\n    • to some"),
    ("• Ask\n\t§ 149 applies\n\t§ 150, too\n• Decide", "• Ask ⏎ § 149 applies ⏎ § 150, too\n• Decide"),
    ("1.\tAsk\n\n•\tby post\n\n•\tonline\n\n2.\tDecide", "1. Ask\n  • by post\n  • online\n2. Decide"),
    (
        "1.\tAsk\n•\tby post\n2.\tDecide\n•\tin May\n•\tin June",
        "1. Ask\n  • by post\n2. Decide\n  • in May\n  • in June",
    ),
    ("•\tAsk\n–\tby post\n•\tDecide\n–\tin May", "• Ask\n  • by post\n• Decide\n  • in May"),
    ("•\tAsk\n•\n•\tDecide", "• Ask\n• Decide"),
    ("1.\tAsk\na.\tby post\nb.\tonline\n2.\tDecide", "1. Ask ⏎ a. by post ⏎ b. online\n2. Decide"),
    ("1)\tAsk\n\n(i)\tby post\n\n2)\tDecide\n\n(i)\tin May", "1) Ask ⏎ (i) by post\n2) Decide ⏎ (i) in May"),
    ("1.\tAsk\na.\tby post\nb.\tonline\nWe will.", "1. Ask\na. by post ⏎ b. online ⏎ We will."),
    ("Text\n•\tAsk\nBelow", "Text\n• Ask\nBelow"),
    ("- Ask\nBelow", "• Ask\nBelow"),
]
SIGNS = [
    *(
        (f"{sign}\tBenches\n{sign}\tLamps", "• Benches\n• Lamps")
        for sign in "ØvqlnàèÜ§⦁⁃∙→➔⇒»›~#>*+★☞‒−―⚫◘✦²□❑.:_÷¶\uf0d8\uf0a7\uf076\uf071\uf0e0"
    ),
    *((f"{sign} Benches\n{sign} Lamps", "• Benches\n• Lamps") for sign in "⦁⁃∙→➔⇒»›~+★☞‒−―⚫◘✦–·🔹"),
    ("> They said\n>= 5 came\n> and left", "They said ⏎ >= 5 came ⏎ and left"),
    ("> •\tThey said\n>= 5 came", "• They said\n>= 5 came"),
    *((f"{sign}\tBenches\n{sign}\tLamps", "• Benches\n• Lamps") for sign in ("->", "-->", "=>")),
    ("-> Benches\n-> Lamps", "• Benches\n• Lamps"),
    *((text, text) for text in ("-> leads on", "=> so", "->", "• Park\n-> leads on")),
    # Marks of the direction of text come before the bullet in text from right to left, and in some web pages.
    *(
        (f"{mark}•\tBenches\n{mark}•\tLamps", f"• {mark}Benches\n• {mark}Lamps")
        for mark in "\u200e\u200f\u061c\u202a\u2067"
    ),
    *((f"\u200f{sign} Benches\n\u200f{sign} Lamps", "• \u200fBenches\n• \u200fLamps") for sign in "-•*→"),
    ("\u200e- Benches\n\u200e    - slats", "• \u200eBenches\n  • \u200eslats"),
    ("\u200eü\tRamp\n\u200e\n\u200eü\tLift", "• ✓ \u200eRamp\n• ✓ \u200eLift"),
    ("\u200e1.1\tBenches\n\u200e1.2\tLamps", "1.1 \u200eBenches\n1.2 \u200eLamps"),
    ("\u200e>> Benches\n\u200e> Lamps", "\u200eBenches\n\u200eLamps"),
    ("\u200e1.\tBenches\n\u200e2.\tLamps", "1. \u200eBenches\n2. \u200eLamps"),
    ("\u200fשלום - עולם", "\u200fשלום - עולם"),
    ("ü\tRamp\nü\tLift", "• ✓ Ramp\n• ✓ Lift"),
    ("û\tRamp", "• ✗ Ramp"),
    ("þ\tRamp\n¨\tLift", "• ☑ Ramp\n• ☐ Lift"),
    ("Ø  Benches\nØ  Lamps", "• Benches\n• Lamps"),
    ("x\tRamp\nx\tLift", "• x Ramp\n• x Lift"),
    ("⚠ Ice\n⚠ Wind", "• ⚠ Ice\n• ⚠ Wind"),
    ("▪️ Benches\n▪️ Lamps", "• Benches\n• Lamps"),
    ("✓ Ramp\n✗ Lift", "• ✓ Ramp\n• ✗ Lift"),
    ("\uf0fc\tRamp\n\uf0fb\tLift", "• ✓ Ramp\n• ✗ Lift"),
    ("\uf0fe Yes   \uf0a8 No", "☑ Yes   ☐ No"),
    ("\uf052 Yes", "☑ Yes"),
    ("See \uf0e0 below", "See → below"),
    *((text, text) for text in ("→ leads on", "o alone", "⁉ Why", "☑ Yes", "So it was.")),
    *(
        (f"{sign} 5\n{sign} 7", f"{sign} 5 ⏎ {sign} 7")
        for sign in ("£", "€", "I", "a", "é", "9", "≥", "<", "=", "%", "&", "©", "§", "…")
    ),
    # A sign with a meaning of its own before a figure.
    *(
        (f"{sign} 5{unit}\n{sign} 7{unit}", f"{sign} 5{unit} ⏎ {sign} 7{unit}")
        for sign in "~±+−∼▲▼↑↓"
        for unit in ("", "% more")
    ),
    ("▲ 5%\n▼ 7%", "▲ 5% ⏎ ▼ 7%"),
    ("~\t5 benches\n~\t7 lamps", "• 5 benches\n• 7 lamps"),
    # Different shapes are bullets, other signs may differ on purpose.
    *((f"{one} Benches\n{two} Lamps", "• Benches\n• Lamps") for one, two in ("◆◇", "◇◆", "◈◆", "⚫⚪", "◉◎")),
    *((text, text.replace("\n", " ⏎ ")) for text in ("▲ Trips\n▼ Fares", "★ Given\n☆ Missing")),
    # A colour, a direction, or whether something is given: the sign stays where another of its kind is beside it.
    *(
        (f"{one}{gap}Benches\n{two}{gap}Lamps", f"• {one} Benches\n• {two} Lamps")
        for one, two in ("🟢🔴", "🟠🟡", "🟥🟩", "🔺🔻")
        for gap in " \t"
    ),
    *(
        (f"{one}\tBenches\n{two}\tLamps", f"• {one} Benches\n• {two} Lamps")
        for one, two in ("▲▼", "→←", "★☆", "■□", "◉○")
    ),
    *(
        (text, text.replace("\n", " ⏎ "))
        for text in ("↑ Trips\n↑ Fares\n↓ Noise", "→ in\n→ up\n← out", "★ Given\n★ Lent\n☆ Missing", "⬆ a\n⬆ b\n⬇ c")
    ),
    ("■ Yes\n□ No", "• ■ Yes\n• □ No"),
    ("√ Ramp\n√ Lift", "• √ Ramp\n• √ Lift"),
    *((f"{sign} Benches\n{sign} Lamps", "• Benches\n• Lamps") for sign in "▲→★🔷"),
    # An asterisk that another one refers to is no bullet.
    ("£5* a day\n* without VAT", "£5* a day ⏎ * without VAT"),
    ("Fare\t£5*\nFine\t£9\n\n* without VAT", "| Fare | £5* |\n| Fine | £9 |\n* without VAT"),
    ("“Free” (all day)*\n\n* if booked", "“Free” (all day)*\n* if booked"),
    ("* p < 0.05\n** p < 0.01\n*** p < 0.001", "* p < 0.05 ⏎ ** p < 0.01 ⏎ *** p < 0.001"),
    ("Fares*:\n* Benches\n* Lamps", "Fares*:\n• Benches\n• Lamps"),
    ("*Fares* and **fines**\n* Benches", "Fares and fines\n• Benches"),
    ("* Benches\n**Lamps**", "• Benches\nLamps"),
    ("+ light\n+ seats\n- noise\n- cost", "+ light ⏎ + seats\n• noise\n• cost"),
    ("£\t5\n£\t6", "| £ | 5 |\n| £ | 6 |"),
    ("½\tcup\n½\tspoon", "| ½ | cup |\n| ½ | spoon |"),
    ("A\tlow\nA\thigh", "| A | low |\n| A | high |"),
    ("3\tlow\n3\thigh", "| 3 | low |\n| 3 | high |"),
]
MAIL = """
The forum was asked in May, and most of those who came to it said
that the stop is too far from the shops for anyone who walks with
a stick."""
POINTS = """the stop is dark in the evening and nobody answers the phone
the bus comes late, when it comes at all on a market day
the timetable is too small to read at night without a ramp"""
LINES = [
    *((f"{one}\tThe first.\n{two}\tThe second.", f"{one} The first.\n{two} The second.") for one, two in (
        ("1.1", "1.2"), ("1.1.", "1.2."), ("2.1.1", "2.1.2"), ("(1)", "(2)"), ("[1]", "[2]"), ("Q1.", "Q2."), ("Q1:", "Q2:"),
        ("Q 1.", "Q.2"), ("1a.", "1b)"), ("1(a)", "1.b"), ("(1.1)", "(1a)"), ("§1", "§ 2"), ("Question 1", "Question 2:"), ("Section 1.1", "Art. 2"),
        ("1.)", "(2.)"), ("[1]", "2]"), ("{1}", "<2>"), ("A.1", "A.2"), ("A.1.", "A.2.1."), ("1.A", "1.B"), ("(Q1)", "(Q2)"),
        ("Q1a.", "Q1b)"), ("1.1 -", "1.2 –"), ("１．", "２．"), ("１.", "２."), ("1、", "2、"), ("١.", "٢."),
        ("#1", "#2"), ("#1.", "#2:"), ("1-", "2-"), ("1.-", "2.–"), ("1°", "2º"), ("1 .", "2 )"), ("1 -", "2 –"),
    )),
    *((f"{one}\tThe first.\n{two}\tThe second.", f"{one} The first. ⏎ {two} The second.") for one, two in (
        ("a)", "b)"), ("(a)", "(b)"), ("α)", "β)"), ("а)", "б)"), ("أ)", "ب)"), ("A.", "B."), ("i.", "ii."), ("(iv)", "(v)"), ("IV.", "V."), ("aa)", "bb)"), ("(aa)", "(bb)"),
    )),
    ("1\tAsk\n2\tDecide", "1. Ask\n2. Decide"),
    # A mail program wraps what it quotes, too.
    *(
        (MAIL.replace("\n", f"\n{sign}").replace("\n", "", 1), " ".join(MAIL.split()))
        for sign in (">", "> ", "> > ", ">> ")
    ),
    (
        "> 65 years and over: those who came to the forum say so very often\n> 75 years and over: nobody came",
        "> 65 years and over: those who came to the forum say so very often ⏎ > 75 years and over: nobody came",
    ),
    # A browser copies the points of a list without bullets, which may all be long and begin with a small letter.
    *((f"{above}{POINTS}{below}", f"{above}{POINTS}{below}".replace("\n\n", "\r").replace("\n", " ⏎ ").replace("\r", "\n"))
      for above in ("They said that:\n", "They said that:\n\n") for below in ("", "\n\nWe will ask.")),
    (f"They said:\n{POINTS.replace('ramp', 'ramp.')}", f"They said: ⏎ {POINTS.replace('ramp', 'ramp.').replace(chr(10), ' ')}"),
    ("the stop is dark in the evening, from five o’clock on, say carers who wait\nit has no seat\nthe bus comes late when it comes at all, or not at all on market days\nit has no ramp",
     "the stop is dark in the evening, from five o’clock on, say carers who wait ⏎ it has no seat ⏎ the bus comes late when it comes at all, or not at all on market days ⏎ it has no ramp"),
    # A list prints 1 for 01.
    *((f"01{end}Ask\n02{end}Decide", f"01. Ask{between}02. Decide") for end, between in ((". ", " ⏎ "), (".\t", "\n"))),
    ("01. May was wet.", "01. May was wet."),
    ("1)       Ask\n2)       Decide", "1) Ask\n2) Decide"),
    ("1.\tScope\n1.1\tThe duty\n2.\tReach", "1. Scope\n1.1 The duty\n2. Reach"),
    ("Name:\tB. Clerk\nRole:\tClerk", "Name: B. Clerk\nRole: Clerk"),
    ("Name:\t\tB. Clerk\nRole:\t\tClerk", "Name: B. Clerk\nRole: Clerk"),
    ("Name:\tB. Clerk\tTel:\t0116 496 0001", "Name: B. Clerk; Tel: 0116 496 0001"),
    ("Home:\t1 High Street\n\tMarkfield\nTel:\t0116", "Home: 1 High Street\nMarkfield\nTel: 0116"),
    ("Name\t: B. Clerk\nRole\t:\tClerk", "Name: B. Clerk\nRole: Clerk"),
    ("\tName:\tB. Clerk\n\tRole:\tClerk", "Name: B. Clerk\nRole: Clerk"),
    ("    1.1\tThe first.\n    1.2\tThe second.", "1.1 The first.\n1.2 The second."),
    ("  a)\tThe first.\n      i)\tThe second.\n  b)\tThe third.", "a) The first. ⏎     i) The second. ⏎ b) The third."),
    ("Held in:\tMarkfield\n\tThurcaston\n\tGroby", "Held in: Markfield\nThurcaston\nGroby"),
    ("**Name:**\tB. Clerk\n**Role:**\tClerk", "Name: B. Clerk\nRole: Clerk"),
    ("Is it lit?\tYes\nIs it level?\tNo", "Is it lit? Yes\nIs it level? No"),
    ("For:\t•\tlight\n•\tseats\nAgainst:\t•\tcost", "For:\n• light\n• seats\nAgainst:\n• cost"),
    ("For:\t1.\tlight\n2.\tseats\nAgainst:\t1.\tcost", "For:\n1. light\n2. seats\nAgainst:\n1. cost"),
    ("Ramp:\tü\nLift:\tû", "Ramp: ✓\nLift: ✗"),
    ("\tSet in, as in a letter.\n\tAnd again.", "\tSet in, as in a letter. ⏎ \tAnd again."),
    ("Dear all,\n\tSet in.\n\n\tAnd again.\n\n\tYours", "Dear all, ⏎ \tSet in.\n\tAnd again.\n\tYours"),
    ("\tSet in.\n\n\tAnd again.", "\tSet in.\n\tAnd again."),
    # But these are tables: figures, or a header above.
    ("1.1\t2.5\n1.2\t3.5", "| 1.1 | 2.5 |\n| 1.2 | 3.5 |"),
    ("Q1\t12\nQ2\t14", "| Q1 | 12 |\n| Q2 | 14 |"),
    ("a\tAsk the forum\nb\tTell the drivers\nc\tMeet again", "a. Ask the forum ⏎ b. Tell the drivers ⏎ c. Meet again"),
    ("I\tAsk the forum\nII\tTell the drivers\nIII\tMeet them", "I. Ask the forum ⏎ II. Tell the drivers ⏎ III. Meet them"),
    ("Objective 1\tAsk the forum\nObjective 2\tTell the drivers", "Objective 1 Ask the forum ⏎ Objective 2 Tell the drivers"),
    ("1st\tAsk the forum\n2nd\tTell the drivers", "1st Ask the forum ⏎ 2nd Tell the drivers"),
    ("Band 1\tlow\nBand 2\thigh", "| Band 1 | low |\n| Band 2 | high |"),
    ("May 3\tAsk the forum\nMay 9\tTell the drivers", "| May 3 | Ask the forum |\n| May 9 | Tell the drivers |"),
    ("a\tReduce the wait\nb\tTransport\nc\tBetter paths", "a. Reduce the wait ⏎ b. Transport ⏎ c. Better paths"),
    ("Ward 1\t12 people live here\nWard 2\t14 people live here", "| Ward 1 | 12 people live here |\n| Ward 2 | 14 people live here |"),
    ("A\tlow\nB\thigh", "| A | low |\n| B | high |"),
    ("e.g.\tlow\ni.e.\thigh", "| e.g. | low |\n| i.e. | high |"),
    ("5pm.\tlow\n6pm.\thigh", "| 5pm. | low |\n| 6pm. | high |"),
    ("Ref.\tDuty\n(Q1)\tAsk\n(Q2)\tTell", "| Ref. | Duty |\n| (Q1) | Ask |\n| (Q2) | Tell |"),
    ("Ref\tDuty\na\tAsk the forum\nb\tTell the drivers", "| Ref | Duty |\n| a | Ask the forum |\n| b | Tell the drivers |"),
    ("K\tAsk the forum\nL\tTell the drivers", "| K | Ask the forum |\n| L | Tell the drivers |"),
    ("No\tAction\n1\tAsk\n2\tDecide", "| No | Action |\n| 1 | Ask |\n| 2 | Decide |"),
    ("Ref.\tDuty\n1.1\tAsk\n1.2\tTell", "| Ref. | Duty |\n| 1.1 | Ask |\n| 1.2 | Tell |"),
    ("Ref.\tDuty\n#1\tAsk\n#2\tTell", "| Ref. | Duty |\n| #1 | Ask |\n| #2 | Tell |"),
    ("#1\t12\n#2\t14", "| #1 | 12 |\n| #2 | 14 |"),
    ("Topic\tDuty\n1.1\tAsk\n1.2\tTell", "| Topic | Duty |\n| 1.1 | Ask |\n| 1.2 | Tell |"),
    ("Question\tReply\nQuestion 1\tIt is.", "| Question | Reply |\n| Question 1 | It is. |"),
    ("5m\twide road\n6m\twide road", "| 5m | wide road |\n| 6m | wide road |"),
    ("No.\tAction\tBy\n1.\tAsk\tAB\n2.\tTell\tCD", "| No. | Action | By |\n| 1. | Ask | AB |\n| 2. | Tell | CD |"),
    ("Field\tEntry\nName:\tB. Clerk", "| Field | Entry |\n| Name: | B. Clerk |"),
]  # fmt: skip
TABLE = "| Who | Why |\n| Old | slow; dark |\n| New | none |"
CELLS = [
    # A blank column before or behind the others, as in a part of a sheet.
    ("\tWho\tWhy\n\tOld\tslow; dark\n\tNew\tnone", TABLE),
    ("Who\tWhy\t\nOld\t•\tslow\t\n•\tdark\t\nNew\tnone\t", TABLE),
    ("Text\t\n\t\n• slow\t\n• dark\t", "Text\n• slow\n• dark"),
    ("Who\tWhy\nOld\tslow\ndark\nNew\tnone", TABLE),
    ("Who\tWhy\nOld\t•\tslow\n•\tdark\nNew\tnone", TABLE),
    ("Who\tWhy\nOld\t–\tslow\n–\tdark\nNew\tnone", TABLE),
    ("Who\tWhy\nOld\t• slow\n• dark\nNew\tnone", TABLE),
    *((f"Who\tWhy\nOld\t{sign}\tslow\n{sign}\tdark\nNew\tnone", TABLE) for sign in "▶►»*~⇒◘⚫❑Ø§·\uf0a7"),
    *((f"Who\tWhy\nOld\t{one}\tslow\n{two}\tdark\nNew\tnone", TABLE.replace("slow; ", f"{one} slow; {two} "))
      for one, two in (("1)", "2)"), ("(1)", "(2)"), ("(a)", "(b)"), ("i.", "ii."), ("(iv)", "(v)"))),
    ("Who\tWhy\n\nOld\t•\tslow\n\n•\tdark\n\nNew\tnone\n\n", TABLE),
    ("Who\tMay\tJune\nOld\t*\tlate\nNew\t(1)\tnone", "| Who | May | June |\n| Old | * | late |\n| New | (1) | none |"),
    ("Who\tWhy\nOld\n65+\tslow\nNew\tnone", "Who\tWhy ⏎ Old ⏎ 65+\tslow ⏎ New\tnone"),
    ('Who\tWhy\nOld\t"• slow\n• dark"\nNew\tnone', TABLE),
    ('Who\t"How\nmany"\r\nOld\t"slow\ndark"\r\nNew\t"none of\nthem"', "| Who | How many |\n| Old | slow; dark |\n| New | none of them |"),
    ("| Who | Why |\n| Old | slow |\n| New | a \\| b |", "| Who | Why |\n| Old | slow |\n| New | a | b |"),
    ("- | Who | Why |\n  | --- | --- |\n  | Old | slow |", "• | Who | Why | ⏎ | --- | --- | ⏎ | Old | slow |"),
    ("Text\n| one |\n| two | three", "Text ⏎ | one | ⏎ | two | three"),
    ('Who\tWhy\r\nOld\t"- slow\r\n- dark"\r\nNew\tnone\r\n', TABLE),
    ("Who\tWhy\nNew\tnone\nOld\tslow.\nIt is dark.\nAll\tgone\n", "| Who | Why |\n| New | none |\n| Old | slow. It is dark. |\n| All | gone |"),
    ("Who\tWhy\nOld\t1.\tslow\n2.\tdark\nNew\tnone", "| Who | Why |\n| Old | 1. slow; 2. dark |\n| New | none |"),
    ("Who\tWhy\nOld\tü\tslow\nü\tdark\nNew\tnone", "| Who | Why |\n| Old | ✓ slow; ✓ dark |\n| New | none |"),
    ("Who\tWhy\nOld\tslow\ndark\nNew\tloud\nsteep", "| Who | Why |\n| Old | slow; dark |\n| New | loud; steep |"),
    ("Who\tWhy\nOld\nand frail\tslow\nNew\tnone", "| Who | Why |\n| Old and frail | slow |\n| New | none |"),
    ("Who\tWhy\tHow\nOld\tslow\ndark\tlamps\nNew\tnone\tnone", "| Who | Why | How |\n| Old | slow; dark | lamps |\n| New | none | none |"),
    ("Who\tWhy\tHow\nOld\tslow\n\ndark\tlamps\nNew\tnone\tnone", "| Who | Why | How |\n| Old | slow; dark | lamps |\n| New | none | none |"),
    (
        "Who\tWhy\tHow\nOld\t•\tslow\n•\tdark\t•\tlamps\n•\tseats\nNew\tnone\tnone\nBelow the table.",
        "| Who | Why | How |\n| Old | slow; dark | lamps; seats |\n| New | none | none |\nBelow the table.",
    ),
    ("No.\tWhat\tWho\n1.\tAsk the forum,\nand write\tAB\n2.\tTell\tCD", "| No. | What | Who |\n| 1. | Ask the forum, and write | AB |\n| 2. | Tell | CD |"),
    ("Who\tWhy\nOld\t• slow\n\t• dark\nNew\tnone", "| Who | Why |\n| Old | • slow |\n|  | • dark |\n| New | none |"),
    ("Who\tWhy\n1. Old\tslow\n2. New\t", "| Who | Why |\n| 1. Old | slow |\n| 2. New |  |"),
    ("Who\tWhy\n• Old\tslow\n• New\tnone", "| Who | Why |\n| • Old | slow |\n| • New | none |"),
    ("Who\twhy\n• slow\n• dark", "Who\twhy\n• slow\n• dark"),
    ("Need\tMet\nRamp\tü\nLift\tû", "| Need | Met |\n| Ramp | ✓ |\n| Lift | ✗ |"),
    ("Who\tMay\tJune\nOld\t•\tx\nNew\tx\t•", "| Who | May | June |\n| Old | • | x |\n| New | x | • |"),
    ("Who\tWhy\nOld\tslow\n•\tone\n•\ttwo", "| Who | Why |\n| Old | slow |\n• one\n• two"),
    ("Who\tHow many\nOld\t40\nat most\nNew\t2", "| Who | How many |\n| Old | 40; at most |\n| New | 2 |"),
    ("Who\tHow many\nOld\t40\nWe asked others.\nNew\t2", "| Who | How many |\n| Old | 40 |\nWe asked others. ⏎ New\t2"),
    ("Who\tWhy\nOld\t•\t40\n•\tslow\n•\t2\nNew\tnone", "| Who | Why |\n| Old | 40; slow; 2 |\n| New | none |"),
    ("Who\tWhy\nOld\tslow\ndark\nNew\tnone\n1.\tAsk\n2.\tTell", f"{TABLE}\n1. Ask\n2. Tell"),
    ("Who\tWhy\nOld\t1.\tslow\n2.\tdark\nNew\t1.\tloud\n2.\tsteep",
     "| Who | Why |\n| Old | 1. slow; 2. dark |\n| New | 1. loud; 2. steep |"),
    ("Who\tHow many\nOld\t40\nWe asked others.\nWho\tHow many\nNew\t2", "| Who | How many |\n| Old | 40 |\nWe asked others.\n| Who | How many |\n| New | 2 |"),
    ("Who\tWhy\tHow\nOld\tslow\ndark\nNew\tnone\tnone", "Who\tWhy\tHow ⏎ Old\tslow ⏎ dark ⏎ New\tnone\tnone"),
    ("Who\tWhy\n•\tOld\n•\tNew\tslow\nAll\tgone", "Who\tWhy ⏎ •\tOld ⏎ •\tNew\tslow ⏎ All\tgone"),
    ("Who\r\x07Why\r\x07\r\x07Old\r\x07slow\r\x07\r\x07", "| Who | Why |\n| Old | slow |"),
    *((each.join(["Who\tWhy", "Old\tslow", "New\tnone", ""]), "| Who | Why |\n| Old | slow |\n| New | none |") for each in
      ("\r", "\r\n", "\r\r", "\r\r\n", "\n\r", "\n\n", "\x0b", "\u2028")),
    ("One\r\r•\tA\r\r•\tB\r\rWho\tWhy\r\rOld\tslow\r\rdark\r\rNew\tnone\r\rEnd", f"One\n• A\n• B\n{TABLE}\nEnd"),
]  # fmt: skip
CODES = [
    ("Age\x07Sex\x07", "Age Sex"),
    ('\x13 HYPERLINK "https://example.org" \x14see here\x15 and more', "see here and more"),
    ('See \x13 HYPERLINK "https://example.org/a b" \x14here\x15', "See here (https://example.org/a b)"),
    ("Page \x13 PAGE \x147\x15 of it", "Page 7 of it"),
    ("one\ufffctwo \ufffc three", "one two  three"),
    ("co\x1eop\x1ferative", "co\u2011operative"),
    ("infor\ufffemation and infor\x02\r\nmation", "information and information"),
]
CASES = LEVELS + SIGNS + LINES + CELLS + CODES


def shown(paper: WordDocument, cell: _Cell) -> list[str]:
    """The lines of a cell: paragraphs with their bullet or number, indented by two blanks a level, and rows of tables."""
    lines = []
    for each in cell._tc.iterchildren():
        if each.tag == qn("w:tbl"):
            lines += [f"| {' | '.join(inner.text for inner in row.cells)} |" for row in Table(each, cell).rows]
        elif each.tag == qn("w:p"):
            line = paper._with_marker(Paragraph(each, cell))
            sign = line.marker if line.marker[:1].isdigit() else "•" if line.marker else ""
            text = line.text.replace("\n", " ⏎ ")
            lines.append(f"{'  ' * line.level}{sign} {text}" if sign else text)
    return lines


@pytest.fixture(scope="module")
def printed(form: Form) -> list[str]:
    """The lines of each case, all printed in one Word file with a line of text between them."""
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, Path())
    draft.put(ANSWER, "".join(f"{clean(pasted).text}\n\nEnd of case {at}.\n\n" for at, (pasted, _) in enumerate(CASES)))
    paper = WordDocument(export(draft, WORD / "pasted-cases.docx", overwrite=True).path)
    found: list[list[str]] = [[]]
    for line in shown(paper, paper.cell(ROW)):
        if line == f"End of case {len(found) - 1}.":
            found.append([])
        elif line:  # Word needs one between two tables, and below one
            found[-1].append(line)
    return ["\n".join(lines) for lines in found]


@pytest.mark.parametrize("at", range(len(CASES)), ids=lambda at: ascii(CASES[at][0])[1:60])
def test_pasted_text_prints_as_it_was_meant(at: int, printed: list[str]):
    assert printed[at] == CASES[at][1]


@pytest.mark.parametrize("address", ["policy.name", "objectives.rationale"])
def test_no_private_character_of_a_symbol_font_and_no_code_of_word_is_exported(
    address: str, form: Form, tmp_path: Path
):
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, tmp_path)
    every = "".join(f"{chr(code)} " for code in (*range(1, 9), *range(0x0E, 0x20), *range(0xF020, 0xF100), 0xFFFC))
    section, question = address.split(".")
    # As an older release may have saved it: not put, which would scrub it.
    draft.document[section] = {question: f"Lit \uf0fe or \uf0a8, co\x1eop\x07next {every}"}
    text = WordDocument(export(draft, WORD / f"codes-in-{question}.docx").path).text
    assert "Lit ☑ or ☐, co\u2011op next" in text
    assert not any(0xE000 <= ord(letter) <= 0xF8FF or letter == "\ufffc" for letter in text)
