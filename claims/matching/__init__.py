"""Matching claims: candidates, comparison, groups, sides, and a search."""

from claims.matching.candidates import find_candidates
from claims.matching.clustering import cluster
from claims.matching.coefficients import POSSIBLE_AT, SAME_AT
from claims.matching.comparison import MATCHER_VERSION, compare
from claims.matching.differences import word_differences
from claims.matching.grouping import LINK_AT, group, joins
from claims.matching.index import ClaimIndex
from claims.matching.sides import find_sides
from claims.matching.weights import corpus_weights

__all__ = [
    "LINK_AT",
    "MATCHER_VERSION",
    "POSSIBLE_AT",
    "SAME_AT",
    "ClaimIndex",
    "cluster",
    "compare",
    "corpus_weights",
    "find_candidates",
    "find_sides",
    "group",
    "joins",
    "word_differences",
]
