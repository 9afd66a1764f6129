"""The plans that model.py and chance.py calculate: what each changes in a preset.

Every entry is plain data, and model.json carries it as it stands here, so that a test can build
the same plan. Amounts are in SEK, months "YYYY-MM", districts by code, units and roles by id.

    preset         the plan that it starts from
    parameters     values that the plan sets
    trial          values that a run has without the plan setting them (see "Types of case")
    fit_out        how fit-out is paid, where not as the preset says
    horizon_months the number of months, where not the preset's
    reassign       by step: districts that it gives another unit
    today          by unit: today's posts and area, in place of the preset's (others have none)
    steps          all steps, in place of the preset's
    step_gates     by step: measure, target, month (null: the month before the step's start)
    temporary      by step: temporary premises of the unit's opening in that step
    model          what a plan sets beside parameters: roles, case_types, visits, population, prices
    funding        all sources, in place of the preset's
    payroll_overhead_by_year, residential_days_per_year, foster_days_per_year  as in a plan
    months_shown   the months that model.json holds
"""

from __future__ import annotations

MONTHS_SHOWN = (0, 1, 6, 12, 24, 36, 59)
FEW_MONTHS = (5, 14, 26, 59)

NORR = ["0580R002", "0580R012", "0580R014", "0580R018", "0580R026", "0580R030"]
VASTER = ["0580R006", "0580R011", "0580R015", "0580R017", "0580R024", "0580R025", "0580R028"]
SYD = [f"0580R0{number:02d}" for number in (1, 3, 4, 16, 19, 22, 23, 27, 29, 31)]
OSTER = [f"0580R0{number:02d}" for number in (5, 7, 8, 9, 10, 13, 20, 21, 32)]
BASES = {"norr": NORR, "vaster": VASTER, "syd": SYD, "oster": OSTER}

# Counts and a forecast made up for the test: no pattern, a gap between the years, a year before
# the plan and one within it, and a district (0580R022) that the table lacks.
POPULATION = {
    "source": "made up for this test",
    "years": [2026, 2028, 2031],
    "children": {
        code: [
            [100 + 37 * (n * step % 11), 140 + 29 * (n * step % 13), 90 + 23 * (n * step % 7)]
            for step in (1, 2, 3)
        ]
        for n, code in enumerate(sorted(NORR + VASTER + SYD + OSTER), 1)
        if code != "0580R022"
    },
}

CASE_TYPES = [
    {"name": "Kort", "share_percent": 30, "months": 1.5},
    {"name": "Vanlig", "share_percent": 50, "months": 3.25},
    {"name": "Lång", "share_percent": 30, "months": 6},
]

LIMITED_FUNDING = [
    {
        "name": "Frame",
        "kind": "committee_frame",
        "amount_sek": 70_000_000,
        "from": "2027-01",
        "to": None,
        "by_year": {"2028": 71_234_567, "2030": 78_000_000},
    },
    {
        "name": "Grant for the social workers",
        "kind": "state_grant",
        "amount_sek": 400_000,
        "from": "2027-03",
        "to": "2028-10",
        "pays_for": {"roles": ["social_worker", "family_therapist"]},
    },
    {
        "name": "Grant for two districts",
        "kind": "state_grant",
        "amount_sek": 900_000,
        "from": "2027-01",
        "to": "2029-06",
        "pays_for": {"districts": ["0580R018", "0580R001"]},
    },
    {
        "name": "Start-up money",
        "kind": "executive_board",
        "amount_sek": 3_000_000,
        "from": "2027-05",
        "to": "2029-12",
        "place": 50,
        "by_year": {"2028": 5_000_001},
        "pays_for": {"one_off_only": True},
    },
    {
        "name": "Managers of the south and the north",
        "kind": "executive_board",
        "amount_sek": 2_400_000,
        "from": "2027-01",
        "to": "2031-12",
        "pays_for": {"roles": ["unit_manager"], "districts": ["0580R001", "0580R003", *NORR]},
    },
    {
        "name": "One-off cost of a role: one-off cost alone",
        "kind": "executive_board",
        "amount_sek": 600_000,
        "from": "2028-02",
        "to": "2030-03",
        "place": 100,
        "pays_for": {"roles": ["social_worker"], "one_off_only": True, "districts": VASTER},
    },
    {
        "name": "Last resort",
        "kind": "executive_board",
        "amount_sek": 5_000_000,
        "from": "2027-07",
        "to": "2031-11",
        "place": 400,
    },
]

