"""Boilerplate: lines and sentences that come with an article but are not part of what it reports."""

import re

from claims.text.normal import fold
from claims.text.wordlists import read_phrases


def is_boilerplate(written: str) -> bool:
    """Whether a line or sentence is a label, byline, credit, notice, page link or outline of the article."""
    if len(written) > _LONGEST:
        return False
    folded = fold(written).strip(" .:|-*#=_>»")
    if not _LETTER_OR_DIGIT.search(folded) or folded in _LABELS:
        return True
    if any(pattern.match(folded) for pattern in _SENTENCE_PATTERNS):
        return True
    if written.rstrip().endswith((".", "!", "?", "…")):
        return False
    return _BYLINE.match(written) is not None or any(pattern.match(folded) for pattern in _LINE_PATTERNS)


# Nothing here is longer; captions and notices seldom are half as long.
_LONGEST = 600
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

_LABELS = read_phrases(
    """
    news | breaking | breaking news | latest | latest news | world | world news | politics | business
    opinion | analysis | sport | sports | technology | health | science | culture | home | local
    national | international | video | watch | listen | live | live updates | exclusive | editorial
    advertisement | sponsored | sponsored content | promoted | share | share this | share this article
    share on facebook | tweet | print | email | copy link | save | follow us | contact us | about us
    privacy policy | terms of service | terms of use | cookie policy | comments | no comments
    leave a comment | post a comment | leave a reply | add a comment | join the conversation | previous
    next | previous post | next post | previous post next post | older posts | newer posts | related
    related articles | related posts | related stories | related news | more news | more stories
    recommended | you may also like | you might also like | most read | most popular | trending
    trending now | read more | read also | also read | see also | learn more | more | more from us
    load more | subscribe | subscribe now | sign up | sign in | log in | login | register | menu | search
    skip to content | back to top | top | archive | tags | categories | source | sources | references
    notes | footnotes | photo | image | credit | caption | table of contents | contents | in this article
    key points | key takeaways | highlights | summary | introduction | overview | background | conclusion
    conclusions | final thoughts | the bottom line | faq | faqs | frequently asked questions | disclaimer
    about the author | staff | staff writer | admin
    """
)

_NAME = r"[A-Z][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?:(?:Written|Posted|Published|Reported|Edited|Compiled) )?(?:[Bb]y|BY):? {_NAME}"
    rf"(?:(?:,? (?:and|&))? {_NAME}){{0,6}}(?: ?[,|(–—-].{{0,80}})?$"
)

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_LINE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:published|updated|posted|last updated|last modified|first published)\b.{0,20}\d.{0,40}$",
        # Dates, times and counters alone on a line.
        rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}),? \d{{4}}"
        rf"(?:[ ,|at-]+\d.{{0,30}})?$",
        r"[\d/.: -]+(?:[ap]\.?m\.?)?(?: \(?[a-z]{2,4}\)?)?$",
        r"\d+ (?:comments?|shares?|views?|likes?|min(?:ute)?s? read|(?:minute|hour|day)s? ago)\b.{0,20}$",
        r"(?:page \d+|\d+ of \d+|comments? \(\d+\))$",
        r"(?:post|leave|write|add|submit|view|show|read|hide)(?: an?| your| all| the)? (?:comment|repl)\w+$",
        r"(?:previous|next|older|newer) (?:post|article|story|page)s?\b.{0,80}$",
    )
)

_PIECE = (
    "(?:article|story|report|post|piece|essay|blog(?: post)?|guide|analysis|explainer|column|paper|section)"
)
_SHOWS = (
    "(?:explores?|examines?|looks? (?:at|into)|takes? a|discuss(?:es)?|covers?|outlines?|explains?|describes?"
    "|delves?|investigates?|analy[sz]es?|reviews?|considers?|breaks? down|dives?|summari[sz]es?|provides? an?"
    "|aims? to|seeks? to|highlights?|unpacks?|will (?!be\\b))"
)
_SENTENCE_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # Credits and notices.
        r"\(?(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b",
        r"(?:(?:file )?(?:photo|image|picture|photograph|video|graphic|illustration)s?|credits?|caption)"
        r"(?: credit| courtesy| by)?\s?[:|/©]",
        r"(?:sources?|via|tags?|topics?|categor(?:y|ies)|filed under|authors?|editors?|published|updated"
        r"|posted|last updated|last modified|date|location|contact|keywords|reading time)\s?:",
        r"(?:©|\(c\)|copyright (?:©|\(c\)|\d)).{0,160}$",
        r".{0,80}\ball rights reserved\b",
        r"this (?:is a|is) (?:developing|breaking)(?: news)? story\b",
        rf"this {_PIECE} (?:has been|was|is) (?:updated|corrected|amended|originally|first|republished"
        r"|published|produced|written|translated|edited|part of|based on)\b",
        r".{0,80}\bcontributed (?:reporting|to this (?:report|story|article))\b",
        # Invitations.
        r"(?:click|tap) (?:here|to|on|the|below)\b",
        r"(?:please )?(?:subscribe|sign up|follow us|join us|like us|share this|donate|register|log in"
        r"|sign in) (?:to|for|on|with|here|now|today|story|article|post|via|using)\b",
        r"(?:read|see|watch|listen|more|related|recommended)(?: more| also| next| now| to this)?\s?[:|>]",
        r"(?:read|learn|see|find out|hear) more (?:about|on|from|at|here|in our)\b",
        r"(?:let us know|tell us|share your|have your say|what do you think|read on|keep reading"
        r"|stay tuned)\b",
        r"(?:your email address|this site uses cookies|we use cookies|by continuing to use)\b",
        # Outlines: what the article is going to do.
        rf"(?:in )?(?:this|the following|our) {_PIECE},? (?:(?:we|i|you)(?:'ll|'re going to| will)? )?"
        rf"{_SHOWS}",
        r"here(?:'s| is| are) (?:what|how|why|everything|all|a look|a closer look|some of|the latest)\b",
        r"(?:in this|below|next),? (?:we|let's|i)(?: will|'ll)? "
        r"(?:explore|look|examine|discuss|cover|take|outline|review)\b",
    )
)
