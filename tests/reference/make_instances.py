"""Makes assign/*.json: tasks of dividing districts among bases, to measure and test with.

The built-in map (maps/linkoping), its children and the preset of the decision of 2023 give
them; nothing is fetched. Needs shapely and pyproj.

    python tests/reference/make_instances.py

All figures are whole numbers, so that a solver for whole numbers works on the very same task:

* people: children 0-19. load: the same, or children times the need weight of docs/model.md
  with b = 0.5, with which one district has about 30 % of all load.
* way: children times straight line times 1.3, whole child-kilometres, from a point inside the
  district (shapely's representative point, SWEREF 99 TM) to the places of the four bases.
* today: the preset's assignment. seats: the districts in which the bases have their places.
* high: the children of the districts of highest need that together hold a fifth of all.
* edges: the common borders in whole metres.

areas_98 is made up: a map of the size of Linköping's 98 DeSO areas, whose own borders and
figures are not in this repository. Each RegSO area is cut into a number of pieces in proportion
to its inhabitants, by Voronoi cells of points drawn with a fixed seed and evened out by Lloyd's
method; its children are spread over its pieces by drawn shares between 0.6 and 1.4 of an even
share.
"""

from __future__ import annotations

import csv
import json
import math
import random
import tomllib
from pathlib import Path

import pyproj
import shapely
from model import need_weights
from shapely import Point, Polygon

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "maps" / "linkoping"
PRESET = ROOT / "assets" / "presets" / "beslut-2023.narplan.json"
TARGET = Path(__file__).with_name("assign")

CHILDREN = "barn_unga_0_19_2025"
PEOPLE = "folkmangd_2025"
DETOUR = 1.3
NEED_B = 0.5
PIECES = 98
SEED = 580

to_metres = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)

SCENARIOS = {
    "way": {"weights": {"way": 1}},
    "way_within_15": {"weights": {"way": 1}, "max_deviation": 0.15},
    "way_and_load": {"weights": {"way": 1, "load": 1}},
    "load": {"weights": {"load": 1}},
    "border": {"weights": {"way": 1, "load": 1, "border": 1}},
    "mix_and_changes": {"weights": {"way": 1, "mix": 1, "changes": 1}},
    "locks_and_groups": {"weights": {"way": 1, "load": 1}, "locks": True},
}


def districts() -> dict[str, Polygon]:
    """Gives the districts in metres, by code."""
    features = json.loads((MAP / "districts.geojson").read_text(encoding="utf-8"))["features"]
    result = {}
    for feature in features:
        shell, *holes = [
            [to_metres.transform(*point) for point in ring]
            for ring in feature["geometry"]["coordinates"]
        ]
        result[feature["id"]] = Polygon(shell, holes)
    return dict(sorted(result.items()))


def cells(polygon: Polygon, count: int, chance: random.Random) -> list[Polygon]:
    """Cuts a polygon into `count` connected pieces."""
    if count == 1:
        return [polygon]
    points: list[Point] = []
    west, south, east, north = polygon.bounds
    while len(points) < count:
        point = Point(chance.uniform(west, east), chance.uniform(south, north))
        if polygon.contains(point):
            points.append(point)
    for _ in range(20):
        diagram = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=polygon)
        pieces = [cell.intersection(polygon) for cell in diagram.geoms]
        points = [piece.centroid for piece in pieces]
    # A cell may fall apart; its lesser bits go to the piece with the longest common border.
    bits = [[p for p in shapely.get_parts(piece) if p.area > 0] for piece in pieces]
    bits = [sorted(piece, key=lambda bit: -bit.area) for piece in bits]
    result = [piece[0] for piece in bits]
    for bit in [bit for piece in bits for bit in piece[1:]]:
        lengths = [bit.intersection(piece).length for piece in result]
        at = lengths.index(max(lengths))
        result[at] = result[at].union(bit)
    assert all(isinstance(piece, Polygon) for piece in result)
    return sorted(result, key=lambda piece: piece.centroid.coords[0])


def shares(total: int, raw: list[float]) -> list[int]:
    """Spreads `total` in proportion to `raw`, in whole numbers, largest remainders first."""
    exact = [total * value / math.fsum(raw) for value in raw]
    whole = [math.floor(value) for value in exact]
    order = sorted(range(len(raw)), key=lambda at: (whole[at] - exact[at], at))
    for at in order[: total - sum(whole)]:
        whole[at] += 1
    return whole


def borders(shapes: list[Polygon]) -> list[list[int]]:
    """Gives [a, b, metres] for all that share more than a metre."""
    result = []
    first, second = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=0.01)
    for a, b in sorted(zip(first.tolist(), second.tolist())):
        if a < b:
            # A band of a centimetre, as cut lines do not meet exactly.
            length = shapes[a].buffer(0.01).intersection(shapes[b].boundary).length
            if length > 1.0:
                result.append([a, b, round(length)])
    return result


