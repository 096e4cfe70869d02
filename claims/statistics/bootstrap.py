"""Drawing anew: sums over rows drawn with replacement, many times at once."""

import numpy as np
from scipy import sparse

from claims.statistics.tallies import Floats

# Rows drawn at once: what is held in memory, eight bytes each, twice.
MOST_AT_ONCE = 2_000_000


def resampled_sums(rows: sparse.csr_array, *, count: int, seed: int) -> Floats:
    """Draws × columns: each the sum of as many rows as there are, drawn with replacement by the seed."""
    height = rows.shape[0]
    random = np.random.default_rng(seed)
    at_once = max(1, MOST_AT_ONCE // height)
    parts = []
    for start in range(0, count, at_once):
        draws = min(at_once, count - start)
        picked = random.integers(height, size=(draws, height)) + height * np.arange(draws)[:, np.newaxis]
        times = np.bincount(picked.ravel(), minlength=draws * height).reshape(draws, height)
        parts.append(np.asarray((rows.T @ times.T.astype(float)).T))
    return np.concatenate(parts)
