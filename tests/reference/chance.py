# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "scipy==1.17.1"]
# ///
"""Makes chance.json: distributions that the simulation's tests compare their own with.

    python tests/reference/chance.py           writes tests/reference/chance.json (minutes)

Chance events as docs/model.md has them ("Chance"), with random numbers of its own: it is the
distributions that have to agree. In the second half of the scenarios parameters are drawn too, by
PERT, each by itself and without effects; "drawn" holds low, most likely and high of each.

For each quantity: mean and standard error of the mean, and P10, P50 and P90 (linear between the
order statistics) with standard errors by the binomial method: of n runs the number below the
p-quantile has the standard deviation sqrt(n p (1 - p)), so the order statistics that many places
to either side are two standard errors apart. Money is in öre.

With chance, staff are nearly whole people, so that a quantile of theirs stands still or jumps by
one. "p10_share" is therefore the share of the runs at or below the quantile that is written (plus
1e-6), with its standard error: a share can be compared whatever the distribution looks like.

Where no parameter is drawn, "expected" is the exact mean, by model.py: leavers and hiring times
enter filled staff and gross cost linearly, so that the mean over all chances is the run without
chance in which everybody who is sought arrives at once after each time in the parts that the
Poisson distribution gives. Nothing is written unless the runs agree with it.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy import stats

from model import build_plan, gross_of, short, simulate
from runs import RANGES, Model, pert_shape
from scenarios import CASE_TYPES

TARGET = Path(__file__).with_name("chance.json")
RUNS = 20_000
BATCH = 1_000
SEED = 20_270_101
MONTHS = (12, 24, 59)
UNIT, UNIT_MONTH = "norr", 12
QUANTILES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}

CEILING_AND_TYPES = {
    "preset": "beslut-2023",
    "parameters": {"caseload_ceiling": 17.0},
    "model": {"case_types": CASE_TYPES},
}
LEAVING = {
    "preset": "beslut-2023",
    "parameters": {"turnover": 35.0, "recruitment_lead": 2.5, "agency_share": 25.0},
}

SCENARIOS = [
    {"name": "chance", "preset": "beslut-2023", "chance": True, "draw": False},
    {"name": "chance_ceiling_types", "chance": True, "draw": False} | CEILING_AND_TYPES,
    {"name": "chance_leaving", "chance": True, "draw": False} | LEAVING,
    {"name": "drawn", "preset": "beslut-2023", "chance": False, "draw": True},
    {"name": "drawn_chance", "preset": "motion-s-2020", "chance": True, "draw": True},
    {"name": "drawn_chance_ceiling_types", "chance": True, "draw": True} | CEILING_AND_TYPES,
]


def draw(point: dict[str, float], runs: int, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Draws by PERT with SciPy's beta distribution, the plan's own value as the mode."""
    drawn = {}
    for name, (low, high) in RANGES.items():
        alpha, beta = pert_shape(low, point[name], high)
        b = stats.beta.rvs(alpha, beta, size=runs, random_state=rng)
        drawn[name] = low + (high - low) * b
    return drawn


def describe(values: np.ndarray) -> dict:
    """Gives mean and quantiles, each with its standard error."""
    ordered, count = np.sort(values), len(values)
    found = {
        "mean": float(values.mean()),
        "mean_se": float(values.std(ddof=1) / np.sqrt(count)),
    }
    for name, p in QUANTILES.items():
        spread = np.sqrt(count * p * (1.0 - p))
        low, high = (ordered[round(count * p + side * spread)] for side in (-1, 1))
        found[name] = float(np.quantile(ordered, p))
        found[f"{name}_se"] = float((high - low) / 2.0)
        share = float(np.mean(values <= short(found[name]) + 1e-6))
        found[f"{name}_share"] = share
        found[f"{name}_share_se"] = float(np.sqrt(share * (1.0 - share) / count))
    return found


def moments(values: np.ndarray) -> dict:
    """Gives mean and variance, each with its standard error."""
    count, away = len(values), values - values.mean()
    variance = float(values.var(ddof=1))
    return {
        "mean": float(values.mean()),
        "mean_se": float(np.sqrt(variance / count)),
        "variance": variance,
        "variance_se": float(np.sqrt((np.mean(away**4) - variance**2) / count)),
    }


def expected(scenario: dict) -> dict[str, float]:
    """Gives the exact means of what is linear in who leaves and when somebody comes."""
    plan = build_plan(scenario)
    lead = Model(plan).point["recruitment_lead"]
    times = [(float(stats.poisson.pmf(months, lead)), months) for months in range(60)]
    months = simulate(plan, hire_times=times)["months"]
    found = {"gross": float(gross_of(months))}
    for month in MONTHS:
        found[f"filled_{month}"] = sum(u["filled"] for u in months[month]["units"].values())
    return found


def distribution(scenario: dict, seed: int) -> dict:
    """Runs a scenario and describes what came of it."""
    model = Model(build_plan(scenario))
    rng = np.random.default_rng([SEED, seed])
    unit = model.units.index(UNIT) if UNIT in model.units else 0
    gathered: dict[str, list[np.ndarray]] = {}
    for _ in range(RUNS // BATCH):
        values = draw(model.point, BATCH, rng) if scenario["draw"] else {}
        result = model.run(values, BATCH, rng if scenario["chance"] else None)
        found = {"gross": result.gross.sum(0), "gap": result.gap.sum(0)}
        for month in MONTHS:
            found[f"filled_{month}"] = result.filled[month]
            found[f"open_{month}"] = result.open[month]
        found["started"] = result.started[UNIT_MONTH, unit]
        for name, array in found.items():
            gathered.setdefault(name, []).append(array)
    joined = {name: np.concatenate(arrays) for name, arrays in gathered.items()}
    started = joined.pop("started")
    return {
        "quantities": {name: describe(array) for name, array in joined.items()},
        "started": {"unit": model.units[unit], "month": UNIT_MONTH} | moments(started),
    }


def main() -> None:
    """Runs every scenario and writes chance.json."""
    out = []
    for seed, scenario in enumerate(SCENARIOS):
        point = Model(build_plan(scenario)).point
        drawn = {
            name: [low, point[name], high]
            for name, (low, high) in RANGES.items()
            if scenario["draw"]
        }
        head = {
            "name": scenario["name"],
            "preset": scenario["preset"],
            "parameters": scenario.get("parameters", {}),
            "model": scenario.get("model", {}),
            "chance": scenario["chance"],
            "drawn": drawn,
        }
        tail = distribution(scenario, seed)
        if not scenario["draw"]:
            for name, exact in expected(scenario).items():
                found = tail["quantities"][name]
                found["expected"] = exact
                if abs(found["mean"] - exact) > 4.0 * found["mean_se"]:
                    raise SystemExit(f"{scenario['name']}: {name} {found['mean']}, not {exact}")
        out.append(head | tail)
        print(scenario["name"], "done")
    text = json.dumps({"runs": RUNS, "scenarios": short(out)}, ensure_ascii=False, indent=1)
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
