"""Makes model.json: figures that the simulation's tests compare their own with.

A second, independent calculation of docs/model.md, without chance. It reads the presets and the
map's indicators, holds the default parameters in a table of its own, and shares no code with
the program. The plans are those of scenarios.py; chance.py goes on from here with chance.
Only the standard library is needed (Python 3.11 or later).

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

from scenarios import MONTHS_SHOWN, SCENARIOS

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "maps" / "linkoping"
PRESETS = ROOT / "assets" / "presets"
TARGET = Path(__file__).with_name("model.json")

CHILDREN = "barn_unga_0_19_2025"
LEGAL_LIMIT_MONTHS = 4
PRICE_YEAR = 2026

ROLES = ("social_worker", "family_therapist", "outreach_worker", "unit_manager", "administration")
SOCIAL_WORKER, MANAGER = ROLES[0], ROLES[3]
ORIGINS = ("transferred", "new")
ACCOUNTS = ("lon", "po", "lokal", "etablering", "utbildning", "resor", "oh", "inhyrd")
KINDS = ("state_grant", "executive_board", "committee_frame")
PLACES = {"state_grant": 100, "executive_board": 200, "committee_frame": 300}
AGE_FACTORS = ("reports_factor_0_5", "reports_factor_6_12", "reports_factor_13_17")
ONE_OFF, REST = "one_off", "rest"
NOBODY = 1e-9
"""Productive social workers up to which a unit counts as having none."""

# In the parameter's own unit: per cent as per cent, tkr as tkr.
DEFAULTS = {
    "reports_per_1000": 192.0,
    "share_0_17_of_0_19": 0.91,
    "need_weight_b": 0.5,
    "reports_factor_0_5": 1.0,
    "reports_factor_6_12": 1.0,
    "reports_factor_13_17": 1.0,
    "share_investigated": 38.0,
    "investigation_time": 3.5,
    "caseload_norm": 15.0,
    "caseload_ceiling": 0.0,
    "recruitment_lead": 4.0,
    "rampup_start": 40.0,
    "rampup_length": 9.0,
    "turnover": 18.0,
    "wage_supplement": 0.0,
    "turnover_elasticity": 0.0,
    "absence": 7.0,
    "visit_hours": 1.5,
    "work_hours": 165.0,
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
    "premises_delay": 0.0,
    "double_rent": 1.0,
    "temporary_rent_factor": 1.5,
    "fit_out_cost": 3_000.0,
    "fit_out_years": 10.0,
    "internal_interest": 2.5,
    "equipment": 35.0,
    "training": 12.0,
    "travel": 6.0,
    "visit_cost": 400.0,
    "hire_cost": 60.0,
    "overhead": 8.0,
    "agency_share": 0.0,
    "agency_factor": 2.0,
    "residential_day": 6_500.0,
    "foster_day": 2_200.0,
    "first_year_rise": 10.0,
    "placement_effect": 0.0,
    "effect_lag": 24.0,
}


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


def half_up(months: float) -> int:
    """Gives whole months, half up."""
    return math.floor(months + 0.5)


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


def need_index(rows: list[dict], indicators: dict, need: list[dict]) -> list[float]:
    """Gives z_d, standardised by children 0–19 whatever the population."""
    children = [float(row[CHILDREN]) for row in rows]
    total = math.fsum(term["weight"] for term in need)
    mean = [0.0] * len(rows)
    for term in need:
        entry = indicators[term["indicator"]]
        sign = -1.0 if entry["need"] == "less" else 1.0
        scores = weighted_z(indicator_values(rows, entry), children)
        mean = [m + sign * z * term["weight"] / total for m, z in zip(mean, scores)]
    return weighted_z(mean, children)


class Demand:
    """Children and need, by district and calendar year."""

    def __init__(self, plan: dict, p: dict, start: int):
        rows, indicators = read_map()
        self.codes = [row["regsokod"] for row in rows]
        self.table = plan.get("model", {}).get("population")
        self.factors = [p[name] for name in AGE_FACTORS]
        self.constant = [float(row[CHILDREN]) * p["share_0_17_of_0_19"] for row in rows]
        self.base = self.children(start // 12)
        """Children in month 0's year: they weigh the weights and make the fifths."""
        self.z = need_index(rows, indicators, plan["need"])
        raw = [math.exp(p["need_weight_b"] * z) for z in self.z]
        scale = math.fsum(w * c for w, c in zip(raw, self.base)) / math.fsum(self.base)
        self.weights = [w / scale for w in raw]

    def _groups(self, year: int) -> list[list[float]]:
        """Gives the table's children by district and age group that count in a year."""
        known = self.table["years"]
        place = max((n for n, entry in enumerate(known) if entry <= year), default=0)
        empty = [[0.0] * len(AGE_FACTORS)] * len(known)
        return [self.table["children"].get(code, empty)[place] for code in self.codes]

    def children(self, year: int) -> list[float]:
        """Gives c_d(y)."""
        if self.table is None:
            return self.constant
        return [math.fsum(groups) for groups in self._groups(year)]

    def need(self, year: int) -> list[float]:
        """Gives n_d(y): children counted by their age, times the weight."""
        if self.table is None:
            return [c * w for c, w in zip(self.constant, self.weights)]
        first = self._groups(self.table["years"][0])
        everyone = math.fsum(n for groups in first for n in groups)
        mean = math.fsum(f * n for groups in first for f, n in zip(self.factors, groups)) / everyone
        return [
            math.fsum(f * n for f, n in zip(self.factors, groups)) / mean * w
            for groups, w in zip(self._groups(year), self.weights)
        ]


