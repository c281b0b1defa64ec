"""The vocabulary of MPO sentences: groups of people, services, instruments and verbs, as parts of patterns."""

from __future__ import annotations

NUMBER = (
    r"(?:(?<!\d)\d{1,6}(?:,\d{3}){0,2}(?:\.\d{1,4})?(?!\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|fifteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|"
    r"nine))?|"
    r"(?:one |a )?hundred(?: (?:and )?(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|five|one))?)"
)
PERCENT = rf"(?:{NUMBER}(?:\s\(\d+\s?%?\))?\s?(?:%|percent\b|per\s?cent\b|pct\b\.?))(?!\s?-?\s?(?:age\s)?points?\b)"
AT_LEAST = (
    r"(?:(?:at\s(?:least|minimum|most)|a\s(?:minimum|total|maximum)\sof|no\s(?:fewer|less|more)\sthan|not\s(?:fewer|"
    r"less)\s"
    r"than|up\sto|about|approximately|around|nearly|almost|over|more\sthan|fewer\sthan|less\sthan|an\sadditional|"
    r"another|the|an?\saverage\sof|exactly|only|roughly|some|>=?|≥)\s?)"
)

GROUP = (
    r"(?:students?|pupils?|learners?|children|child|kids?|youths?|adolescents?|teen(?:ager)?s?|kindergart[e]?ners?|"
    r"pre-?k(?:indergart[e]?ners)?\b(?!\s(?:class|program|place|school|and\b|or\b))|preschoolers?|toddlers?|infants?|"
    r"babies|"
    r"\d+(?:st|nd|rd|th)[- ]graders?|\w+[- ]graders?|graders|\w*schoolers?|freshm[ae]n|sophomores?|juniors?|seniors?|"
    r"drop-?outs?|school leavers?|famil(?:y|ies)|parents?|mothers?|fathers?|guardians?|caregivers?|households?|"
    r"osys?|o-?s-?y|young (?:adults?|people|workers?|mothers?|women|men)|farm\s?workers?|siblings?|graduates?|"
    r"enrollees|newcomers?|ells?|els|emergent bilinguals?|multilinguals?|\w+-year-olds?|\w+-olds|"
    r"english learners?|boys|girls|pfs(?=\s+(?:will|who|in)\b)|migrants)"
)
"""Whom a State's program serves: children, youth and families by any name."""

NOT_THING = (
    r"(?!\s(?:surveys?|databases?|records?|interviews?|portal|forms?|handbook|information|questionnaires?|data|"
    r"conferences?|"
    r"engagement|involvement|literacy|meetings?|nights?|advisory|councils?|outcomes?|achievement|assessments?|systems?|"
    r"rates?|cent(?:er|re)s?|liaisons?|prevention|recovery|counts?|performance|success|progress|logs?|rosters?|"
    r"participation|learning\splans?|education|development|care|training|support)\b)"
)
"""What makes the name of a group a mere adjective: parent survey, dropout rate, student engagement."""

FOREIGN = (
    r"(?:teachers?|educators?|tutors|staff|recruiters?|principals?|counselors?|administrators?|paraprofessionals?|"
    r"paraeducators?|instructors?|liaisons?|advocates|mentors|aides|assistants|case managers|social workers|librarians|"
    r"superintendents|coaches|coordinators?|directors?|specialists?|employers?|"
    r"growers?|farmers|nurses|providers?|interpreters|clerks|personnel|professionals|employees|trainers|facilitators|"
    r"(?:school\s)?districts?|schools|(?:local\s)?projects?|sites|(?:local\s)?operating agenc(?:y|ies)|loas?|leas?|"
    r"agencies|sub-?grantees?|grantees|programs|regions|classrooms|counties|"
    r"certificates of eligibility|coes?\b|partners?|volunteers|residents|taxpayers|voters|citizens|businesses|"
    r"stakeholders|community members|board members)"
)
"""Whom it does not serve: its staff and its partners."""

THINGS = (
    r"(?:days?|standards?|items?|questions?|sessions?|goals?|skills?|lessons?|time|hours?|credits?|points?|growth|"
    r"words?|"
    r"poverty|courses?|classes|assignments?|meetings?|targets?|benchmarks?|indicators?|objectives|domains?|letters?|"
    r"sounds?|books?|homework|federal|requirements|tasks|problems)"
)
"""What a percentage may be of besides people."""

MODAL = (
    r"\b(?:will|shall|would|must|should|(?:is|are|was|were)\s(?:(?:all|each)\s)?(?:expected|projected|anticipated|"
    r"required|targeted|planned|supposed|going|due)\sto|(?:is|are)\sto)\b"
)

