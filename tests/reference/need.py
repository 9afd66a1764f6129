# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6"]
# ///
"""The local need index in all its ways, and how robust its order is, on the map of Linköping.

    python3 tests/reference/need.py

Writes need.json beside it. Written from docs/model.md, without a look at the program: scores as
z, as midranks (ridits) and between the least and the greatest value, each with districts counted
by children 0–19 or alike; their weighted sum standardised by children. The robustness draws
20 000 weightings from NumPy's Dirichlet distribution.
"""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
MAP = HERE.parents[1] / "maps" / "linkoping"
CHILDREN = "barn_unga_0_19_2025"
TERMS = [
    {"indicator": "ekonomiskt_bistand", "weight": 2.0},
    {"indicator": "arbetslosa_andel", "weight": 1.0},
    {"indicator": "ensamstaende_foralder_andel", "weight": 1.5},
    {"indicator": "sysselsatta_andel", "weight": 0.5},
]
CONCENTRATION = 12.0
HIGHEST = 6
DRAWS = 20_000


def read() -> tuple[list[str], np.ndarray, list[np.ndarray]]:
    rows = list(csv.DictReader((MAP / "indicators.csv").open(encoding="utf-8")))
    entries = tomllib.loads((MAP / "indicators.toml").read_text(encoding="utf-8"))["indicator"]
    known = {entry["id"]: entry for entry in entries}
    columns = []
    for term in TERMS:
        entry = known[term["indicator"]]
        if "column" in entry:
            values = np.array([float(row[entry["column"]]) for row in rows])
        else:
            top = np.array([float(row[entry["numerator"]]) for row in rows])
            values = 100 * top / np.array([float(row[entry["denominator"]]) for row in rows])
        columns.append(-values if entry["need"] == "less" else values)
    return [row["regsokod"] for row in rows], np.array([float(r[CHILDREN]) for r in rows]), columns


def z(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    mean = np.average(values, weights=weights)
    return (values - mean) / np.sqrt(np.average((values - mean) ** 2, weights=weights))


def rank(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    below = (weights[None, :] * (values[None, :] < values[:, None])).sum(1)
    equal = (weights[None, :] * (values[None, :] == values[:, None])).sum(1)
    return (below + equal / 2) / weights.sum()


def min_max(values: np.ndarray, _weights: np.ndarray) -> np.ndarray:
    return (values - values.min()) / (values.max() - values.min())


def main() -> None:
    codes, children, columns = read()
    chosen = np.array([term["weight"] for term in TERMS])
    by_code = lambda values: dict(zip(codes, values.tolist()))  # noqa: E731
    found = {}
    for name, way in (("z", z), ("rank", rank), ("min_max", min_max)):
        for by_children in (True, False):
            weights = children if by_children else np.ones_like(children)
            scores = np.array([way(values, weights) for values in columns])
            found[f"{name} {str(by_children).lower()}"] = by_code(z(chosen @ scores, children))
    scores = np.array([z(values, children) for values in columns])
    rng = np.random.default_rng(2026)
    drawn = rng.dirichlet(CONCENTRATION * chosen / chosen.sum(), DRAWS) @ scores
    places = (-drawn).argsort(1).argsort(1)
    own = (-(chosen @ scores)).argsort().argsort() + 1
    result = {
        "terms": TERMS,
        "concentration": CONCENTRATION,
        "highest": HIGHEST,
        "draws": DRAWS,
        "z": found,
        "among_highest": by_code((places < HIGHEST).mean(0)),
        "rank": by_code(own),
    }
    (HERE / "need.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
