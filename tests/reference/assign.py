# /// script
# requires-python = ">=3.11"
# dependencies = ["ortools==9.15.6755"]
# ///
"""Solves the tasks in assign/ with OR-Tools' CP-SAT and writes the optima beside them.

    python tests/reference/assign.py [--only NAME] [--seconds 60] [--workers 2]

A second, independent way to the same optimum: it reads the instances that make_instances.py
wrote and shares no code with the program. One Boolean for each district and base; contiguity by
single-commodity flow (each base sends one unit to each of its other districts over chosen arcs,
which join districts of the same base); the Gini coefficient by the absolute differences of all
pairs of loads, sum |L_b - L_c| / (bases * sum L); the index of dissimilarity by the absolute
differences |H_b * O - O_b * H| / (2 * H * O).

CP-SAT knows whole numbers only. The instances hold whole numbers, so each term is a whole number
over a constant. An objective with one term is minimised as that whole number: the optimum is
exact. One with several terms is minimised as the sum of a_t * term_t, a_t = round(SCALE * weight
/ constant). "rounding" is how much that can shift the objective: twice the sum of
|a_t / SCALE - weight / constant| * (largest value that the term can take). The objective that is
written is evaluated without rounding, in floating point, for the division found.
"""

from __future__ import annotations

import argparse
import json
import time
from itertools import combinations
from pathlib import Path

from ortools.sat.python import cp_model

FOLDER = Path(__file__).with_name("assign")
SCALE = 10**15


class Task:
    """One scenario of one instance as a model of CP-SAT."""

    def __init__(self, data: dict, scenario: dict) -> None:
        self.data, self.scenario = data, scenario
        self.model = cp_model.CpModel()
        self.parts = range(data["parts"])
        self.nodes = range(len(data["load"]))
        self.x = [
            [self.model.new_bool_var(f"x{d}_{b}") for b in self.parts] for d in self.nodes
        ]
        for row in self.x:
            self.model.add_exactly_one(row)
        for b, seat in enumerate(data["seats"]):
            self.model.add(self.x[seat][b] == 1)
        for d, b in scenario.get("locked", {}).items():
            self.model.add(self.x[int(d)][b] == 1)
        for first, *others in scenario.get("groups", []):
            for other in others:
                for b in self.parts:
                    self.model.add(self.x[first][b] == self.x[other][b])
        self.contiguity()
        self.window()

    def sums(self, figures: list[int]) -> list:
        """Gives each part's sum of the figures."""
        return [sum(v * self.x[d][b] for d, v in enumerate(figures)) for b in self.parts]

    def contiguity(self) -> None:
        most = len(self.nodes) - len(self.parts)
        seats = set(self.data["seats"])
        into: dict[int, list] = {d: [] for d in self.nodes}
        out: dict[int, list] = {d: [] for d in self.nodes}
        for a, b, _ in self.data["edges"]:
            for start, end in ((a, b), (b, a)):
                if end in seats:
                    continue
                arc = self.model.new_bool_var(f"arc{start}_{end}")
                flow = self.model.new_int_var(0, most, f"flow{start}_{end}")
                self.model.add(flow <= most * arc)
                self.model.add(flow >= arc)
                for p in self.parts:
                    self.model.add(self.x[start][p] == self.x[end][p]).only_enforce_if(arc)
                into[end].append((arc, flow))
                out[start].append(flow)
        for d in self.nodes:
            if d in seats:
                continue
            self.model.add_exactly_one(arc for arc, _ in into[d])
            self.model.add(sum(flow for _, flow in into[d]) - sum(out[d]) == 1)

    def window(self) -> None:
        share = self.scenario.get("max_deviation")
        if share is None:
            return
        total, count = sum(self.data["load"]), len(self.parts)
        per_cent = round(share * 100)
        for load in self.sums(self.data["load"]):
            self.model.add(100 * count * load <= (100 + per_cent) * total)
            self.model.add(100 * count * load >= (100 - per_cent) * total)

    def distance(self, expression: object, most: int, name: str) -> cp_model.IntVar:
        """Gives a variable of at least the absolute value."""
        value = self.model.new_int_var(0, most, name)
        self.model.add(value >= expression)
        self.model.add(value >= -expression)
        return value

    def terms(self) -> dict[str, tuple]:
        """Gives (whole number, constant below it, its largest value, what is taken away)."""
        data, weights, result = self.data, self.scenario["weights"], {}
        if weights.get("load"):
            loads, total = self.sums(data["load"]), sum(data["load"])
            pairs = [
                self.distance(loads[b] - loads[c], total, f"pair{b}_{c}")
                for b, c in combinations(self.parts, 2)
            ]
            below = len(self.parts) * total
            result["load"] = (sum(pairs), below, below, 0)
        if weights.get("way"):
            own = sum(v * self.x[d][b] for d, row in enumerate(data["way"]) for b, v in enumerate(row))
            nearest = sum(min(row) for row in data["way"])
            result["way"] = (own, nearest, sum(max(row) for row in data["way"]), 1)
        if weights.get("changes"):
            # All districts of the instances have a base today.
            kept = sum(v * self.x[d][data["today"][d]] for d, v in enumerate(data["people"]))
            total = sum(data["people"])
            result["changes"] = (total - kept, total, total, 0)
        if weights.get("border"):
            total, cut = sum(m for *_, m in data["edges"]), []
            for a, b, metres in data["edges"]:
                between = self.model.new_bool_var(f"between{a}_{b}")
                for p in self.parts:
                    self.model.add(between >= self.x[a][p] - self.x[b][p])
                    self.model.add(between >= self.x[b][p] - self.x[a][p])
                cut.append(metres * between)
            result["border"] = (sum(cut), total, total, 0)
        if weights.get("mix"):
            high = sum(data["high"])
            other = sum(data["people"]) - high
            highs, peoples = self.sums(data["high"]), self.sums(data["people"])
            gaps = [
                self.distance(h * other - (p - h) * high, high * other, f"mix{b}")
                for b, (h, p) in enumerate(zip(highs, peoples))
            ]
            result["mix"] = (sum(gaps), 2 * high * other, 2 * high * other, 0)
        return result