class Rollout:
    """Which unit serves which district, month by month."""

    def __init__(self, plan: dict, codes: list[str], start: int):
        self.central = next(u["id"] for u in plan["units"] if u["kind"] == "central")
        owner = {code: unit for unit, listed in plan["assignment"].items() for code in listed}
        if sorted(owner) != codes or sum(map(len, plan["assignment"].values())) != len(codes):
            raise SystemExit(f"{plan['title']}: every district exactly once")
        self.owner = [owner[code] for code in codes]
        place = {code: d for d, code in enumerate(codes)}
        self.live_from: dict[int, int] = {}
        for step in plan["steps"]:
            for code in step.get("districts", []):
                if place[code] in self.live_from:
                    raise SystemExit(f"{plan['title']}: {code} in two steps")
                self.live_from[place[code]] = month_number(step["start"]) - start
        self.given: list[list[tuple[int, str]]] = [[] for _ in codes]
        # The sort is stable: of two in one month the later in the list stays last.
        for step in sorted(plan["steps"], key=lambda step: month_number(step["start"])):
            for code, unit in step.get("reassign", {}).items():
                self.given[place[code]].append((month_number(step["start"]) - start, unit))
        self.first_live = [self._first_live(d) for d in range(len(codes))]

    def belongs(self, d: int, t: int) -> str:
        """Gives the unit that a district belongs to in month t, live or not."""
        unit = self.owner[d]
        for month, other in self.given[d]:
            if month <= t:
                unit = other
        return unit

    def served_by(self, d: int, t: int) -> str:
        """Gives the unit that serves a district in month t."""
        live = self.live_from.get(d)
        return self.belongs(d, t) if live is not None and live <= t else self.central

    def serving(self, t: int) -> list[str]:
        """Gives the unit that serves each district in month t."""
        return [self.served_by(d, t) for d in range(len(self.owner))]

    def _first_live(self, d: int) -> int | None:
        """Gives the first month, before the plan's first too, with a unit of its own."""
        if d not in self.live_from:
            return None
        live = self.live_from[d]
        months = [live, *(m for m, _ in self.given[d] if m > live)]
        return next((m for m in months if self.belongs(d, m) != self.central), None)


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


def monthly_rate(turnover: float) -> float:
    """Gives the part that leaves in a month at a turnover a year in per cent."""
    return 1.0 - (1.0 - turnover / 100.0) ** (1.0 / 12.0)


