# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6"]
# ///
"""Many runs of a plan at once, with NumPy: docs/model.md with chance and drawn parameters.

chance.py takes its distributions from here, and benches/reference/vectorised.py its time. Every
array has the runs as its last axis, so that an operation goes through all runs of a unit, role
or district in one stride. A parameter is a number, or an array with a value for each run.

It is written for speed, model.py to be read; `python tests/reference/runs.py` holds the two to
each other: without chance, run by run, for several plans and drawn parameters.

Districts that always have the same unit, and went live in the same month, are one group: within
it every case is treated alike, so the group's sums are all that is followed. Sources that may
only pay for some of the cost, and Nollalternativ, are left out.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from model import (
    AGE_FACTORS,
    LEGAL_LIMIT_MONTHS,
    NOBODY,
    ORIGINS,
    ROLES,
    SOCIAL_WORKER,
    Demand,
    Funding,
    Prices,
    Rollout,
    Staffing,
    build_plan,
    month_number,
    simulate,
    values_of,
)
from scenarios import SCENARIOS

Values = dict[str, "float | np.ndarray"]
WORKER = ROLES.index(SOCIAL_WORKER)
RECENT = LEGAL_LIMIT_MONTHS
"""Start months that are followed one by one, to tell which open cases are overdue."""


RANGES = {
    # Low and high of the parameters that are uncertain; choices and effects are not drawn.
    "reports_per_1000": (150.0, 250.0),
    "share_0_17_of_0_19": (0.90, 0.92),
    "need_weight_b": (0.0, 1.0),
    "reports_factor_0_5": (0.8, 1.2),
    "reports_factor_6_12": (0.8, 1.2),
    "reports_factor_13_17": (0.8, 1.2),
    "share_investigated": (30.0, 45.0),
    "investigation_time": (2.5, 6.0),
    "recruitment_lead": (2.0, 8.0),
    "rampup_start": (25.0, 60.0),
    "rampup_length": (6.0, 12.0),
    "turnover": (10.0, 30.0),
    "absence": (5.0, 10.0),
    "visit_hours": (0.5, 3.0),
    "salary_social_worker": (41_000.0, 45_000.0),
    "salary_family_therapist": (39_100.0, 45_900.0),
    "salary_outreach_worker": (33_580.0, 39_420.0),
    "salary_unit_manager": (54_000.0, 62_000.0),
    "salary_administration": (31_280.0, 36_720.0),
    "payroll_overhead": (42.0, 47.0),
    "wage_growth": (2.5, 4.5),
    "rent_growth": (1.0, 4.0),
    "other_price_growth": (1.5, 4.0),
    "rent": (2_000.0, 3_400.0),
    "area_per_post": (15.0, 30.0),
    "premises_lead": (6.0, 24.0),
    "premises_delay": (0.0, 12.0),
    "double_rent": (0.0, 6.0),
    "temporary_rent_factor": (1.0, 2.5),
    "fit_out_cost": (1_000.0, 8_000.0),
    "internal_interest": (1.0, 4.0),
    "equipment": (20.0, 60.0),
    "training": (6.0, 20.0),
    "travel": (3.0, 12.0),
    "visit_cost": (200.0, 800.0),
    "hire_cost": (30.0, 120.0),
    "overhead": (5.0, 15.0),
    "agency_factor": (1.6, 2.6),
    "residential_day": (4_500.0, 9_000.0),
    "foster_day": (1_600.0, 3_000.0),
}


def pert_shape(low: float, mode: float, high: float) -> tuple[float, float]:
    """Gives α and β of the beta distribution that PERT stretches from low to high."""
    width = high - low
    return 1.0 + 4.0 * (mode - low) / width, 1.0 + 4.0 * (high - mode) / width


def draw_pert(point: dict[str, float], runs: int, rng: np.random.Generator) -> Values:
    """Draws every uncertain parameter, each by itself, with the plan's own value as the mode."""
    return {
        name: low + (high - low) * rng.beta(*pert_shape(low, point[name], high), runs)
        for name, (low, high) in RANGES.items()
    }


def whole(value):
    """Gives whole months, half up."""
    return np.floor(np.asarray(value) + 0.5).astype(np.int64)


def ore(sek: np.ndarray) -> np.ndarray:
    """Gives whole öre (no amount is negative, but for areas given up beyond what is rented)."""
    return np.floor(sek * 100.0 + 0.5)


@dataclass
class Result:
    """What the runs gave: by month and run, and for units by month, unit and run."""

    gross: np.ndarray
    transferred: np.ndarray
    gap: np.ndarray
    paid: np.ndarray
    """Öre paid by each source in the plan's order: by source and run, over the horizon."""
    placement: np.ndarray
    filled: np.ndarray
    open: np.ndarray
    overdue: np.ndarray
    productive: np.ndarray
    rollout_share: np.ndarray
    equity: np.ndarray
    started: np.ndarray
    caseload: np.ndarray
    coverage: np.ndarray
    staff: np.ndarray
    active: np.ndarray
    workers: np.ndarray