GATES = {
    "1": {"measure": "funding", "target": 90, "month": None},
    "2": {"measure": "coverage", "target": 95, "month": None},
    "3": {"measure": "caseload", "target": 17, "month": "2027-08"},
    "4": {"measure": "funding", "target": 99, "month": None},
    "5": {"measure": "turnover", "target": 19, "month": "2028-10"},
}

TEMPORARY = {
    "2": {"unit": "norr", "from": "2027-05", "area_m2": 200},
    "3": {"unit": "vaster", "from": "2026-10", "area_m2": 120.5},
    "5": {"unit": "oster", "from": "2028-07", "area_m2": 90},
}


def history() -> dict:
    """Gives the step before the plan that all presets have in common."""
    new = {
        "social_worker": 16,
        "family_therapist": 1,
        "outreach_worker": 1,
        "unit_manager": 1,
        "administration": 1,
    }
    return {
        "id": 1,
        "start": "2022-08",
        "districts": ["0580R018"],
        "posts": [{"unit": "norr", "role": r, "transferred": 0, "new": n} for r, n in new.items()],
        "premises": [{"unit": "norr", "opens": "2023-09", "area_m2": 538}],
    }


def many_steps() -> list[dict]:
    """Gives a hundred steps: each moves or makes a few posts, and some move districts.

    The first 31 bring a district each live; the later ones add half posts, new area without a
    size of its own, and move a district on to the next base in turn.
    """
    homes = {code: unit for unit, codes in BASES.items() for code in codes}
    order = [code for code in sorted(homes) if code != "0580R018"]
    names = list(BASES)
    steps = [history()]
    for n in range(99):
        month = 2027 * 12 + n
        code = order[n % 31]
        unit = homes[code] if n < 31 else names[n % 4]
        step: dict = {
            "id": n + 2,
            "start": f"{month // 12}-{month % 12 + 1:02d}",
            "districts": [code] if n < 31 else [],
            "posts": [],
            "premises": [],
        }
        if n < 31:
            moved = {"unit": unit, "role": "social_worker", "transferred": 1, "new": 0.25}
            step["posts"].append(moved)
        elif n % 3 == 0:
            roles = ("social_worker", "outreach_worker", "administration", "family_therapist")
            role = roles[n % 4]
            step["posts"].append({"unit": unit, "role": role, "transferred": 0.5, "new": 0.5})
            opens = f"{(month + 2) // 12}-{(month + 2) % 12 + 1:02d}"
            step["premises"].append({"unit": unit, "opens": opens, "area_m2": None})
        elif n % 3 == 1:
            step["reassign"] = {code: names[(n + 1) % 4]}
        elif n % 4 == 0:
            step["recruit_from"] = step["start"]
            step["posts"].append(
                {"unit": unit, "role": "social_worker", "transferred": 0, "new": 1}
            )
        steps.append(step)
    return steps


