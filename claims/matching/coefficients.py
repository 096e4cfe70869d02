"""The learned numbers of the matcher, and the thresholds between relations."""

# Logistic regression over `similarity.FEATURES`, none allowed below zero, fitted on the news part of the
# STS benchmark's training split (headlines, deft-news; MSRpar left out): 5 of 5 counts as 1, 4 as 0.9,
# 3 as 0.45, 2 as 0.08.
INTERCEPT = -4.11
COEFFICIENTS = (1.94, 2.28, 0.64, 1.16, 0.67, 0.98)

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
