"""The learned numbers of the matcher, and the thresholds between relations."""

# Logistic regression over `similarity.FEATURES`, none allowed below zero: `python -m bench.fit_matching`,
# which says what it is fitted on.
INTERCEPT = -2.83
COEFFICIENTS = (1.94, 1.24, 0.60, 1.38)

# Likeness from which two claims are the same, differ in a value, differ in their subject, or deserve a look.
SAME_AT = 0.6
DIFFERS_AT = 0.6
SUBJECT_AT = 0.5
POSSIBLE_AT = 0.35
# Likeness from which another value is a difference although a word is exchanged too.
REWORDED_AT = 0.75

# The part of its likeness that the probability of a pair keeps where it says otherwise.
DIFFERING_SHARE = 0.5

# Likeness that a sign stronger than the words speaks for: a shared quotation, a shared measure, another
# measure of the same thing, all of the other claim contained, a denial of what the other asserts. By hand.
IDENTICAL_LIKENESS = 0.99
QUOTED_LIKENESS = 0.75
FIGURE_LIKENESS = 0.68
MEASURED_LIKENESS = 0.62
CONTAINED_LIKENESS = 0.68
DENIED_LIKENESS = 0.62
