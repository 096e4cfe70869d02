"""Details of a claim that another can contradict: figures, dates, negation, names, quotations."""

from functools import lru_cache

from claims.records import Detail
from claims.text.details.dates import find_dates
from claims.text.details.names import find_names
from claims.text.details.polarity import find_modalities, find_negations, find_quantifiers
from claims.text.details.quantities import find_quantities
from claims.text.details.quotations import find_quotations
from claims.text.details.scan import read

__all__ = ["find_details"]


@lru_cache(maxsize=4_096)
def find_details(text: str) -> tuple[Detail, ...]:
    """Every detail in reading order; `detail.text == text[span.start:span.end]`. Linear in the length."""
    scan = read(text)
    details = [
        *find_quotations(scan),
        *find_dates(scan),
        *find_quantities(scan),
        *find_negations(scan),
        *find_quantifiers(scan),
        *find_modalities(scan),
        *find_names(scan),
    ]
    return tuple(sorted(details, key=lambda detail: (detail.span.start, detail.span.end, detail.kind)))
