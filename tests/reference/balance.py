# /// script
# requires-python = ">=3.11"
# dependencies = ["pyproj==3.7.2", "shapely==2.2.0"]
# ///
"""Makes balance.json: figures of the bases that the program's tests compare their own with.

Everything is computed anew from the preset, the map and its indicators, with shapely and
pyproj; no code is shared with the program. A unit's shape is the union of its districts, so its
perimeter and its smallest circle come another way than the program's.

    python tests/reference/balance.py
"""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import pyproj
import shapely
from shapely.ops import polylabel

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "maps" / "linkoping"
PRESETS = ("beslut-2023", "svar-2021", "motion-s-2020")
CHILDREN, POPULATION = "barn_unga_0_19_2025", "folkmangd_2025"
SHARE_0_17 = 0.91
DETOUR = 1.3
HIGH_NEED_SHARE = 0.2

TO_PLANE = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)
TO_DEGREES = pyproj.Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True)


def polygon(feature: dict) -> shapely.Polygon:
    """Gives the district in SWEREF 99 TM."""
    rings = [[TO_PLANE.transform(*p) for p in ring] for ring in feature["geometry"]["coordinates"]]
    return shapely.Polygon(rings[0], rings[1:])


def high_need(children: dict[str, float], weight: dict[str, float]) -> dict[str, float]:
    """Gives the children of each district in the fifth with the highest need weight."""
    left = HIGH_NEED_SHARE * sum(children.values())
    taken = {}
    for code in sorted(children, key=lambda code: (-weight[code], code)):
        taken[code] = min(children[code], left)
        left -= taken[code]
    return taken


def dissimilarity(pairs: list[tuple[float, float]]) -> float | None:
    """Gives D (0-100) of a group against the others, from (group, all)."""
    group = math.fsum(x for x, _ in pairs)
    others = math.fsum(everyone - x for x, everyone in pairs)
    if group <= 0 or others <= 0:
        return None
    return 50 * math.fsum(abs(x / group - (n - x) / others) for x, n in pairs)


def gini(values: list[float]) -> float:
    """Gives Gini by the order of the values: sum((2i - n - 1) x_i) / (n sum(x))."""
    ordered = sorted(values)
    n = len(ordered)
    ranks = math.fsum((2 * i - n - 1) * x for i, x in enumerate(ordered, start=1))
    return ranks / (n * math.fsum(ordered))


def ways(points: dict[str, shapely.Point], place: shapely.Point | None) -> dict[str, float] | None:
    """Gives the way in km from each point to the unit's place."""
    if place is None:
        return None
    return {code: DETOUR * point.distance(place) / 1000 for code, point in points.items()}


def way_figures(codes, children, points, place) -> dict:
    """Gives the children-weighted mean way, the longest, and its district."""
    by_code = ways(points, place)
    if not by_code or not codes:
        return {"mean_km": None, "farthest_km": None, "farthest": None}
    everyone = math.fsum(children[code] for code in codes)
    farthest = max(codes, key=lambda code: by_code[code])
    return {
        "mean_km": math.fsum(children[code] * by_code[code] for code in codes) / everyone,
        "farthest_km": by_code[farthest],
        "farthest": farthest,
    }


def main() -> None:
    """Writes balance.json."""
    with (MAP / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    features = json.loads((MAP / "districts.geojson").read_text("utf-8"))["features"]
    weight = json.loads((MAP / "reference.json").read_text("utf-8"))["need_weight_b05"]
    children = {row["regsokod"]: float(row[CHILDREN]) for row in rows}
    population = {row["regsokod"]: float(row[POPULATION]) for row in rows}
    shapes = {feature["id"]: polygon(feature) for feature in features}
    high = high_need(children, weight)

    # The point farthest from the border, to a centimetre; and the centroid as it would stand in
    # a file of population-weighted points.
    inside = {code: polylabel(shape, 0.01) for code, shape in shapes.items()}
    centroids = {
        code: [round(x, 7) for x in TO_DEGREES.transform(shape.centroid.x, shape.centroid.y)]
        for code, shape in shapes.items()
    }
    centres = {code: shapely.Point(TO_PLANE.transform(*at)) for code, at in centroids.items()}

    plans = []
    for preset in PRESETS:
        plan = json.loads((ROOT / "assets/presets" / f"{preset}.narplan.json").read_text("utf-8"))
        central = next(unit["id"] for unit in plan["units"] if unit["kind"] == "central")
        owner = {code: unit for unit, codes in plan["assignment"].items() for code in codes}
        units, local = [], []
        for unit in plan["units"]:
            codes = [code for code in children if owner[code] == unit["id"]]
            at = unit.get("place")
            place = shapely.Point(TO_PLANE.transform(at["lon"], at["lat"])) if at else None
            shape = shapely.union_all([shapes[code] for code in codes], grid_size=0.001)
            radius = shapely.minimum_bounding_radius(shape) if codes else None
            figures = {
                "unit": unit["id"],
                "districts": len(codes),
                "population": sum(population[code] for code in codes),
                "children_0_19": sum(children[code] for code in codes),
                "load": math.fsum(SHARE_0_17 * children[code] * weight[code] for code in codes),
                "high_children": math.fsum(high[code] for code in codes),
                "area_km2": math.fsum(shapes[code].area for code in codes) / 1e6,
                "perimeter_m": shape.length,
                "circle_radius_m": radius,
                "polsby_popper": 4 * math.pi * shape.area / shape.length**2 if codes else None,
                "reock": shape.area / (math.pi * radius**2) if codes else None,
                "inside": way_figures(codes, children, inside, place),
                "centroid": way_figures(codes, children, centres, place),
            }
            units.append(figures)
            if unit["id"] != central:
                local.append(figures)
        plans.append({
            "preset": preset,
            "units": units,
            "gini_load": gini([unit["load"] for unit in local]),
            "dissimilarity_high": dissimilarity(
                [(unit["high_children"], unit["children_0_19"]) for unit in local]
            ),
        })
    reference = {
        "made_by": f"tests/reference/balance.py, shapely {shapely.__version__}, "
        f"pyproj {pyproj.__version__}",
        "centroids": centroids,
        "plans": plans,
    }
    text = json.dumps(reference, ensure_ascii=False, indent=1)
    target = Path(__file__).with_name("balance.json")
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    for plan in plans:
        print(plan["preset"], plan["gini_load"], plan["dissimilarity_high"])
        for unit in plan["units"]:
            print("  ", {key: unit[key] for key in unit})


if __name__ == "__main__":
    main()
