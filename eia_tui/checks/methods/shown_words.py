"""The patterns of words that refer to something attached or shown, for methods/shown.py to compile.

THING in a pattern is any picture, table or file that phrases.toml names.
"""

from typing import Literal, TypeAlias

Where: TypeAlias = Literal["below", "above", "anywhere"]

_FEW_WORDS = r"(?:\s+[\w'’,-]+){0,6}?\s+"
_LABEL = r"(?:\s+(?:no\.?\s*)?\d{1,2}[a-z]?)?"
_NUMBERED = (
    r"\b(?:appendix|appendices|(?<!the )app\.?|annex|annexe|annexes|attachment|enclosure|exhibit|schedule)"
    r"(?:\s+|(?<=\.))"
    r"(?:no\.?\s*)?(?:[A-Z]\b|\d{1,2}\b|[ivx]+\b)(?!\s*(?:[(,][^.;]{0,30})?\s*(?:of|to|in)\s+(?:the|that|this)"
    r"\s+[^.;]{0,50}\bAct\b)"
    r"(?!,?\s+(?:paragraphs?|paras?|parts?)\b)"
)
_NOT_OF_ANOTHER = r"(?!\s+(?:to|of|in)\s+(?:the|a|that|our|its)\s+(?!form\b|assessment\b|eia\b|document\b))"
"""That it is not part of another paper: "Appendix 2 of the Cabinet report"."""
_APPENDIX = r"(?:appendix|appendices|(?<!at the )annexe?(?=\s*(?:$|[.,;:()]|to\b|for\b|shows?\b)))\b"
"""An annex may also be a building, where people meet."""
_WITHIN = r"(?!\s+(?:(?:the|a|an|zero|average|all|our)\b|\d))"
_FIXED = (
    r"(?!\s+(?:[a-z]+s|will|would|can)\s+(?!is\b|as\b))(?!\s+(?:by|onto|with|on)\b)"
    r"(?!\s+to\s+(?!this|the (?:form|assessment|document|e-?mail|report)))"
)
"""What follows "attached" where something else is fixed to something: "the school to which it is attached lends"."""
_FILE = (
    r"(?:spreadsheets?|workbooks?|work ?sheets?|xlsx?|excel(?: (?:sheet|file))?|docx?|docs|word doc\w*|pdfs?|pptx?|"
    r"power\s?point|slide ?deck|slides|"
    r"deck|csv|(?:data|evidence|insight|information) ?pack|document|file|icon|zip|e-?mail|attachments?|appendi(?:x|"
    r"ces)|supporting (?:paper|document)s?)"
)
_PICTURE = (
    r"(?:(?:pie|bar|line|flow|the|heat)\s+)?(?:charts?|graphs?|diagrams?|infographics?|maps?|pictures?|images?|"
    r"screenshots?|photos?|photographs?)"
)
_SHOWS = (
    r"(?:shows?|illustrates?|demonstrates?|sets?\s+out|gives?|tells?|compares?|makes?\s+clear|breaks?|records?|"
    r"lists?|is\s+taken|are\s+taken|depicts?)"
)
_AT_THE_BACK = (
    r"(?:at|on|in)\s+(?:the\s+)?(?:back|end|rear)(?:\s+of\s+(?:this|the)\s+"
    r"(?:form|document|assessment|report|eia))?\W*(?:\(?(?:19|20)\d\d\)?\W*)?$"
)
_THIS_FORM = r"th(?:is|e)\s+(?:form|assessment|document|report|eia|template|submission)"
SHOWN_IN_OTHER_WORDS: tuple[tuple[str, Where, tuple[str, ...]], ...] = (
    (
        (
            r"\b(?:see|refer\s+to|open|consult|as\s+per|per|in|on)\s+(?:the\s+|this\s+|our\s+|my\s+|an?"
            r"\s+)?(?:(?:separate|embedded|linked|enclosed|attached|"
            r"excel|word|circulated)\s+)*(?<!\bin an )(?<!\bin a )(?:xlsx?|docx?|docs|pdfs?|pptx?|power\s?point|"
            r"slide ?deck|csv|(?:data|evidence|insight) ?pack)\b"
        ),
        "anywhere",
        ("xls", "doc", "pdf", "ppt", "power", "slide", "csv", "pack"),
    ),
    (
        rf"\b(?:see|refer\s+to|please\s+open|as\s+per)\s+(?:the\s+|this\s+|our\s+)?{_FILE}\b(?!\s+of\b)",
        "anywhere",
        ("see", "refer", "open", "per"),
    ),
    (
        (
            r"\b(?:embedded|linked|annexed|appended|accompanying|att(?:at|a|e)?ch?(?:ed|d)|at+ac?hed|atatched|"
            r"att['’]d)\s+(?:xlsx?|docx?|docs?|pdfs?|pptx?|documents?|files?|papers?|tables?|charts?|maps?|"
            r"objects?|slide\s+decks?|decks?|sheets?|graphs?|reports?|spreadsheets?|packs?)\b"
        ),
        "anywhere",
        ("embed", "link", "annex", "append", "accomp", "at"),
    ),
    (
        r"\bdouble[\s-]click\b|\bclick\s+(?:on\s+)?(?:the\s+|this\s+)?(?:icon|object|link|file|image)\b",
        "anywhere",
        ("click",),
    ),
    (
        r"(?<![\w/.@])[\w-]+(?: [\w-]+){0,3}\.(?:xlsx?|docx?|pdf|pptx?|csv|png|jpe?g|msg|zip)\b",
        "anywhere",
        (".x", ".d", ".p", ".c", ".j", ".m", ".z"),
    ),
    (
        (
            rf"\b(?:sent|supplied|provided|submitted|e-?mailed|circulated|forwarded|uploaded|enclosed|included|comes|"
            rf"came|goes|find\b[^.;]{{3,60}})\s+(?:in\s+confidence\s+)?"
            rf"(?:separately\b(?=\s+(?:with|from|to)\s+this|\W*(?:\(|$))|(?:along\s+|together\s+|out\s+)?with"
            rf"\s+(?:{_THIS_FORM}|this)\b|as\s+an?\s+(?:separate|supporting)\s+(?:document|file|paper|report|sheet))"
        ),
        "anywhere",
        ("with th", "separate", "supporting"),
    ),
    (
        (
            rf"\b{_FILE}\s+(?:that\s+)?(?:(?:I|we)\s+(?:have\s+)?|was\s+|were\s+)?(?:sent|e-?mailed|circulated|"
            rf"supplied|"
            rf"forwarded|shared|passed)\b(?!\s+to\s+(?:all|each|every|people|residents|tenants|customers|parents|"
            rf"staff))"
        ),
        "anywhere",
        ("sent", "mailed", "circulated", "supplied", "forwarded", "shared", "passed"),
    ),
    (
        (
            rf"\baccompan(?:y|ies)\s+{_THIS_FORM}\b|\b(?:enclosures?|attachments?|supplements?)\s+to\s+{_THIS_FORM}\b|"
            rf"\b(?:as|in|see|at)\s+(?:an?\s+|the\s+)?supporting\s+(?:document|paper)s?\b"
        ),
        "anywhere",
        ("accompan", "enclosure", "attachment", "supplement", "supporting"),
    ),
    (rf"(?:THING|\bcop(?:y|ies))\b[^.;]{{0,40}}\b{_AT_THE_BACK}", "anywhere", ("back", "end", "rear")),
    (
        r"\b(?:at|in)\s+the\s+(?:back|end|rear)\s+of\s+this\s+(?:form|document|assessment|report|eia)\b",
        "anywhere",
        (" of this",),
    ),
    (
        (
            r"THING\b[^.;]{0,30}\b(?:to|on)\s+the\s+(?:right|left)\b(?=\W*(?:\(|$)|\s+(?:shows?|gives?|sets?|lists?|"
            r"has|"
            r"tells?|compares?)\b)"
        ),
        "below",
        (" right", " left"),
    ),
    (r"THING\b(?:\s+[\w'’-]+){0,3}\s+opposite\b(?=\s+\w+s\b|\s+is\b|\W*$)", "anywhere", ("opposite",)),
    (r"THING\b(?:\s+[\w'’-]+){0,3}\s+above\b(?=\s+\w+s\b|\s+is\b|\W*$)", "above", ("above",)),
    (
        (
            r"THING\s+on\s+(?:the\s+next\s+|the\s+following\s+)?(?:page|p\.?)(?:\s+\d{1,3})?\s+(?:shows?|gives?|sets?|"
            r"lists?|has|tells?|compares?)\b|\bon\s+the\s+(?:next|following)\s+page\b"
        ),
        "below",
        ("page", "p."),
    ),
    (
        rf"(?:^\W*|\b(?:as|what)\s+)(?:the|this|our|these)\s+{_PICTURE}\s+(?:above\s+|here\s+|opposite\s+)?{_SHOWS}\b",
        "anywhere",
        ("chart", "graph", "diagram", "infograph", "map", "picture", "image", "screenshot", "photo"),
    ),
    (
        (
            rf"\bas\s+(?:can\s+be\s+|is\s+)?(?:seen|shown|illustrated|set\s+out)\s+(?:from|in|on|by)\s+(?:the|this|"
            rf"our)\s+(?:[\w-]+\s+)?{_PICTURE}\b"
        ),
        "anywhere",
        ("chart", "graph", "diagram", "infograph", "map", "picture", "image", "screenshot", "photo"),
    ),
    (
        (
            rf"\b{_PICTURE}\b[^.;]{{0,40}}\s(?:is|are)\s+(?:included|inserted|pasted|embedded|reproduced|provided|"
            rf"supplied)\b(?=\W*(?:\(|$)|\s+(?:here|below|overleaf))"
        ),
        "anywhere",
        ("included", "inserted", "pasted", "embedded", "reproduced", "provided", "supplied"),
    ),
    (r"\b(?:pasted|inserted|embedded)\s+(?:in\s+)?(?:here|below)\b", "below", ("here", "below")),
    (
        (
            r"(?:^\W*|\b(?:in|see|at|as|to|from|and)\s+|\(|:\s)(?:tables?|charts?|graphs?|figures?|figs?\.?|diagrams?|"
            r"maps?|images?|photos?|pictures?|plates?|app\.|appx\.?|apx\.?|append(?:ix|ices)|"
            r"annex(?:es)?|sheets?|tabs?)\s+(?:no\.?\s*)?(?:\d{1,2}|[A-H])(?:\s?(?:to|and|&|-|–)\s?(?:\d{1,2}|"
            r"[A-H]))?(?=\s+(?:[a-z]+s|sets?|contain|show|give|has|of the (?:attached|enclosed))\b|\s*[:–)]|\W*$|"
            r"\s+\((?:19|20)\d\d\))"
            r"(?!\s+(?:is|was|has)\s+(?:the|a|an)\b)"
        ),
        "anywhere",
        (),
    ),
    (
        (
            r"(?:\bsee|\brefer\s+to)\s+(?:the\s+)?(?:table|chart|graph|figure|map|diagram|picture|screenshot|appendix|"
            r"appendices|annex)\b(?=\W*$|\s*\(|\s+for\b|\s+of\b)"
        ),
        "anywhere",
        ("see", "refer"),
    ),
    (
        (
            r"^\W*(?:hyper)?links?\s+(?:to|here|below)\b(?!.*\b(?:is|are|was|were|has|have|had|cut|will|would|can)\b)|"
            r"\blink\s*:?\s*here\b|\bhyperlink\b"
        ),
        "anywhere",
        ("link",),
    ),
    (
        r"\[[^\]]*\b(?:screenshot|image\d*|chart|graph|picture|photo|map|table|diagram|figure)\b[^\]]*\](?!\()",
        "anywhere",
        ("[",),
    ),
    (
        (
            r"(?<!feel )(?<!feels )(?<!felt )(?<!very )(?<!is )(?<!are )(?<!so )(?<!be )(?<!most )(?<!conditions )"
            r"(?<!strings )\b(?:attached|att(?:at|a)ched|atached|attatched|enclosed|appended)\s*(?:[-–(:;,)]|\.?$)"
            r"(?!\s*(?:to|by|with)\b)"
        ),
        "anywhere",
        ("at", "enclosed", "appended"),
    ),
    (r"\bsee\s+att['’]?d\b|\b(?:per|see)\s+encl\b", "anywhere", ("att", "encl")),
    (
        r"THING\s+in\s+the\s+(?:annexe?|appendix|appendices|enclosure|attachment)\b",
        "anywhere",
        ("annex", "append", "enclos", "attach"),
    ),
    (
        (
            r"\bunder\s+separate\s+cover\b|\bpaperclip\b|\bsee"
            r"\s+over\b"
        ),
        "anywhere",
        ("separate cover", "paperclip", "see over"),
    ),
    (
        (
            r"\b(?:by|via|in|on)\s+(?:e-?mail|share\s?point|teams|the\s+(?:shared\s+)?(?:drive|folder))\s+(?:with|for|"
            r"alongside)\b|\b(?:uploaded|saved|added)\s+(?:to|on)\s+"
            r"(?:share\s?point|teams|the\s+(?:shared\s+)?(?:drive|folder))\b|\bthe\s+folder\s+(?:that\s+)?(?:goes|"
            r"comes|"
            r"is)\s+with\b"
        ),
        "anywhere",
        ("mail", "sharepoint", "share point", "teams", "drive", "folder"),
    ),
    (
        (
            r"\bI(?:\s+have|['’]ve|['’]ll|\s+will)?\s+(?:just\s+|also\s+|already\s+)?(?:sent|send|forwarded|forward|"
            r"e-?mailed|e-?mail|attach\w*|enclosed?|circulated|shared|uploaded|pasted|inserted|put)\b"
        ),
        "anywhere",
        ("i ", "i'", "i’"),
    ),
    (
        (
            r"\b(?:next|previous|following|last|above)\s+(?:table|graph|chart|figure|diagram|map|slide)\b|\b(?:tables?|"
            r"graphs?|charts?|figures|maps?|diagrams?|pictures)\s+(?:that|which)\s+follows?\b"
        ),
        "below",
        ("table", "graph", "chart", "figure", "diagram", "map", "slide", "picture"),
    ),
    (
        (
            r"\b(?:in|from|by|on)\s+(?:the|this|these|those)\s+(?:(?:pie|bar|line|first|second|two)\s+)?(?:graphs?|"
            r"charts|charts?(?!\s+(?:room|show|music|topp))|diagrams?|infographics?|screenshots?)\b(?!\s+(?:of|at|in|"
            r"on|for)\b)"
        ),
        "anywhere",
        ("graph", "chart", "diagram", "screenshot"),
    ),
    (
        (
            r"\b(?:in|see|as|at|per|the|this|separate)\s+(?:the\s+|an?\s+)?(?:attach(?:e?ment|ements|ments)|"
            r"enclosures?)\b(?!\s+(?:to|disorder|officer|theory|issues|of)\b)|\battach(?:e?ment)s?\s*(?:\W*$|\s\((?:19|"
            r"20))"
        ),
        "anywhere",
        ("attach", "enclosure"),
    ),
    (
        (
            r"(?:[:(–-]|\bcf\.?|\bsee)\s*(?:see\s+)?(?:in\s+)?(?:the\s+)?(?:appendix|appendices|app\.|appx\.?|apx\.?|"
            r"annex(?:es)?)(?:\s+[A-Z0-9IVX]{1,4})?\b(?!\s+(?:of|to|operation|scar))"
            r"|^\W*(?:appendix|appx|apx|annex)\.?\s+(?:[A-Z]|\d{1,2}|[IVX]+)\s*[:–-]"
        ),
        "anywhere",
        ("app", "apx", "annex"),
    ),
    (
        r"\bhyper-?linked\b|\blinked\s+(?:report|document|page|file|paper)\b",
        "anywhere",
        ("linked",),
    ),
    (
        (
            rf"(?:THING|{_PICTURE}|\bdata|\bextract|\bbreakdown|\bprofile|\bstats)\b[^.;]{{0,40}}\b(?:overleaf|over"
            rf"\s+the\s+page|embedded|pasted)\b(?!\s+in\b)"
        ),
        "below",
        ("overleaf", "over the page", "embedded", "pasted"),
    ),
    (
        (
            r"\b(?:shown|listed|given|set\s+out|detailed|summarised|included|provided|available|contained)\s+(?:in|at|"
            r"as)\s+(?:an?\s+|the\s+)?(?:separate\s+)?(?:att?ach\w*|atach\w*|appendi\w+|annex\w*|enclosure)\b(?!"
            r"\s+(?:of|to)\b)"
        ),
        "anywhere",
        ("attach", "atach", "append", "annex", "enclos"),
    ),
    (r"\bdashboard\s+(?:link|screenshot)\b", "anywhere", ("dashboard",)),
)
"""More ways to refer to something, which are read after those in SHOWN: by a file, a label or a place on the page.

Each is a pattern, where the thing is then, and beginnings of words of which any match has one.
"""
SHOWN: tuple[tuple[str, Where], ...] = (
    (rf"THING{_LABEL}{_FEW_WORDS}(?:below|overleaf|underneath|over the page|on the next page)\b{_WITHIN}", "below"),
    (
        (
            r"\b(?:following|below|attached|enclosed|embedded|included|appended|accompanying)\s+(?!(?:to|with|by|"
            r"in)\b)(?:[\w'’-]+\s+){0,3}?THING"
        ),
        "below",
    ),
    (r"THING\b[^.;]{0,50}\bsee (?:below|overleaf)\b", "below"),
    (
        (
            r"THING\s+(?:that|which)\s+(?:accompan(?:y|ies)|(?:is|are)\s+(?:attached|enclosed|appended)|goes?\s+with|"
            r"comes?\s+with)\b"
        ),
        "anywhere",
    ),
    (rf"THING{_LABEL}{_FEW_WORDS}(?<!stands )(?<!ranks )above\b{_WITHIN}", "above"),
    (rf"THING{_LABEL}{_FEW_WORDS}(?<!stands )(?<!ranks )opposite\b{_WITHIN}", "anywhere"),
    (
        (
            rf"THING{_LABEL}(?:\s+[\w'’-]+){{0,4}}\s+(?:is|are|has been|have been)?\s*(?:also\s+)?(?!\w+ (?:to|in|"
            rf"with) (?:each|every|all)\b)"
            r"(?:attached|enclosed|embedded|appended|annexed|included|inserted|pasted)\s*"
            r"(?:here|below|with|separately|as|to this|to the|at|in|for|\.|$|\))"
        ),
        "anywhere",
    ),
    (
        r"\b(?:is|are|see|please see|as|and|find|please find)\s+(?:also\s+)?(?:attached|enclosed|appended)\b" + _FIXED,
        "anywhere",
    ),
    (
        (
            r"^\W*(?:attached|enclosed|appended)\b(?=\s+(?:is|are|please|find|here|for|separately|as|below|with|you|"
            r"an?|the|our|to "
            r"(?:this|the (?:form|e-?mail|report)))\b|\s*(?:[:;,.)–-]|$))"
        ),
        "anywhere",
    ),
    (r"\b(?:see|refer to)\s+(?:the\s+)?attach(?:ed|ment)s?\b", "anywhere"),
    (
        (
            r"(?:\bsee|\brefer to)\s+(?:the\s+|our\s+)?(?:spreadsheet|workbook|slides|map|graph|chart|"
            r"diagram|infographic)(?=\s+(?:for|of|by)\b|\W*$|\))"
        ),
        "anywhere",
    ),
    (r"\bat\s+the\s+(?:back|end|front|foot)\s+of\s+this\s+(?:form|document|assessment)\b", "anywhere"),
    (
        (
            r"\b(?:analysis|report|paper|document|data|spreadsheet|summary|questionnaire)\s+accompan(?:y|ies)"
            r"\s+th(?:is|"
            r"e)\b"
        ),
        "anywhere",
    ),
    (r"\bsee\s+(?:the\s+|our\s+)?(?:[A-Z]\w+\s+)?(?:appendix|appendices|annex|annexes|annexe|annexure)\b", "anywhere"),
    (r"\bsee\s+(?:the\s+|this\s+|our\s+)?(?:web\s?)?links?\b", "anywhere"),
    (r"\b(?:in|on)\s+(?:the|a)\s+separate\s+(?:sheet|document|report|file|spreadsheet|paper|workbook)\b", "anywhere"),
    (r"\b(?:link|hyperlink)\s+(?:below|above|attached|here|provided)\b|\bclick\s+here\b", "anywhere"),
    (
        (
            r"\b(?:saved|stored|filed|kept|held|available|found)\s+(?:with\s+this\s+(?:form|assessment|document)|(?:in|"
            r"on)\s+(?:the|our)\s+(?:shared|project|team|network|g:?|s:?)\s*(?:folder|drive|area|site)|(?:in|on)"
            r"\s+(?:share\s?point|teams))\b"
        ),
        "anywhere",
    ),
    (r"\bsee\s+(?:overleaf|over the page|separate (?:sheet|document|report|file|spreadsheet))", "anywhere"),
    (r"\b(?:figure|fig\.?|chart|graph)\s+\d{1,2}\b(?!\s*(?:%|per|people))", "anywhere"),
    (
        (
            r"\b(?:as|what)\s+(?:the|this|our)\s+(?:\w+\s+)?(?:chart|graph|map|diagram|infographic)\s+(?:shows?|"
            r"illustrates?|makes)\b"
        ),
        "anywhere",
    ),
    (
        r"^\W*(?:the|this)\s+(?:chart|graph|map|diagram|infographic)\s+(?:shows?|gives?|illustrates?|sets?)\b",
        "anywhere",
    ),
    (r"\btable\s+\d{1,2}\b\s+(?:shows?|gives?|sets?|lists?|has|contains|illustrates?|below|above)", "anywhere"),
    (
        rf"(?:\b(?:in|at|see|as|to|from|the|and|full \w+)\s+|\(|^\W*){_NUMBERED}{_NOT_OF_ANOTHER}",
        "anywhere",
    ),
    (
        rf"\b(?:in|see|at)\s+(?:the|an|our)\s+{_APPENDIX}{_NOT_OF_ANOTHER}",
        "anywhere",
    ),
    (
        (
            r"\(?(?:report|document|spreadsheet|file|chart|graph|table|results|data|survey)\s+"
            r"(?:attached|enclosed|embedded|appended)\b"
        ),
        "anywhere",
    ),
)
"""The usual ways to refer to something shown or attached: each is a pattern, and where the thing is then."""
