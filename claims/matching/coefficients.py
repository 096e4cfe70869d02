"""The learned numbers of the matcher, and the thresholds between relations."""

# Logistic regression over `similarity.FEATURES`, none allowed below zero: `python -m bench.fit_matching`,
# which says what it is fitted on.
INTERCEPT = -3.03
COEFFICIENTS = (2.27, 0.40, 1.20, 1.82)

# Likeness from which two claims are the same, differ in a value, differ in their subject, or deserve a look.
SAME_AT = 0.7
DIFFERS_AT = 0.6
SUBJECT_AT = 0.4
POSSIBLE_AT = 0.35

# Likeness that a sign stronger than the words speaks for: a shared quotation, a shared measure, all of
# the other claim contained, a denial of all that the other asserts. Set by hand.
IDENTICAL_LIKENESS = 0.99
QUOTED_LIKENESS = 0.9
FIGURE_LIKENESS = 0.72
CONTAINED_LIKENESS = 0.72
DENIED_LIKENESS = 0.62