class Staffing:
    """All posts and people of a plan."""

    def __init__(
        self,
        plan: dict,
        p: dict,
        start: int,
        hire_times: list[tuple[float, int]] | None = None,
    ):
        """Takes how long recruiting takes, in parts, where it is not the lead time."""
        self.p = p
        self.hire_times = hire_times
        self.settled = monthly_rate(p["turnover"])
        """The rate of leaving in the steady state at month 0: that without a supplement."""
        self.leaving = dict.fromkeys(ROLES, self.settled)
        raised = 1.0 + p["wage_supplement"] / p["salary_social_worker"]
        self.leaving[SOCIAL_WORKER] = monthly_rate(
            p["turnover"] * raised ** -p["turnover_elasticity"]
        )
        self.units = [unit["id"] for unit in plan["units"]]
        self.central = next(u["id"] for u in plan["units"] if u["kind"] == "central")
        self.pools = {(u, r, o): Pool() for u in self.units for r in ROLES for o in ORIGINS}
        self.transfers: dict[int, list[tuple[str, str, float]]] = defaultdict(list)
        self.new_posts: list[NewPosts] = []
        self.created: list[tuple[dict, int, str, str, float]] = []
        """What the steps of the horizon create: step, month, unit, role, number."""
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
        filled = pool.posts / (1.0 + self.settled * lead)
        leavers = filled * self.settled
        for part, whole in parts(lead):
            for month in range(0, whole + 1):
                pool.coming[month] += leavers * part
        ramping = math.ceil(self.p["rampup_length"])
        for age in range(1, ramping):
            pool.hired[-age] = leavers * (1.0 - self.settled) ** age
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
                    self.created.append((step, begins, unit, role, number))
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
            # Advertised together, but with chance not filled together.
            for share, takes in self.hire_times or [(1.0, lead)]:
                arrives = max(0, advertised) + takes
                counts_from = max(0, min(begins, arrives))
                self.new_posts.append(
                    NewPosts(counts_from, arrives, unit, role, number * part * share)
                )

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
        for (unit, role, _), pool in self.pools.items():
            rate = self.leaving[role]
            leavers = pool.filled * rate
            pool.ramped *= 1.0 - rate
            for arrival in pool.hired:
                pool.hired[arrival] *= 1.0 - rate
            for part, lead in self.hire_times or parts(self.p["recruitment_lead"]):
                pool.coming[month + 1 + lead] += leavers * part
            left[unit] += leavers
        return left

    def filled(self, unit: str, role: str, origin: str | None = None) -> float:
        """People in the role, of one origin or both."""
        return math.fsum(self.pools[unit, role, o].filled for o in ORIGINS if origin in (None, o))

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
    """Investigations per district, start month, month taken up, and type."""

    def __init__(self, rates: list[float], types: list[tuple[float, float]]):
        """Takes the steady state's rates, and each type's share (of 1) and time in months."""
        self.shares = [share for share, _ in types]
        self.time = math.fsum(share * months for share, months in types)
        """The mean investigation time."""
        self.split = [parts(months) for _, months in types]
        self.work = [months / self.time for _, months in types]
        self.waiting: list[dict[int, float]] = [defaultdict(float) for _ in rates]
        """Not yet taken up, by start month: all types alike, so each has its share."""
        self.active: list[dict[tuple[int, int, int], float]] = [defaultdict(float) for _ in rates]
        """Taken up and not yet due, by (month due, start month, type)."""
        self.due: list[dict[tuple[int, int], float]] = [defaultdict(float) for _ in rates]
        """Due and not closed, by (start month, type)."""
        longest = max(split[-1][1] for split in self.split)
        for d, rate in enumerate(rates):
            for begun in range(-longest, 0):
                self._take_up(d, begun, begun, rate)
            # What fell due before month 0 is closed.
            self.active[d] = defaultdict(
                float, {key: n for key, n in self.active[d].items() if key[0] >= 0}
            )

    def _take_up(self, d: int, month: int, begun: int, number: float) -> None:
        for kind, (share, split) in enumerate(zip(self.shares, self.split)):
            for part, months in split:
                self.active[d][month + months, begun, kind] += number * share * part

    def start(self, month: int, started: list[float]) -> None:
        """Lets the month's cases begin to wait."""
        for d, number in enumerate(started):
            self.waiting[d][month] += number

    def take_up(self, month: int, districts: list[int], room: float | None) -> None:
        """Takes up what waits, the oldest first, as far as there is room (None: no limit)."""
        for begun in sorted({begun for d in districts for begun in self.waiting[d]}):
            amount = math.fsum(self.waiting[d].get(begun, 0.0) for d in districts)
            part = 1.0
            if room is not None:
                part = min(1.0, room / amount) if amount > 0 else 1.0
                room -= amount * part
            for d in districts:
                number = self.waiting[d].get(begun, 0.0)
                self._take_up(d, month, begun, number * part)
                if part == 1.0:
                    self.waiting[d].pop(begun, None)
                elif number:
                    self.waiting[d][begun] = number * (1.0 - part)

    def fall_due(self, month: int) -> None:
        """Lets those taken up long enough ago fall due."""
        for d, active in enumerate(self.active):
            for key in [key for key in active if key[0] <= month]:
                self.due[d][key[1:]] += active.pop(key)

    def close(self, districts: list[int], capacity: float) -> float:
        """Closes due cases, the oldest start month first; gives their number.

        Capacity is work: of one start month the same part of each district's and type's due
        cases is closed, as far as their work goes into what is left of it.
        """
        closed = 0.0
        for begun in sorted({key[0] for d in districts for key in self.due[d]}):
            cases = [
                (d, (begun, kind), self.due[d][begun, kind])
                for d in districts
                for kind in range(len(self.shares))
                if (begun, kind) in self.due[d]
            ]
            work = math.fsum(n * self.work[kind] for _, (_, kind), n in cases)
            if work <= 0 or capacity <= 0:
                continue
            part = min(1.0, capacity / work)
            for d, key, number in cases:
                if part == 1.0:
                    del self.due[d][key]
                else:
                    self.due[d][key] = number * (1.0 - part)
                closed += number * part
            capacity -= work * part
        return closed

    def count_active(self, districts: list[int]) -> float:
        """Cases taken up and not closed."""
        return math.fsum(
            n for d in districts for n in (*self.active[d].values(), *self.due[d].values())
        )

    def count_waiting(self, districts: list[int]) -> float:
        """Cases not yet taken up."""
        return math.fsum(n for d in districts for n in self.waiting[d].values())

    def overdue(self, districts: list[int], month: int) -> float:
        """Open cases, waiting or active, that started the legal limit or longer before."""
        last = month - LEGAL_LIMIT_MONTHS
        return math.fsum(
            n
            for d in districts
            for n in (
                *(n for (_, begun, _), n in self.active[d].items() if begun <= last),
                *(n for (begun, _), n in self.due[d].items() if begun <= last),
                *(n for begun, n in self.waiting[d].items() if begun <= last),
            )
        )


def case_types(plan: dict, time: float, own_time: float) -> list[tuple[float, float]]:
    """Gives each type's share of the cases and its time in months.

    The plan's types are as long as it says at the plan's own investigation time; where a run has
    another, all are longer or shorter in proportion.
    """
    named = plan.get("model", {}).get("case_types", [])
    if not named:
        return [(1.0, time)]
    total = math.fsum(entry["share_percent"] for entry in named)
    return [(e["share_percent"] / total, e["months"] * time / own_time) for e in named]


# --- Premises and prices ----------------------------------------------------------


