"""Makes probability.json: distributions, intervals and indices that the tests compare with.

Shares no code with the program. What scipy has is scipy's: its normal, beta, triangular and
binomial distributions, Wilson's interval, Spearman's correlation. Poisson's quantiles are scipy's
too, each of them checked against both tails. Sobol' indices are those of SALib for given values of
the Ishigami function. The argument draws are seeded.

    pip install scipy==1.17.1 SALib==1.6.0
    python tests/reference/probability.py      writes tests/reference/probability.json
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from SALib.analyze import sobol as sobol_analyze
from SALib.sample import sobol as sobol_sample
from scipy import special, stats

from common_numbers import key_of

TARGET = Path(__file__).with_name("probability.json")
RNG = np.random.default_rng(20231)

PERT_SHAPES = [
    (0.0, 0.0, 1.0),
    (0.0, 0.02, 1.0),
    (2.0, 2.5, 10.0),
    (0.1, 0.2, 0.35),
    (-1.0, 0.0, 1.0),
    (10.0, 17.0, 20.0),
    (0.0, 0.97, 1.0),
    (3.0, 5.0, 5.0),
]
TAILS = [1e-60, 1e-12, 1e-9, 1e-6, 1e-4, 0.001]
UPPER = [0.999, 0.9999, 1 - 1e-6, 1 - 1e-9, 1 - 1e-12]


def probabilities(count: int) -> list[float]:
    """Uniform ones, and both tails down to 10^-12."""
    lower = 10 ** -RNG.uniform(0, 12, count // 4)
    upper = 1 - 10 ** -RNG.uniform(0, 12, count // 4)
    return [*RNG.uniform(size=count - 2 * (count // 4)), *lower, *upper]


def pert(low: float, mode: float, high: float, u: float) -> float:
    alpha = 1 + 4 * (mode - low) / (high - low)
    return low + (high - low) * stats.beta.ppf(u, alpha, 6 - alpha)


def poisson(u: float, mean: float) -> int:
    k = int(stats.poisson.ppf(u, mean))
    # The tail on the smaller side decides; scipy looks at the lower one only.
    def reached(at: int) -> bool:
        if u <= 0.5:
            return stats.poisson.cdf(at, mean) >= u
        return stats.poisson.sf(at, mean) <= 1 - u

    while not reached(k):
        k += 1
    while k > 0 and reached(k - 1):
        k -= 1
    return k


def leavers(u: float, filled: float, q: float) -> float:
    """By going through all numbers that can leave."""
    n = int(np.floor(filled))
    rest = filled - n
    whole = stats.binom.pmf(np.arange(n + 1), n, q)
    chances = np.column_stack([whole * (1 - q), whole * q]).ravel()
    values = np.column_stack([np.arange(n + 1), np.arange(n + 1) + rest]).ravel()
    if u <= 0.5:
        at = np.searchsorted(np.cumsum(chances), u)
    else:
        # above[j]: the probability of all from j on; the first whose successors are within 1 - u.
        above = np.append(np.cumsum(chances[::-1])[::-1], 0.0)
        at = int(np.argmax(above[1:] <= 1 - u))
    return float(values[at])


GAMMA = 0x9E3779B97F4A7C15


def mixed(x: int) -> int:
    """SplitMix64's output for the state that comes after `x` (Steele, Lea and Flood 2014)."""
    x = (x + GAMMA) % 2**64
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    x = (x ^ x >> 27) * 0x94D049BB133111EB % 2**64
    return x ^ x >> 31


def check_mixed() -> None:
    """Holds `mixed` to the numbers published for splitmix64.c (Vigna 2015) with seed 1234567."""
    found = [mixed((1234567 + n * GAMMA) % 2**64) for n in range(3)]
    assert found == [6457827717110365317, 3203168211198807973, 9817491932198370423]


def stream(seed: int, run: int, names: list[str]) -> list[str]:
    """The first outputs of SplitMix64 from the state that is mixed from the three, hexadecimal."""
    state = mixed(mixed(mixed(seed) ^ run) ^ key_of(names))
    return [f"{mixed((state + n * GAMMA) % 2**64):016x}" for n in range(4)]


def ishigami() -> dict:
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[-np.pi, np.pi]] * 3}
    x = sobol_sample.sample(problem, 64, calc_second_order=False, seed=5)
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    found = sobol_analyze.analyze(problem, y, calc_second_order=False, seed=5)
    return {"values": y.tolist(), "first": found["S1"].tolist(), "total": found["ST"].tolist()}


def main() -> None:
    check_mixed()
    grid = [*TAILS, *np.linspace(0.0025, 0.9975, 80), *UPPER]
    means = [*10 ** RNG.uniform(-3, 5, 1200), *RNG.uniform(0.1, 60, 1200), *RNG.uniform(60, 300, 400)]
    means += [0.001, 1.0, 7.999999, 8.0, 10.0, 100.0, 1e5] * 20
    draws = zip(RNG.permutation(probabilities(len(means))), means)
    people = [*RNG.uniform(0, 40, 500), *RNG.uniform(40, 10_000, 200)]
    people += [0.0, 0.4, 1.0, 1.7, 20.0, 10_000.0] * 20
    rates = [*RNG.uniform(0.005, 0.04, len(people) // 2)]
    rates += [*RNG.uniform(0, 1, len(people) - len(rates) - 20), *[1e-9, 1e-4, 0.5, 0.9999, 1.0] * 4]
    leaving = zip(RNG.permutation(probabilities(len(people))), RNG.permutation(people), rates)
    a = RNG.integers(0, 12, 40)
    b = a + RNG.integers(-4, 9, 40)
    wilson = [(k, n, c) for k, n in [(0, 10), (3, 10), (10, 10), (81, 1000)] for c in (0.9, 0.95)]
    interval = lambda k, n, c: stats.binomtest(k, n).proportion_ci(c, method="wilson")
    values = RNG.normal(size=23)
    result = {
        "normal_quantile": [[u, special.ndtri(u)] for u in grid],
        "normal_cdf": [[x, special.ndtr(x)] for x in np.linspace(-37, 8, 91)],
        "pert": [[*s, u, pert(*s, u)] for s in PERT_SHAPES for u in grid],
        "triangular": [
            [low, mode, high, u, stats.triang.ppf(u, (mode - low) / (high - low), low, high - low)]
            for low, mode, high in PERT_SHAPES
            for u in grid[::4]
        ],
        "poisson": [[u, mean, poisson(u, mean)] for u, mean in draws],
        "leavers": [[u, n, q, leavers(u, n, q)] for u, n, q in leaving],
        "wilson": [[k, n, c, *interval(k, n, c)] for k, n, c in wilson],
        "quantile": {
            "values": values.tolist(),
            "of": [[p, np.quantile(values, p)] for p in (0, 0.1, 0.37, 0.5, 0.9, 1)],
        },
        "spearman": {"a": a.tolist(), "b": b.tolist(), "rho": stats.spearmanr(a, b).statistic},
        "ishigami": ishigami(),
        "stream": stream(2023, 17, ["ryd", "leavers", "socialsekreterare"]),
    }
    # A line for each entry of a list keeps changes readable.
    parts = []
    for name, value in result.items():
        if isinstance(value, list) and isinstance(value[0], list):
            lines = ",\n".join(json.dumps([float(x) for x in row]) for row in value)
            parts.append(f"{json.dumps(name)}: [\n{lines}\n]")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value)}")
    TARGET.write_text("{\n" + ",\n".join(parts) + "\n}\n")


if __name__ == "__main__":
    main()
