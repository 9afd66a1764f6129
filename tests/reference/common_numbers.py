# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy==1.17.1"]
# ///
"""Makes common_numbers.json: single runs with chance events, from the same random numbers as the program.

    python tests/reference/common_numbers.py          writes tests/reference/common_numbers.json

chance.py draws in ways of its own, and only distributions can be compared. Here every draw is what
docs/model.md ("Chance") says it is: a number from SplitMix64 for the seed, the run, the unit, the
purpose and the role, of the month, turned by the inverse of the distribution function. So each run
of the program can be held to its own.

benches/reference/vectorised.py takes its time from here: everything is done for all runs at once.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy.special import ndtri, pdtr

from model import ROLES, build_plan, short
from runs import Batch, Model, Result, Values

TARGET = Path(__file__).with_name("common_numbers.json")
SEED, RUNS = 2023, 40

GAMMA = np.uint64(0x9E3779B97F4A7C15)
FIRST, SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
MANY = 10.0
"""Above this mean the expansion for Poisson's quantiles is used."""


def key_of(names: list[str]) -> int:
    """FNV-1a, 64 bits, each name followed by the byte 255."""
    value = 0xCBF29CE484222325
    for byte in b"".join(name.encode() + b"\xff" for name in names):
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def mixed(x: np.ndarray) -> np.ndarray:
    """SplitMix64's output for the states that come after `x` (Steele, Lea and Flood 2014)."""
    x = x + GAMMA
    x = (x ^ (x >> np.uint64(30))) * FIRST
    x = (x ^ (x >> np.uint64(27))) * SECOND
    return x ^ (x >> np.uint64(31))


def uniform(states: np.ndarray, t: int) -> np.ndarray:
    """The numbers of month `t`: the middles of 2^52 equal parts of the axis."""
    with np.errstate(over="ignore"):
        bits = mixed(states + GAMMA * np.uint64(t))
    return ((bits >> np.uint64(12)) + 0.5) * 2.0**-52


