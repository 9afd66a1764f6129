"""Prints effective sample sizes and R-hat as ArviZ has them, for `ensemble/tests/mixing.rs`.

Needs NumPy and arviz-stats (made with 0.8.0):

    python tests/reference/mixing.py
"""

import numpy as np
from arviz_stats.base import array_stats

MASK = (1 << 64) - 1


def series(seed: int, phi: float, shift: float, length: int) -> list[float]:
    """x(t) = phi x(t-1) + u(t), u even on -0.5 to 0.5 from Knuth's MMIX generator."""
    state, x, values = seed, 0.0, []
    for _ in range(length):
        state = (state * 6364136223846793005 + 1442695040888963407) & MASK
        x = phi * x + ((state >> 11) / 2.0**53 - 0.5)
        values.append(x + shift)
    return values


for phi, shift, length in [(0.0, 0.0, 400), (0.5, 0.0, 400), (0.9, 0.0, 1000), (-0.5, 0.0, 400), (0.5, 0.3, 401)]:
    chains = np.array([series(1, phi, 0.0, length), series(2, phi, shift, length)])
    ess = array_stats.ess(chains, method="mean")
    rhat = array_stats.rhat(chains, method="split")
    print(f"({phi}, {shift}, {length}, {float(ess)!r}, {float(rhat)!r}),")
