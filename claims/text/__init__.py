"""Reading an article: its sentences, claims, named origins, and the details of a claim."""

from claims.text.check_worthiness import LOW_CHECK_WORTHINESS, score_check_worthiness
from claims.text.copying import Copying, find_copying
from claims.text.details import find_details
from claims.text.extraction import MAX_CLAIM_CHARACTERS, extract_claims
from claims.text.normal import fold
from claims.text.origins import find_named_origins
from claims.text.sentences import split_sentences

__all__ = [
    "LOW_CHECK_WORTHINESS",
    "MAX_CLAIM_CHARACTERS",
    "Copying",
    "extract_claims",
    "find_copying",
    "find_details",
    "find_named_origins",
    "fold",
    "score_check_worthiness",
    "split_sentences",
]