def task(shapes: list[Polygon], children: list[int], load: list[int], high: list[bool],
         today: list[int], places: list[Point]) -> dict:
    """Gives the figures that are the same in all scenarios."""
    inside = [shape.representative_point() for shape in shapes]
    way = [
        [round(count * DETOUR * point.distance(place) / 1000) for place in places]
        for count, point in zip(children, inside)
    ]
    seats = [next(at for at, s in enumerate(shapes) if s.contains(place)) for place in places]
    return {
        "parts": len(places),
        "seats": seats,
        "edges": borders(shapes),
        "load": load,
        "way": way,
        "people": children,
        "today": today,
        "high": [count if is_high else 0 for count, is_high in zip(children, high)],
    }


def scenarios(data: dict) -> dict:
    """Gives the scenarios, with what is locked and kept together in the last one."""
    result = {}
    for name, scenario in SCENARIOS.items():
        scenario = {"weights": scenario["weights"], **{k: v for k, v in scenario.items() if k != "weights"}}
        if scenario.pop("locks", False):
            # Every seventh district that is no seat stays where it is today; where two
            # neighbours have the same base today and neither is locked nor a seat, the first
            # three such pairs stay together.
            nodes = range(len(data["load"]))
            locked = [at for at in nodes if at % 7 == 3 and at not in data["seats"]]
            taken = {*locked, *data["seats"]}
            groups: list[list[int]] = []
            for a, b, _ in data["edges"]:
                if len(groups) < 3 and data["today"][a] == data["today"][b] and not {a, b} & taken:
                    groups.append([a, b])
                    taken |= {a, b}
            scenario["locked"] = {str(at): data["today"][at] for at in locked}
            scenario["groups"] = groups
        result[name] = scenario
    return result


def write(name: str, note: str, data: dict) -> None:
    """Writes an instance, a list a line."""
    lines = [f' "note": {json.dumps(note)}']
    lines += [f" {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in data.items()]
    scenes = ",\n".join(
        f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in scenarios(data).items()
    )
    lines.append(f' "scenarios": {{\n{scenes}\n }}')
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (TARGET / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    print(f"{name}: {len(data['load'])} districts, {len(data['edges'])} borders, largest load "
          f"{max(data['load']) / sum(data['load']):.3f}")


def main() -> None:
    """Writes the three instances."""
    shapes = districts()
    codes = list(shapes)
    with (MAP / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["regsokod"])
    assert [row["regsokod"] for row in rows] == codes
    indicators = {
        entry["id"]: entry
        for entry in tomllib.loads((MAP / "indicators.toml").read_text(encoding="utf-8"))["indicator"]
    }
    plan = json.loads(PRESET.read_text(encoding="utf-8"))
    bases = [unit for unit in plan["units"] if unit["kind"] == "base"]
    places = [Point(to_metres.transform(b["place"]["lon"], b["place"]["lat"])) for b in bases]
    owner = {code: at for at, base in enumerate(bases) for code in plan["assignment"][base["id"]]}
    today = [owner[code] for code in codes]
    children = [int(row[CHILDREN]) for row in rows]
    weights = need_weights(rows, indicators, plan["need"], NEED_B)
    # Highest need first, until a fifth of the children are in.
    high = [False] * len(codes)
    for at in sorted(range(len(codes)), key=lambda at: -weights[at]):
        if sum(c for c, is_high in zip(children, high) if is_high) < 0.2 * sum(children):
            high[at] = True
    regso = list(shapes.values())
    write("areas_32", "The 32 RegSO areas of Linköping; load: children.",
          task(regso, children, children, high, today, places))
    load = [round(count * weight) for count, weight in zip(children, weights)]
    write("areas_32_need", "The 32 RegSO areas of Linköping; load: children times need weight.",
          task(regso, children, load, high, today, places))

    chance = random.Random(SEED)
    people = [int(row[PEOPLE]) for row in rows]
    counts = [1 + more for more in shares(PIECES - len(codes), [max(p - 1700, 0) for p in people])]
    pieces, piece_children, piece_of = [], [], []
    for at, (shape, count) in enumerate(zip(regso, counts)):
        parts = cells(shape, count, chance)
        pieces += parts
        piece_children += shares(children[at], [chance.uniform(0.6, 1.4) for _ in parts])
        piece_of += [at] * count
    write("areas_98", "98 made-up areas, pieces of the RegSO areas of Linköping; load: children.",
          task(pieces, piece_children, piece_children, [high[at] for at in piece_of],
               [today[at] for at in piece_of], places))


if __name__ == "__main__":
    main()
