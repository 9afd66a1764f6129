"""Makes model.json: figures that the simulation's tests compare their own with.

A second, independent calculation of docs/model.md. It reads the presets and the map's
indicators, holds the default parameters in a table of its own, and shares no code with
the program. Only the standard library is needed (Python 3.11 or later).

    python tests/reference/model.py            writes tests/reference/model.json
    python tests/reference/model.py --print    shows a short table of each scenario instead

Where docs/model.md can be read in several ways, the reading chosen is marked "Reading:".
"""

from __future__ import annotations

import csv
import json
import math
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "maps" / "linkoping"
PRESETS = ROOT / "assets" / "presets"
TARGET = Path(__file__).with_name("model.json")

CHILDREN = "barn_unga_0_19_2025"
MONTHS_SHOWN = (0, 1, 6, 12, 24, 36, 59)
LEGAL_LIMIT_MONTHS = 4
PRICE_YEAR = 2026

ROLES = ("social_worker", "family_therapist", "outreach_worker", "unit_manager", "administration")
SOCIAL_WORKER, MANAGER = ROLES[0], ROLES[3]
ORIGINS = ("transferred", "new")
ACCOUNTS = ("lon", "po", "lokal", "etablering", "utbildning", "resor", "oh", "inhyrd")
KINDS = ("state_grant", "executive_board", "committee_frame")

# In the parameter's own unit: per cent as per cent, tkr as tkr.
DEFAULTS = {
    "reports_per_1000": 192.0,
    "share_0_17_of_0_19": 0.91,
    "need_weight_b": 0.5,
    "share_investigated": 38.0,
    "investigation_time": 3.5,
    "caseload_norm": 15.0,
    "recruitment_lead": 4.0,
    "rampup_start": 40.0,
    "rampup_length": 9.0,
    "turnover": 18.0,
    "absence": 7.0,
    "span": 25.0,
    "salary_social_worker": 42_500.0,
    "salary_family_therapist": 42_500.0,
    "salary_outreach_worker": 36_500.0,
    "salary_unit_manager": 58_000.0,
    "salary_administration": 34_000.0,
    "payroll_overhead": 44.0,
    "wage_growth": 3.3,
    "rent_growth": 2.0,
    "other_price_growth": 2.5,
    "rent": 2_800.0,
    "area_per_post": 27.0,
    "premises_lead": 12.0,
    "fit_out_cost": 3_000.0,
    "fit_out_years": 10.0,
    "internal_interest": 2.5,
    "equipment": 35.0,
    "training": 12.0,
    "travel": 6.0,
    "hire_cost": 60.0,
    "overhead": 8.0,
    "agency_share": 0.0,
    "agency_factor": 2.0,
    "residential_day": 6_500.0,
    "foster_day": 2_200.0,
    "first_year_rise": 10.0,
    "placement_effect": 0.0,
}

SCENARIOS = [
    {"name": name, "preset": name}
    for name in ("nollalternativ", "motion-s-2020", "motion-mp", "svar-2021", "beslut-2023")
] + [
    {
        "name": "stress",
        "preset": "beslut-2023",
        "parameters": {
            "agency_share": 50.0,
            "recruitment_lead": 2.5,
            "investigation_time": 4.0,
            "rampup_length": 6.0,
            "turnover": 30.0,
            "placement_effect": 5.0,
            "span": 10.0,
        },
        "fit_out": "at_once",
    },
    {
        "name": "rent",
        "preset": "beslut-2023",
        "parameters": {"caseload_norm": 8.0},
        "fit_out": "rent_supplement",
    },
    {
        # Steps that move districts: between bases, back to the central unit, before going live,
        # and twice.
        "name": "moves",
        "preset": "beslut-2023",
        "reassign": {
            "2": {"0580R009": "norr"},
            "3": {"0580R026": "vaster"},
            "4": {"0580R018": "central", "0580R026": "syd"},
            "5": {"0580R002": "oster"},
        },
    },
]


def month_number(text: str) -> int:
    """Gives months since year 0, so that differences are months."""
    year, month = text.split("-")
    return int(year) * 12 + int(month) - 1


def month_text(number: int) -> str:
    """Gives the ISO month of a month number."""
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def ore(sek: float) -> int:
    """Gives whole öre, half away from zero."""
    size = abs(sek * 100.0)
    whole = math.floor(size)
    if size - whole >= 0.5:
        whole += 1
    return -whole if sek < 0 else whole


