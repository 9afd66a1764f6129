# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy==1.17.1"]
# ///
"""Times the model in NumPy, and a command beside it: 10 000 runs of the decision of 2023.

    python benches/reference/vectorised.py [--runs 10000] [--rounds 5] [--workers 2]
        [-- narplan simulate PLAN --runs 10000 --seed 1 --json]

Both do what docs/model.md says of uncertainty and chance:

* every uncertain parameter is drawn by PERT in a Latin hypercube (SciPy's inverse of the beta
  distribution);
* every chance event is a number of the run, unit, purpose, role and month, turned by the inverse
  of its distribution function (tests/reference/common_numbers.py, which the program's runs agree
  with one by one);
* Nollalternativ is run beside each run with the same numbers and parameters;
* of each month the program's series are kept, as single floats, and their P10, P50 and P90 taken;
  of each year the cost and the gap of every run.

Staff is followed by unit and role, cases by group of districts, cost by account and unit: arrays
over the runs (tests/reference/runs.py), cut into batches that fit the processor's cache, and the
batches shared between as many processes as there are cores. The time is that of the work alone:
the processes are there, and NumPy is loaded, before the clock starts. NumPy is spared parameters
that move together, gates and the standard errors.

The command's time is that of the whole process, from start to end of its output. As NumPy's is that
of the work alone, the command is timed with two runs, too: starting, reading and writing. All are
timed in turn, round by round, after one round that does not count; the ratios are those of the
medians, of the whole command and of what it takes longer than with two runs.
On a machine that does other work too, the ratio of processor time is the fairer one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import time
from multiprocessing import sharedctypes
from pathlib import Path

# Each process has a core of its own: NumPy is not to start threads beside it.
os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "reference"))

import numpy as np  # noqa: E402
from common_numbers import run  # noqa: E402
from model import build_plan, nollalternativ  # noqa: E402
from runs import RANGES, Model, pert_shape  # noqa: E402
from scipy.special import betaincinv  # noqa: E402

BATCH = 1_000
PRESET = "beslut-2023"
SHARES = (0.1, 0.5, 0.9)
OF_ALL = ("gross", "gap", "filled", "open", "overdue")
OF_UNITS = ("staff", "caseload", "coverage")
MODEL: Model
TODAY: Model
SERIES: np.ndarray
"""By series, month and run; the processes share it."""


def prepare(series, runs: int) -> None:
    """Reads the plan, and its Nollalternativ, once in each process."""
    global MODEL, TODAY, SERIES
    plan = build_plan({"preset": PRESET})
    MODEL, TODAY = Model(plan), Model(nollalternativ(plan))
    SERIES = np.frombuffer(series, np.float32).reshape(-1, MODEL.months, runs)


def draw(task: tuple[int, str, int]) -> tuple[str, np.ndarray, float]:
    """Draws one parameter for all runs."""
    begin = time.process_time()
    seed, name, runs = task
    rng = np.random.default_rng([seed, list(RANGES).index(name)])
    (low, high), mode = RANGES[name], MODEL.point[name]
    places = (rng.permutation(runs) + rng.random(runs)) / runs
    values = low + (high - low) * betaincinv(*pert_shape(low, mode, high), places)
    return name, values, time.process_time() - begin


def by_year(months: np.ndarray) -> np.ndarray:
    """Sums by calendar year."""
    years = (MODEL.start + np.arange(len(months))) // 12
    return np.add.reduceat(months, np.flatnonzero(np.diff(years, prepend=-1)))


def batch(task: tuple[int, int, dict[str, np.ndarray]]) -> tuple[list[np.ndarray], float]:
    """Runs one batch; gives each run's cost, that of Nollalternativ, and its gap, by year."""
    begin = time.process_time()
    seed, first, values = task
    runs = len(next(iter(values.values())))
    found = run(MODEL, values, runs, seed, first)
    today = run(TODAY, values, runs, seed, first)
    kept = [getattr(found, name) for name in OF_ALL]
    # A unit that serves nobody has no cases, and no part in the coverage.
    started = np.nan_to_num(found.started)
    active, workers = np.nan_to_num(found.active).sum(1), found.workers.sum(1)
    covered = (started * np.nan_to_num(found.coverage)).sum(1)
    with np.errstate(divide="ignore", invalid="ignore"):
        kept += [active / workers, covered / started.sum(1)]
    kept += [series for name in OF_UNITS for series in getattr(found, name).swapaxes(0, 1)]
    for place, series in zip(SERIES, kept, strict=True):
        place[:, first : first + runs] = series
    years = [by_year(months) for months in (found.gross, today.gross, found.gap)]
    return years, time.process_time() - begin