class Model:
    """What of a plan is the same in all runs."""

    def __init__(self, plan: dict):
        self.plan = plan
        self.point = values_of(plan)
        """The plan's own values."""
        self.start = month_number(plan["start"])
        self.months = plan["horizon_months"]
        self.units = [unit["id"] for unit in plan["units"]]
        self.demand = Demand(plan, self.point, self.start)
        self.rollout = Rollout(plan, self.demand.codes, self.start)
        self.central = self.units.index(self.rollout.central)
        if any(source.get("pays_for") for source in plan["funding"]):
            raise SystemExit("sources with limits are not handled here")
        self._group_districts()
        self._plan_staff()

    def _group_districts(self) -> None:
        """Puts districts with the same unit in every month, and the same rise, together."""
        serving = [self.rollout.serving(t) for t in range(self.months)]
        keys: dict[tuple, list[int]] = defaultdict(list)
        for d, live in enumerate(self.rollout.first_live):
            path = tuple(self.units.index(month[d]) for month in serving)
            keys[path, live].append(d)
        self.paths = [path for path, _ in keys]
        self.lives = [live for _, live in keys]
        members = list(keys.values())
        self.member = np.zeros((len(members), len(self.demand.codes)))
        for g, districts in enumerate(members):
            self.member[g, districts] = 1.0
        visits = self.plan.get("model", {}).get("visits", {})
        self.visits = [
            sum(visits.get(self.demand.codes[d], 0.0) for d in districts) for districts in members
        ]
        # The fifths with the least and the most need: z decides the order whatever b is drawn.
        base, even = np.array(self.demand.base), self.point["need_weight_b"] == 0
        order = sorted(range(len(base)), key=lambda d: (0.0 if even else self.demand.z[d], d))
        self.fifths = []
        for districts in (order, order[::-1]):
            left, part = base.sum() / 5.0, np.zeros(len(base))
            for d in districts:
                part[d] = min(left, base[d])
                left -= part[d]
            self.fifths.append(self.member @ part / (base.sum() / 5.0))

    def _plan_staff(self) -> None:
        """Reads posts and steps as model.py does; the lead time has no part in it."""
        staff = Staffing(self.plan, self.point | {"recruitment_lead": 0.0}, self.start)
        self.posts = np.array(
            [[[staff.pools[u, r, o].posts for r in ROLES] for u in self.units] for o in ORIGINS]
        )
        self.transfers = staff.transfers
        self.created = staff.created

    # --- one batch of runs --------------------------------------------------------------

    def run(self, values: Values, runs: int, rng: np.random.Generator | None = None) -> Result:
        """Runs the plan with these values in place of its own; with chance where `rng` is."""
        return Batch(self, self.point | values, runs, rng).run()


