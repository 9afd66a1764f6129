"""Makes order.json: best orders of rollout that the program's own are compared with.

The same task for another solver: CP-SAT of OR-Tools, in whole numbers. The districts' need, the
social workers that they take, and their cost are computed anew from docs/model.md, with the
functions of model.py beside this file; no code is shared with the program.

    pip install ortools                  (9.15 made the figures that are kept)
    python tests/reference/order.py      writes tests/reference/order.json

The task. Each district goes live in one of the steps of the plan that lie within its months, or
stays with the central unit. Those of steps before the first month are live already. In each step
the live districts of a unit take no more social workers than the unit has posts by then, times the
slack, or than those that are live already take, if that is more; and in steps with a budget all
live districts cost no more than it. Sought is the highest
    early - weight * hand-overs
with early = sum over the districts of need share * months live / months, and hand-overs = children
of the districts that go live within the months / children of all districts.
"""

from __future__ import annotations

import json
import math
import random
import time
from pathlib import Path

import ortools
from ortools.sat.python import cp_model

import model

TARGET = Path(__file__).with_name("order.json")
PRESETS = ("nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023")
FINE = 10**6
"""Whole numbers for posts and tkr: a millionth."""
WORTH = 10**12
"""Whole numbers for the objective."""


def district_figures(plan: dict) -> list[dict]:
    """Gives need share, children 0-17, social workers at the norm and tkr a year by district."""
    p = dict(model.DEFAULTS)
    rows, indicators = model.read_map()
    weights = model.need_weights(rows, indicators, plan["need"], p["need_weight_b"])
    children = [float(row[model.CHILDREN]) * p["share_0_17_of_0_19"] for row in rows]
    need = [c * w for c, w in zip(children, weights)]
    all_need = math.fsum(need)
    on_pay = 12.0 * (1.0 + p["payroll_overhead"] / 100.0) * (1.0 + p["overhead"] / 100.0)
    beside = (p["training"] + p["travel"]) * 1000.0 + p["area_per_post"] * p["rent"]
    worker = p["salary_social_worker"] * on_pay + beside
    manager = p["salary_unit_manager"] * on_pay + beside
    tkr_a_post = (worker + manager / p["span"]) / 1000.0
    figures = []
    for row, c, n in zip(rows, children, need):
        started = n * p["reports_per_1000"] / 1000.0 / 12.0 * p["share_investigated"] / 100.0
        posts = started * p["investigation_time"] / p["caseload_norm"] / (1.0 - p["absence"] / 100.0)
        figures.append(
            {
                "code": row["regsokod"],
                "need": n / all_need,
                "people": c,
                "posts": posts,
                "cost": posts * tkr_a_post,
            }
        )
    return figures


def problem_of(name: str) -> dict:
    """Gives a preset's rollout as a task, without options."""
    plan = json.loads((model.PRESETS / f"{name}.narplan.json").read_text("utf-8"))
    begin = model.month_number(plan["start"])
    central = next(unit["id"] for unit in plan["units"] if unit["kind"] == "central")
    owner = {code: unit for unit, codes in plan["assignment"].items() for code in codes}
    steps = sorted(plan["steps"], key=lambda step: model.month_number(step["start"]))
    starts = [model.month_number(step["start"]) - begin for step in steps]
    units = [unit["id"] for unit in plan["units"]]
    now = {u["id"]: u.get("today", {}).get("posts", {}).get("social_worker", 0.0) for u in plan["units"]}
    posts = {unit: [] for unit in units}
    for step, start in zip(steps, starts):
        for change in step.get("posts", []):
            if change["role"] != "social_worker":
                continue
            moved = change.get("transferred", 0.0)
            if start >= 0:
                moved = min(moved, now[central])
                now[central] -= moved
            now[change["unit"]] += moved + change.get("new", 0.0)
        for unit in units:
            posts[unit].append(now[unit])
    assert len(set(starts)) == len(starts), "two steps in a month"
    districts = district_figures(plan)
    for figures in districts:
        code = figures.pop("code")
        unit = owner.get(code, central)
        live = [at for at, step in enumerate(steps) if code in step.get("districts", [])]
        planned = live[0] if live and unit != central else None
        figures["planned"] = planned
        figures["unit"] = None if unit == central else units.index(unit)
        if planned is not None and starts[planned] < 0:
            figures["steps"], figures["may_stay"] = [planned], False
        else:
            may = [at for at, start in enumerate(starts) if 0 <= start < plan["horizon_months"]]
            figures["steps"] = may if unit != central else []
            figures["may_stay"] = True
    return {
        "horizon": plan["horizon_months"],
        "starts": starts,
        "posts": [posts[unit] for unit in units],
        "districts": districts,
    }


