"""Compares the ensemble's steps per CPU-second with GerryChain's, on the same grids in one run.

Both divide a square grid in four parts within ±5 %, from the four quarters. A step is one proposal,
whether it is accepted or not. GerryChain is timed with its reversible_recom (the same law; the
paper's step) and with its plain recom (no stated law; each step draws trees until one has an even
edge). reversible_recom's bound on the even edges of a tree is the proven one for loads of 1: pieces
hold more than a third, so even edges lie on a path, and each has another load below it. The
processor's time is counted, of this process and of the program; what passes before the program's
first step is taken off by timing a short run too.

Needs gerrychain (made with 1.0.0) and its networkx:

    python tests/reference/gerrychain_speed.py
"""

import json
import resource
import subprocess
import time
from functools import partial
from pathlib import Path

import networkx
from gerrychain import Graph, MarkovChain, Partition, accept
from gerrychain.proposals import recom, reversible_recom
from gerrychain.updaters import Tally, cut_edges

ROOT = Path(__file__).resolve().parents[2]
PARTS, TOLERANCE = 4, 0.05
# Side, GerryChain's steps, own steps.
GRIDS = [(16, 2000, 600_000), (40, 300, 60_000), (95, 60, 8_000)]


def program() -> str:
    """Builds the bench and gives where it lies."""
    build = ["cargo", "bench", "--locked", "--no-default-features", "--bench", "recombination"]
    output = subprocess.run(
        [*build, "--no-run", "--message-format=json"],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout
    messages = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    found = [message["executable"] for message in messages if message.get("executable")]
    return found[-1]


def own_seconds(binary: str, side: int, steps: int) -> tuple[float, list[int]]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    output = subprocess.run([binary, str(side), str(steps)], check=True, stdout=subprocess.PIPE, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, [int(word) for word in output.stdout.split()]


def own_speed(binary: str, side: int, steps: int) -> tuple[float, float]:
    """Steps per CPU-second, and the share of them that is accepted."""
    short, first = own_seconds(binary, side, 10)
    long, counts = own_seconds(binary, side, steps)
    return (counts[0] - first[0]) / (long - short), counts[3] / counts[0]


def quarters(side: int) -> Partition:
    grid = networkx.grid_2d_graph(side, side)
    networkx.set_node_attributes(grid, 1, "load")
    half = (side + 1) // 2
    owner = {(row, column): 2 * (row >= half) + (column >= half) for row, column in grid}
    updaters = {"load": Tally("load"), "cut_edges": cut_edges}
    return Partition(Graph.from_networkx(grid), owner, updaters)


def gerrychain_speed(side: int, steps: int, proposal) -> tuple[float, float]:
    """Steps per CPU-second, and the share of them that gives another division."""
    start = quarters(side)
    chain = MarkovChain(proposal, [], accept.always_accept, start, steps + 1)
    moved, before = 0, None
    states = iter(chain)
    before = next(states)
    begin = time.process_time()
    for state in states:
        moved += state is not before and bool(state.flips)
        before = state
    return steps / (time.process_time() - begin), moved / steps


def main() -> None:
    binary = program()
    for side, steps, own_steps in GRIDS:
        common = {"pop_col": "load", "pop_target": side * side / PARTS, "epsilon": TOLERANCE}
        bound = int(2 * TOLERANCE * side * side / PARTS) + 1
        reversible = partial(reversible_recom, max_balanced_edge_cuts=bound, **common)
        first, accepted = own_speed(binary, side, own_steps)
        theirs, their_moves = gerrychain_speed(side, steps, reversible)
        plain, _ = gerrychain_speed(side, steps, partial(recom, **common))
        second, _ = own_speed(binary, side, own_steps)
        own = (first + second) / 2
        print(
            f"{side} x {side}: own {own:.0f} steps/s ({accepted:.1%} accepted); "
            f"reversible_recom {theirs:.1f} ({their_moves:.1%}), ratio {own / theirs:.0f}; "
            f"recom {plain:.1f}, ratio {own / plain:.0f}"
        )


if __name__ == "__main__":
    main()
