"""Figures with their intervals: how far readers agree, how often the matcher is right. No Django here."""

from claims.statistics.agreement import LEAST_ITEMS, Agreement, Reading, measure_agreement
from claims.statistics.estimate import Estimate
from claims.statistics.matching import LEAST_JUDGED, Judged, Quality, Stratum, at_threshold, estimate_quality
from claims.statistics.proportion import wilson

__all__ = [
    "LEAST_ITEMS",
    "LEAST_JUDGED",
    "Agreement",
    "Estimate",
    "Judged",
    "Quality",
    "Reading",
    "Stratum",
    "at_threshold",
    "estimate_quality",
    "measure_agreement",
    "wilson",
]