class Batch:
    """A number of runs that go through the months together."""

    def __init__(self, model: Model, p: Values, runs: int, rng: np.random.Generator | None):
        self.m, self.p, self.runs, self.rng = model, p, runs, rng
        self.prices = Prices(p, model.plan)
        self.unit_count, self.role_count = len(model.units), len(ROLES)
        roles = model.plan.get("model", {}).get("roles", {})
        self.salary = self._by_role([p[f"salary_{r}"] for r in ROLES])
        self.training = self._by_role(
            [roles.get(r, {}).get("training_tkr", p["training"]) for r in ROLES]
        )
        self._demand()
        self._settle_staff()
        self._settle_cases()
        self._premises(roles)

    def _by_role(self, values: list) -> np.ndarray:
        """Stacks a value for each role: by role and run, or by role and 1."""
        return np.stack([np.atleast_1d(v) for v in np.broadcast_arrays(*values)]).astype(float)

    # --- demand -------------------------------------------------------------------------

    def _demand(self) -> None:
        """Need-weighted children by group for each calendar year."""
        p, demand = self.p, self.m.demand
        z = np.array(demand.z)[:, None]
        raw = np.exp(np.atleast_1d(p["need_weight_b"]) * z)
        base = np.array(demand.base)[:, None]
        weights = raw / ((raw * base).sum(0) / base.sum())
        self.need: dict[int, np.ndarray] = {}
        first = self.m.start // 12
        for year in range(first, (self.m.start + self.m.months - 1) // 12 + 1):
            if demand.table is None:
                share = p["share_0_17_of_0_19"] / self.m.point["share_0_17_of_0_19"]
                counted = np.array(demand.constant)[:, None] * share
            else:
                factors = self._by_role([p[name] for name in AGE_FACTORS])
                everyone = np.array(demand._groups(demand.table["years"][0])).sum(0)
                mean = (everyone[:, None] * factors).sum(0) / everyone.sum()
                counted = np.array(demand._groups(year)) @ factors / mean
            self.need[year] = self.m.member @ (counted * weights)
        self.rate = p["reports_per_1000"] / 1000.0 / 12.0 * (p["share_investigated"] / 100.0)

    # --- staff --------------------------------------------------------------------------

    def _settle_staff(self) -> None:
        """The steady state of month 0, and when each step's new posts count and are filled."""
        p, m = self.p, self.m
        settled = 1.0 - (1.0 - p["turnover"] / 100.0) ** (1.0 / 12.0)
        raised = 1.0 + p["wage_supplement"] / p["salary_social_worker"]
        turnover = p["turnover"] * raised ** -p["turnover_elasticity"]
        leaving = [settled] * self.role_count
        leaving[WORKER] = 1.0 - (1.0 - turnover / 100.0) ** (1.0 / 12.0)
        self.leaving = self._by_role(leaving)

        self.lead = np.broadcast_to(np.asarray(p["recruitment_lead"], float), (self.runs,))
        self.lead_whole = np.floor(self.lead).astype(np.int64)
        self.lead_rest = self.lead - self.lead_whole
        shape = (len(ORIGINS), self.unit_count, self.role_count, self.runs)
        self.posts = np.broadcast_to(m.posts[..., None], shape).copy()
        filled = self.posts / (1.0 + settled * self.lead)
        leavers = filled * settled
        self.coming = np.zeros((m.months + 1, *shape))
        """Recruitments under way by month of arrival; the last place is never reached."""
        for month in range(min(m.months, int(self.lead.max()) + 2)):
            part = (1.0 - self.lead_rest) * (month <= self.lead_whole)
            part = part + self.lead_rest * (month <= self.lead_whole + 1)
            self.coming[month] = leavers * part
        self.filled = filled - leavers
        ages = max(1, math.ceil(np.max(p["rampup_length"])))
        length = np.asarray(p["rampup_length"], float)
        begin = np.asarray(p["rampup_start"], float) / 100.0
        with np.errstate(divide="ignore", invalid="ignore"):
            reached = [np.where(length > 0, np.minimum(1.0, a / length), 1.0) for a in range(ages)]
        shares = np.stack([np.broadcast_to(share, (self.runs,)) for share in reached])
        self.missing = (1.0 - begin) * (1.0 - shares)
        """What a person works less than in full, by whole months employed and run."""
        self.hired = np.zeros((ages, *shape[1:]))
        """People by the month in which they arrived, in a ring; only those that may still ramp."""
        new = leavers.sum(0)
        for age in range(1, ages):
            self.hired[-age] = new * (1.0 - settled) ** age
        self.drawn_hire: dict[tuple[int, int, int], np.ndarray] = {}
        self.new_posts: dict[int, list] = defaultdict(list)
        for step, begins, unit, role, number in m.created:
            self._advertise(step, begins, m.units.index(unit), ROLES.index(role), number)

    def _hire_time(self, unit: int, role: int, month: int) -> np.ndarray:
        """Draws what the recruitments of a unit, role and month take."""
        key = unit, role, month
        if key not in self.drawn_hire:
            self.drawn_hire[key] = self._draw_hire_times(unit, role, np.arange(self.runs), month)
        return self.drawn_hire[key]

    def _advertise(self, step: dict, begins: int, unit: int, role: int, number: float) -> None:
        """Notes, by the month in which a part counts, the runs, the arrival and the number."""
        for share, lead in (
            (1.0 - self.lead_rest, self.lead_whole),
            (self.lead_rest, self.lead_whole + 1),
        ):
            if step.get("recruit_from"):
                sought = np.full(self.runs, month_number(step["recruit_from"]) - self.m.start)
            else:
                sought = begins - lead
            sought = np.maximum(0, sought)
            takes = lead
            if self.rng is not None:
                takes = np.empty(self.runs, np.int64)
                for month in np.unique(sought):
                    chosen = sought == month
                    takes[chosen] = self._hire_time(unit, role, int(month))[chosen]
            arrives = sought + takes
            counts = np.maximum(0, np.minimum(begins, arrives))
            for month in np.unique(counts):
                runs = np.flatnonzero((counts == month) & (share > 0))
                entry = unit, role, runs, arrives[runs], number * share[runs]
                self.new_posts[int(month)].append(entry)

    def _change_hands(self, t: int) -> np.ndarray:
        """Moves and creates the month's posts; gives the posts to be equipped by unit."""
        equipped = np.zeros((self.unit_count, self.runs))
        c = self.m.central
        for unit_id, role_id, number in self.m.transfers.get(t, ()):
            u, k = self.m.units.index(unit_id), ROLES.index(role_id)
            total = self.posts[:, c, k].sum(0)
            # All of the posts where rounding alone makes the difference.
            part = np.where(number >= total - 1e-9, 1.0, number / np.where(total > 0, total, 1.0))
            equipped[u] += total * part
            for held in (self.posts, self.filled, self.coming[t:].swapaxes(0, 1)):
                moved = held[:, ..., c, k, :] * part
                held[:, ..., u, k, :] += moved
                held[:, ..., c, k, :] -= moved
            self.hired[:, c, k] *= 1.0 - part
        for u, k, runs, arrives, number in self.new_posts.get(t, ()):
            self.posts[1, u, k, runs] += number
            equipped[u, runs] += number
            seen = arrives < self.m.months
            self.coming[arrives[seen], 1, u, k, runs[seen]] += number[seen]
        return equipped

    def _arrive(self, t: int) -> np.ndarray:
        """Lets the month's recruits arrive; gives their number by unit."""
        new = self.coming[t].sum(0)
        self.filled += self.coming[t]
        self.hired[t % len(self.hired)] = new
        return new.sum(1)

    def _leave(self, t: int) -> None:
        """Lets people leave at the end of the month, and advertises their posts."""
        if self.rng is None:
            leavers = self.filled * self.leaving
            self.filled -= leavers
            self.hired *= 1.0 - self.leaving
            for part, lead in (
                (1.0 - self.lead_rest, self.lead_whole),
                (self.lead_rest, self.lead_whole + 1),
            ):
                for months in np.unique(lead):
                    if t + 1 + months < self.m.months:
                        self.coming[t + 1 + months] += leavers * (part * (lead == months))
            return
        people = self.filled.sum(0)
        leavers = self._draw_leavers(people, t)
        ratio = leavers / np.where(people > 0, people, 1.0)
        self.hired *= 1.0 - ratio
        # Few units and roles have leavers in a month: only these are gone into.
        u, k, r = np.nonzero(leavers)
        ratio = ratio[u, k, r]
        takes = self._draw_hire_times(u, k, r, t)
        for (unit, role, month), drawn in self.drawn_hire.items():
            if month == t:
                chosen = (u == unit) & (k == role)
                takes[chosen] = drawn[r[chosen]]
        arrives = np.minimum(t + 1 + takes, self.m.months)
        for origin in range(len(ORIGINS)):
            gone = self.filled[origin, u, k, r] * ratio
            self.filled[origin, u, k, r] -= gone
            self.coming[arrives, origin, u, k, r] += gone

    def _draw_cases(self, unit: int, mean: np.ndarray, t: int) -> np.ndarray:
        """Draws what starts with a unit in month `t`."""
        return self.rng.poisson(mean)

    def _draw_hire_times(self, unit, role, runs: np.ndarray, t: int) -> np.ndarray:
        """Draws what recruitments of month `t` take in some runs, of a unit and role each."""
        return self.rng.poisson(self.lead[runs])

    def _draw_leavers(self, people: np.ndarray, t: int) -> np.ndarray:
        """Draws leavers by the inverse of the distribution function, from one number each.

        The number first tells whether the part of a person leaves, and what is left of it, a
        uniform number again, how many of the whole people do. Mostly nobody does, so the
        binomial's function is followed beyond 0 only where it has to be.
        """
        full = np.floor(people)
        rate, rest = self.leaving, people - full
        uniform = self.rng.random(people.shape)
        part_leaves = uniform < rate
        with np.errstate(divide="ignore"):
            uniform = np.where(part_leaves, uniform / rate, (uniform - rate) / (1.0 - rate))
        leavers = rest * part_leaves
        chance = np.exp(full * np.log1p(-rate))
        some = np.flatnonzero(uniform >= chance)
        number = np.zeros(len(some))
        chance, whole_people = chance.ravel()[some], full.ravel()[some]
        rate = np.broadcast_to(rate, people.shape).ravel()[some]
        odds, below, uniform = rate / (1.0 - rate), chance.copy(), uniform.ravel()[some]
        more = np.arange(len(some))
        while len(more):
            number[more] += 1.0
            n = number[more]
            chance[more] *= (whole_people[more] - n + 1.0) / n * odds[more]
            below[more] += chance[more]
            more = more[(uniform[more] >= below[more]) & (n < whole_people[more])]
        leavers.ravel()[some] += number
        return leavers

    def _productive(self, t: int, filled: np.ndarray, vacancies: np.ndarray) -> np.ndarray:
        """Productive FTE by unit and role, agency staff included."""
        ages = (t - np.arange(len(self.hired))) % len(self.hired)
        work = filled - np.einsum("aukr,ar->ukr", self.hired, self.missing[ages])
        if np.any(self.p["agency_share"]):
            work += vacancies * (self.p["agency_share"] / 100.0)
        return work * (1.0 - self.p["absence"] / 100.0)

    # --- cases --------------------------------------------------------------------------

    def _settle_cases(self) -> None:
        """The steady state without a queue."""
        p, m = self.p, self.m
        named = m.plan.get("model", {}).get("case_types", [])
        longer = p["investigation_time"] / m.point["investigation_time"]
        if named:
            total = sum(entry["share_percent"] for entry in named)
            self.shares = [entry["share_percent"] / total for entry in named]
            times = [np.asarray(entry["months"] * longer, float) for entry in named]
        else:
            self.shares, times = [1.0], [np.asarray(p["investigation_time"], float)]
        self.case_time = sum(share * time for share, time in zip(self.shares, times))
        self.work = [time / self.case_time for time in times]
        self.lags: list[dict[int, np.ndarray]] = []
        """For each type, by months since a case was taken up, the part that falls due."""
        for time in times:
            begin = np.floor(time)
            rest, lags = time - begin, {}
            for lag in range(int(begin.min()), int(begin.max()) + 2):
                part = (1.0 - rest) * (begin == lag) + rest * (begin + 1 == lag)
                if np.any(part > 0):
                    lags[lag] = part
            self.lags.append(lags)
        self.longest = max(max(lags) for lags in self.lags)
        self.group_count = len(m.paths)
        self.before = self.need[m.start // 12] * self.rate
        shape = (self.group_count, m.months + self.longest, len(times), self.runs)
        self.due = np.zeros(shape)
        """Due and not closed: by group, start month (`longest` before the first) and type."""
        self.oldest = [0] * self.group_count
        """For each group the first start month that may have cases due."""
        groups = (self.group_count, self.runs)
        self.taken: dict[int, list[tuple[int, np.ndarray]]] = {
            month: [(month, np.broadcast_to(self.before, groups))]
            for month in range(-self.longest, 0)
        }
        self.active = np.broadcast_to(self.before * self.case_time, groups).copy()
        self.waiting: dict[int, np.ndarray] = {}
        # What is open of each of the last start months: the part not due before month 0.
        self.recent = {
            -back: self.before
            * sum(
                share * part
                for share, lags in zip(self.shares, self.lags)
                for lag, part in lags.items()
                if lag >= back
            )
            * np.ones(groups)
            for back in range(1, RECENT)
        }

    def _take_up(self, t: int, started: np.ndarray, workers: np.ndarray, serves: list) -> None:
        """Takes up all cases, or as many as the ceiling leaves room for, the oldest first."""
        ceiling = self.p["caseload_ceiling"]
        if not np.any(ceiling):
            self.taken[t] = [(t, started)]
            self.active += started
            return
        self.waiting[t] = started.copy()
        self.taken[t] = []
        room = [
            np.maximum(0.0, ceiling * workers[u] - self.active[groups].sum(0))
            for u, groups in enumerate(serves)
        ]
        for begun in sorted(self.waiting):
            waits = self.waiting[begun]
            taken = np.zeros_like(waits)
            for u, groups in enumerate(serves):
                if not groups:
                    continue
                amount = waits[groups].sum(0)
                used = np.minimum(room[u], amount)
                room[u] -= used
                taken[groups] = waits[groups] * (used / np.where(amount > 0, amount, 1.0))
            if not taken.any():
                continue
            waits -= taken
            # What is left of a case taken up in full is rounding.
            waits[waits < 1e-12] = 0.0
            self.active += taken
            self.taken[t].append((begun, taken))
            # The month's closings are done: what takes no month is due in the next.
            for kind, lags in enumerate(self.lags):
                if 0 in lags:
                    self.due[:, begun + self.longest, kind] += taken * (self.shares[kind] * lags[0])
            if not waits.any():
                del self.waiting[begun]

    def _fall_due(self, t: int) -> None:
        """Lets those taken up long enough ago fall due."""
        for kind, lags in enumerate(self.lags):
            for lag, part in lags.items():
                for begun, taken in self.taken.get(t - lag, ()):
                    self.due[:, begun + self.longest, kind] += taken * (self.shares[kind] * part)
        self.taken.pop(t - self.longest, None)

    def _close(self, t: int, groups: list[int], capacity: np.ndarray) -> None:
        """Closes a unit's due cases, the oldest start month first."""
        if not groups:
            return
        oldest = min(self.oldest[g] for g in groups)
        newest = t + self.longest + 1 - min(min(lags) for lags in self.lags)
        together = groups == list(range(groups[0], groups[-1] + 1))
        chosen = slice(groups[0], groups[-1] + 1) if together else groups
        due = self.due[chosen, oldest:newest]
        work = sum(
            (due[0, :, kind] if len(groups) == 1 else due[:, :, kind].sum(0)) * u
            for kind, u in enumerate(self.work)
        )
        before = np.cumsum(work, axis=0)
        before -= work
        part = np.minimum(np.maximum(capacity - before, 0.0), work)
        part /= np.where(work > 0, work, 1.0)
        closed = due * part[:, None]
        if together:
            due -= closed
        else:
            self.due[chosen, oldest:newest] = due - closed
        by_start = closed[:, :, 0] if len(self.shares) == 1 else closed.sum(2)
        self.active[chosen] -= by_start.sum(1)
        for begun in self.recent:
            place = begun + self.longest - oldest
            if 0 <= place < by_start.shape[1]:
                self.recent[begun][chosen] -= by_start[:, place]

    # --- premises -----------------------------------------------------------------------

    def _premises(self, roles: dict) -> None:
        """Lists areas: unit, months in which they are rented, area, factor, fit-out, one-off."""
        p, start = self.p, self.m.start
        delay, double = whole(p["premises_delay"]), whole(p["double_rent"])
        never = np.asarray(10**6)
        self.areas, self.fit_outs = [], []
        for u, unit in enumerate(self.m.plan["units"]):
            area = unit.get("today", {}).get("area_m2", 0.0)
            if area:
                self.areas.append((u, np.asarray(0), never, area, 1.0))
        for step in self.m.plan["steps"]:
            for change in step.get("premises", []):
                u, area = self.m.units.index(change["unit"]), change.get("area_m2")
                if area is None:
                    area = sum(
                        (c.get("transferred", 0.0) + c.get("new", 0.0))
                        * roles.get(c["role"], {}).get("area_m2", p["area_per_post"])
                        for c in step.get("posts", [])
                        if c["unit"] == change["unit"]
                    )
                opens = month_number(change["opens"]) - start
                if opens < 0:
                    self.areas.append((u, np.asarray(0), never, area, 1.0))
                    continue
                if np.all(np.asarray(area) < 0):
                    # Rented until the months of double rent are over.
                    self.areas.append((u, opens + double, never, area, 1.0))
                    continue
                begins = opens + delay
                self.areas.append((u, begins, never, area, 1.0))
                self.fit_outs.append((u, begins, area * p["fit_out_cost"] * self._other(begins)))
                if temporary := change.get("temporary"):
                    first = np.asarray(max(0, month_number(temporary["from"]) - start))
                    factor = p["temporary_rent_factor"]
                    until = begins + double
                    self.areas.append((u, first, until, temporary["area_m2"], factor))

    def _other(self, month: np.ndarray) -> np.ndarray:
        """The index of other prices in months that may differ between the runs."""
        year = self.prices.fixed_year or (self.m.start + month) // 12
        years = np.maximum(0, year - 2026)
        return (1.0 + np.asarray(self.p["other_price_growth"]) / 100.0) ** years

    def _rent_and_fit_out(self, t: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The month's rented area times factor, fit-out in lokal, and in etablering, by unit."""
        area = np.zeros((self.unit_count, self.runs))
        monthly, once = np.zeros_like(area), np.zeros_like(area)
        for u, begins, ends, size, factor in self.areas:
            area[u] += size * factor * ((begins <= t) & (t < ends))
        manner = self.m.plan.get("fit_out", "depreciated")
        payments = whole(12 * np.asarray(self.p["fit_out_years"]))
        rate = np.asarray(self.p["internal_interest"]) / 100.0 / 12.0
        for u, begins, cost in self.fit_outs:
            age = t - begins
            if manner == "at_once":
                once[u] += cost * (age == 0)
                continue
            if not np.any(age >= 0):
                continue
            if manner == "rent_supplement":
                even = np.where(rate > 0, rate, 1.0)
                annuity = even / (1.0 - (1.0 + even) ** -payments)
                payment = cost * np.where(rate > 0, annuity, 1.0 / payments)
            else:
                payment = cost / payments + (cost - age * cost / payments) * rate
            monthly[u] += payment * ((age >= 0) & (age < payments))
        return area, monthly, once

    # --- the months ---------------------------------------------------------------------

    def run(self) -> Result:
        """Goes through the months."""
        m, runs = self.m, self.runs
        by_month = {
            name: np.zeros((m.months, runs))
            for name in (
                "gross transferred gap placement filled open overdue productive rollout_share "
                "equity"
            ).split()
        }
        by_unit = {
            name: np.full((m.months, self.unit_count, runs), np.nan)
            for name in "started caseload coverage staff active workers".split()
        }
        self.left = np.zeros((len(m.plan["funding"]), runs))
        paid = np.zeros_like(self.left)
        for t in range(m.months):
            self._month(t, {k: v[t] for k, v in by_month.items()}, paid, by_unit)
        return Result(paid=paid, **by_month, **by_unit)

    def _month(self, t: int, out: dict, paid: np.ndarray, by_unit: dict) -> None:
        p, m = self.p, self.m
        now = m.start + t
        equipped = self._change_hands(t)
        arrived = self._arrive(t)
        filled = self.filled.sum(0)
        vacancies = np.maximum(0.0, self.posts.sum(0) - filled)
        productive = self._productive(t, filled, vacancies)

        unit_of = [path[t] for path in m.paths]
        serves = [
            [g for g, unit in enumerate(unit_of) if unit == u] for u in range(self.unit_count)
        ]
        days = [
            0.0 if u == m.central else sum(m.visits[g] for g in groups)
            for u, groups in enumerate(serves)
        ]
        for u, number in enumerate(days):
            if number:
                way = number * (p["visit_hours"] / p["work_hours"])
                productive[u, WORKER] -= np.minimum(way, productive[u, WORKER])
        workers = productive[:, WORKER]
        by_unit["staff"][t] = filled.sum(1)
        by_unit["workers"][t] = workers

        need = self.need[now // 12]
        rising = np.array([live is not None and live <= t < live + 12 for live in m.lives])
        rise = 1.0 + (p["first_year_rise"] / 100.0) * rising[:, None]
        started = np.broadcast_to(need * rise * self.rate, (self.group_count, self.runs))
        if self.rng is not None:
            expected, started = started, np.empty(started.shape)
            for u, groups in enumerate(serves):
                if groups:
                    mean = expected[groups].sum(0)
                    drawn = self._draw_cases(u, mean, t) / np.where(mean > 0, mean, 1.0)
                    started[groups] = expected[groups] * drawn
        self.recent[t] = started.copy()
        self.recent.pop(t - RECENT, None)
        has_ceiling = np.any(p["caseload_ceiling"])
        if not has_ceiling:
            self._take_up(t, started, workers, serves)
        self._fall_due(t)
        capacities = [workers[u] * (p["caseload_norm"] / self.case_time) for u in range(len(serves))]
        for groups, capacity in zip(serves, capacities):
            self._close(t, groups, capacity)
        if has_ceiling:
            # After the month's closings: what is closed makes room.
            self._take_up(t, started, workers, serves)
        for u, groups in enumerate(serves):
            capacity = capacities[u]
            if not groups:
                continue
            active, new = self.active[groups].sum(0), started[groups].sum(0)
            by_unit["started"][t, u] = new
            by_unit["active"][t, u] = active
            np.divide(active, workers[u], out=by_unit["caseload"][t, u], where=workers[u] > NOBODY)
            coverage = by_unit["coverage"][t, u]
            np.divide(capacity, new, out=coverage, where=new > 0)
            np.minimum(1.0, coverage, out=coverage)
        # What is not due yet began at the earliest in this month.
        yet = min([*self.waiting, *(begun for taken in self.taken.values() for begun, _ in taken)])
        for g, oldest in enumerate(self.oldest):
            while oldest < yet + self.longest and not self.due[g, oldest].any():
                oldest += 1
            self.oldest[g] = oldest

        cases = self.active.sum(0) + sum(waits.sum(0) for waits in self.waiting.values())
        out["open"][:] = cases
        out["overdue"][:] = cases - sum(recent.sum(0) for recent in self.recent.values())
        out["filled"][:] = filled.sum((0, 1))
        out["productive"][:] = productive.sum((0, 1))
        gross = self._costs(t, now, out, filled, vacancies, equipped, arrived, days)
        out["gap"][:] = self._pay(now, gross, paid)

        total = need.sum(0)
        away = [g for g, unit in enumerate(unit_of) if unit != m.central]
        lag = whole(p["effect_lag"])
        late = sum(need[g] * (m.lives[g] + lag <= t) for g in away if m.lives[g] is not None)
        out["rollout_share"][:] = need[away].sum(0) / total
        placed = (
            (
                m.plan["residential_days_per_year"] * p["residential_day"]
                + m.plan["foster_days_per_year"] * p["foster_day"]
            )
            / 12.0
            * self.prices.other(now)
        )
        out["placement"][:] = ore(placed * (1.0 - p["placement_effect"] / 100.0 * late / total))
        low, high = (
            sum(part[g] * by_unit["coverage"][t, unit_of[g]] for g in range(self.group_count))
            for part in m.fifths
        )
        np.divide(high, low, out=out["equity"], where=low != 0)
        self._leave(t)

    def _costs(
        self,
        t: int,
        now: int,
        out: dict,
        filled: np.ndarray,
        vacancies: np.ndarray,
        equipped: np.ndarray,
        arrived: np.ndarray,
        days: list[float],
    ) -> np.ndarray:
        """The eight accounts, each rounded by unit; gives their sum."""
        p, prices = self.p, self.prices
        wage, other, po = prices.wage(now), prices.other(now), prices.payroll_overhead(now)
        overhead = p["overhead"] / 100.0
        salary = self.salary * wage
        lon = (filled * salary).sum(1)
        if np.any(p["wage_supplement"]):
            lon = lon + filled[:, WORKER] * (p["wage_supplement"] * wage)
        people = filled.sum(1)
        per_role = self.training * (1000.0 / 12.0) * other
        travel = p["travel"] * (1000.0 / 12.0) * other
        area, monthly, once = self._rent_and_fit_out(t)
        establishing = (equipped * p["equipment"] + arrived * p["hire_cost"]) * (1000.0 * other)
        visiting = np.array(days)[:, None] * (p["visit_cost"] * other)
        accounts = [
            lon,
            lon * po,
            area * (p["rent"] / 12.0 * prices.rent(now)) + monthly,
            establishing + once,
            (filled * per_role).sum(1),
            people * travel + visiting,
            lon * ((1.0 + po) * overhead),
        ]
        if np.any(p["agency_share"]):
            factor = p["agency_share"] / 100.0 * (1.0 + po) * p["agency_factor"]
            accounts.append((vacancies * salary).sum(1) * factor)
        gross = sum(ore(account) for account in accounts).sum(0)
        held = self.filled[0]
        out["gross"][:] = gross
        out["transferred"][:] = ore(
            (held * (salary * ((1.0 + po) * (1.0 + overhead)) + per_role + travel)).sum(1)
        ).sum(0)
        return gross

    def _pay(self, now: int, gross: np.ndarray, paid: np.ndarray) -> np.ndarray:
        """Pays the month's cost by the sources in their order; gives the gap."""
        sources, remaining = self.m.plan["funding"], gross
        funding = Funding(sources)
        for i in funding.order:
            source, number = sources[i], now % 12 + 1
            if number == 1:
                self.left[i] = 0.0
            # The month's own money is the same in all runs; what is left of earlier months is not.
            available = funding.available(i, now)
            if source["kind"] != "state_grant":
                self.left[i] += available
                available = self.left[i]
            if source.get("to") and now > month_number(source["to"]):
                continue
            used = np.minimum(available, remaining)
            if source["kind"] != "state_grant":
                self.left[i] -= used
            paid[i] += used
            remaining = remaining - used
        return remaining


def compare(model: Model, result: Result, run: int, reference: dict) -> float:
    """Gives the greatest difference between a run and model.py's: relative, money in öre/1e4."""
    worst = 0.0
    for t, month in enumerate(reference["months"]):
        rows = month["units"].values()
        for name, expected in (
            ("filled", sum(r["filled"] for r in rows)),
            ("open", sum(r["open"] for r in rows)),
            ("overdue", sum(r["overdue"] for r in rows)),
            ("productive", sum(r["productive_fte"] for r in rows)),
            ("rollout_share", month["rollout_share"]),
            ("equity", month["equity"]),
            ("gross", sum(sum(r["cost"]) for r in rows) / 1e4),
            ("transferred", sum(r["transferred_cost"] for r in rows) / 1e4),
            ("gap", month["gap"] / 1e4),
            ("placement", month["placement"] / 1e4),
        ):
            if expected is None:
                continue
            found = getattr(result, name)[t, run]
            if name in ("gross", "transferred", "gap", "placement"):
                found /= 1e4
            worst = max(worst, abs(found - expected) / max(1.0, abs(expected)))
        for u, row in enumerate(rows):
            for name in ("caseload", "coverage"):
                found = getattr(result, name)[t, u, run]
                if row[name] is not None and not math.isnan(found):
                    worst = max(worst, abs(found - row[name]) / max(1.0, abs(row[name])))
    return worst


def main() -> None:
    """Holds the runs without chance to model.py: every plan, and two with drawn parameters."""
    rng = np.random.default_rng(7)
    for scenario in SCENARIOS:
        plan = build_plan(scenario)
        if any(source.get("pays_for") for source in plan["funding"]):
            plan["funding"] = [s for s in plan["funding"] if not s.get("pays_for")]
        model = Model(plan)
        trials = [dict(scenario.get("trial", {}))]
        if scenario["name"] in ("motion-s-2020", "together", "types", "premises"):
            ranges = {
                "recruitment_lead": (0, 7),
                "investigation_time": (1, 6),
                "premises_delay": (0, 9),
                "double_rent": (0, 5),
                "turnover": (5, 40),
                "rampup_length": (1, 12),
                "need_weight_b": (0, 1),
                "share_0_17_of_0_19": (0.8, 1),
                "reports_factor_0_5": (0.5, 1.5),
                "effect_lag": (10, 30),
                "area_per_post": (15, 30),
                "other_price_growth": (1, 4),
                "payroll_overhead": (42, 47),
            }
            trials += [
                {name: rng.uniform(*ends) for name, ends in ranges.items()} for _ in range(5)
            ]
        names = {name for trial in trials for name in trial}
        values = {
            name: np.array([trial.get(name, model.point[name]) for trial in trials])
            for name in names
        }
        result = model.run(values, len(trials))
        worst = max(
            compare(model, result, i, simulate(plan, trial)) for i, trial in enumerate(trials)
        )
        print(f"{scenario['name']:>16}: {len(trials)} runs, greatest difference {worst:.1e}")
        if worst > 1e-7:
            sys.exit("the two differ")


if __name__ == "__main__":
    main()
