"""The learned numbers of the matcher, and the thresholds between relations."""

# Set by hand.
INTERCEPT = -6.5
COEFFICIENTS = (4.0, 2.5, 0.5, 1.5, 2.0, 1.0, 1.5, 0.0, 0.3)

SAME_AT = 0.7
DIFFERS_AT = 0.6
SUBJECT_AT = 0.5
POSSIBLE_AT = 0.35
