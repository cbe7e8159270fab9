"""What may happen to the work of staff, by its kind: to their posts, hours, employer or workplace."""

import re

WORK_CHANGES = {
    "posts": re.compile(
        r"(?i)\b(?:from\s+(?:\d+(?![.:\d]|\s?[ap]m)|(?!\d|\w+day\b)\w+)\s+to\s+(?:\d+(?![.:\d]|\s?[ap]m)|(?!\d|\w+day\b)\w+)|sav\w+\s+(?:\d+|\w+)\s+(?:jobs?|posts?)|disband\w*|offered\s+(?:posts?|work|jobs?)\s+elsewhere|share\s+(?:\w+\s+)?(?:jobs|posts)|go(?:es)?\s+when\b|look\s+after\s+\w+\s+\w+\s+each|paid\s+(?:by\s+the|per)\s+\w+|offered\s+(?:other|alternative|different|new)\s+(?:work|posts?|roles?|jobs?|employment)|(?:no\s+longer|not)\s+be\s+(?:used|needed|employed|required|replaced|kept\s+on)|(?:instead\s+of|rather\s+than|down\s+from|against)\s+(?:\d+|\w+)(?=\s*[.,;]|\s*$|\s+(?:now|today|at))|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|"
        r"eleven|twelve)\s+fewer|"
        r"(?:grades?|pay|salar(?:y|ies)|wages?)\s+(?:\w+\s+)?(?:drop\w*|fall\w*|reduc\w*|cut)|"
        r"lose\s+(?!an?\s+(?:familiar|trusted|regular|known)\b)(?:\d+|\w+)|reduc\w+|shrinks?|falls?\s+(?:by|from)|replaced\s+by|cut\b|dismiss\w*|merged?|"
        r"regraded?|deleted?|laid\s+off|let\s+go|dissolv\w+|down-?grad\w+|redeploy\w*|halv\w+|"
        r"(?:not|without|no\s+longer|instead\s+of)\s+(?:be(?:ing)?\s+)?(?:re-?)?(?:fill|replac|renew|recruit|extend)\w*|"
        r"(?:take|takes|taking|pick|picks|picking)\s+(?:on|up)\s+(?:the\s+)?(?:\w+\s+)?(?:work|duties|tasks|calls|caseloads?|role|roles)|"
        r"(?:double|doubles|doubling)\s+up|absorb\w*|(?:cover|do|does|doing|run)\s+(?:[\w’'-]+\s+){0,3}?(?:alone|on\s+(?:their|his|her)\s+own|single-handed\w*)|"
        r"combined?\s+(?:into|with)|become[s]?\s+(?:an?\s+)?[\w-]+(?:ers?|ists?|ians?|ants?|ors?)\b)(?!\w)"
    ),
    "hours": re.compile(
        r"(?i)\b(?:work|works|start|starts|finish|cover|on\s+duty)\b[^.;]{0,40}?\b(?:shifts?|evenings?|weekends?|"
        r"nights?|saturdays?|"
        r"sundays?|earlier|later|\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm)|patterns?|hours|bank\s+holidays|rosters?|dark)\b"
    ),
    "transfer": re.compile(
        r"(?i)\b(?:become|transfer\w*|move|moves|pass|go)\b[^.;]{0,40}?\b(?:employees?|employer|company|trust|"
        r"provider|contractor|operator|"
        r"across|with\s+(?:it|them)|over)\b|\b(?:take|takes)\s+(?:[\w’'-]+\s+){0,4}?(?:on|over)\b|\b(?:will|would)\s+(?:then\s+)?be\s+employed\s+by\b|\b(?:employees|staff|workers)\s+(?:will\s+|would\s+)?transfer\b"
        r"|\bpass\w*\s+(?:from\s+[^.;]{3,40}\s+)?to\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:council|district|borough|authority|partner|partnership|charity)\b"
    ),
    "place": re.compile(
        r"(?i)\b(?:relocat\w*|based\s+(?:at|in|there)|work\s+from|(?:move|moves|moved|moving)\s+(?:to|from|into|out|there|across)\b|"
        r"sign\s+(?:on|in)\b|clock\s+(?:on|in)\b|report\s+(?:to|for\s+work)\b|co-?locat\w*|share\s+(?:an?\s+)?(?:offices?|desks?)\b)"
    ),
}
"""For each kind, what happens to staff, where the sentence names them."""
