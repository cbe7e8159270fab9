"""Decides whether something is refused or negated, and whether a text admits that something is not known."""

import re
from functools import lru_cache

from eia_tui.checks.methods.data_gaps import lacks_data
from eia_tui.checks.methods.declining import spares_people
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import clauses
from eia_tui.checks.methods.tense import is_future

NEGATIVE = LazyPattern(r"(?i)\b(?:no|not|none|nothing|never|neither|nor|without|cannot|nobody|no-one|\w+n['’]t)\b")
_REFUSAL = LazyPattern(
    r"""(?ix)^\W*(?:unfortunately,?\s+|however,?\s+|at\s+present,?\s+|currently,?\s+|sadly,?\s+|beyond\s+(?:this|that),?\s+)*
    (?: no\s+(?:\w+\s+){0,2}?(?:mitigat\w*|measures?|actions?|adjustments?|alternativ\w*|options?|solutions?|
            budget|funding|funds|money|resources?|scope|capacity|plans?|changes?\s+(?:is|are|will)|replacement|compensation|provision|way\s+(?:to|of|round)|
            (?:more|further|else|other)\b(?=[^.;]*\b(?:can|could|possib\w*|be\s+done|planned|proposed)\b))\b
      | (?:nothing|none|little|not\s+
        (?:much|possible|feasible|able|practical|practicable|applicable|required|needed|proposed))\b
        (?!\s+(?:one|body|user|customer|resident|child|person|parent|tenant|patient|charge|fee|fare|stop|cost)s?\b)
        (?=[^.;]*\b(?:mitigat\w*|measure\w*|possib\w*|feasib\w*|further|else|alternativ\w*|option\w*|can|could|done|
            adjustment\w*|solution\w*|plan\w*|propos\w*|scope|afford\w*|budget|funding|fund\w*|resourc\w*|capacity|
            intend\w*|intention|required|need\w*|able|more|change\w*|available|action\w*|provision)\b)
      | (?:it|this|that|these|they|the\s+(?:impact|effect|loss|concern|risk|change|closure)s?)\s+
        (?:is|are|was|will|would|can|could|may|has|have|had)\s*(?:not|n['’]t|never)\b(?:\s+be(?:en)?)?\s+
        (?:possible(?!\s+(?:yet\s+)?to\s+(?:say|tell|know|predict|foresee))|feasible|able|practical|practicable|viable|affordable|mitigat\w*|avoid\w*|remov\w*|offset|reduced|
            lessened|addressed|compensated|overcome|prevented|something)\b
      | (?:it|this|that|these|they|the\s+(?:impact|effect|loss|concern|risk|change|closure)s?)\s+
        (?:cannot|can['’]?t|could\s+not|couldn['’]?t|will\s+not|won['’]?t|would\s+not)\s+(?:be\s+)?
        (?:mitigat\w*|avoid\w*|remov\w*|offset|reduced|lessened|addressed|compensated|overcome|prevented|help\w*)\b
      | (?:we|i|the\s+(?:council|service|department|authority|team|budget)|officers|there)\s+(?:\w+ly\s+)?
        (?: (?:cannot|can['’]?t|can\s+not|could\s+not|couldn['’]?t|
               (?:are|is)\s+(?:unable|not\s+able|not\s+in\s+a\s+position)|
               do(?:es)?\s+not\s+(?:intend|propose|plan|have)|do(?:es)?n['’]?t\s+(?:intend|propose|plan|have)|
               (?:have|has)\s+no\s+(?:budget|funding|funds|money|resources?|plans?|capacity|means|scope|power|alternative|choice|option)|
               (?:is|are)\s+(?:no|not|n['’]t|nothing|little|limited)\b)
            (?=[^.;]*\b(?:mitigat\w*|afford\w*|budget|fund\w*|resourc\w*|capacity|money|possib\w*|further|more|else|
               alternativ\w*|option\w*|offer\w*|provid\w*|do|done|replac\w*|plans?|means|scope|choice|compensat\w*|anything|measures?|help\w*|pay)\b))
      | there(?:['’]s|\s+is)\s+no\s+(?:\w+\s+){0,2}?(?:duty|requirement|obligation|need)\b
      | there\s+(?:is|are|was|were|will\s+be)\s*(?:n['’]t|not)\s+(?:anything|much|a\s+lot|any\s+\w+|an?\s+(?:way
        |budget|alternative|easy))\b
      | (?:the|these|this|all|our|such|any)\s+(?:[\w’'-]+\s+){1,5}?(?:(?:is|are|has
        |have)\s+[^.;,]{0,40}\s+and\s+)?(?:cannot|can\s+not|can['’]t|could\s+not)\s+be\s+
        (?:moved|changed|altered|varied|extended|kept|retained|provided|met|accommodated|offered|avoided|adjusted|reinstated|replaced|made\s+accessible)\b
      | (?!we\b|they\s+will\s+be|the\s+(?:council|service|team|contractor)|staff|officers|managers
        |drivers)(?:(?!who\b|that\b|which\b|if\b|where\b|anyone\b)[\w’'-]+\s+){1,5}?(?:(?:will|would|may)\s+)?(?:simply\s+|just\s+)?(?:have|need)\s+to\s+
        (?:plan|travel|walk|find|arrange|allow|wait|look|rely|accept|cope|manage|adapt|adjust|go|make\s+(?:their|other)|use\s+(?:the|other|another))\b
      | (?:staff|officers|residents|users|customers|people|they|those\s+affected|families|parents)\s+(?:will\s+)?
        (?:just\s+|simply\s+)?(?:have\s+to|need\s+to|must)\s+
        (?:accept|cope|manage|adapt|adjust|make\s+(?:their\s+own|do)|use\s+what)\b
    )"""
)
_DISMISSAL = LazyPattern(
    r"(?i)\b(?:will|would|should|can|could|may|might)\s+(?:(?:soon|simply|just|quickly|all|eventually|surely)\s+)*"
    r"(?:get\s+used\s+to|become\s+(?:accustomed|used)|learn\s+to\s+live|adapt\b|cope\b|find\s+(?:another|other|"
    r"their\s+own)\s+(?:way|means|arrangements))"
    r"|\b(?:knew|(?:was|were)\s+(?:well\s+)?aware|accepted|understood|agreed)\b[^.;]{0,40}\bwhen\s+(?:they|she|"
    r"he)\s+(?:took|joined|moved|signed|chose|bought|applied)\b"
    r"|^\W*(?:\w+\s+){1,3}?(?:had|have\s+had|(?:have\s+)?been\s+given|were\s+given)\s+(?:plenty\s+of|ample|enough|"
    r"sufficient|fair)\s+(?:notice|time|warning)\b"
    r"|\bthere\s+(?:is|are|was|will\s+be)\s+(?:simply\s+)?no\s+(?:more\s+)?(?:room|money|budget|funding|funds|"
    r"scope|capacity|headroom)\b(?!\s+for\s+"
    r"(?:doubt|manoeuvre))"
    r"|,\s+(?:so|hence|therefore)\s+(?:none|nothing|no\s+(?:mitigation|action|measures?))(?:\s+(?:is|are)\s+\w+)?\W*$"
    r"|\bno\s+(?:mitigations?|help|support|alternatives?|adjustments?|measures?)\s+(?:can|could|will|"
    r"would)\s+(?:\w+\s+)?be\s+(?:offered|provided|given|made|put)\b"
    r"|\bmakes?\s+(?:this|it|that|any\s+\w+|them)\s+(?:impossible|unworkable|impractical|unaffordable)\b|"
    r"\bso\s+no\s+(?:mitigation|action|measures?)\W*$"
    r"|\bsign-?posted\s+(?:elsewhere|(?:to|towards)\s+(?:other|alternative|another|existing)\b)"
    r"|\b(?:do|does)\s*(?:not|n['’]?t)\s+(?:think|believe|consider|feel|see)\b[^.;]{0,40}"
    r"(?:\bmitigat\w+|\b(?:needed|required|necessary|called\s+for|warranted)\W*$)"
    r"|\b(?:unavoidable|inevitable)\s+(?:consequence|result|outcome|effect)\b|\b(?:loss|effect|impact|change|this|"
    r"it)\s+"
    r"(?:simply\s+)?(?:has|have)\s+to\s+be\s+accepted\b|\bregrett\w+\b[^.;]{0,30}\bcan(?:not|\s+not)\b"
    r"|\bhave\s+to\s+(?:make|find)\s+(?:other|alternative|their\s+own|different)\s+arrangements\b"
    r"|\bno\s+(?:separate|specific|further|special|additional|particular|other)\s+(?:actions?|measures?|steps?|"
    r"provision|arrangements?|support|adjustments?)\s+(?:is|are|was|were)\s+(?:\w+\s+)?(?:needed|required|"
    r"necessary|proposed|planned)"
    r"|\bno\s+mitigation\s+(?:is|was|would\s+be)\s+(?:\w+\s+)?(?:needed|required|necessary|proposed|planned|possible)"
)
"""Words which say that those affected will have to live with it."""
_INSTEAD_OF_IT = LazyPattern(
    r"(?i)(?:[;:]\s|,\s(?:but|so|and|there|instead|which is why)\s|\s–\s)(?=(?:[\w’'-]+\s+){4})"
)
"""Where a refusal goes on with what is done instead."""
_GIVES_WHY = LazyPattern(
    r"(?i)(?:the|our|its)\s+(?:aim|law|reason|purpose|rules?|change)\s+(?:is|are|of|was|requires?|does)\b|(?:because|since)\b"
)
"""Where a refusal goes on with its reason, and nothing is done instead."""
_JUSTIFIED = LazyPattern(
    r"(?i)\b(?:justif\w+|proportionate|proportional|legitimate|outweigh\w*|(?:the|our|its|this)\s+aim\b|"
    r"aim\s+(?:of|is)|safety|safe|unsafe|"
    r"law|legal|statut\w+|court|regulation\w*|requires?\s+(?:it|us|that|the)|required\s+by|necessary\s+(?:to|"
    r"for)|otherwise|"
    r"in\s+order\s+to|so\s+that|protect(?!ed\s+(?:characteristic|group))\w*|harm\w*|greater\s+(?:need|number|good|"
    r"benefit)|(?<!like )(?<!as )everyone\s+else|objective)\b"
)
_NOT_WORTH_IT = LazyPattern(r"(?i)\b(?:not|cannot|\w+n['’]t|hard to|difficult to|impossible to)\s+(?:be\s+)?justif\w+")
_ACCEPTS = LazyPattern(
    r"(?i)\b(?:justif(?:y|ies|ied|iable|ication)|proportionate|outweigh\w*|unavoidable|inevitable|acceptable|"
    r"price (?:worth|to pay)|ruled out|not pursued|better spent|officers? accepts?|accepts? the (?:impact|effect|loss)|"
    r"value for money (?:requires?|means|demands?)|in (?:the )?light of the (?:savings?|budget|cost)|"
    r"(?:has|have) to be (?:accepted|recognised|borne|tolerated)|must (?:be )?accept\w*|cannot be avoided|"
    r"accepts? that|(?:no|little|not much) (?:other )?(?:choice|alternative|option)|reasonable (?:given|in view|"
    r"in light)|"
    r"fair (?:given|in view)|(?:budget|money|funding|funds|finances) (?:cannot|can not|does not|do not|"
    r"will not) (?:carry|bear|stretch|allow|run|cover)|"
    r"(?:we|the council|the service|the authority|the budget) cannot afford|cannot be afforded|not affordable|"
    r"unaffordable|luxur\w+|(?:cannot|can no longer) (?:be )?(?:part of|kept|carry|carried|found|fund|funded|"
    r"justify))\b"
)
_MONEY = LazyPattern(
    r"(?i)£\s?\d|\b(?:costs?|value for money|savings?|saves?|budgets?|financ\w+|funding|afford\w*|money|deficit|"
    r"shortfall|overspend\w*|econom\w+|cheaper|"
    r"expens\w+|MTFS|medium[- ]term|fees?|posts? (?:that|which) (?:it|they|this) (?:frees?|saves?))\b"
)
_OTHER_AIM = LazyPattern(
    r"(?i)\b(?:safety|safe|unsafe|law|legal\w*|statut\w+|court|regulation\w*|protect(?!ed\s+(?:characteristic|"
    r"group))\w*|harm\w*|health\w*|(?:those|people|residents|children|others|"
    r"families) (?:with|in|who|most in) (?:the )?(?:greate\w+|most|highest|more|need)|greate\w+ need|most in need|"
    r"fair(?:er|ness)|everyone else|quality|"
    r"other (?:services|people)|frontline|vulnerable|less severe|smallest|lesser)\b"
    r"|\b(?:smaller|milder|slower|other) (?:\w+ ){1,2}(?:was|were) (?:tested|considered|looked at|tried)\b"
)
_NOT_JUSTIFIED = LazyPattern(r"(?i)\b(?:not|cannot|never|\w+n['’]t|alone) (?:\w+ ){0,3}?justif\w+|\bcost alone\b")
_NOT = (
    r"(?:not|never|rarely|seldom|hardly|scarcely|barely|no longer|cannot|\w+n['’]t|dont|doesnt|isnt|arent|"
    r"cant|wasnt|nobody|no[- ]one|none|inconsistently|unable to|fails? to|not yet)"
)
_RECORDING_VERB = (
    r"(?:record(?:s|ed|ing)?|collect(?:s|ed|ing)?|captur(?:e|es|ed|ing)|ask(?:s|ed|ing)?(?!\s+to\b)|"
    r"monitor(?:s|ed|ing)?|hold(?:s|ing)?|held|measur(?:e|es|ed|ing)|"
    r"stor(?:e|es|ed)|gather(?:s|ed|ing)?|kept|keep|track(?:s|ed|ing)?|know(?:n|s)?|survey(?:ed)?|log(?:s|"
    r"ged)|disaggregated|broken\s+down|break\s+down|split|"
    r"fill(?:ed)?\s+(?:in|out)|completed?|returned|report(?:ed|s)?|analyse[ds]?|produce|show|say|tell|noted|"
    r"available|requested|"
    r"looked\s+at|identif(?:y|ied)|carried\s+out|undertaken|conducted|done|run)"
)
_NOT_RECORDED = LazyPattern(
    rf"(?i)\b{_NOT}\s+(?:(?:currently|routinely|yet|always|actively|as\s+(?:a\s+)?(?:standard|"
    r"matter\s+of\s+course|routine)|consistently|generally|usually|properly|systematically|be|been|being|"
    r"in\s+a\s+position\s+to|able\s+to|have\s+been|used\s+to|even|well|fully|reliably|"
    rf"often)\s+){{0,3}}{_RECORDING_VERB}\b"
)
_NO_RECORD = LazyPattern(
    r"(?i)\bgaps?\s+in\s+(?:what|how)\b"
    r"|\bnot\s+(?:among|amongst|one\s+of|part\s+of|on)\b[^.;]{0,40}\b(?:asks?|asked|records?|recorded|collects?|"
    r"form|questions?|questionnaire|system|return|register)\b"
    r"|\b(?:only|just|barely|fewer\s+than|less\s+than|under)\s+(?:\w+\s+){0,3}?(?:of\s+)?(?:the\s+|"
    r"our\s+)?(?:records|forms|files|returns|members|users|staff|customers|applicants|entries|respondents)\s+"
    r"(?:have|has|shows?|gives?|hold|contain|states?|disclose[sd]?|declared?|completed?|answered|gave|filled)\b"
    r"|\b(?:have|has|['’]ve)\s+no\s+idea\b|\bgaps?\s+in\s+(?:our|the|what\s+is)\s+(?:\w+\s+)?(?:knowledge|"
    r"understanding|known)\b"
    r"|\bonly\s+(?:\w+\s+)?(?:characteristics?|thing|detail|information|data|question)\s+(?:that\s+|"
    r"which\s+)?(?:(?:is|are|we|was|were)\s+)?(?:recorded|collected?|captured?|asked?|held|hold|known|monitor\w*)\b"
    r"|(?:\bnot|n['’]t)\s+something\s+(?:that\s+)?(?:we|the\s+\w+(?:\s+\w+)?|is)\s+(?:\w+ly\s+)?(?:collects?|"
    r"records?|asks?|captures?|monitors?|holds?|recorded|collected|asked)\b"
    r"|\black(?:s|ing)?\s+(?:\w+\s+){0,2}?evidence\s+(?:about|on|of|for)\b"
    rf"|\b{_NOT}\s+(?:\w+\s+)?(?:provide|supply|give|publish|share|include|contain|cover|produce|offer|"
    rf"break)s?d?\b[^.;]{{0,40}}\b(?:breakdowns?|split|by\s+(?:age|sex|ethnic\w*|disab\w*|group|gender|faith)|"
    r"(?:equalit\w+|monitoring|diversity|demographic)\s+(?:questions?|data|information|figures|fields?))\b"
    r"|\b(?:monitoring|recording|collection|data\s+collection)\b[^.;]{0,40}\b(?:ceased|stopped|ended|lapsed|"
    r"discontinued|was\s+dropped|came\s+to\s+an\s+end)\b"
    r"|\b(?:little|not\s+much|hardly\s+anything)\s+is\s+known\b|\bguess(?:work|es)?\b"
    r"|\bunable\s+to\s+(?:obtain|get|find|produce|provide|extract)\b[^.;]{0,30}\b(?:breakdown|data|figures|"
    r"information|split)\b"
    r"|\bno\s+(?:way|means)\s+(?:of|to)\s+(?:tell|know|say|find|establish|identify|measur)\w*"
    r"|\b(?:data|monitoring|information|records?|returns?|forms?|questionnaire|system|survey|figures)\s+(?:only|"
    r"just)\s+(?:covers?|includes?|records?|shows?|captures?|asks?|holds?|gives?|goes)\b"
    r"|\bnothing\s+is\s+(?:known|recorded|held|asked|collected)\b"
    r"|\b(?:hold|have|know|record|keep)\s+nothing\s+(?:on|about)\b"
    r"|\b(?:is|are|was|were|been|left)\s+(?:\w+ly\s+)?(?:blank|empty|incomplete|missing)\s+(?:in|on|for|"
    r"from)\s+(?:[\w%,.-]+\s+){0,6}?(?:records?|forms?|files|system|returns?|applications?|cases|entries|people|"
    r"users|clients)\b"
    r"|\b(?:no|without(?:\s+an?y?)?)\s+(?:questions?|fields?|box(?:es)?|tick[- ]?box(?:es)?)\s+(?:on|about|"
    r"for)\b(?!.*\banswered)"
    r"|\b(?:not|\w+n['’]t)\s+(?:been\s+)?(?:possible|able)\s+to\s+(?:establish|break|split|separate|analyse|"
    r"disaggregate|find\s+out|work\s+out|say|tell|determine|discover)\b"
    r"|\b(?:we|the\s+(?:council|service|team|contractor))\s+(?:\w+ly\s+|still\s+|just\s+)?(?:do(?:es)?\s+not|"
    r"don['’]t|doesn['’]t|cannot)\s+"
    r"(?:\w+ly\s+|yet\s+|even\s+)?(?:know|say|tell)\s+(?:how\s+many|which|who|whether|what\s+(?:share|proportion))\b"
    r"|\bno\s+(?:[\w'’-]+\s+){0,3}?(?:data|information|records?|monitoring|figures?|statistics|breakdowns?|"
    r"evidence\s+on|"
    r"intelligence|insight|baseline|returns?|profiles?|demographics)\b(?=\s*(?:$|[.,;:(]|on\b|about\b|by\b|for\b|of\b|"
    r"is\b|are\b|was\b|were\b|exists?\b|available\b|held\b|takes?\b|kept\b|at\b|to\b|that\b|yet\b|relat|relevant\b))"
    r"|\b(?:little|few|limited|poor|patchy|incomplete|missing|insufficient|unreliable|anecdotal|"
    r"gaps?\s+in(?:\s+(?:the|our))?|lack\s+of|lacks?|lacking|absence\s+of|(?:have|has|had|hold|holds|is|are|"
    r"with)\s+(?:no|little|limited)|without)"
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:data|information|records?|monitoring|figures?|statistics|breakdowns?|"
    r"evidence\s+on|intelligence|insight|baseline|returns?|profiles?|demographics)\b"
    r"|\b(?:data|information|records?|monitoring|figures|statistics|breakdowns?|returns|profiles?|"
    r"response\s+rates?|recording|field|fields|forms?)\s+(?:[\w'’-]+\s+){0,6}?(?:is|are|was|were|"
    r"remains?)\s+(?:known\s+to\s+be\s+|very\s+|too\s+|often\s+|mostly\s+|largely\s+|so\s+|still\s+|generally\s+)*"
    r"(?:patchy|incomplete|poor|limited|missing|blank|unavailable|unreliable|unknown|sparse|thin|weak|empty|"
    r"optional|inconsistent|out\s+of\s+date|low|not\s+(?:good|complete|robust|reliable|there))\b"
    r"|\b(?:is|are)\s+(?:missing|blank|unknown|incomplete|patchy)\s+(?:for|in)\b|\bleft\s+blank\b|\b(?:is|are|"
    r"remains?)\s+(?:an?\s+)?unknown\b|\bunclear\s+how\s+many\b"
)
_HALF_RECORDED = LazyPattern(
    r"(?i)\b(?:recorded|collected|captured|asked|monitored|known|held)\s+(?:only\s+|very\s+|rather\s+)?"
    r"(?:inconsistently|patchily|poorly|partly|partially|seldom|rarely|sometimes|in\s+part|for\s+(?:some|few))\b"
)
_POOR_DATA = LazyPattern(
    r"(?i)\b(?:quality\s+of\s+(?:the\s+|our\s+)?data|data\s+quality)\s+is\s+(?:\w+\s+)?(?:poor|low|weak|patchy)\b"
)
_LEFT_OUT = LazyPattern(
    r"(?i)\b(?:survey|form|questionnaire|poll|return|monitoring|census\s+of\s+\w+)\b[^.;]{0,30}?\s"
    r"(?:left\s+out|leaves\s+out|omit(?:s|ted)|skip(?:s|ped))\b"
)
"""Questions that a survey did not ask."""
_ABOUT_PEOPLE = LazyPattern(
    r"(?i)\b(?:data|information|monitoring|equalit\w+|demographic\w*|characteristics?|profiles?|breakdowns?|"
    r"diversity|figures|statistics|who|how\s+many|what\s+(?:proportion|share)|makeup|make-up|background|"
    r"customers?|users|"
    r"protected|numbers|baseline|forms?|fields?|system|records|so\s+we\s+cannot|this|these|any\s+of\s+(?:this|these))\b"
)
_PEOPLE_NOT_KNOWING = LazyPattern(
    r"(?i)\b(?:may|might)\s+not\s+(?:always\s+|even\s+)?(?:know|ask|say|tell|look|read)\b|\bI\s+(?:do|did|can|"
    r"could|would)?\s*(?:not|n['’]t|never|cannot)\b|\bI(?:['’]d|['’]ll)?\s+(?:don|didn|can|"
    r"couldn|wouldn)['’]t\b|(?:\d\s?%|\bper cent|\b(?:half|third|quarter|majority|most|one in \w+|\d+ (?:in|of|"
    r"out of) (?:the )?\d+))(?: of)?(?: [\w’'-]+){0,4} "
    r"(?:(?:who|that|may|might|can|could|would|did|do|does|are|were|had|have)\s*){0,2}(?:not|n['’]t|cannot|never|"
    r"don['’]t|didn['’]t|doesn['’]t|couldn['’]t)"
    r"\s+(?:always\s+|even\s+)?(?:know|ask|say|tell|look|fill|read|complete|show|report|keep|log)\b"
    r"|\b(?:those|anyone|anybody|someone|others|visitors|members|patients|pupils|drivers|callers|passengers|"
    r"learners|women|men|adults|"
    r"people|residents|families|parents|users|customers|they|carers|some|many|children|"
    r"tenants)\s+(?:(?:who|that|may|might|can|could|would|did|do|does|are|were)\s+){0,2}(?:not|n['’]t|cannot|"
    r"never|don['’]t|didn['’]t|doesn['’]t)\s+(?:always\s+|even\s+)?(?:know|ask|say|tell|look|fill|read)|"
    r"\bask\w*\s+(?:\w+\s+)?for\s+(?:a\s+|any\s+)?(?:proof|receipts?|reasons?|fees?|money|payment|help)\b"
)
"""People who do not know about a service, and what a service does not ask for, are no gap in the evidence."""
_VIEWS_REPORTED = LazyPattern(
    r"(?i)\b(?:said|told us|asked us|asked (?:for|that|whether)|felt|thought|worried|complained|wrote|"
    r"reported)\b(?! not\b)"
)
"""What people said of a service is no gap in what the council knows of them."""
_OVER = LazyPattern(
    r"(?i)\b(?:not|\w+n['’]t) hold (?:for|true|good|up|here|in)\b|\b(?:until (?:now|this year|(?:\w+ )?20\d\d)|(?:is|"
    r"are) now)\b"
)
"""What was not recorded once, and is now, is no gap."""
_QUOTED = LazyPattern(
    r"[\"“][^\"“”]{6,}[\"”]|(?<!\w)['‘][^'‘’]{3,}(?:['’](?=\w)[^'‘’]*)*['’](?!\w)|(?<!\*)\*(?!\*)[^*\n]{6,}\*(?!\*)"
)
"""The words of somebody who was asked."""
_LABEL_OF_REST = LazyPattern(
    r"(?i)(?:\b\d[\d,]*|,\s*|\band)\s*(?:(?:was|were|are) )?not (?:known|stated|recorded|given|disclosed|declared|"
    r"said)\b(?:\s*:?\s*\d[\d,]*)?"
)
"""The last part of a breakdown: "White 58, Asian 19, 6 not known"."""
_CONDITION = LazyPattern(r"(?i)^\W*(?:if|unless|where|when|whether)\b")