def summed(u: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """Poisson's quantiles by summing from 0."""
    found, left = np.zeros(len(u)), np.arange(len(u))
    point = np.exp(-mean)
    total = point.copy()
    k = 0
    while len(left := left[total[left] < u[left]]):
        k += 1
        found[left] = k
        point[left] *= mean[left] / k
        total[left] += point[left]
    return found


def poisson(u: np.ndarray, mean: np.ndarray) -> np.ndarray:
    """Poisson's quantiles.

    Large means: Giles's expansion in 1/sqrt(mean) ("Algorithm 955", ACM Transactions on
    Mathematical Software 42(1), 2016, the approximation that he calls Q_N2), rounded down; where
    its error bound does not tell, SciPy's distribution function decides.
    """
    found = np.zeros(len(u))
    small = np.flatnonzero((mean > 0.0) & (mean < MANY))
    found[small] = summed(u[small], mean[small])
    large = np.flatnonzero(mean >= MANY)
    if not len(large):
        return found
    u, mean = u[large], mean[large]
    root, w = np.sqrt(mean), ndtri(u)
    square = w * w
    x = mean + root * w + (1.0 / 3.0 + square / 6.0)
    x += (-1.0 / 36.0 - square / 72.0) * w / root
    x += (-8.0 / 405.0 + square * (7.0 / 810.0 + square / 270.0)) / mean
    error = 0.01 + 2.0 * (1.0 / 40.0 + square * (1.0 / 80.0 + square / 160.0)) / mean
    k = np.floor(x)
    unsure = np.flatnonzero((x - k < error) | (x - k > 1.0 - error) | (x < 1.0))
    at = np.maximum(0.0, k[unsure])
    while np.any(high := pdtr(at, mean[unsure]) < u[unsure]):
        at += high
    while np.any(low := (at > 0) & (pdtr(np.maximum(0.0, at - 1.0), mean[unsure]) >= u[unsure])):
        at -= low
    k[unsure] = at
    found[large] = k
    return found


class Numbered(Batch):
    """Runs whose chance events come from the numbers of a seed, from run number `first` on."""

    def __init__(self, model: Model, p: Values, runs: int, seed: int, first: int):
        numbers = np.arange(first, first + runs, dtype=np.uint64)
        with np.errstate(over="ignore"):
            of_run = mixed(mixed(np.uint64(seed)) ^ numbers)

            def states(unit: str, *names: str) -> np.ndarray:
                return mixed(of_run ^ np.uint64(key_of([unit, *names])))

            self.for_cases = np.stack([states(unit, "cases") for unit in model.units])
            self.for_leaving, self.for_hiring = (
                np.stack(
                    [[states(unit, what, role) for role in ROLES] for unit in model.units]
                )
                for what in ("leaving", "lead")
            )
        super().__init__(model, p, runs, np.random.default_rng(0))

    def _settle_staff(self) -> None:
        self.lead_law = None
        super()._settle_staff()

    def _draw_cases(self, unit: int, mean: np.ndarray, t: int) -> np.ndarray:
        return poisson(uniform(self.for_cases[unit], t), mean)

    def _draw_hire_times(self, unit, role, runs: np.ndarray, t: int) -> np.ndarray:
        if self.lead_law is None:
            # The probabilities of at most 0, 1, 2, … months, by run.
            terms = [np.exp(-self.lead)]
            while terms[-1].max() > 1e-17 or len(terms) < self.lead.max():
                terms.append(terms[-1] * self.lead / len(terms))
            self.lead_law = np.cumsum(terms, axis=0)
        u = uniform(self.for_hiring[unit, role, runs], t)
        takes, left = np.zeros(len(u), np.int64), np.arange(len(u))
        for sums in self.lead_law:
            left = left[u[left] > sums[runs[left]]]
            if not len(left):
                break
            takes[left] += 1
        return takes

    def _draw_leavers(self, people: np.ndarray, t: int) -> np.ndarray:
        """The quantile of Binomial(whole people) and the part of one that leaves or stays.

        The numbers that may leave are in their order 0, r, 1, 1 + r, … with r the part.
        """
        whole = np.floor(people)
        u, rate = uniform(self.for_leaving, t), self.leaving
        none = np.exp(whole * np.log1p(-rate))
        leavers = (u > none * (1.0 - rate)) * (people - whole)
        some = np.flatnonzero((u > none) & (whole > 0))
        u, point, n = u.ravel()[some], none.ravel()[some], whole.ravel()[some]
        q = np.broadcast_to(rate, people.shape).ravel()[some]
        rest = (people - whole).ravel()[some]
        odds, below = q / (1.0 - q), point.copy()
        number, left = np.zeros(len(some)), np.arange(len(some))
        k = 0
        while len(left):
            k += 1
            point[left] *= (n[left] - (k - 1)) / k * odds[left]
            without = below[left] + point[left] * (1.0 - q[left])
            below[left] += point[left]
            here = (u[left] <= below[left]) | (k >= n[left])
            number[left] = np.where(u[left] <= without, k, k + rest[left])
            left = left[~here]
        leavers.ravel()[some] = number
        return leavers


def run(model: Model, values: Values, runs: int, seed: int, first: int = 0) -> Result:
    """Runs the plan with these values in place of its own."""
    return Numbered(model, model.point | values, runs, seed, first).run()


def main() -> None:
    """Writes the runs, without drawn parameters, of two plans."""
    found = []
    for scenario in (
        {"preset": "beslut-2023"},
        {"preset": "motion-s-2020", "parameters": {"turnover": 35.0, "recruitment_lead": 2.5}},
    ):
        model = Model(build_plan(scenario))
        result = run(model, {}, RUNS, SEED)
        series = {
            "gross_ore": result.gross.sum(0),
            "gap_ore": result.gap.sum(0),
            "filled_24": result.filled[24],
            "open_24": result.open[24],
            "open_59": result.open[59],
            "overdue_59": result.overdue[59],
        }
        found.append(
            {"scenario": scenario, "seed": SEED}
            | {name: [short(float(v)) for v in values] for name, values in series.items()}
        )
    TARGET.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
