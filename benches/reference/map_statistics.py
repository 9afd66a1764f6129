# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "mapclassify==2.10.0", "libpysal==4.14.1", "esda==2.9.0", "numba==0.68.1"]
# ///
"""Times mapclassify and esda, and the program's own statistics beside them.

    python benches/reference/map_statistics.py [--rounds 9] [-- BENCH]

BENCH is the program that `cargo bench --no-default-features --bench statistics --no-run` makes.
Both sides do the same: Fisher-Jenks with seven classes of 6 160 values, and local Moran's I with
999 permutations of 3 364 areas (queen's neighbours on a lattice of 58 by 58). The values are as
skewed as those of benches/statistics.rs, 1/(0,05 + u) + u for uniform u; they are not the same
numbers, which neither algorithm's time hangs on.

mapclassify and esda are compiled by numba. Each is called once before the clock starts, so that the
compiling does not count. esda runs with one job, as it does by itself.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable

import esda
import libpysal
import mapclassify
import numpy as np

warnings.simplefilter("ignore")
SIDE = 58


def values(count: int) -> np.ndarray:
    rng = np.random.default_rng(1)
    return 1.0 / (0.05 + rng.random(count)) + rng.random(count)


def timed(work: Callable[[], object], rounds: int) -> str:
    work()
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return f"median {statistics.median(seconds) * 1e3:.1f} ms, fastest {min(seconds) * 1e3:.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("bench", nargs="?", help="the program's own bench")
    options = parser.parse_args()

    many = values(6_160)
    lattice = libpysal.weights.lat2W(SIDE, SIDE, rook=False)
    lattice.transform = "r"
    areas = values(SIDE * SIDE)

    def local() -> None:
        esda.Moran_Local(areas, lattice, permutations=999, seed=1, n_jobs=1,
                         keep_simulations=False)

    print("mapclassify Fisher-Jenks:",
          timed(lambda: mapclassify.FisherJenks(many, k=7), options.rounds))
    print("esda local Moran:", timed(local, options.rounds))
    sys.stdout.flush()
    if options.bench:
        subprocess.run([options.bench, "--bench", "fisher_jenks_6160", "lisa_3364"], check=True)


if __name__ == "__main__":
    main()