@lru_cache(maxsize=4096)
def is_refusal(sentence: str) -> bool:
    """Whether a sentence says that nothing, or nothing more, will be done: "We cannot fund a second lift"."""
    if spares_people(sentence):
        return False
    if refusal := _REFUSAL.match(sentence):
        instead = _INSTEAD_OF_IT.search(sentence, refusal.end())
        after = sentence[instead.end() :] if instead else ""
        return not after or _REFUSAL.match(after) is not None or _GIVES_WHY.match(after) is not None
    return _DISMISSAL.search(sentence) is not None


_LEFT_TO_THEM = LazyPattern(
    r"(?i)^\W*(?:the\s+|some\s+|most\s+|all\s+)?(?:members|users|people|families|carers|customers|residents|"
    r"parents|those\s+affected|they|learners|tenants|pupils)\s+"
    r"(?:(?:will|would)\s+(?:simply\s+|just\s+)?(?:have|need)\s+to|should(?:\s+therefore)?|ought\s+to|"
    r"are\s+(?:advised|expected)\s+to)\s+"
    r"(?:make\s+(?:new|other|their)|find|get\s+used|travel|adapt|plan|manage|cope|look|accept|learn|allow|rely)\b"
    r"|^\W*(?:this|that|it)\s+is\s+(?:a\s+matter\s+for|up\s+to|for)\s+(?:the\s+)?(?:families|carers|parents|"
    r"individuals?|users|members|people)\b"
    r"|^\W*(?:the|this)\s+(?:charge|fee|increase|rise|change|effect|impact|cost|distance|"
    r"walk)\s+is\s+(?:\w+\s+)?(?:modest|small|low|minor|slight|reasonable|fair|affordable)\W*$"
    r"|^\W*(?:this|that|it)\s+is\s+(?:what\s+it\s+is|sadly|simply|unavoidable|inevitable|unfortunate)\b|"
    r"\bwe\s+regret\b[^.;]{0,40}\bcannot\b"
)
"""Those affected are to live with it."""


