# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6"]
# ///
"""Times the model in NumPy, and a command beside it: 10 000 runs of the decision of 2023.

    python benches/reference/vectorised.py [--runs 10000] [--rounds 5] [--workers 2]
        [-- narplan simulate PLAN --runs 10000 --seed 1 --json]

The NumPy version is tests/reference/runs.py: arrays over the runs for staff by unit and role,
cases by group of districts, eight accounts by unit, funding and placements, with chance events
on and every uncertain parameter drawn. The runs are cut into batches that fit the processor's
cache, and the batches shared between as many processes as there are cores. Its time is that of
the work alone: the processes are there, and NumPy is loaded, before the clock starts. As the
program does, it runs Nollalternativ beside each run with the same values. It is spared some of what
the program does: it draws by plain chance (no Latin hypercube, no groups that move together), keeps
no series but the cost, and takes no quantiles but those of the whole cost.

The command's time is that of the whole process, from start to end of its output. Both are timed
in turn, round by round, after one round that does not count; the ratio is that of the medians.
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
from pathlib import Path

# Each process has a core of its own: NumPy is not to start threads beside it.
os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "reference"))

import numpy as np  # noqa: E402
from model import build_plan, nollalternativ  # noqa: E402
from runs import Model, draw_pert  # noqa: E402

BATCH = 1_000
PRESET = "beslut-2023"
MODEL: Model
TODAY: Model


def prepare() -> None:
    """Reads the plan, and its Nollalternativ, once in each process."""
    global MODEL, TODAY
    plan = build_plan({"preset": PRESET})
    MODEL, TODAY = Model(plan), Model(nollalternativ(plan))


def batch(task: tuple[int, int, int]) -> tuple[np.ndarray, float]:
    """Runs one batch; gives each run's gross cost, and the processor time."""
    begin = time.process_time()
    seed, number, runs = task
    values = draw_pert(MODEL.point, runs, np.random.default_rng([seed, number]))
    gross, today = (
        model.run(values, runs, np.random.default_rng([seed, number, 1])).gross.sum(0)
        for model in (MODEL, TODAY)
    )
    return gross - today, time.process_time() - begin


def run_numpy(pool, runs: int, seed: int) -> tuple[float, float, list[float]]:
    """Times all runs; gives seconds, processor time, and P10, P50, P90 of the net cost."""
    begin = time.perf_counter()
    tasks = [(seed, n, min(BATCH, runs - n)) for n in range(0, runs, BATCH)]
    gross, processor = zip(*pool.map(batch, tasks, chunksize=1), strict=True)
    quantiles = np.quantile(np.concatenate(gross), (0.1, 0.5, 0.9)) / 1e8
    return time.perf_counter() - begin, sum(processor), [float(q) for q in quantiles]


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
    with multiprocessing.Pool(args.workers, prepare) as pool:
        months = Model(build_plan({"preset": PRESET})).months
        print(f"{args.runs} runs of {months} months, {args.workers} processes")
        for number in range(args.rounds + 1):
            seconds, processor, quantiles = run_numpy(pool, args.runs, number)
            beside = run_command(args.command) if args.command else None
            if number == 0:
                shown = " / ".join(f"{q:.1f}" for q in quantiles)
                print(f"net new cost P10 / P50 / P90: {shown} mnkr")
                continue
            line = f"NumPy {seconds:.3f} s ({processor:.3f} s of processor time)"
            numpy_times.append((seconds, processor))
            if beside is not None:
                line += f", command {beside[0]:.3f} s ({beside[1]:.3f} s)"
                command_times.append(beside)
            print(line)
    for place, what in enumerate(("seconds", "seconds of processor time")):
        median = statistics.median(times[place] for times in numpy_times)
        print(f"median {what}: NumPy {median:.3f}", end="")
        if command_times:
            other = statistics.median(times[place] for times in command_times)
            print(f", command {other:.3f}: {median / other:.1f} times as fast", end="")
        print()


if __name__ == "__main__":
    main()
