"""Wordings in which a text says nothing yet, as regular expressions over folded texts: “to be … by …”, “same as …”."""

from __future__ import annotations

import re

_PUTS_OFF = (
    r"determin|det\b|decid|done|announc|confirm|complet|add|develop|defin|identifi|establish|discuss|finaliz|set\b|fill"
    r"|writ|drafted|enter|inserted|agreed|revis|updat|continued|collect|gather|specifi|clarifi|worked out|consider"
    r"|come\b|settl|negotiat|approv|formulat|finish"
)
"""What is done to a text or a decision."""
_DONE_TO_PEOPLE = r"provid|supplied|named|chosen|select|assign|inform|advised|known|reviewed|follow|appoint|hired|found"
"""What is done to children and staff, too: “to be reviewed by a doctor”, “not known to the school”."""
_TBD = r"t[ ./-]{0,2}b[ ./-]{0,2}[dacns](?![^\W_])\.?"
_NA = r"n ?[/.\\-] ?a\.?"
_THING = (
    r"(?:the |an? |this |our |your )?(?:performance |long-term |evaluation |measurable |program |solution |service )?"
    r"(?:target|goal|need|concern|strategy|strategie|mpo|objective|outcome|question|measure|value|text|date|name|owner"
    r"|lead|data|source|instrument|baseline|role|section|summary|details?|information|content|description|answer|reason"
    r"|response|evidence|staff|person|cause|root cause|challenge|recommendation|draft)s?"
)
_ASKED_HERE = (
    r"(?:target|goal|need|concern|strategy|strategie|mpo|objective|outcome|question|measure|value|text|date|name|owner"
    r"|role|summary|content|description|answer|title)"
)
_WHEN = (
    r"(?:early |late |mid-?)?(?:spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|meetings?|year|month|week|quarter|phase|cycle|future|time|due course|20\d\d"
    r"|\d{1,2}/\d\S*)"
)
_BY_WHOM = (
    r"(?:team|director|committee|group|evaluators?|consultant|coordinator|sea|leas?|pac|board|contractor|facilitator"
    r"|agency|department)"
)
_PAPER = r"(?:cna|sdp|results?|approval|budget|funding|survey|evaluation|needs assessment|narrative|appendix|draft)"
_LATER = r"(?: (?:later|soon|shortly|below|here|by|with|at|in|on|upon|after|once|when|from|pending|during)\b.{0,45})?"
_TOLD_LATER = (
    r"(?: (?:yet|later|soon|shortly|below|here|at this time|currently)"
    r"| (?:by|with|at|in|on|upon|after|once|when|pending|during|until)"
    rf"(?: [\w.-]+){{0,3}} (?:{_WHEN}|{_BY_WHOM}|{_PAPER})(?: [\w.]+){{0,2}})?"
)
"""When or by whom the text will be written, and not what is done with children: “in Spanish”, “at school”."""
_NEVER = (
    rf"(?:not|never) (?:yet )?(?:applicable|available|started|sure|{_PUTS_OFF}|{_DONE_TO_PEOPLE})\w*"
    r"(?: (?:yet|currently|at this time"
    rf"|(?:until|pending)(?: [\w.-]+){{0,3}} (?:{_WHEN}|{_BY_WHOM}|{_PAPER})(?: [\w.]+){{0,2}}))?"
)
_ASKED_FOR = (
    r"(?:the |more |further |final )?(?:data|results?|information|info|approval|input|feedback|a decision|numbers"
    r"|figures|(?:cna|evaluation|state|assessment|survey)(?: data| results| report)?)"
)
_WAITING = (
    rf"(?:still )?(?:a?waiting(?: for| on)?|need(?:s|ed|ing)?|missing) {_ASKED_FOR}|missing|coming|(?:on )?hold"
    r"|undecided|awaiting|needs (?:more )?work|need to finish|(?:come back to|work on) this"
    rf"|(?:(?:it|this) )?(?:(?:is|are|still|currently) ?)+being (?:prepared|{_PUTS_OFF}|{_DONE_TO_PEOPLE})\w*"
    rf"|being (?:{_PUTS_OFF})\w*"
    r"|not (?:done|started|written)(?: yet)?|(?:still )?in (?:progress|process|planning|draft)"
    r"|(?:add|fill in|do|update|complete|write|insert|enter|finish|revise|decide)(?: (?:this|it))? later"
    r"|will (?:update|add|fill(?: in)?|revisit)(?: (?:this|it))?(?: later| soon)?"
    r"|pending(?: (?!court|litigation)\w+){0,2}|coming soon|(?:more )?to (?:come|follow)|later|soon"
    r"|work in progress|wip|(?:still )?(?:under|in) "
    r"(?:development|construction|discussion|review|revision|consideration)"
)
_NOTHING = (
    r"nothing(?: yet| so far)?|nil|null|blank|empty|void|unknown|unsure|not sure|(?:i )?do(?:n't| not) know|idk"
    r"|no (?:data|information|info|text|entry|answer|response|idea)(?: yet| available)?"
    rf"|no {_ASKED_HERE}s? (?:yet|so far|identified|available|entered|given|decided|for now|at this time)(?: yet)?"
    r"|(?:(?:this|the) (?:cell|row|field|space|section) )?(?:is )?(?:(?:left )?(?:intentionally )?|intentionally left )"
    r"(?:blank|empty)(?: for now| on purpose| intentionally)?"
    r"|undetermined|undefined|unspecified|does(?: not|n't) apply|not app\.?|n[-\\]a"
    r"|none (?:received|collected|gathered|given|found|listed|planned|scheduled)(?: (?:yet|so far|to date))?"
    r"|none (?:yet|so far|as yet|to date|at (?:this|the) (?:time|moment|present)|at present|for now|known yet"
    r"|identified yet)|no[tn]e? yet"
)
_ABOVE = (
    r"(?:please )?(?:see|as|same|same as|like|per|as per|copy from|refer to|ditto)(?: the)?"
    r"(?: (?:row|cell|text|line|entry|one|section|need|strategy|target|mpo|question))?"
    r" (?:above|below|before|previous|previously)|same(?: as)? [a-z]{0,3}\.?\d[\w.-]*|same as [a-z]"
    r"|(?:same as|like|copy of) (?:the )?(?:previous|preceding|prior|last|first|next|other) "
    r"(?:row|cell|line|entry|one|section|need|strategy|target|mpo|question)"
    r"|(?:same as|unchanged from|as in) (?:in )?(?:the )?(?:cna|sdp|needs assessment)"
    r"|as (?:stated|noted|described|listed|mentioned|shown|written) (?:above|below|before|earlier|previously)"
    r"|(?:same as|as in|as per|unchanged from|like) (?:the )?(?:last|previous|prior|old)"
    r" (?:year|time|plan|sdp|cna|cycle)"
    r"|(?:vide|see|cf\.) supra|cf\. (?:above|below)"
    r"|same as (?:row|line|cell|need|strategy|target|mpo|question|in) [a-z]{0,3}\.?\d[\w.-]*"
    r"|same|same here|ditto|idem|as before|dto"
)
_LISTED = r"(?:item|option|answer|value|date|role|choice|building block|element)"
_PROMPT = (
    r"(?:please )?(?:double[- ]?)?(?:click|tap|type)(?: or (?:double[- ]?)?(?:tap|click))?(?: here)?"
    r" to (?:enter|add|insert|type|choose|edit|select|replace)\b.*"
    rf"|(?:please )?(?:choose|select|pick)(?: (?:an?|one|your|the)(?: {_LISTED})?| {_LISTED})"
    r"(?: (?:below|here|from .{0,30}))?|please (?:choose|select)"
    r"|(?:choose|select|pick) from .{0,12}\b(?:list|menu|drop-?down)"
    r"|(?:please )?(?:insert|enter|type|put|paste)\b.{0,60}\bhere"
    rf"|(?:please )?(?:add|write|describe|list|state|give|provide|fill in|explain)"
    rf"(?: (?:it|this|something|(?:the |your )?{_ASKED_HERE}s?))? here"
    rf"|(?:please )?(?:insert|enter|type|add|write|put|fill in) (?:(?:your|an?) (?:\w+ )?)?{_ASKED_HERE}"
    r"(?: (?:text|name|statement))?|(?:please )?(?:insert|enter|type) the (?:text|value|name|date|answer|title)"
    rf"|(?:your|sample|example|dummy|placeholder|some|any) {_THING}(?: goes)?(?: here)?|{_THING} (?:goes )?here"
    rf"|(?:{_ASKED_HERE} )?placeholder(?: for (?:the |an? )?{_ASKED_HERE})?|(?:new|untitled|unnamed) {_ASKED_HERE}"
    r"|(?:new|test) (?:row|entry|item)"
    r"|insert|enter|text|description|content|entry|[mdx0]{1,2}[/-][mdx0]{1,2}[/-][yx0]{2,4}"
    r"|lorem ipsum\b.*|dolor sit amet\b.*|dummy|sample|asdf\w*(?: asdf\w*)*|qwert\w*|bla(?:h)?(?: bla(?:h)?)*"
    r"|test(?: test)*|test(?:ing)? \d[\d ]*|this is (?:only )?a test|foo(?: ?bar)?|yadd?a(?: yadd?a)*|hello(?: world)?"
    r"|lorem|example|e\.?g\.?|etc\.?|i\.e\.?|(?:todo|to do|to-do|fixme)(?: ?[:-] .{0,60})?|fill-?in"
    r"|(?:full |your )?name(?: of (?:the )?(?:author|director|facilitator|lead|member|owner|person|staff))?"
    r"|(?:we|i|they)(?: will|'ll) (?:add|write|fill|decide|determine|complete|update|finish|discuss)"
    rf"(?: (?:it|this|that|these|them|more|details))?(?: in)?{_TOLD_LATER}"
    r"|needs? to (?:add|write|fill in|decide|determine|complete)"
    r"|fill (?:this )?in|fill me in"
    r"|#(?:n/a|ref|value|name|null|num|div/0|spill|calc)[!?]?"
)
_SPANISH_VERB = (
    r"(?:a[nñ]adir|agregar|completar|confirmar|decidir|definir|determinar|escribir|llenar|establecer|asignar|anunciar"
    r"|acordar|aprobar|revisar|actualizar|desarrollar|discutir|especificar|hacer)(?:se)?"
)
_SPANISH_DONE = (
    r"(?:a[nñ]adid|agregad|completad|confirmad|decidid|definid|determinad|establecid|asignad|anunciad)[oa]s?"
)
_SPANISH = (
    rf"(?:est[aá] )?pendientes?(?: (?:de|por) (?:{_SPANISH_VERB}|datos|informaci[oó]n|aprobaci[oó]n|revisi[oó]n"
    r"|confirmaci[oó]n|decisi[oó]n|definici[oó]n|resultados|(?:el |la )?(?:director|directora|equipo|estado)))?"
    r"|(?:falta|faltan) (?:datos|informaci[oó]n|por \w+)|falta"
    rf"|(?:est[aá] )?(?:por|a) (?:ser )?(?:{_SPANISH_VERB}|{_SPANISH_DONE})"
    r"|se (?:a[nñ]adir|agregar|completar|confirmar|decidir|definir|determinar|establecer|anunciar)[aá]n?"
    r"(?: (?:m[aá]s (?:adelante|tarde)|despu[eé]s|luego|pronto|en .{0,30}))?"
    r"|sin (?:datos|definir|determinar|especificar|informaci[oó]n|llenar|respuesta|texto|meta|estrategia|necesidad)"
    r"|n/ ?d\.?|[ií]dem"
    r"|no (?:aplica|aplicable|disponible|hay datos|se sabe)(?: todav[ií]a| a[uú]n)?|pr[oó]ximamente"
    r"|m[aá]s (?:adelante|tarde)|en (?:construcci[oó]n|desarrollo|espera|proceso|revisi[oó]n)"
    r"|(?:ver|v[eé]ase|igual que) (?:arriba|abajo)"
    r"|(?:escriba|inserte|ponga)\b.{0,40}\baqu[ií]|haga clic\b.*"
)
_PROMISED = (
    r"(?:(?:this|it) )?(?:still )?(?:will|shall|needs? to|has to|must) be"
    r" (?:added|announced|completed|decided|defined|determined|filled in|finalized|provided|written)"
)
_NOT_SAID = (
    rf"(?:{_TBD}(?:[ /:,;(-].{{0,60}})?|to[ -]be[ -](?:{_PUTS_OFF})\w*(?: out| in| on)?(?: \({_TBD}\)?)?{_LATER}"
    rf"|to[ -]be[ -](?:{_DONE_TO_PEOPLE})\w*{_TOLD_LATER}"
    rf"|{_NEVER}|{_WAITING}|{_NOTHING}|{_NA}(?:[ :,;-]+see .{{1,30}}| (?:yet|currently|at this time|for now)"
    r"| ?\(?not applicable\)?)?|na"
    rf"|{_ABOVE}|{_PROMPT}|{_SPANISH})"
)
MARKS = "-–—_.…·•*/\\|?!#~=+^$\"'`´,;:()[]{}<>«»【】「」『』〈〉《》&@ \t\n"
"""Signs that may stand around a text without saying anything."""
OPENING = "[<{$%_«#"
"""Signs with which a text begins that is no entry by its brackets, whatever stands in them."""
_BRACKETED = (
    r"(?=.*[^\W\d_])(?:\[{1,2}[^\[\]]*\]{1,2}|<{1,2}[^<>]*>{1,2})|\$?\{{1,2}[^{}]*\}{1,2}|"
    r"%[a-z_ ]+%|\$[a-z_ ]+\$|__[a-z_ ]+__"
    rf"|«(?:\w+_\w+|{_ASKED_HERE}|(?:insert|enter|add|inserte|escriba)\b[^«»]*)»"
)
"""Words wholly in brackets of a kind that prose does not use are an instruction to whoever fills in the form."""
_LETTERS = r"x{1,9} ?%?|x(?: x)+|([a-z])\1{2,}"