def drawn_problem(seed: int, districts: int, units: int, steps: int) -> dict:
    """Gives a task drawn at random."""
    draw = random.Random(seed)
    listed = []
    for _ in range(districts):
        posts = round(draw.uniform(0.4, 5.0), 3)
        listed.append(
            {
                "need": round(posts * draw.uniform(0.7, 1.3) / districts / 3.0, 5),
                "people": float(draw.randint(150, 2500)),
                "posts": posts,
                "cost": round(posts * 1000.0 * draw.uniform(0.9, 1.2), 1),
                "planned": None,
                "unit": draw.randrange(units),
                "steps": list(range(steps)),
                "may_stay": True,
            }
        )
    wanted = [math.fsum(d["posts"] for d in listed if d["unit"] == u) for u in range(units)]
    share = sorted(round(draw.uniform(0.1, 0.95), 3) for _ in range(steps))
    return {
        "horizon": 60,
        "starts": [3 + 54 * at // steps for at in range(steps)],
        "posts": [
            [round(w * s * draw.uniform(0.9, 1.1) if at == 0 else w * s, 1) for at, s in enumerate(share)]
            for w in wanted
        ],
        "districts": listed,
    }


def months_live(problem: dict, step: int | None) -> int:
    """Gives the months of the horizon from a step on."""
    if step is None:
        return 0
    return problem["horizon"] - min(max(problem["starts"][step], 0), problem["horizon"])


def ceilings(problem: dict, slack: float, budgets: list[float | None]) -> tuple[list, list]:
    """Gives the most posts by unit and step, and the most tkr by step."""
    decided = [d for d in problem["districts"] if not d["may_stay"]]

    def taken(key: str, step: int, unit: int | None) -> float:
        return math.fsum(
            d[key] for d in decided if d["steps"][0] <= step and unit in (None, d["unit"])
        )

    posts = [
        [max(p * slack, taken("posts", step, unit)) for step, p in enumerate(by_step)]
        for unit, by_step in enumerate(problem["posts"])
    ]
    money = [None if b is None else max(b, taken("cost", at, None)) for at, b in enumerate(budgets)]
    return posts, money


def value(problem: dict, district: dict, step: int | None, handovers: float) -> float:
    """Gives what a district adds to the objective in a step."""
    early = district["need"] * months_live(problem, step) / problem["horizon"]
    changes = 0 if step is None or problem["starts"][step] < 0 else 1
    everybody = math.fsum(d["people"] for d in problem["districts"])
    return early - handovers * district["people"] * changes / everybody


def solve(problem: dict, slack: float, budgets: list[float | None], handovers: float) -> dict:
    """Gives the best order that CP-SAT finds, its objective and whether that is proven."""
    cp = cp_model.CpModel()
    live = []
    for district in problem["districts"]:
        choices = {step: cp.new_bool_var("") for step in district["steps"]}
        if district["may_stay"]:
            choices[None] = cp.new_bool_var("")
        cp.add_exactly_one(choices.values())
        live.append(choices)
    posts, money = ceilings(problem, slack, budgets)

    def used(key: str, step: int, unit: int | None):
        return sum(
            round(district[key] * FINE) * var
            for district, choices in zip(problem["districts"], live)
            if unit in (None, district["unit"])
            for chosen, var in choices.items()
            if chosen is not None and chosen <= step
        )

    for step in range(len(problem["starts"])):
        for unit, by_step in enumerate(posts):
            # As many millionths more as there are districts: so much may rounding add.
            room = math.floor(by_step[step] * FINE) + len(live)
            cp.add(used("posts", step, unit) <= room)
        if money[step] is not None:
            cp.add(used("cost", step, None) <= math.floor(money[step] * FINE) + len(live))
    cp.maximize(
        sum(
            round(value(problem, district, step, handovers) * WORTH) * var
            for district, choices in zip(problem["districts"], live)
            for step, var in choices.items()
        )
    )
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = 60.0
    solver.parameters.num_workers = 2
    solver.parameters.relative_gap_limit = 0.0
    begin = time.perf_counter()
    status = solver.solve(cp)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), solver.status_name(status)
    order = [next(s for s, var in choices.items() if solver.value(var)) for choices in live]
    worth = math.fsum(value(problem, d, s, handovers) for d, s in zip(problem["districts"], order))
    return {
        "objective": worth,
        "bound": solver.best_objective_bound / WORTH,
        "proven": status == cp_model.OPTIMAL,
        "seconds": round(time.perf_counter() - begin, 2),
    }


