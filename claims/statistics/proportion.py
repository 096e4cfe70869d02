"""The interval of a share."""

from math import sqrt

from claims.statistics.estimate import Estimate

# 97.5 % of the normal distribution lie below.
Z = 1.959963984540054


def wilson(successes: float, trials: float) -> Estimate:
    """The share of successes with its 95 % interval (Wilson 1927); nothing known gives 0 to 1.

    Holds for shares near 0 or 1 and few trials, too. Both may be fractions, where trials carry weights.
    """
    if trials <= 0:
        return Estimate(0.0, 0.0, 1.0)
    share = min(1.0, max(0.0, successes / trials))
    middle = share + Z * Z / (2 * trials)
    spread = Z * sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials))
    scale = 1 + Z * Z / trials
    low, high = (middle - spread) / scale, (middle + spread) / scale
    return Estimate(share, min(share, max(0.0, low)), max(share, min(1.0, high)))