_IS_FEARED = LazyPattern(
    r"(?i)\b(?:fear\w*|worr\w+|may|might|could|told|said|afraid|think|thought|asked)\b|"
    r"\b(?:they|who|people|families|residents|parents|carers|users|members|customers|tenants|pupils|learners)\s+"
    r"(?:\w+\s+)?(?:would|will|must|have|need)\b"
)


@lru_cache(maxsize=4096)
def is_feared(sentence: str) -> bool:
    """Whether a sentence says what people are afraid of, or would have to do, which is no decision of the council."""
    return _IS_FEARED.search(sentence) is not None


@lru_cache(maxsize=4096)
def leaves_it_to_them(sentence: str) -> bool:
    """Whether a sentence says that those affected have to live with it: "Members will have to make new friends"."""
    return _LEFT_TO_THEM.search(sentence) is not None


@lru_cache(maxsize=4096)
def is_justified(text: str) -> bool:
    """Whether a refusal says why it is justified all the same: by the aim, by law, by safety. Cost alone does not."""
    return _JUSTIFIED.search(_NOT_WORTH_IT.sub(" ", text)) is not None


@lru_cache(maxsize=4096)
def accepts_effect(sentence: str) -> bool:
    """Whether a sentence calls an effect justified, unavoidable or to be accepted."""
    return _ACCEPTS.search(sentence) is not None