def parts(months: float) -> list[tuple[float, int]]:
    """Splits a time between the whole months around it: (part, whole months)."""
    whole = math.floor(months)
    rest = months - whole
    return [(1.0 - rest, whole)] + ([(rest, whole + 1)] if rest > 0 else [])


# --- Need -------------------------------------------------------------------------


def weighted_z(values: list[float | None], weights: list[float]) -> list[float]:
    """Gives weighted z-scores; a missing value gets the mean, 0."""
    known = [(v, w) for v, w in zip(values, weights) if v is not None]
    total = math.fsum(w for _, w in known)
    mean = math.fsum(v * w for v, w in known) / total
    variance = math.fsum(w * (v - mean) ** 2 for v, w in known) / total
    if variance == 0:
        return [0.0] * len(values)
    return [0.0 if v is None else (v - mean) / math.sqrt(variance) for v in values]


def read_map() -> tuple[list[dict], dict[str, dict]]:
    """Gives the districts' rows in order of code, and the indicators by id."""
    with (MAP / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["regsokod"])
    indicators = tomllib.loads((MAP / "indicators.toml").read_text("utf-8"))["indicator"]
    return rows, {entry["id"]: entry for entry in indicators}


def indicator_values(rows: list[dict], entry: dict) -> list[float | None]:
    """Gives one indicator's value for each district."""

    def number(row: dict, column: str) -> float | None:
        return float(row[column]) if row[column].strip() else None

    if "column" in entry:
        return [number(row, entry["column"]) for row in rows]
    values = []
    for row in rows:
        top, bottom = number(row, entry["numerator"]), number(row, entry["denominator"])
        values.append(None if top is None or not bottom else 100.0 * top / bottom)
    return values


def need_weights(rows: list[dict], indicators: dict, need: list[dict], b: float) -> list[float]:
    """Gives w_d = exp(b·z_d) over its children-weighted mean."""
    children = [float(row[CHILDREN]) for row in rows]
    total = math.fsum(term["weight"] for term in need)
    mean = [0.0] * len(rows)
    for term in need:
        entry = indicators[term["indicator"]]
        sign = -1.0 if entry["need"] == "less" else 1.0
        scores = weighted_z(indicator_values(rows, entry), children)
        mean = [m + sign * z * term["weight"] / total for m, z in zip(mean, scores)]
    raw = [math.exp(b * z) for z in weighted_z(mean, children)]
    scale = math.fsum(w * c for w, c in zip(raw, children)) / math.fsum(children)
    return [w / scale for w in raw]


# --- Staff ------------------------------------------------------------------------


@dataclass
class Pool:
    """The posts of one unit, role and origin, and the people in them."""

    posts: float = 0.0
    ramped: float = 0.0
    hired: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    """People by the month in which they arrived."""
    coming: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    """Recruitments under way by the month of arrival."""

    @property
    def filled(self) -> float:
        return self.ramped + math.fsum(self.hired.values())


@dataclass
class NewPosts:
    """A part of a step's new posts that arrives together."""

    counts_from: int
    arrives: int
    unit: str
    role: str
    number: float


