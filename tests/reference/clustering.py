# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy", "geopandas", "libpysal==4.14.1", "esda==2.9.0", "numba"]
# ///
"""Makes clustering.json: statistics of clustering that the program's tests compare their own with.

The data are Columbus (49 neighbourhoods; Anselin 1988), which comes with libpysal, and a made
lattice with an area apart from all others. Statistics are esda's; p-values come from 99 999
permutations of esda's, so that only the program's own 999 carry chance.

    python tests/reference/clustering.py
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import esda
import geopandas
import libpysal
import numpy as np
from libpysal.weights import KNN, Queen, Rook, W
from scipy.stats import false_discovery_control

warnings.simplefilter("ignore")
PERMUTATIONS = 99_999


def case(name: str, values: np.ndarray, weights: W) -> dict:
    lists = [sorted(weights.neighbors[i]) for i in weights.id_order]
    weights.transform = "r"
    np.random.seed(12)
    whole = esda.Moran(values, weights, permutations=9_999)
    local = esda.Moran_Local(values, weights, permutations=PERMUTATIONS, seed=3,
                             keep_simulations=False, n_jobs=1)
    own = {}
    for key, star in (("gi", False), ("gi_star", True)):
        binary = W({i: list(of) for i, of in enumerate(lists)}, silence_warnings=True)
        score = esda.G_Local(values, binary, transform="B", permutations=0, star=star).Zs
        own[key] = [float(z) if np.isfinite(z) else None for z in score]
    quadrant = {1: "high_high", 2: "low_high", 3: "low_low", 4: "high_low"}
    return {
        "name": name, "values": values.tolist(), "neighbours": lists,
        "moran": {"i": float(whole.I), "expected": float(whole.EI), "p_sim": float(whole.p_sim),
                  "z_sim": float(whole.z_sim)},
        "local": {"i": local.Is.tolist(), "quadrants": [quadrant[q] for q in local.q],
                  "p_sim": [float(p) for p in local.p_sim], **own},
    }


def main() -> None:
    columbus = geopandas.read_file(libpysal.examples.get_path("columbus.shp"))
    crime = columbus["CRIME"].to_numpy(dtype=float)
    income = columbus["INC"].to_numpy(dtype=float)
    rook = Rook.from_dataframe(columbus, use_index=False)
    queen = Queen.from_dataframe(columbus, use_index=False)
    side = 7
    lattice = libpysal.weights.lat2W(side, side, rook=True)
    lists = {i: list(lattice.neighbors[i]) for i in range(side * side)}
    lists[side * side] = []
    apart = W(lists, silence_warnings=True)
    chance = np.random.default_rng(4)
    # Whole numbers, so that many permutations tie.
    made = np.append(np.floor(np.arange(side * side) / 9) + chance.integers(0, 4, side * side), 9.0)
    centres = np.c_[columbus.geometry.centroid.x, columbus.geometry.centroid.y]
    shapes = [[[list(p) for p in part.exterior.coords] for part in getattr(g, "geoms", [g])]
              for g in columbus.geometry]
    p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 1.0, 0.008]
    out = {
        "cases": [case("crime, queen", crime, queen), case("income, rook", income, rook),
                  case("crime, 4 nearest", crime, KNN.from_array(centres, k=4)),
                  case("made, one apart", made, apart)],
        "shapes": shapes, "centres": centres.tolist(),
        "rook": [sorted(rook.neighbors[i]) for i in range(len(columbus))],
        "queen": [sorted(queen.neighbors[i]) for i in range(len(columbus))],
        "nearest_4": [sorted(of) for of in KNN.from_array(centres, k=4).neighbors.values()],
        "fdr": {"p": p, "adjusted": false_discovery_control(p).tolist()},
    }
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(out, default=int) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
