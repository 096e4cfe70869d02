"""Where the articles of a card come from, as far as known: told beside each claim."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.models.card.parts import Quote
from claims.models.origins import count_unsettled, find_leaders, group_by_origin, origin_of, read_suggestions
from claims.models.source import Source

MOST_LOOKED_AT = 20  # of the articles that share an origin, so that many of them cost no more than a few


def read_descent(quotes: Sequence[Quote]) -> tuple[list[Quote], int]:
    """The quotes with what their articles share, and how many origins are unsettled.

    One query; none where all are of one article.
    """
    names = {quote.claim.source: quote.source_name for quote in quotes}
    suggestions = read_suggestions(list(names)) if len(names) > 1 else []
    leaders = find_leaders(map(origin_of, names), suggestions)
    followed = Counter(leaders.values())
    groups = group_by_origin(names)
    told = {
        source.pk: (_name_fellow(source, groups, names), followed[leaders[origin_of(source)]] > 1)
        for source in names
    }
    marked, seen = [], set()
    for quote in quotes:
        source_id = quote.claim.source_id
        fellow, is_unsettled = told[source_id]
        is_first = source_id not in seen
        marked.append(replace(quote, fellow=fellow, is_unsettled=is_unsettled, is_first=is_first))
        seen.add(source_id)
    return marked, count_unsettled(leaders, suggestions)


def _name_fellow(source: Source, groups: Mapping[str, list[Source]], names: Mapping[Source, str]) -> str:
    """Another article here that has the same origin; that of one publisher goes without saying."""
    told = source.publisher or None
    group = groups[origin_of(source)][:MOST_LOOKED_AT]
    return next((names[other] for other in group if other != source and other.publisher != told), "")
