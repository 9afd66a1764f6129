# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy==1.17.1"]
# ///
"""Makes correlation.json: scipy's Pearson and Spearman correlations, and its mean ranks.

The first cases are columns of the built-in map's own table; the others are made up for ties,
long tails, a perfect but bent relation, and figures that do not vary, for which scipy has no
number (null here).

    python tests/reference/correlation.py
"""

from __future__ import annotations

import csv
import json
import warnings
from pathlib import Path

import numpy as np
from scipy import stats

HERE = Path(__file__).parent
TABLE = HERE.parent.parent / "maps" / "linkoping" / "indicators.csv"


def case(name: str, x: np.ndarray, y: np.ndarray) -> dict:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pearson = float(stats.pearsonr(x, y).statistic)
        spearman = float(stats.spearmanr(x, y).statistic)
    known = lambda value: value if np.isfinite(value) else None
    return {
        "name": name,
        "x": [float(v) for v in x],
        "y": [float(v) for v in y],
        "pearson": known(pearson),
        "spearman": known(spearman),
        "ranks_x": [float(v) for v in stats.rankdata(x, method="average")],
    }


def main() -> None:
    with TABLE.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    column = lambda title: np.array([float(row[title]) for row in rows])
    pairs = [
        ("ekonomiskt_bistand_tkr_per_person_2024", "arbetslosa_andel_2024"),
        ("ekonomiskt_bistand_tkr_per_person_2024", "lag_ekonomisk_standard_andel_2024"),
        ("hyresratt_andel_2025", "utlandsk_bakgrund_andel_2025"),
        ("omradestyp_2023", "ekonomiskt_bistand_tkr_per_person_2024"),
        ("folkmangd_2022", "folkmangd_2025"),
    ]
    cases = [case(f"{a} and {b}", column(a), column(b)) for a, b in pairs]
    rng = np.random.default_rng(1950)
    few = rng.integers(0, 4, 60).astype(float)
    cases.append(case("many ties in both", few, np.round(few + rng.normal(0, 1, 60))))
    tail = rng.lognormal(0, 2, 50)
    cases.append(case("a long tail", tail, rng.normal(0, 1, 50) - tail))
    bent = np.linspace(0.1, 3, 12)
    cases.append(case("rises always, but bent", bent, np.exp(bent)))
    cases.append(case("nothing to do with each other", rng.normal(size=40), rng.normal(size=40)))
    cases.append(case("one does not vary", np.full(5, 3.0), np.arange(5.0)))
    cases.append(case("three points", np.array([1.0, 2.0, 4.0]), np.array([2.0, 2.0, 0.0])))
    text = json.dumps(cases, indent=1, ensure_ascii=False)
    (HERE / "correlation.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
