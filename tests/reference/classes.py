# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "mapclassify==2.10.0", "numba"]
# ///
"""Makes classes.json: classes of mapclassify that the program's tests compare their own with.

`calhoun` is mapclassify's own example, whose classes its documentation prints. Fisher and Jenks'
breaks are checked against trying all of them where there are few enough values.

    python tests/reference/classes.py
"""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import mapclassify
import numpy as np


def squares(values: np.ndarray, limits: np.ndarray) -> float:
    """Sum of squares within the classes that end at `limits`."""
    at = np.searchsorted(limits, values)
    parts = [values[at == k] for k in range(len(limits))]
    return float(sum(((part - part.mean()) ** 2).sum() for part in parts if len(part)))


def best(values: np.ndarray, k: int) -> list[float]:
    """The sums of squares in k classes, least first, of all limits between distinct values."""
    distinct = np.unique(values)
    cuts = itertools.combinations(distinct[:-1], min(k, len(distinct)) - 1)
    return sorted(squares(values, np.array([*cut, distinct[-1]])) for cut in cuts)


def jiang(values: np.ndarray) -> list[float]:
    """Head/tail breaks as Jiang 2013 has them: on while at most 40 % lie above the mean."""
    limits, rest = [], values
    while len(np.unique(rest)) > 1:
        head = rest[rest > rest.mean()]
        if len(head) == 0 or len(head) > 0.4 * len(rest):
            break
        limits.append(float(rest.mean()))
        rest = head
    return limits


def case(name: str, values: np.ndarray) -> dict:
    out = {"name": name, "values": values.tolist(), "jenks": {}, "equal": {}, "quantiles": {}}
    few = len(np.unique(values)) <= 14
    for k in range(2, 10):
        if k <= len(np.unique(values)):
            found = mapclassify.FisherJenks(values, k)
            cost = squares(values, found.bins)
            sole = True
            if few:
                all_costs = best(values, k)
                assert abs(cost - all_costs[0]) < 1e-9 * max(1, cost), (name, k)
                sole = len(all_costs) == 1 or all_costs[1] > all_costs[0] + 1e-9
            # Whether no other limits are as good.
            out["jenks"][k] = {"bins": found.bins.tolist(), "squares": cost, "sole": sole}
        if values.min() < values.max():
            equal = mapclassify.EqualInterval(values, k)
            # A value at a limit goes up or down by mapclassify's rounding: no comparison.
            if np.abs(values[:, None] - equal.bins[None, :-1]).min() > 1e-9:
                out["equal"][k] = {"bins": equal.bins.tolist(), "counts": equal.counts.tolist()}
        quantiles = mapclassify.Quantiles(values, k)
        out["quantiles"][k] = {"bins": quantiles.bins.tolist(), "counts": quantiles.counts.tolist()}
    std = mapclassify.StdMean(values)
    out["std"] = {"bins": std.bins.tolist(), "counts": std.counts.tolist()}
    out["headtail"] = {
        "mapclassify": mapclassify.HeadTailBreaks(values).bins.tolist(),
        "jiang": jiang(values),
    }
    middle = [float(np.median(values)), float(values.max()) + 1, float(values.min()) - 1]
    user = mapclassify.UserDefined(values, sorted(middle))
    out["manual"] = {"breaks": middle, "bins": user.bins.tolist(), "counts": user.counts.tolist()}
    return out


def main() -> None:
    chance = np.random.default_rng(11)
    calhoun = np.asarray(mapclassify.load_example(), dtype=float)
    cases = [
        case("calhoun", calhoun),
        case("ties", np.array([1, 1, 1, 1, 2, 2, 3, 5, 5, 5, 5, 5, 8, 9, 9, 13], dtype=float)),
        case("mostly one", np.array([0] * 20 + [1, 2, 2, 7, 30], dtype=float)),
        case("heavy", np.round(chance.pareto(1.1, 300), 6)),
        case("normal", np.round(chance.normal(0, 1, 200), 6)),
        # Narrow groups far apart: sums of floats would lose the differences.
        case("far", np.round(1e6 * np.repeat([1, 2, 3], 20) + chance.normal(0, 1e-3, 60), 6)),
    ]
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(cases, indent=None) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