def quantiles(number: int) -> tuple[np.ndarray, float]:
    """Gives a series' quantiles in each month, of the runs in which it is defined."""
    begin = time.process_time()
    # What is undefined comes last.
    ordered = np.sort(SERIES[number], axis=1)
    known = np.count_nonzero(~np.isnan(ordered), axis=1)
    at = np.multiply.outer(SHARES, np.maximum(known - 1, 0))
    low = at.astype(np.int64)
    months = np.arange(len(ordered))
    below = ordered[months, low]
    above = ordered[months, np.minimum(low + 1, np.maximum(known - 1, 0))]
    return below + (at - low) * (above - below), time.process_time() - begin


def run_numpy(pool, runs: int, seed: int) -> tuple[float, float, list[float]]:
    """Times all runs; gives seconds, processor time, and P10, P50, P90 of the net cost."""
    begin, used = time.perf_counter(), time.process_time()
    drawn = pool.map(draw, [(seed, name, runs) for name in RANGES], chunksize=1)
    firsts = range(0, runs, BATCH)
    slices = [{name: values[at : at + BATCH] for name, values, _ in drawn} for at in firsts]
    tasks = [(seed, at, values) for at, values in zip(firsts, slices, strict=True)]
    done = pool.map(batch, tasks, chunksize=1)
    fans = pool.map(quantiles, range(len(SERIES)))
    gross, today, gap = (np.concatenate(parts, axis=1) for parts in zip(*(y for y, _ in done)))
    _by_year = [np.quantile(part, SHARES, axis=1) for part in (gross, gross - today, gap)]
    net = np.quantile((gross - today).sum(0), SHARES) / 1e8
    processor = sum(part[-1] for parts in (drawn, done, fans) for part in parts)
    processor += time.process_time() - used
    return time.perf_counter() - begin, processor, [float(q) for q in net]


def run_command(command: list[str]) -> tuple[float, float]:
    """Times a command, which has to end well; gives seconds and processor time."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - begin
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def main() -> None:
    """Times both in turn and prints the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("command", nargs="*", help="what to time beside it, after --")
    args = parser.parse_args()

    numpy_times: list[tuple[float, float]] = []
    command_times: list[tuple[float, float]] = []
    start_times: list[tuple[float, float]] = []
    start = list(args.command)
    if "--runs" in start:
        start[start.index("--runs") + 1] = "2"
    plan = Model(build_plan({"preset": PRESET}))
    count = len(OF_ALL) + 2 + len(OF_UNITS) * len(plan.units)
    series = sharedctypes.RawArray("f", count * plan.months * args.runs)
    prepare(series, args.runs)
    with multiprocessing.Pool(args.workers, prepare, (series, args.runs)) as pool:
        print(f"{args.runs} runs of {plan.months} months, {args.workers} processes")
        for number in range(args.rounds + 1):
            seconds, processor, net = run_numpy(pool, args.runs, number)
            beside = run_command(args.command) if args.command else None
            begun = run_command(start) if start else None
            if number == 0:
                shown = " / ".join(f"{q:.1f}" for q in net)
                print(f"net new cost P10 / P50 / P90: {shown} mnkr")
                continue
            line = f"NumPy {seconds:.3f} s ({processor:.3f} s of processor time)"
            numpy_times.append((seconds, processor))
            if beside is not None:
                line += f", command {beside[0]:.3f} s ({beside[1]:.3f} s)"
                command_times.append(beside)
                start_times.append(begun)
            print(line)
    for place, what in enumerate(("seconds", "seconds of processor time")):
        median = statistics.median(times[place] for times in numpy_times)
        print(f"median {what}: NumPy {median:.3f}", end="")
        if command_times:
            other = statistics.median(times[place] for times in command_times)
            before = statistics.median(times[place] for times in start_times)
            print(f", command {other:.3f}: {median / other:.1f} times as fast", end="")
            print(f"; work alone {other - before:.3f}: {median / (other - before):.1f} times", end="")
        print()


if __name__ == "__main__":
    main()