HAND = {
    # Round numbers, so that docs/model.md ("Two bases, twelve months") works it out by hand.
    "name": "hand",
    "preset": "beslut-2023",
    "horizon_months": 12,
    "months_shown": (0, 1, 2, 3, 11),
    "fit_out": "at_once",
    "parameters": {
        "reports_per_1000": 120,
        "need_weight_b": 0,
        "share_investigated": 50,
        "investigation_time": 2,
        "caseload_norm": 10,
        "recruitment_lead": 0,
        "rampup_start": 50,
        "rampup_length": 2,
        "turnover": 0,
        "absence": 0,
        "span": 25,
        "salary_social_worker": 40_000,
        "salary_unit_manager": 60_000,
        "payroll_overhead": 50,
        "wage_growth": 0,
        "rent_growth": 0,
        "other_price_growth": 0,
        "rent": 2_400,
        "double_rent": 1,
        "fit_out_cost": 1_000,
        "equipment": 30,
        "training": 12,
        "travel": 6,
        "hire_cost": 50,
        "overhead": 10,
        "first_year_rise": 20,
    },
    "today": {"central": {"posts": {"social_worker": 6, "unit_manager": 1}, "area_m2": 200}},
    "steps": [
        {
            "id": 1,
            "start": "2027-01",
            "districts": ["0580R018"],
            "posts": [{"unit": "norr", "role": "social_worker", "transferred": 1, "new": 0}],
            "premises": [
                {"unit": "norr", "opens": "2027-01", "area_m2": 60},
                {"unit": "central", "opens": "2027-01", "area_m2": -50},
            ],
        },
        {
            "id": 2,
            "start": "2027-02",
            "districts": ["0580R017"],
            "posts": [{"unit": "vaster", "role": "social_worker", "transferred": 1, "new": 1}],
            "premises": [{"unit": "vaster", "opens": "2027-02", "area_m2": 80}],
        },
    ],
    "model": {
        "population": {
            "source": "made up for this test",
            "years": [2027],
            "children": {
                "0580R018": [[300, 400, 300]],
                "0580R017": [[600, 800, 600]],
                "0580R001": [[900, 1200, 900]],
            },
        }
    },
    "funding": [
        {
            "name": "Grant",
            "kind": "state_grant",
            "amount_sek": 100_000,
            "from": "2027-01",
            "to": "2027-06",
        },
        {
            "name": "Frame",
            "kind": "committee_frame",
            "amount_sek": 9_000_000,
            "from": "2027-01",
            "to": None,
        },
    ],
}