NO_ENTRY = re.compile(
    rf"{_BRACKETED}|{_LETTERS}|(?:(?:{_THING}|still|is|are|was|were|:|-|=)\s*){{0,4}}{_NOT_SAID}"
    rf"(?:[ /,;]+(?:{_TBD}|{_NA}))?(?: ?#?\d{{1,3}})?|{_PROMISED}{_LATER}"
)
"""The whole folded text, without the marks around it."""
NO_ROW = re.compile(
    r"ok(?:ay)?|fine|good|great|done|completed?|finished|nope|yes ?/ ?no|true|false|maybe|possibly|some(?:thing)?"
    r"|anything|everything|stuff|things?|whatever|what|who|when|how|why|[\d.,]+|[a-z]|abcd?e?|xyz|fpo|tk|n\. ?d|bar"
    r"|(\w+)(?: \1)+|([a-z])\2+(?: ([a-z])\3+)*|no (?:changes?|comments?|opinion)|all of the above"
    r"|(?:first|rough|early) draft|draft (?:only|text|version)|in draft|ongoing|on-going|open|depends|varies"
    r"|various|multiple|several|skip(?:ped)?(?: for now)?|ignore|delete|remove|next (?:week|month|year)|asap"
    r"|see (?:row|line|cell|need|strategy|target|mpo|question) ?#?[a-z]{0,2}\d[\w.-]*|choose|select|pick"
)
"""What is no need, strategy, outcome, question or activity, though it may be an answer to something else."""
MASHED = re.compile(r"[a-z]{2}|[b-df-hj-np-tv-xz]{3,}")
"""Letters that are no word, unless they are an abbreviation in capitals: PD, MTSS."""
NONE = re.compile(r"none(?: (?:identified|known|currently|reported|determined))?|ningun[oa]")
STRICT = re.compile(
    rf"{_TBD}|{_NA}|none(?: yet| needed| required)?|to be determined|pending|unknown|not applicable|nothing"
)
_X = r"(?<!\w.)(?:[xX]{2,8}\b|[xX](?: ?%| (?:percent|students|children|youth|families|hours|days|of [xX]{2})\b))"
_NAMED_BLANK = (
    r"(?:#|[xX]{2,}|%|\.{2,}|…|(?i:date|number|percent|percentage|name|year|month|grades?|population|subject|amount"
    r"|assessment|service|strategy|target|baseline|tbd|state|instrument|school year|program|group|who|what|when)s?)"
)
_ORDER = r"(?i:insert|enter|specify|fill in)\b(?! (?:in|into|at|to|on|by)\b)[^\]>})]{0,80}"
BLANK_LEFT = re.compile(
    rf"___|x{_X}|X{_X}|19[xX]{{2}}\b|20[xX]{{2}}\b|# ?%|\[[xX]\] ?%|\((?:{_ORDER})\)"
    rf"|\[(?:{_ORDER}|{_NAMED_BLANK})\]|<(?:{_ORDER}|{_NAMED_BLANK})>|\{{(?:{_ORDER}|{_NAMED_BLANK})\}}"
)
"""A blank of a template inside of a text, which nobody filled in; each way begins with one sign, to be found fast."""