@lru_cache(maxsize=4096)
def rests_on_cost(sentence: str) -> bool:
    """Whether a sentence calls an effect justified or unavoidable because of money, and gives no other aim."""
    return (
        accepts_effect(sentence)
        and _MONEY.search(sentence) is not None
        and not _OTHER_AIM.search(sentence)
        and not _NOT_JUSTIFIED.search(sentence)
    )


@lru_cache(maxsize=4096)
def is_negated(text: str, position: int) -> bool:
    """Whether "no", "not" or "without" is one of the three words before a position."""
    before = text[max(0, position - 40) : position].split()[-3:]
    return any(NEGATIVE.fullmatch(word.strip(".,;:()")) for word in before)


@lru_cache(maxsize=8192)
def admits_gap(sentence: str, about: str) -> bool:
    """Whether a sentence admits that something about people is not recorded, asked or known.

    `about` is a pattern of the words for the groups that the form names.
    """
    sentence = _QUOTED.sub(" ", sentence)
    if re.search(r"\d.*\d", sentence):
        sentence = _LABEL_OF_REST.sub(" ", sentence)
    for clause in dict.fromkeys((sentence, *clauses(sentence))):
        if (lacks_data(clause, about) or _POOR_DATA.search(clause)) and not _OVER.search(sentence):
            return True
        if is_future(clause) or _CONDITION.match(clause) or _OVER.search(sentence):
            continue
        if _LEFT_OUT.search(clause) and re.search(about, clause, re.IGNORECASE):
            return True
        if _NO_RECORD.search(clause) or (_HALF_RECORDED.search(clause) and re.search(about, clause, re.IGNORECASE)):
            return True
        if _VIEWS_REPORTED.search(sentence):
            return False
        found = _NOT_RECORDED.search(clause)
        if found and (_ABOUT_PEOPLE.search(clause) or re.search(about, clause, re.IGNORECASE)):
            return not _PEOPLE_NOT_KNOWING.search(clause)
    return False