SERVED = (
    r"(?:receiv(?:e[sd]?|ing)|attend(?:s|ed|ing)?|participat(?:e[sd]?|ing)|complet(?:e[sd]?|ing)|enroll(?:s|ed|ing)?|"
    r"tak(?:e|es|ing)|took|get(?:s|ting)?|use[sd]?|using|visit(?:s|ed|ing)?|meet(?:s|ing)?|met|come|comes|came|"
    r"served|tutored|taught|visited|given|offered|provided|supported|instructed|mentored|coached|placed|referred|"
    r"engag(?:e[sd]?|ing)|access(?:ed|ing)?|work(?:s|ed|ing)?\swith|join(?:s|ed|ing)?|finish(?:es|ed|ing)?|"
    r"spen[dt](?:s|ing)?|benefit(?:s|ed|ing)?|stay(?:s|ed|ing)?)"
)
"""Verbs by which a clause about the children says which service they get."""

NAMED = (
    r"(?:wida|access for ells|access 2\.0|elpa\s?21|elpac|elpa|dibels|nwea|star (?:reading|math|early literacy)|"
    r"i-?ready|wasl|sbac?|smarter balanced|ged|hiset|tasc|tabe|casas|brigance|teaching strategies gold|ts gold|asq|"
    r"pals|kei|kra|msix|mis\s?2000|ngs|staar|caassp|caaspp|isat|act|sat|psat|fastbridge|aimsweb|lexile|peabody|ppvt|"
    r"desired results|gold(?=\s*(?:[,.;)]|by\b|in\b|$|domains?|objectives?|assessment)))"
)
"""Names of tests and record systems."""

INSTRUMENT = (
    r"(?:(?:\w*assess?ments?|tests?|exams?|examinations?|surveys?|questionnaires?|inventor(?:y|ies)|checklists?|"
    r"check-?lists?|"
    r"rubrics?|records?|transcripts?|report\scards?|logs?|logbooks?|databases?|data|interviews?|rosters?|screeners?|"
    r"screens?|"
    r"screening\s(?:tool|results?)|forms?|scales?(?!\s(?:scores?|points?))|portfolios?|observations?|measures?|"
    r"instruments?|tools?|"
    r"documentation|diaries|diary|sheets?|(?<!on\s)files?|reports?|probes?|quiz(?:zes)?|posttests?|pretests?|"
    r"pre-?/?post\w*|gradebooks?|evaluations?|scorecards?|"
    r"feedback forms?|counts?|statistics|clearinghouse|registry|registries|system|dashboard|checks?|"
    r"(?<=\w\s)benchmarks?|tickets?|exit slips?)\b"
    rf"|\b{NAMED}\b)"
)
"""What one measures with: tests, forms, surveys and records."""

CHANGE = (
    r"(?:increas(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|ris(?:e|es|ing)|rose|risen|grow(?:s|n|ing)?|grew|improv(?:e[sd]?|ing|"
    r"ement)|gains?|gained|gaining|climb(?:s|ed|ing)?|boost(?:s|ed|ing)?|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|"
    r"decreas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|reduc(?:e[sd]?|ing|tions?)|lower(?:s|ed|ing)?|drops?|dropped|dropping|"
    r"fall(?:s|en|ing)?|fell|shrink(?:s|ing)?|cut(?:s|ting)?|narrow(?:s|ed|ing)?|clos(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|"
    r"higher|greater|lower|fewer|more|less|growth|advanc(?:e[sd]?|ing)|mov(?:e[sd]?|ing)\sfrom|go(?:es)?\s(?:up|down))"
)
RATE = (
    r"(?:(?<!at the )rates?|percentages?(?!\spoints?)|(?<=the\s)percent(?=\sof\b)|shares?|proportions?|"
    r"numbers?|counts?|ratios?|gaps?|participation|enrollment|absenteeism|chronic absence|truancy|mobility|passage)"
)
AVERAGE = r"(?:averages?|means?|medians?|mean|scale\sscores?|average\s\w+)"

REACH = (
    r"(?:achieve|attain|advance|apply|build|catch|close|complete|decrease|demonstrate|develop|earn|enroll|enter|exceed|"
    r"exhibit|exit|finish|gain|graduate|grow|improve|increase|lower|maintain|master|meet|move|obtain|pass|perform|"
    r"raise|re-?enroll|reach|read|recover|reduce|re-?enter|remain|return|rise|score|show|speak|stay|submit|succeed|"
    r"transition|understand|use|write|attend|learn|double|drop|fall|cut|become|report(?!\scards?)|participate|receive|"
    r"make|be|have|"
    r"feel|know|take|support|engage|visit|practice|set|create|secure|access|acquire|accumulate|accrue|retain|persist|"
    r"progress|narrow|shrink|decline|open|help|talk|volunteer|join|cross|climb|hold|find|send|bring|apply|register|"
    r"turn|tell|continue)"
)
"""What children and families do in an outcome."""

ORDERS = (
    r"(?:increase|raise|reduce|decrease|improve|lower|close|narrow|cut|grow|boost|double|halve|ensure|provide|support|"
    r"strengthen|enhance|promote|expand|help|encourage|re-?enroll|re-?engage|enroll|graduate|maintain|foster|give|"
    r"offer|"
    r"train|serve|identify|develop|establish|create|build|have|bring|keep|prepare|assist|connect|refer|recruit|get|"
    r"lift|move|empower|facilitate|address|work|make|continue)"
)
"""Verbs with which a sentence begins that has no subject: "Raise from 67% to 80% the families that …"."""