class Prices:
    """Price indices, month by month."""

    def __init__(self, p: dict, plan: dict):
        rules = plan.get("model", {}).get("prices", {})
        by_year = plan.get("payroll_overhead_by_year", {})
        self.p = p
        self.by_year = {int(year): value for year, value in by_year.items()}
        self.wage_month = {"january": 1, "april": 4}[rules.get("wage_month", "april")]
        self.fixed_year = rules.get("fixed_year")

    def _year(self, month: int) -> int:
        """Gives the years from the price year to the one whose prices hold."""
        return max(0, (self.fixed_year or month // 12) - PRICE_YEAR)

    def wage(self, month: int) -> float:
        if self.fixed_year is not None:
            raises = self._year(month)
        else:
            waits = month % 12 + 1 < self.wage_month
            raises = max(0, month // 12 - PRICE_YEAR - (1 if waits else 0))
        return (1.0 + self.p["wage_growth"] / 100.0) ** raises

    def rent(self, month: int) -> float:
        return (1.0 + self.p["rent_growth"] / 100.0) ** self._year(month)

    def other(self, month: int) -> float:
        return (1.0 + self.p["other_price_growth"] / 100.0) ** self._year(month)

    def payroll_overhead(self, month: int) -> float:
        """Reading: fixed prices fix the three indices; the overhead is still that of the year."""
        return self.by_year.get(month // 12, self.p["payroll_overhead"]) / 100.0


@dataclass
class Premises:
    """An area that is rented, or given up, from a month on."""

    unit: str
    opens: int
    area: float
    fit_out: float = 0.0
    """What fitting it out costs, in the prices of the opening month; 0 where it costs nothing."""
    ends: float = math.inf
    """The month from which it is not rented any more."""
    factor: float = 1.0
    """What its rent is multiplied by."""
    one_off: bool = False
    """Whether its rent is one-off cost: temporary premises, and areas rented twice."""


def area_of(step: dict, unit: str, p: dict, roles: dict) -> float:
    """Gives the area of a step's posts in a unit.

    Reading: the posts are as the step lists them: without the managers that the span adds, and
    with transferred posts that the central unit turns out not to have.
    """
    return math.fsum(
        (c.get("transferred", 0.0) + c.get("new", 0.0))
        * roles.get(c["role"], {}).get("area_m2", p["area_per_post"])
        for c in step.get("posts", [])
        if c["unit"] == unit
    )


def read_premises(plan: dict, p: dict, prices: Prices, start: int) -> list[Premises]:
    """Lists all premises, today's first.

    An area that is given up is a negative area from its month on, and the same area rented once
    more, as one-off cost, for the months of double rent.
    Reading: an area that is given up has no fit-out to be paid back.
    """
    found = []
    delay, double = half_up(p["premises_delay"]), half_up(p["double_rent"])
    roles = plan.get("model", {}).get("roles", {})
    for unit in plan["units"]:
        found.append(Premises(unit["id"], 0, unit.get("today", {}).get("area_m2", 0.0)))
    for step in plan["steps"]:
        for change in step.get("premises", []):
            unit, area = change["unit"], change.get("area_m2")
            if area is None:
                area = area_of(step, unit, p, roles)
            opens = month_number(change["opens"]) - start
            if opens < 0:
                found.append(Premises(unit, 0, area))
                continue
            if area < 0:
                found.append(Premises(unit, opens, area))
                found.append(Premises(unit, opens, -area, ends=opens + double, one_off=True))
                continue
            opens += delay
            fit_out = area * p["fit_out_cost"] * prices.other(start + opens)
            found.append(Premises(unit, opens, area, fit_out))
            if temporary := change.get("temporary"):
                begins = max(0, month_number(temporary["from"]) - start)
                found.append(
                    Premises(
                        unit,
                        begins,
                        temporary["area_m2"],
                        ends=opens + double,
                        factor=p["temporary_rent_factor"],
                        one_off=True,
                    )
                )
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


@dataclass
class CostPart:
    """A part of a month's cost, as sources may be limited to it; in öre, not rounded."""

    unit: str
    what: str
    """A role for its staff cost, else ONE_OFF or REST."""
    amount: float
    unpaid: float


class Funding:
    """The sources and what each has left of the year.

    Reading: a source pays only from its first to its last month, and what is left after its
    last month is lost. Month number is the calendar month's, and a source that begins within
    a year has only the twelfths of its own months; likewise a plan that begins within a year.
    Twelfths are rounded half away from zero.
    """

    def __init__(self, sources: list[dict]):
        self.sources = sources
        self.left = [0] * len(sources)
        # The sort is stable: among equals the list's order holds.
        self.order = sorted(range(len(sources)), key=lambda i: self._place(sources[i]))

    @staticmethod
    def _place(source: dict) -> int:
        place = source.get("place")
        return PLACES[source["kind"]] if place is None else place

    def available(self, index: int, month: int) -> int:
        """Gives what a source has in a month, after adding the month's twelfth."""
        source, number = self.sources[index], month % 12 + 1
        if number == 1:
            self.left[index] = 0
        last = source.get("to")
        if month < month_number(source["from"]) or (last and month > month_number(last)):
            return 0
        if source["kind"] == "state_grant":
            return ore(source["amount_sek"])
        amount = source.get("by_year", {}).get(str(month // 12), source["amount_sek"])
        self.left[index] += ore(amount * number / 12) - ore(amount * (number - 1) / 12)
        return self.left[index]

    @staticmethod
    def _share(limits: dict, part: CostPart, need: dict[str, dict[str, float]]) -> float:
        """Gives the share of a part that a source with these limits may pay for.

        `need` holds, by unit, the need-weighted children of each district that it serves.
        """
        if limits.get("one_off_only"):
            allowed = part.what == ONE_OFF
        elif limits.get("roles") is not None:
            allowed = part.what in limits["roles"]
        else:
            allowed = True
        if not allowed:
            return 0.0
        if limits.get("districts") is None:
            return 1.0
        served = need[part.unit]
        total = math.fsum(served.values())
        if total <= 0:
            return 0.0
        return math.fsum(n for code, n in served.items() if code in limits["districts"]) / total

    def pay(
        self, month: int, cost: int, cost_parts: list[CostPart], need: dict[str, dict[str, float]]
    ) -> tuple[list[int], int]:
        """Gives what each source pays of the month's cost, in the list's order, and the gap.

        Reading: a source without limits pays for all of the month's cost, so that the rounding
        of accounts leaves no gap of a few öre.
        """
        paid = [0] * len(self.sources)
        remaining = cost
        for index in self.order:
            available = self.available(index, month)
            limits = self.sources[index].get("pays_for", {})
            may = [min(x.unpaid, self._share(limits, x, need) * x.amount) for x in cost_parts]
            total = math.fsum(may)
            used = min(available, remaining)
            # Less than a krona is the rounding of the accounts.
            if limits and abs(total - remaining) >= 100.0:
                used = min(used, ore(total / 100.0))
            if used <= 0:
                continue
            paid[index] = used
            remaining -= used
            if self.sources[index]["kind"] != "state_grant":
                self.left[index] -= used
            if total > 0:
                for part, most in zip(cost_parts, may):
                    part.unpaid = max(0.0, part.unpaid - used * most / total)
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


def values_of(plan: dict, trial: dict[str, float] | None = None) -> dict[str, float]:
    """Gives all parameters: the defaults, the plan's own, and those that a run has instead."""
    return DEFAULTS | {k: v["value"] for k, v in plan.get("parameters", {}).items()} | (trial or {})


def unit_costs(
    unit: str,
    t: int,
    now: int,
    p: dict,
    plan: dict,
    prices: Prices,
    staff: Staffing,
    premises: list[Premises],
    equipped: float,
    arrived: float,
    visits: float,
) -> dict:
    """Gives a unit's accounts of a month, and the same cost in the parts that sources pay for."""
    wage, other, po = prices.wage(now), prices.other(now), prices.payroll_overhead(now)
    overhead, manner = p["overhead"] / 100.0, plan.get("fit_out", "depreciated")
    roles = plan.get("model", {}).get("roles", {})
    salary = {r: p[f"salary_{r}"] * wage for r in ROLES}
    training = {
        r: roles.get(r, {}).get("training_tkr", p["training"]) * 1000.0 / 12.0 * other
        for r in ROLES
    }
    travel = p["travel"] * 1000.0 / 12.0 * other
    filled = {r: staff.filled(unit, r) for r in ROLES}
    transferred = {r: staff.filled(unit, r, "transferred") for r in ROLES}

    lon = {r: filled[r] * salary[r] for r in ROLES}
    lon[SOCIAL_WORKER] += filled[SOCIAL_WORKER] * p["wage_supplement"] * wage
    agency_factor = p["agency_share"] / 100.0 * (1.0 + po) * p["agency_factor"]
    agency = {r: staff.vacancies(unit, r) * salary[r] * agency_factor for r in ROLES}
    visiting = visits * p["visit_cost"] * other

    own = [x for x in premises if x.unit == unit and x.opens <= t < x.ends]
    per_area = p["rent"] / 12.0 * prices.rent(now)
    rent = math.fsum(x.area * x.factor * per_area for x in own if not x.one_off)
    rent_once = math.fsum(x.area * x.factor * per_area for x in own if x.one_off)
    fit_out = [fit_out_costs(x, t, p, manner) for x in premises if x.unit == unit]
    fit_out_monthly = math.fsum(monthly for monthly, _ in fit_out)
    establishing = (equipped * p["equipment"] + arrived * p["hire_cost"]) * 1000.0 * other
    establishing += math.fsum(once for _, once in fit_out)

    wages = math.fsum(lon.values())
    staff_parts = {
        r: lon[r] * (1.0 + po) * (1.0 + overhead) + filled[r] * (training[r] + travel) + agency[r]
        for r in ROLES
    }
    lon_transferred = math.fsum(transferred[r] * salary[r] for r in ROLES)
    return {
        "cost": [
            ore(wages),
            ore(wages * po),
            ore(rent + rent_once + fit_out_monthly),
            ore(establishing),
            ore(math.fsum(filled[r] * training[r] for r in ROLES)),
            ore(math.fsum(filled.values()) * travel + visiting),
            ore(wages * (1.0 + po) * overhead),
            ore(math.fsum(agency.values())),
        ],
        "transferred_cost": ore(
            lon_transferred * (1.0 + po) * (1.0 + overhead)
            + math.fsum(transferred[r] * (training[r] + travel) for r in ROLES)
        ),
        # Reading: the one-off cost is rounded once, as the account etablering is by itself.
        "one_off": ore(establishing + rent_once),
        "area_m2": math.fsum(x.area for x in own),
        "parts": [
            CostPart(unit, what, amount * 100.0, amount * 100.0)
            for what, amount in (
                *staff_parts.items(),
                (ONE_OFF, establishing + rent_once),
                (REST, rent + fit_out_monthly + visiting),
            )
        ],
    }


def simulate(
    plan: dict,
    trial: dict[str, float] | None = None,
    hire_times: list[tuple[float, int]] | None = None,
) -> dict:
    """Runs a plan; gives the months, each with its units and municipal figures.

    With `hire_times` what is advertised in a month arrives in these parts after these months:
    chance.py takes expected values from it.
    """
    p = values_of(plan, trial)
    start = month_number(plan["start"])
    prices = Prices(p, plan)
    units = [unit["id"] for unit in plan["units"]]
    demand = Demand(plan, p, start)
    rollout = Rollout(plan, demand.codes, start)
    central, lives = rollout.central, rollout.first_live
    visits = plan.get("model", {}).get("visits", {})
    per_child = p["reports_per_1000"] / 1000.0 / 12.0
    investigated = p["share_investigated"] / 100.0

    staff = Staffing(plan, p, start, hire_times)
    own_time = values_of(plan)["investigation_time"]
    cases = Cases(
        [n * per_child * investigated for n in demand.need(start // 12)],
        case_types(plan, p["investigation_time"], own_time),
    )
    premises = read_premises(plan, p, prices, start)
    funding = Funding(plan["funding"])
    lag = half_up(p["effect_lag"])
    months = []

    for t in range(plan["horizon_months"]):
        now = start + t
        equipped = staff.change_hands(t)
        arrived = staff.arrive(t)

        children, need = demand.children(now // 12), demand.need(now // 12)
        serving = rollout.serving(t)
        served = {unit: [d for d, name in enumerate(serving) if name == unit] for unit in units}
        reported = []
        for n, live in zip(need, lives):
            rising = live is not None and live <= t < live + 12
            reported.append(n * per_child * (1.0 + (p["first_year_rise"] / 100.0 * rising)))
        started = [r * investigated for r in reported]

        days = {
            unit: 0.0
            if unit == central
            else math.fsum(visits.get(demand.codes[d], 0.0) for d in served[unit])
            for unit in units
        }
        productive, workers = {}, {}
        for unit in units:
            by_role = {role: staff.productive(unit, role, t) for role in ROLES}
            on_the_way = days[unit] * p["visit_hours"] / p["work_hours"]
            by_role[SOCIAL_WORKER] -= min(on_the_way, by_role[SOCIAL_WORKER])
            productive[unit] = math.fsum(by_role.values())
            workers[unit] = by_role[SOCIAL_WORKER]

        cases.start(t, started)
        has_ceiling = p["caseload_ceiling"] > 0
        if not has_ceiling:
            for unit in units:
                cases.take_up(t, served[unit], None)
        cases.fall_due(t)

        unit_rows, cost_parts = {}, []
        for unit in units:
            capacity = workers[unit] * p["caseload_norm"] / cases.time
            closed = cases.close(served[unit], capacity)
            if has_ceiling:
                # After the month's closings: what is closed makes room.
                active = cases.count_active(served[unit])
                room = max(0.0, p["caseload_ceiling"] * workers[unit] - active)
                cases.take_up(t, served[unit], room)
            unit_started = math.fsum(started[d] for d in served[unit])
            active, waiting = cases.count_active(served[unit]), cases.count_waiting(served[unit])
            costs = unit_costs(
                unit,
                t,
                now,
                p,
                plan,
                prices,
                staff,
                premises,
                equipped.get(unit, 0.0),
                arrived.get(unit, 0.0),
                days[unit],
            )
            cost_parts += costs.pop("parts")
            unit_rows[unit] = {
                "posts": math.fsum(staff.posts(unit, r) for r in ROLES),
                "filled": math.fsum(staff.filled(unit, r) for r in ROLES),
                "transferred_filled": math.fsum(
                    staff.filled(unit, r, "transferred") for r in ROLES
                ),
                "productive_fte": productive[unit],
                "productive_social_workers": workers[unit],
                "vacancies": math.fsum(staff.vacancies(unit, r) for r in ROLES),
                "hires": arrived.get(unit, 0.0),
                "leavers": 0.0,
                "children_0_17": math.fsum(children[d] for d in served[unit]),
                "need_children": math.fsum(need[d] for d in served[unit]),
                "reports": math.fsum(reported[d] for d in served[unit]),
                "started": unit_started,
                "closed": closed,
                "active": active,
                "waiting": waiting,
                "open": active + waiting,
                "overdue": cases.overdue(served[unit], t),
                "caseload": active / workers[unit] if workers[unit] > NOBODY else None,
                "coverage": min(1.0, capacity / unit_started) if unit_started > 0 else None,
            } | costs

        for unit, number in staff.leave(t).items():
            unit_rows[unit]["leavers"] = number
        need_of = {unit: {demand.codes[d]: need[d] for d in served[unit]} for unit in units}
        gross = sum(sum(row["cost"]) for row in unit_rows.values())
        paid, gap = funding.pay(now, gross, cost_parts, need_of)
        by_kind = dict.fromkeys(KINDS, 0)
        for source, amount in zip(plan["funding"], paid):
            by_kind[source["kind"]] += amount

        def share_live(months_ago: int) -> float:
            return math.fsum(
                n
                for n, live, unit in zip(need, lives, serving)
                if live is not None and live + months_ago <= t and unit != central
            ) / math.fsum(need)

        placed = (
            (
                plan["residential_days_per_year"] * p["residential_day"]
                + plan["foster_days_per_year"] * p["foster_day"]
            )
            / 12.0
            * prices.other(now)
        )
        placement = ore(placed * (1.0 - p["placement_effect"] / 100.0 * share_live(lag)))
        months.append(
            {
                "month": t,
                "units": unit_rows,
                "funding": list(by_kind.values()),
                "paid": paid,
                "gap": gap,
                "placement": placement,
                # Reading: what is saved is the difference of the two rounded amounts.
                "placement_saved": ore(placed) - placement,
                "rollout_share": share_live(0),
                "equity": equity(
                    demand.base, demand.weights, [unit_rows[u]["coverage"] for u in serving]
                ),
                "hidden": {
                    "looked_at": sorted(set(serving) - {central}) or [central],
                    "placed_late": placed * share_live(lag),
                },
            }
        )
    return {"start": start, "months": months}


# --- What follows from the months ---------------------------------------------------


def gross_of(months: list[dict]) -> int:
    """Gives the gross cost of some months, öre."""
    return sum(sum(row["cost"]) for month in months for row in month["units"].values())


def nollalternativ(plan: dict) -> dict:
    """Gives the plan without its steps, wage supplement, visiting days and caseload ceiling."""
    values = {"wage_supplement": 0.0, "caseload_ceiling": 0.0}
    return plan | {
        "steps": [
            s for s in plan["steps"] if month_number(s["start"]) < month_number(plan["start"])
        ],
        "parameters": plan.get("parameters", {}) | {k: {"value": v} for k, v in values.items()},
        "model": plan.get("model", {}) | {"visits": {}},
    }


def grant_ends(plan: dict, result: dict) -> list[dict]:
    """Gives what each source that ends paid in its last twelve months.

    Reading: an end in the horizon's last month is inside the horizon; of the twelve months those
    that are simulated count.
    """
    found = []
    for index, source in enumerate(plan["funding"]):
        last = month_number(source["to"]) - result["start"] if source.get("to") else None
        if last is None or not 0 <= last < len(result["months"]):
            continue
        paid = [month["paid"][index] for month in result["months"][max(0, last - 11) : last + 1]]
        after = month_text(result["start"] + last + 1)
        found.append({"source": index, "month": after, "last_twelve_months": sum(paid)})
    return found


def turnover_of(result: dict, units: list[str], t: int) -> float | None:
    """Gives the turnover of the last twelve months in per cent, of these units together."""
    months = result["months"][max(0, t - 11) : t + 1]
    leavers = math.fsum(month["units"][u]["leavers"] for month in months for u in units)
    filled = math.fsum(month["units"][u]["filled"] for month in months for u in units)
    if filled <= NOBODY:
        return None
    # The mean part that leaves in a month, twelve times over.
    return 100.0 * (1.0 - (1.0 - leavers / filled) ** 12)


def gate_result(step: dict, result: dict) -> tuple[bool | None, float | None]:
    """Gives whether a step passes its gate, and the value that decides; None: not decided.

    The value is the lowest coverage (per cent), the highest caseload, the part that is paid for
    (per cent) or the turnover (per cent).
    Reading: for funding only the step's start has to be inside the horizon. A unit without
    started cases has no coverage and is left aside; where no unit has one, the step passes.
    Where nobody is employed, turnover is undefined and the step does not pass.
    """
    gate, months = step["gate"], result["months"]
    begins = month_number(step["start"]) - result["start"]
    target, measure = gate["target"], gate["measure"]
    if measure == "funding":
        if not 0 <= begins < len(months):
            return None, None
        year = months[begins : begins + 12]
        gross, gap = gross_of(year), sum(month["gap"] for month in year)
        value = 100.0 * (gross - gap) / gross if gross > 0 else 100.0
        return value >= target, value
    t = month_number(gate["month"]) - result["start"] if gate.get("month") else begins - 1
    if not 0 <= t < len(months):
        return None, None
    units = months[t]["hidden"]["looked_at"]
    if measure == "turnover":
        turnover = turnover_of(result, units, t)
        return turnover is not None and turnover <= target, turnover
    values = [months[t]["units"][u][measure] for u in units]
    if measure == "caseload":
        if None in values:
            return False, None
        return max(values) <= target, max(values)
    known = [100.0 * value for value in values if value is not None]
    return all(value >= target for value in known), min(known, default=None)


def evaluate(plan: dict, trial: dict[str, float] | None = None) -> dict:
    """Runs a plan and its Nollalternativ; gives the months and what follows from them."""
    result = simulate(plan, trial)
    kept = {"wage_supplement", "caseload_ceiling"}
    base = simulate(nollalternativ(plan), {k: v for k, v in (trial or {}).items() if k not in kept})
    result["net_new"] = gross_of(result["months"]) - gross_of(base["months"])
    late = math.fsum(month["hidden"]["placed_late"] for month in result["months"])
    result["break_even_percent"] = None
    if late > 0:
        # öre over SEK: the 100 of the per cent is in it.
        result["break_even_percent"] = max(0.0, result["net_new"]) / late
    result["grant_ends"] = grant_ends(plan, result)
    result["gates"] = []
    for step in plan["steps"]:
        if step.get("gate"):
            passes, value = gate_result(step, result)
            result["gates"].append({"step": step["id"], "pass": passes, "value": value})
    return result


# --- Output -----------------------------------------------------------------------


PLAN_KEYS = (
    "today",
    "steps",
    "step_gates",
    "temporary",
    "model",
    "funding",
    "payroll_overhead_by_year",
    "residential_days_per_year",
    "foster_days_per_year",
    "horizon_months",
)
"""What a scenario may set beside its parameters."""


def build_plan(scenario: dict) -> dict:
    """Gives a scenario's plan: its preset with the scenario's changes."""
    path = PRESETS / f"{scenario['preset']}.narplan.json"
    plan = json.loads(path.read_text("utf-8"))
    for key in set(PLAN_KEYS) - {"today", "step_gates", "temporary"}:
        if key in scenario:
            # A copy: what is added to the steps below is no part of the scenario.
            plan[key] = json.loads(json.dumps(scenario[key]))
    if "fit_out" in scenario:
        plan["fit_out"] = scenario["fit_out"]
    own = {k: {"value": v} for k, v in scenario.get("parameters", {}).items()}
    plan["parameters"] = plan.get("parameters", {}) | own
    if "today" in scenario:
        for unit in plan["units"]:
            unit["today"] = scenario["today"].get(unit["id"], {})
    for step in plan["steps"]:
        step_id = str(step["id"])
        if step_id in scenario.get("reassign", {}):
            step["reassign"] = scenario["reassign"][step_id]
        if step_id in scenario.get("step_gates", {}):
            step["gate"] = scenario["step_gates"][step_id]
        if place := scenario.get("temporary", {}).get(step_id):
            for change in step["premises"]:
                if change["unit"] == place["unit"]:
                    change["temporary"] = {"from": place["from"], "area_m2": place["area_m2"]}
    return plan


def short(value):
    """Gives the same value with its floats at 12 significant digits."""
    if isinstance(value, float):
        number = float(f"{value:.12g}")
        # What is left where people or cases cancel out is rounding noise.
        return 0.0 if abs(number) < 1e-9 else number
    if isinstance(value, dict):
        return {key: short(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [short(item) for item in value]
    return value


def summary(result: dict) -> dict:
    """Gives the totals of all months."""
    months = result["months"]
    gross = [0] * len(ACCOUNTS)
    for month in months:
        for row in month["units"].values():
            gross = [a + b for a, b in zip(gross, row["cost"])]
    rows = [row for month in months for row in month["units"].values()]
    first = next((m["month"] for m in months if m["gap"] > 0), None)
    return {
        "gross": gross,
        "transferred_cost": sum(row["transferred_cost"] for row in rows),
        "one_off": sum(row["one_off"] for row in rows),
        "paid": [sum(paid) for paid in zip(*(month["paid"] for month in months))],
        "gap": sum(m["gap"] for m in months),
        "first_gap_month": None if first is None else month_text(result["start"] + first),
        "placement": sum(m["placement"] for m in months),
        "placement_saved": sum(m["placement_saved"] for m in months),
    }


def write_json(results: list[tuple[dict, dict, dict]]) -> str:
    """Gives the file's text: a unit's month on one line."""

    def line(value) -> str:
        return json.dumps(short(value), ensure_ascii=False)

    out = ["{", f' "accounts": {line(list(ACCOUNTS))},', f' "funding_kinds": {line(list(KINDS))},']
    out += [' "scenarios": [']
    for number, (scenario, plan, result) in enumerate(results):
        out.append("  {")
        out.append(f'   "name": {line(scenario["name"])},')
        out.append(f'   "preset": {line(scenario["preset"])},')
        out.append(f'   "parameters": {line(scenario.get("parameters", {}))},')
        out.append(f'   "trial": {line(scenario.get("trial", {}))},')
        out.append(f'   "fit_out": {line(plan.get("fit_out", "depreciated"))},')
        out.append(f'   "reassign": {line(scenario.get("reassign", {}))},')
        for key in PLAN_KEYS:
            if key in scenario:
                out.append(f'   "{key}": {line(scenario[key])},')
        out.append(f'   "totals": {line(summary(result))},')
        for key in ("net_new", "break_even_percent", "grant_ends", "gates"):
            out.append(f'   "{key}": {line(result[key])},')
        out.append('   "months": [')
        chosen = scenario.get("months_shown", MONTHS_SHOWN)
        shown = [m for m in result["months"] if m["month"] in chosen]
        for place, month in enumerate(shown):
            kept = {k: v for k, v in month.items() if k not in ("month", "units", "hidden")}
            out.append("    {")
            out.append(f'     "month": {month["month"]},')
            out.append(f'     "municipal": {line(kept)},')
            out.append('     "units": {')
            rows = [f"      {line(u)}: {line(row)}" for u, row in month["units"].items()]
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
        plan = build_plan(scenario)
        results.append((scenario, plan, evaluate(plan, scenario.get("trial"))))
    if "--print" in sys.argv[1:]:
        for scenario, _, result in results:
            print_table(scenario, result)
        return
    TARGET.write_text(write_json(results), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
