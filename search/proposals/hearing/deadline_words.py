"""The words by which a letter tells of deadlines: bokmål, nynorsk and English."""

import re

ANSWER = (
    r"(?:(?:hørings|høyrings)?(?:uttal\w*|utsegn\w*|fråsegn\w*|innspill\w*|innspel\w*|svar\w*|merknad\w*)"
    r"|innsigelse\w*|motsegn\w*|synspunkt\w*|kommentar\w*|tilbakemelding\w*|tilbakemeld\w*|høring\w*|høyring\w*"
    r"|comments?|views?|responses?|submissions?|contributions?|replies|reply)"
)
"""What a letter asks for."""
DEADLINE = re.compile(
    r"\b(?:hørings|høyrings|uttale|fråsegns|merknads|svar|innspills|innspels|tilbakemeldings)frist\w*"
    rf"|\bfrist\w*\s+(?:for|til|på)\s+(?:[\wæøå,/-]+\s+){{0,6}}?{ANSWER}"
    rf"|\b{ANSWER}\s+(?:har|med)\s+frist\w*"
    r"|^\W*frist\s*:|\b(?:hørings|høyrings)period\w*|\bettersyn\w*|\b(?:ligger|ligg|legges|leggjast)\s+ute?\b"
    r"|\b(?:på|til)\s+(?:offentlig\s+|offentleg\s+)?(?:høring|høyring)\b"
    rf"|\b(?:deadline|closing\s+date|time\s+limit)\s+(?:for|to)\s+(?:\w+\s+){{0,5}}?{ANSWER}"
    r"|\bconsultation\s+(?:period|deadline|closes|ends)\w*",
    re.IGNORECASE | re.MULTILINE,
)
"""What says that a deadline follows, whatever else the sentence says."""
PERIOD = re.compile(r"period|ettersyn|^(?:på|til)\s|\sute?$|closes|ends", re.IGNORECASE)
"""These name a deadline only with «til», «innen» or a second day."""
PLAIN = re.compile(
    r"(?<![\w-])(?:svar)?frist\w*(?!\s*(?:for|til)\s+(?:å\s+)?(?:påmeld|søk|klag|melde))|\bdeadline\b", re.IGNORECASE
)
"""These do where the sentence also asks for something."""
BY = re.compile(
    r"(?:\b(?:innen|innan|senest|seinast|før|fram\s+til|frem\s+til|by|no\s+later\s+than|not\s+later\s+than|before)"
    r"(?:\s+(?:utløpet\s+av|utgangen\s+av\s+dagen|the|fristen))?[\s:,]+"
    r"(?:(?:kl|klokka|klokken)\.?\s*[\d.:]+,?\s+)?(?:den\s+)?)$",
    re.IGNORECASE,
)
"""What stands right before a day that something is asked by."""
UNTIL = re.compile(r"(?:[–—-]|\b(?:til|t\.?o\.?m\.?|til\s+og\s+med|to|until|ut|går\s+ut|utløper))\s*$", re.IGNORECASE)
"""What stands before the end of a period, or a new day."""
REFERS_BACK = re.compile(
    r"^\W*(?:den|det|de|dette|desse|disse|svaret|svara|fristen|it|they|this|these)\b", re.IGNORECASE
)
"""A sentence that begins like this is about what the one before asked for."""
ASKS = re.compile(rf"\b{ANSWER}", re.IGNORECASE)
OTHER_MATTER = re.compile(
    r"\b(?:påmeld|meld\w*\s+(?:deg|dere|dykk|på)|søknadsfrist|søke\s+om|betal|faktura|klage|registration|sign\s+up|apply"
    r"|application|trer\s+i\s+kraft|tre\s+i\s+kraft|ta\s+til\s+å\s+gjelde|kartdato)",
    re.IGNORECASE,
)
"""A day after one of these is another kind of deadline, or none."""
EARLIER = re.compile(
    r"\b(?:hadde|var|gikk|gjekk|utløp|førre|forrige|tidligere|tidlegare|opprinnelig\w*|opphavl?eg\w*|erstatt\w*"
    r"|first|previous\w*|original\w*)\b",
    re.IGNORECASE,
)
"""A deadline beside one of these is one that was."""
_LATER = r"(?:utsett\w*|utsatt\w*|utset\w*|forleng\w*|utvid\w*|flytt\w*|extended|postponed)"
MOVED = re.compile(
    rf"\b\w*frist\w*\W+(?:\w+\W+){{0,6}}?{_LATER}|\b(?:{_LATER}|nye?)\s+(?:av\s+)?(?:\w+\s+)?\w*frist\w*"
    rf"|\bdeadline\W+(?:\w+\W+){{0,6}}?{_LATER}|\bnew\s+deadline",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:er|is)\s+(?:nå\s+|no\s+|now\s+)?$", re.IGNORECASE)
OF_A_LETTER = re.compile(
    r"\b\w*(?:brev|letter)(?:et|a)?(?:\s+(?:av|datert|dagsett|fra|frå|of|dated))?\s+$", re.IGNORECASE
)
"""A day after this is that of another letter."""
SEEN = re.compile(r"\bviser\s+til\b|\bvi\s+refer", re.IGNORECASE)
LIST_BEGINS = re.compile(r"(?:hørings|høyrings|svar)?frist(?:er|ar|ene|ane|en)?\s*:", re.IGNORECASE)