def planned_slack(problem: dict) -> float:
    """Gives how far the planned order stretches posts where it does so most, at least 1."""
    slack = 1.0
    for unit, by_step in enumerate(problem["posts"]):
        for step, posts in enumerate(by_step):
            own = [d for d in problem["districts"] if d["unit"] == unit]
            due = [d for d in own if d["planned"] is not None and d["planned"] <= step]
            if all(not d["may_stay"] for d in due):
                continue
            assert posts > 0.0, "a unit without posts"
            slack = max(slack, math.fsum(d["posts"] for d in due) / posts)
    return slack


def some_budgets(problem: dict, low: float, high: float) -> list[float | None]:
    """Gives budgets that grow evenly from one share of all cost to another."""
    everything = math.fsum(d["cost"] for d in problem["districts"] if d["unit"] is not None)
    ahead = [at for at, start in enumerate(problem["starts"]) if start >= 0]
    budgets: list[float | None] = [None] * len(problem["starts"])
    for place, at in enumerate(ahead):
        part = place / max(1, len(ahead) - 1)
        budgets[at] = round(everything * (low + (high - low) * part), 1)
    return budgets


def main() -> None:
    cases = []

    def add(name: str, problem: dict, kept: dict, slack: float, budgets: list, weight: float) -> None:
        case = {"name": name, **kept, "slack": slack, "budgets": budgets, "handovers": weight}
        case |= solve(problem, slack, budgets, weight)
        print(name, case["objective"], case["bound"], case["proven"], case["seconds"], "s")
        cases.append(case)

    for name in PRESETS:
        problem = problem_of(name)
        none = [None] * len(problem["starts"])
        planned = [d["planned"] for d in problem["districts"]]
        worth = [value(problem, d, s, 0.0) for d, s in zip(problem["districts"], planned)]
        kept = {"preset": name, "planned": math.fsum(worth)}
        stretched = planned_slack(problem)
        add(f"{name}: at the norm", problem, kept, 1.0, none, 0.0)
        add(f"{name}: as stretched as planned", problem, kept, stretched, none, 0.0)
        add(f"{name}: few hand-overs", problem, kept, stretched, none, 0.3)
        add(f"{name}: tight budget", problem, kept, stretched, some_budgets(problem, 0.2, 0.6), 0.0)
        add(f"{name}: wide budget", problem, kept, 1.2, some_budgets(problem, 0.3, 0.9), 0.1)
    for seed, districts, units, steps in ((1, 20, 3, 4), (2, 32, 4, 5), (3, 60, 4, 6), (4, 98, 4, 6)):
        problem = drawn_problem(seed, districts, units, steps)
        none = [None] * steps
        name = f"drawn, {districts} districts"
        add(f"{name}: no budget", problem, {"problem": problem}, 1.0, none, 0.0)
        add(f"{name}: budget", problem, {"seed": seed}, 1.0, some_budgets(problem, 0.15, 0.8), 0.0)
    result = {"solver": f"OR-Tools {ortools.__version__}, CP-SAT", "cases": cases}
    TARGET.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