class Staffing:
    """All posts and people of a plan."""

    def __init__(self, plan: dict, p: dict, start: int):
        self.p = p
        self.leaving = 1.0 - (1.0 - p["turnover"] / 100.0) ** (1.0 / 12.0)
        self.units = [unit["id"] for unit in plan["units"]]
        self.central = next(u["id"] for u in plan["units"] if u["kind"] == "central")
        self.pools = {(u, r, o): Pool() for u in self.units for r in ROLES for o in ORIGINS}
        self.transfers: dict[int, list[tuple[str, str, float]]] = defaultdict(list)
        self.new_posts: list[NewPosts] = []
        for unit in plan["units"]:
            for role, posts in unit.get("today", {}).get("posts", {}).items():
                self.pools[unit["id"], role, "transferred"].posts += posts
        self._read_steps(plan, start)
        for pool in self.pools.values():
            self._settle(pool)

    def _settle(self, pool: Pool) -> None:
        """Puts the posts of month 0 in the steady state of leaving and recruiting.

        As many leave as arrive in each month, so of those employed today the part
        q·(1 − q)^a arrived a months ago; the month's own recruits arrive in month 0.
        """
        lead = self.p["recruitment_lead"]
        filled = pool.posts / (1.0 + self.leaving * lead)
        leavers = filled * self.leaving
        for part, whole in parts(lead):
            for month in range(0, whole + 1):
                pool.coming[month] += leavers * part
        ramping = math.ceil(self.p["rampup_length"])
        for age in range(1, ramping):
            pool.hired[-age] = leavers * (1.0 - self.leaving) ** age
        pool.ramped = filled - leavers - math.fsum(pool.hired.values())

    def _read_steps(self, plan: dict, start: int) -> None:
        """Plans every step: what it moves, what it creates, and the managers by span."""
        planned = {
            (u, r): math.fsum(self.pools[u, r, o].posts for o in ORIGINS)
            for u in self.units
            for r in ROLES
        }
        for step in sorted(plan["steps"], key=lambda step: month_number(step["start"])):
            begins = month_number(step["start"]) - start
            history = begins < 0
            creates = []
            short_before = {unit: self._short(planned, unit) for unit in self.units}
            for change in step.get("posts", []):
                unit, role = change["unit"], change["role"]
                moved = change.get("transferred", 0.0)
                if history:
                    # What history moved is no longer in the central unit's posts of today.
                    self.pools[unit, role, "transferred"].posts += moved
                elif moved > 0:
                    moved = min(moved, planned[self.central, role])
                    planned[self.central, role] -= moved
                    self.transfers[begins].append((unit, role, moved))
                planned[unit, role] += moved
                if change.get("new", 0.0) > 0:
                    creates.append((unit, role, change["new"]))
                    planned[unit, role] += change["new"]
            # A step adds the managers that it makes a unit lack beyond what it lacked before.
            for unit in self.units:
                short = self._short(planned, unit) - short_before[unit]
                if short > 0:
                    creates.append((unit, MANAGER, short))
                    planned[unit, MANAGER] += short
            for unit, role, number in creates:
                if history:
                    self.pools[unit, role, "new"].posts += number
                else:
                    self._advertise(step, begins, start, unit, role, number)

    def _short(self, planned: dict[tuple[str, str], float], unit: str) -> float:
        """Managers that the span asks for beyond those that the unit has."""
        others = math.fsum(planned[unit, role] for role in ROLES if role != MANAGER)
        return max(0.0, math.ceil(others / self.p["span"] - 1e-9) - planned[unit, MANAGER])

    def _advertise(
        self, step: dict, begins: int, start: int, unit: str, role: str, number: float
    ) -> None:
        """Notes when a step's new posts count and are filled.

        Reading: without a month of its own, the part that takes n months is advertised n
        months before the step's start, so that all of it is filled at the start.
        """
        for part, lead in parts(self.p["recruitment_lead"]):
            if step.get("recruit_from"):
                advertised = month_number(step["recruit_from"]) - start
            else:
                advertised = begins - lead
            arrives = max(0, advertised) + lead
            counts_from = max(0, min(begins, arrives))
            self.new_posts.append(NewPosts(counts_from, arrives, unit, role, number * part))

    def change_hands(self, month: int) -> dict[str, float]:
        """Moves and creates the month's posts; gives the posts to be equipped by unit.

        Reading: transfers come before the new posts of the same month. Each origin of the
        central unit gives its part and keeps its origin.
        """
        equipped: dict[str, float] = defaultdict(float)
        for unit, role, number in self.transfers.get(month, ()):
            sources = {o: self.pools[self.central, role, o] for o in ORIGINS}
            total = math.fsum(pool.posts for pool in sources.values())
            if total <= 0:
                continue
            part = 1.0 if number >= total - 1e-9 else number / total
            for origin, source in sources.items():
                target = self.pools[unit, role, origin]
                target.ramped += source.filled * part
                target.posts += source.posts * part
                for arrival, people in source.coming.items():
                    target.coming[arrival] += people * part
                source.posts *= 1.0 - part
                source.ramped *= 1.0 - part
                for people_by_month in (source.hired, source.coming):
                    for arrival in people_by_month:
                        people_by_month[arrival] *= 1.0 - part
            equipped[unit] += total * part
        for new in self.new_posts:
            if new.counts_from == month:
                pool = self.pools[new.unit, new.role, "new"]
                pool.posts += new.number
                pool.coming[new.arrives] += new.number
                equipped[new.unit] += new.number
        return equipped

    def arrive(self, month: int) -> dict[str, float]:
        """Lets the month's recruits arrive; gives their number by unit."""
        arrived: dict[str, float] = defaultdict(float)
        for (unit, _, _), pool in self.pools.items():
            people = pool.coming.pop(month, 0.0)
            if people:
                pool.hired[month] += people
                arrived[unit] += people
        return arrived

    def leave(self, month: int) -> dict[str, float]:
        """Lets people leave at the end of the month and advertises their posts."""
        left: dict[str, float] = defaultdict(float)
        for (unit, _, _), pool in self.pools.items():
            leavers = pool.filled * self.leaving
            pool.ramped *= 1.0 - self.leaving
            for arrival in pool.hired:
                pool.hired[arrival] *= 1.0 - self.leaving
            for part, lead in parts(self.p["recruitment_lead"]):
                pool.coming[month + 1 + lead] += leavers * part
            left[unit] += leavers
        return left

    def filled(self, unit: str, role: str, origin: str | None = None) -> float:
        """People in the role, of one origin or both."""
        return math.fsum(
            self.pools[unit, role, o].filled for o in ORIGINS if origin in (None, o)
        )

    def posts(self, unit: str, role: str) -> float:
        """Posts in the role."""
        return math.fsum(self.pools[unit, role, o].posts for o in ORIGINS)

    def vacancies(self, unit: str, role: str) -> float:
        """Empty posts in the role."""
        return max(0.0, self.posts(unit, role) - self.filled(unit, role))

    def productive(self, unit: str, role: str, month: int) -> float:
        """Productive FTE in the role, agency staff included."""
        begin, length = self.p["rampup_start"] / 100.0, self.p["rampup_length"]
        work = self.vacancies(unit, role) * self.p["agency_share"] / 100.0
        for origin in ORIGINS:
            pool = self.pools[unit, role, origin]
            work += pool.ramped
            for arrival, people in pool.hired.items():
                share = 1.0 if length <= 0 else min(1.0, (month - arrival) / length)
                work += people * (begin + (1.0 - begin) * share)
        return work * (1.0 - self.p["absence"] / 100.0)