OLD = [
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

ALONE = [
    {
        "name": "population",
        "preset": "beslut-2023",
        "parameters": {
            "reports_factor_0_5": 0.7,
            "reports_factor_6_12": 1.0,
            "reports_factor_13_17": 1.6,
        },
        "model": {"population": POPULATION},
    },
    {"name": "types", "preset": "beslut-2023", "model": {"case_types": CASE_TYPES}},
    {
        "name": "types_trial",
        "preset": "beslut-2023",
        "trial": {"investigation_time": 4.55},
        "model": {"case_types": CASE_TYPES},
    },
    {"name": "ceiling", "preset": "beslut-2023", "parameters": {"caseload_ceiling": 16.0}},
    {
        "name": "supplement",
        "preset": "beslut-2023",
        "parameters": {"wage_supplement": 2_500.0, "turnover_elasticity": 1.5},
    },
    {
        "name": "visits",
        "preset": "beslut-2023",
        "parameters": {"visit_hours": 2.5},
        "model": {"visits": {"0580R030": 6, "0580R014": 2.5, "0580R032": 9, "0580R031": 31}},
    },
    {
        # More days than the social workers of the east have time for.
        "name": "visits_too_many",
        "preset": "beslut-2023",
        "parameters": {"visit_hours": 24.0},
        "months_shown": (26, 59),
        "model": {"visits": dict.fromkeys(OSTER, 31)},
        "step_gates": {
            "2": {"measure": "turnover", "target": 25, "month": "2026-12"},
            "3": {"measure": "coverage", "target": 80, "month": "2027-03"},
            "4": {"measure": "coverage", "target": 90, "month": "2029-03"},
            "5": {"measure": "caseload", "target": 40, "month": "2029-03"},
        },
    },
    {
        "name": "roles",
        "preset": "motion-s-2020",
        "model": {
            "roles": {
                "social_worker": {"area_m2": 21.5, "training_tkr": 18},
                "outreach_worker": {"area_m2": 8},
                "unit_manager": {"training_tkr": 40.5},
            }
        },
    },
    {
        "name": "premises",
        "preset": "beslut-2023",
        "parameters": {"premises_delay": 4.5, "double_rent": 2.4, "temporary_rent_factor": 1.7},
        "temporary": TEMPORARY,
    },
    {
        "name": "january",
        "preset": "beslut-2023",
        "model": {"prices": {"wage_month": "january"}},
        "payroll_overhead_by_year": {"2028": 45.5, "2030": 43.25},
    },
    {
        "name": "fixed",
        "preset": "beslut-2023",
        "parameters": {"wage_growth": 4.0},
        "model": {"prices": {"fixed_year": 2029}},
        "payroll_overhead_by_year": {"2028": 45.5},
    },
    {"name": "funding", "preset": "beslut-2023", "funding": LIMITED_FUNDING},
    {"name": "gates", "preset": "beslut-2023", "step_gates": GATES},
    {
        "name": "effect",
        "preset": "motion-mp",
        "parameters": {"placement_effect": 4.0, "effect_lag": 13.5},
    },
]

TOGETHER = [
    {
        "name": "together",
        "preset": "beslut-2023",
        "parameters": {
            "agency_share": 40.0,
            "caseload_ceiling": 14.5,
            "caseload_norm": 13.0,
            "recruitment_lead": 3.25,
            "turnover": 25.0,
            "wage_supplement": 1_500.0,
            "turnover_elasticity": 1.0,
            "premises_delay": 3.0,
            "double_rent": 2.0,
            "reports_factor_0_5": 1.4,
            "reports_factor_13_17": 0.8,
            "placement_effect": 6.0,
            "effect_lag": 12.0,
        },
        "fit_out": "rent_supplement",
        "reassign": {"3": {"0580R026": "vaster"}, "4": {"0580R018": "central"}},
        "temporary": TEMPORARY,
        "step_gates": GATES,
        "model": {
            "population": POPULATION,
            "case_types": CASE_TYPES,
            "visits": {"0580R030": 6, "0580R014": 2.5, "0580R032": 9},
            "roles": {"social_worker": {"training_tkr": 18}, "administration": {"area_m2": 12}},
            "prices": {"wage_month": "january"},
        },
        "funding": LIMITED_FUNDING,
    },
    {
        "name": "together_mp",
        "preset": "motion-mp",
        "parameters": {
            "caseload_ceiling": 18.0,
            "first_year_rise": 20.0,
            "agency_share": 20.0,
            "wage_supplement": 800.0,
            "placement_effect": 2.0,
        },
        "fit_out": "at_once",
        "step_gates": {
            "2": {"measure": "caseload", "target": 20, "month": None},
            "3": {"measure": "turnover", "target": 16, "month": None},
            "4": {"measure": "coverage", "target": 99.5, "month": "2029-01"},
            "5": {"measure": "funding", "target": 90, "month": None},
        },
        "model": {
            "case_types": CASE_TYPES[:2],
            "visits": {"0580R024": 4, "0580R032": 3},
            "prices": {"fixed_year": 2027},
        },
    },
    {
        "name": "decade",
        "preset": "beslut-2023",
        "horizon_months": 120,
        "months_shown": (0, 36, 72, 119),
        "parameters": {"caseload_ceiling": 17.0, "fit_out_years": 5.0, "turnover": 22.0},
        "model": {"population": POPULATION, "case_types": CASE_TYPES},
        "funding": LIMITED_FUNDING,
    },
    {
        "name": "hundred_steps",
        "preset": "beslut-2023",
        "horizon_months": 120,
        "months_shown": (0, 36, 72, 119),
        "parameters": {"recruitment_lead": 2.5, "caseload_ceiling": 20.0},
        "steps": many_steps(),
        "model": {"roles": {"social_worker": {"area_m2": 19}}},
    },
]

SCENARIOS = OLD + [{"months_shown": FEW_MONTHS} | entry for entry in ALONE + TOGETHER] + [HAND]