def evaluate(data: dict, scenario: dict, owners: list[int]) -> float:
    """Gives the objective in floating point."""
    weights, parts = scenario["weights"], range(data["parts"])

    def sums(figures: list[int]) -> list[int]:
        return [sum(v for v, owner in zip(figures, owners) if owner == b) for b in parts]

    loads, high, people = sums(data["load"]), sums(data["high"]), sums(data["people"])
    other, metres = sum(people) - sum(high), sum(m for *_, m in data["edges"])
    terms = {
        "load": sum(abs(a - b) for a in loads for b in loads) / (2 * len(loads) * sum(loads)),
        "way": sum(row[b] for row, b in zip(data["way"], owners))
        / sum(min(row) for row in data["way"]) - 1,
        "changes": sum(p for p, a, b in zip(data["people"], owners, data["today"]) if a != b)
        / sum(people),
        "border": sum(m for a, b, m in data["edges"] if owners[a] != owners[b]) / metres,
        "mix": sum(abs(h / sum(high) - (p - h) / other) for h, p in zip(high, people)) / 2,
    }
    return sum(weight * terms[name] for name, weight in weights.items())


def solve(data: dict, scenario: dict, seconds: float, workers: int) -> dict:
    """Gives what CP-SAT finds, with the time that it takes."""
    started = time.perf_counter()
    task = Task(data, scenario)
    terms, rounding, total, away = task.terms(), 0.0, 0, 0.0
    weights = scenario["weights"]
    if len(terms) == 1:
        ((name, (total, below, _, offset)),) = terms.items()
        factor, away = weights[name] / below, weights[name] * offset
    else:
        factor = 1 / SCALE
        for name, (value, below, most, offset) in terms.items():
            exact = SCALE * weights[name] / below
            total += round(exact) * value
            rounding += 2 * abs(round(exact) - exact) * most / SCALE
            away += weights[name] * offset
    task.model.minimize(total)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = workers
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(task.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return {"status": solver.status_name(status)}
    owners = [next(b for b in task.parts if solver.value(row[b])) for row in task.x]
    return {
        "status": solver.status_name(status),
        "objective": evaluate(data, scenario, owners),
        "bound": solver.best_objective_bound * factor - away,
        "rounding": rounding,
        "seconds": round(time.perf_counter() - started, 2),
        "owners": owners,
    }


def main() -> None:
    """Solves all scenarios, or those of one instance, and writes NAME.optimum.json."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="the instance to solve")
    parser.add_argument("--seconds", type=float, default=60.0, help="the longest time for each")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    for path in sorted(FOLDER.glob("*.json")):
        if path.suffixes != [".json"] or (options.only and path.stem != options.only):
            continue
        data = json.loads(path.read_text(encoding="utf-8"))
        lines = []
        for name, scenario in data["scenarios"].items():
            found = solve(data, scenario, options.seconds, options.workers)
            print(path.stem, name, {k: v for k, v in found.items() if k != "owners"}, flush=True)
            lines.append(f" {json.dumps(name)}: {json.dumps(found)}")
        text = "{\n" + ",\n".join(lines) + "\n}\n"
        path.with_suffix(".optimum.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