# --- Cases ------------------------------------------------------------------------


class Cases:
    """Investigations per district and start month."""

    def __init__(self, rates: list[float], time: float):
        self.split = parts(time)
        self.waiting: list[dict[tuple[int, int], float]] = [defaultdict(float) for _ in rates]
        """Not yet due, by (month due, start month)."""
        self.due: list[dict[int, float]] = [defaultdict(float) for _ in rates]
        """Due and not closed, by start month."""
        for district, rate in enumerate(rates):
            for begun in range(-self.split[-1][1], 0):
                self._start(district, begun, rate)
            # What fell due before month 0 is closed.
            self.waiting[district] = defaultdict(
                float, {key: n for key, n in self.waiting[district].items() if key[0] >= 0}
            )

    def _start(self, district: int, month: int, number: float) -> None:
        for part, months in self.split:
            self.waiting[district][month + months, month] += number * part

    def begin_month(self, month: int, started: list[float]) -> None:
        """Starts the month's cases and lets those due fall due."""
        for district, number in enumerate(started):
            self._start(district, month, number)
            for key in [key for key in self.waiting[district] if key[0] <= month]:
                self.due[district][key[1]] += self.waiting[district].pop(key)

    def close(self, districts: list[int], capacity: float) -> float:
        """Closes due cases, oldest first; gives their number.

        Reading: "evenly between its districts" is the same part of each district's due cases.
        """
        closed = 0.0
        for begun in sorted({begun for d in districts for begun in self.due[d]}):
            amount = math.fsum(self.due[d].get(begun, 0.0) for d in districts)
            room = capacity - closed
            if amount <= 0 or room <= 0:
                continue
            part = min(1.0, room / amount)
            for district in districts:
                if begun in self.due[district]:
                    if part == 1.0:
                        del self.due[district][begun]
                    else:
                        self.due[district][begun] *= 1.0 - part
            closed += min(amount, room)
        return closed

    def open(self, districts: list[int]) -> float:
        """Cases that are open."""
        return math.fsum(
            number
            for d in districts
            for number in (*self.waiting[d].values(), *self.due[d].values())
        )

    def overdue(self, districts: list[int], month: int) -> float:
        """Open cases that started the legal limit or longer before."""
        last = month - LEGAL_LIMIT_MONTHS
        return math.fsum(
            number
            for d in districts
            for number in (
                *(n for (_, begun), n in self.waiting[d].items() if begun <= last),
                *(n for begun, n in self.due[d].items() if begun <= last),
            )
        )


# --- Premises and prices ----------------------------------------------------------


