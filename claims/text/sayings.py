"""Words of speech: verbs that report what somebody said, and sentences that only say who did."""

import re

from claims.text.wordlists import read_words

# Verbs that report words. The nouns among them ("report", "claim") count in these forms only.
SAYING_VERBS = read_words(
    """
    accuse accused accuses acknowledge acknowledged acknowledges add added adds admit admits admitted
    affirmed affirms alleged alleges announce announced announces answered argue argued argues ask asked asks
    assert asserted asserts assured caution cautioned cautions claimed claims commented complained
    concede conceded concedes concluded concludes condemned condemns confirm confirmed confirms contended
    contends conveyed countered criticised criticises criticized criticizes declared declares demanded
    denied denies deny described describes disclosed disclosed discloses emphasised
    emphasises emphasized emphasizes estimated estimates explained explains expressed expresses fears
    feared hinted hints highlighted highlights implied implies indicated indicates informed informs
    insist insisted insists joked lamented mentioned mentions noted notes objected observed observes
    outlined pledged pledges posted predicted predicts proclaimed promised promises proposed
    proposes quoted recalled recalls reckons reiterated reiterates
    remarked remarks replied replies reported reports revealed reveals said say saying says
    speculated speculates state stated states stating stressed stresses suggested suggests telling tell
    tells testified testifies told tweeted underlined underlines underscored underscores urged urges
    voiced voices vowed vows warn warned warns wondered write writes wrote
    """
)


def is_attribution(sentence: str) -> bool:
    """Whether the sentence only says whose words stand before it, as "Ada Byron said on Monday." does."""
    return len(sentence) <= _LONGEST_ATTRIBUTION and _ATTRIBUTION.fullmatch(sentence) is not None


_LONGEST_ATTRIBUTION = 120
_SAID = (
    "(?:said|says|added|adds|stated|states|remarked|remarks|wrote|writes|noted|notes|explained|explains"
    "|recalled|recalls|replied|replies|answered|continued|concluded|insisted|argued|warned|announced"
    "|declared|commented|observed|joked|admitted|tweeted|posted|told [A-Z\\w][^,.]{1,40})"
)
_WHO = r"(?:[A-Z][\w’'.-]*|[Hh]e|[Ss]he|[Tt]hey|[Tt]he|[Aa]n?)(?:,? [\w’'.-]+){0,9},?"
_WHEN = (
    r"(?:,? (?:on|in|at|to|during|after|before|by|via|through|last|this|later|then|when|while|as|of|yesterday"
    r"|today|earlier|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|\w+ly)\b[^.!?“”«»\"]*)?"
)
_ATTRIBUTION = re.compile(rf"(?:{_WHO} {_SAID}{_WHEN}|{_SAID} {_WHO}{_WHEN})[.]?")