class Prices:
    """Price indices, month by month."""

    def __init__(self, p: dict, by_year: dict[str, float]):
        self.p = p
        self.by_year = {int(year): value for year, value in by_year.items()}

    def wage(self, month: int) -> float:
        year, number = month // 12, month % 12 + 1
        aprils = max(0, year - PRICE_YEAR - (1 if number < 4 else 0))
        return (1.0 + self.p["wage_growth"] / 100.0) ** aprils

    def rent(self, month: int) -> float:
        return (1.0 + self.p["rent_growth"] / 100.0) ** max(0, month // 12 - PRICE_YEAR)

    def other(self, month: int) -> float:
        return (1.0 + self.p["other_price_growth"] / 100.0) ** max(0, month // 12 - PRICE_YEAR)

    def payroll_overhead(self, month: int) -> float:
        return self.by_year.get(month // 12, self.p["payroll_overhead"]) / 100.0


@dataclass
class Premises:
    """Premises of a unit that are rented from a month on."""

    unit: str
    opens: int
    area: float
    fit_out: float
    """What fitting it out costs, in the prices of the opening month; 0 where it costs nothing."""


def read_premises(plan: dict, p: dict, prices: Prices, start: int) -> list[Premises]:
    """Lists all premises, today's first.

    Reading: an area that is given up (negative) has no fit-out to be paid back. Without an
    area of its own a step's premises follow the posts as the step lists them, without the
    managers that the span adds.
    """
    found = []
    for unit in plan["units"]:
        area = unit.get("today", {}).get("area_m2", 0.0)
        found.append(Premises(unit["id"], 0, area, 0.0))
    for step in plan["steps"]:
        for change in step.get("premises", []):
            area = change.get("area_m2")
            if area is None:
                posts = math.fsum(
                    c.get("transferred", 0.0) + c.get("new", 0.0)
                    for c in step.get("posts", [])
                    if c["unit"] == change["unit"]
                )
                area = posts * p["area_per_post"]
            opens = month_number(change["opens"]) - start
            fit_out = 0.0
            if opens >= 0 and area > 0:
                fit_out = area * p["fit_out_cost"] * prices.other(start + opens)
            found.append(Premises(change["unit"], max(0, opens), area, fit_out))
    return found


def fit_out_costs(premises: Premises, month: int, p: dict, manner: str) -> tuple[float, float]:
    """Gives the month's cost of fit-out in lokal and in etablering.

    Reading: the internal interest of a month is a twelfth of the year's; the first payment
    falls in the opening month.
    """
    cost, age = premises.fit_out, month - premises.opens
    payments = round(12 * p["fit_out_years"])
    rate = p["internal_interest"] / 100.0 / 12.0
    if manner == "at_once":
        return 0.0, cost if age == 0 else 0.0
    if cost == 0 or not 0 <= age < payments:
        return 0.0, 0.0
    if manner == "rent_supplement":
        if rate == 0:
            return cost / payments, 0.0
        return cost * rate / (1.0 - (1.0 + rate) ** -payments), 0.0
    remaining = cost - age * cost / payments
    return cost / payments + remaining * rate, 0.0


# --- Funding ----------------------------------------------------------------------


class Funding:
    """The sources and what each has left of the year.

    Reading: a source pays only from its first to its last month, and what is left after its
    last month is lost. Month number is the calendar month's, and a source that begins within
    a year has only the twelfths of its own months. Twelfths are rounded half away from zero.
    """

    def __init__(self, sources: list[dict]):
        self.sources = sources
        self.left = [0] * len(sources)

    def pay(self, month: int, cost: int) -> tuple[dict[str, int], int]:
        """Gives what each kind pays of the month's cost, and the gap."""
        paid = dict.fromkeys(KINDS, 0)
        remaining = cost
        number = month % 12 + 1
        for kind in KINDS:
            for index, source in enumerate(self.sources):
                if source["kind"] != kind:
                    continue
                if number == 1:
                    self.left[index] = 0
                last = source.get("to")
                if month < month_number(source["from"]) or (last and month > month_number(last)):
                    continue
                amount = source["amount_sek"]
                if kind == "state_grant":
                    available = ore(amount)
                else:
                    twelfth = ore(amount * number / 12) - ore(amount * (number - 1) / 12)
                    self.left[index] += twelfth
                    available = self.left[index]
                used = min(available, remaining)
                if kind != "state_grant":
                    self.left[index] -= used
                paid[kind] += used
                remaining -= used
        return paid, remaining


# --- The simulation ---------------------------------------------------------------


def equity(
    children: list[float], weights: list[float], coverage: list[float | None]
) -> float | None:
    """Gives coverage in the neediest fifth of the children over that in the least needy."""
    order = sorted(range(len(children)), key=lambda d: (weights[d], d))
    fifth = math.fsum(children) / 5.0

    def mean(districts: list[int]) -> float | None:
        left, total = fifth, 0.0
        for d in districts:
            if left <= 0:
                break
            if coverage[d] is None:
                return None
            part = min(left, children[d])
            total += part * coverage[d]
            left -= part
        return total / fifth

    low, high = mean(order), mean(order[::-1])
    return None if low is None or high is None or low == 0 else high / low


def simulate(plan: dict, overrides: dict[str, float], fit_out: str) -> dict:
    """Runs a plan; gives the months, each with its units and municipal figures."""
    p = DEFAULTS | {k: v["value"] for k, v in plan.get("parameters", {}).items()} | overrides
    rows, indicators = read_map()
    codes = [row["regsokod"] for row in rows]
    start = month_number(plan["start"])
    prices = Prices(p, plan.get("payroll_overhead_by_year", {}))
    units = [unit["id"] for unit in plan["units"]]
    central = next(u["id"] for u in plan["units"] if u["kind"] == "central")

    children = [float(row[CHILDREN]) * p["share_0_17_of_0_19"] for row in rows]
    weights = need_weights(rows, indicators, plan["need"], p["need_weight_b"])
    need = [c * w for c, w in zip(children, weights)]
    total_need = math.fsum(need)
    reports = [n * p["reports_per_1000"] / 1000.0 / 12.0 for n in need]

    owner = {code: unit for unit, listed in plan["assignment"].items() for code in listed}
    if sorted(owner) != codes or sum(map(len, plan["assignment"].values())) != len(codes):
        raise SystemExit(f"{plan['title']}: every district exactly once")
    live_from: dict[str, int] = {}
    for step in plan["steps"]:
        for code in step.get("districts", []):
            if code in live_from:
                raise SystemExit(f"{plan['title']}: {code} in two steps")
            live_from[code] = month_number(step["start"]) - start
    given: dict[str, list[tuple[int, str]]] = {code: [] for code in codes}
    # The sort is stable: of two in one month the later in the list stays last.
    for step in sorted(plan["steps"], key=lambda step: month_number(step["start"])):
        for code, unit in step.get("reassign", {}).items():
            given[code].append((month_number(step["start"]) - start, unit))

    def belongs(code: str, t: int) -> str:
        """Gives the unit that a district belongs to in month t, live or not."""
        unit = owner[code]
        for month, other in given[code]:
            if month <= t:
                unit = other
        return unit

    def served_by(code: str, t: int) -> str:
        """Gives the unit that serves a district in month t."""
        return belongs(code, t) if code in live_from and live_from[code] <= t else central

    def first_live(code: str) -> int | None:
        """Gives the first month, before the plan's first too, with a unit of its own."""
        if code not in live_from:
            return None
        months = [live_from[code], *(m for m, _ in given[code] if m > live_from[code])]
        return next((m for m in months if belongs(code, m) != central), None)

    lives = [first_live(code) for code in codes]

    staff = Staffing(plan, p, start)
    cases = Cases([r * p["share_investigated"] / 100.0 for r in reports], p["investigation_time"])
    premises = read_premises(plan, p, prices, start)
    funding = Funding(plan["funding"])
    months = []

    for t in range(plan["horizon_months"]):
        now = start + t
        equipped = staff.change_hands(t)
        arrived = staff.arrive(t)

        serving = [served_by(code, t) for code in codes]
        reported = []
        for rate, live in zip(reports, lives):
            rising = live is not None and live <= t < live + 12
            reported.append(rate * (1.0 + (p["first_year_rise"] / 100.0 if rising else 0.0)))
        started = [r * p["share_investigated"] / 100.0 for r in reported]
        cases.begin_month(t, started)

        wage, other, po = prices.wage(now), prices.other(now), prices.payroll_overhead(now)
        unit_rows, coverage_of, gross = {}, {}, 0
        for unit in units:
            served = [d for d, name in enumerate(serving) if name == unit]
            productive = {role: staff.productive(unit, role, t) for role in ROLES}
            workers = productive[SOCIAL_WORKER]
            capacity = workers * p["caseload_norm"] / p["investigation_time"]
            closed = cases.close(served, capacity)
            unit_started = math.fsum(started[d] for d in served)
            coverage = min(1.0, capacity / unit_started) if unit_started > 0 else None
            coverage_of[unit] = coverage
            still_open = cases.open(served)

            salary = {role: p[f"salary_{role}"] * wage for role in ROLES}
            filled = math.fsum(staff.filled(unit, role) for role in ROLES)
            filled_transferred = math.fsum(staff.filled(unit, r, "transferred") for r in ROLES)
            lon = math.fsum(staff.filled(unit, r) * salary[r] for r in ROLES)
            lon_transferred = math.fsum(
                staff.filled(unit, r, "transferred") * salary[r] for r in ROLES
            )
            lokal = math.fsum(x.area for x in premises if x.unit == unit and x.opens <= t)
            lokal *= p["rent"] / 12.0 * prices.rent(now)
            etablering = (
                equipped.get(unit, 0.0) * p["equipment"] + arrived.get(unit, 0.0) * p["hire_cost"]
            ) * 1000.0 * other
            for x in premises:
                if x.unit == unit:
                    monthly, once = fit_out_costs(x, t, p, fit_out)
                    lokal += monthly
                    etablering += once
            per_person = {key: p[key] * 1000.0 / 12.0 * other for key in ("training", "travel")}
            agency = math.fsum(staff.vacancies(unit, r) * salary[r] for r in ROLES)
            agency *= p["agency_share"] / 100.0 * (1.0 + po) * p["agency_factor"]
            overhead = p["overhead"] / 100.0
            cost = [
                ore(lon),
                ore(lon * po),
                ore(lokal),
                ore(etablering),
                ore(filled * per_person["training"]),
                ore(filled * per_person["travel"]),
                ore((lon + lon * po) * overhead),
                ore(agency),
            ]
            gross += sum(cost)
            unit_rows[unit] = {
                "posts": math.fsum(staff.posts(unit, r) for r in ROLES),
                "filled": filled,
                "transferred_filled": filled_transferred,
                "productive_fte": math.fsum(productive.values()),
                "productive_social_workers": workers,
                "vacancies": math.fsum(staff.vacancies(unit, r) for r in ROLES),
                "hires": arrived.get(unit, 0.0),
                "leavers": 0.0,
                "children_0_17": math.fsum(children[d] for d in served),
                "need_children": math.fsum(need[d] for d in served),
                "reports": math.fsum(reported[d] for d in served),
                "started": unit_started,
                "closed": closed,
                "open": still_open,
                "overdue": cases.overdue(served, t),
                "caseload": still_open / workers if workers > 0 else None,
                "coverage": coverage,
                "cost": cost,
                "transferred_cost": ore(
                    lon_transferred * (1.0 + po) * (1.0 + overhead)
                    + filled_transferred * (per_person["training"] + per_person["travel"])
                ),
            }

        for unit, number in staff.leave(t).items():
            unit_rows[unit]["leavers"] = number
        paid, gap = funding.pay(now, gross)

        def share_live(months_ago: int) -> float:
            return math.fsum(
                n
                for n, live, unit in zip(need, lives, serving)
                if live is not None and live + months_ago <= t and unit != central
            ) / total_need

        days = (
            plan["residential_days_per_year"] * p["residential_day"]
            + plan["foster_days_per_year"] * p["foster_day"]
        )
        effect = 1.0 - p["placement_effect"] / 100.0 * share_live(24)
        months.append(
            {
                "month": t,
                "units": unit_rows,
                "funding": [paid[kind] for kind in KINDS],
                "gap": gap,
                "placement": ore(days / 12.0 * other * effect),
                "rollout_share": share_live(0),
                "equity": equity(children, weights, [coverage_of[u] for u in serving]),
            }
        )
    return {"start": start, "months": months}


# --- Output -----------------------------------------------------------------------


def short(value):
    """Gives the same value with its floats at 12 significant digits."""
    if isinstance(value, float):
        number = float(f"{value:.12g}")
        # What is left where people or cases cancel out is rounding noise.
        return 0.0 if abs(number) < 1e-9 else number
    if isinstance(value, dict):
        return {key: short(item) for key, item in value.items()}
    if isinstance(value, list):
        return [short(item) for item in value]
    return value


def summary(result: dict) -> dict:
    """Gives the totals of all months."""
    months = result["months"]
    gross = [0] * len(ACCOUNTS)
    for month in months:
        for row in month["units"].values():
            gross = [a + b for a, b in zip(gross, row["cost"])]
    first = next((m["month"] for m in months if m["gap"] > 0), None)
    return {
        "gross": gross,
        "transferred_cost": sum(r["transferred_cost"] for m in months for r in m["units"].values()),
        "gap": sum(m["gap"] for m in months),
        "first_gap_month": None if first is None else month_text(result["start"] + first),
    }


def write_json(results: list[tuple[dict, dict]]) -> str:
    """Gives the file's text: a unit's month on one line."""

    def line(value) -> str:
        return json.dumps(short(value), ensure_ascii=False)

    out = ["{", f' "accounts": {line(list(ACCOUNTS))},', f' "funding_kinds": {line(list(KINDS))},']
    out += [' "scenarios": [']
    for number, (scenario, result) in enumerate(results):
        out.append("  {")
        out.append(f'   "name": {line(scenario["name"])},')
        out.append(f'   "preset": {line(scenario["preset"])},')
        out.append(f'   "parameters": {line(scenario.get("parameters", {}))},')
        out.append(f'   "fit_out": {line(scenario.get("fit_out", "depreciated"))},')
        out.append(f'   "reassign": {line(scenario.get("reassign", {}))},')
        out.append(f'   "totals": {line(summary(result))},')
        out.append('   "months": [')
        shown = [m for m in result["months"] if m["month"] in MONTHS_SHOWN]
        for place, month in enumerate(shown):
            municipal = {k: v for k, v in month.items() if k not in ("month", "units")}
            out.append("    {")
            out.append(f'     "month": {month["month"]},')
            out.append(f'     "municipal": {line(municipal)},')
            out.append('     "units": {')
            rows = [f'      {line(u)}: {line(row)}' for u, row in month["units"].items()]
            out.append(",\n".join(rows))
            out.append("     }")
            out.append("    }" + ("," if place + 1 < len(shown) else ""))
        out.append("   ]")
        out.append("  }" + ("," if number + 1 < len(results) else ""))
    out += [" ]", "}"]
    return "\n".join(out) + "\n"


def print_table(scenario: dict, result: dict) -> None:
    """Shows posts, productive social workers, caseload and yearly money of a scenario."""
    print("==", scenario["name"], summary(result))
    for month in result["months"]:
        if month["month"] not in (*MONTHS_SHOWN, 9, 15, 18, 21, 48):
            continue
        cells = []
        for unit, row in month["units"].items():
            caseload = "-" if row["caseload"] is None else f"{row['caseload']:.1f}"
            workers = row["productive_social_workers"]
            cells.append(f"{unit} {row['posts']:.0f}/{workers:.1f}/{caseload}/{row['overdue']:.0f}")
        total_open = sum(r["open"] for r in month["units"].values())
        workers = sum(r["productive_social_workers"] for r in month["units"].values())
        eq = month["equity"]
        print(
            f" {month['month']:>2} all {total_open / workers:.2f}",
            f"live {month['rollout_share']:.2f} eq {'-' if eq is None else round(eq, 3)} |",
            " | ".join(cells),
        )
    for year in range(len(result["months"]) // 12):
        months = result["months"][12 * year : 12 * year + 12]
        gross = sum(sum(r["cost"]) for m in months for r in m["units"].values())
        paid = [sum(m["funding"][k] for m in months) for k in range(3)]
        gap = sum(m["gap"] for m in months)
        placements = sum(m["placement"] for m in months)
        print(
            f" year {year}: gross {gross / 1e8:.2f} paid {[round(x / 1e8, 2) for x in paid]}",
            f"gap {gap / 1e8:.2f} placements {placements / 1e8:.1f} mnkr",
        )


def main() -> None:
    """Runs every scenario and writes model.json."""
    results = []
    for scenario in SCENARIOS:
        path = PRESETS / f"{scenario['preset']}.narplan.json"
        plan = json.loads(path.read_text("utf-8"))
        for step in plan["steps"]:
            step["reassign"] = scenario.get("reassign", {}).get(str(step["id"]), {})
        manner = scenario.get("fit_out", plan.get("fit_out", "depreciated"))
        results.append((scenario, simulate(plan, scenario.get("parameters", {}), manner)))
    if "--print" in sys.argv[1:]:
        for scenario, result in results:
            print_table(scenario, result)
        return
    TARGET.write_text(write_json(results), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
