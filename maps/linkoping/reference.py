# /// script
# requires-python = ">=3.11"
# dependencies = ["pyproj==3.7.2", "shapely==2.2.0"]
# ///
"""Makes reference.json: figures that the program's tests compare their own with.

Everything here is computed anew from the files in this folder and shares no code
with the program nor with make.py. It also holds the files to each other: every column
has its indicator, and every file has the sha256 that manifest.toml says.

    python reference.py
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import tomllib
from collections import defaultdict
from pathlib import Path

import pyproj
from shapely import Polygon

HERE = Path(__file__).parent
CHILDREN = "barn_unga_0_19_2025"

# Group and the population it is part of; the rest of that population is "everyone else".
DISSIMILARITY = {
    "utrikes_fodda_2023": "folkmangd_2023",
    "utlandsk_bakgrund_2022": "folkmangd_2022",
    "forgymnasial_25_64_2022": "befolkning_25_64_2022",
}

# The default lokalt behovsindex: value columns, or (part, whole).
NEED_INDICATORS = [
    "ekonomiskt_bistand_tkr_per_person_2024",
    "arbetslosa_andel_2024",
    ("ensamstaende_foralder_hushall_2022", "hushall_2022"),
    ("forgymnasial_25_64_2022", "befolkning_25_64_2022"),
]
NEED_B = 0.5

# The municipality, and the corners of Sweden, where a projection error shows the most.
LONLAT_POINTS = [
    (15.6214, 58.4109),  # central Linköping, near the central meridian
    (13.3594, 55.3370),  # Smygehuk, south
    (11.1712, 58.9361),  # Strömstad, west
    (24.1370, 65.8355),  # Haparanda, east
    (20.5490, 69.0600),  # Treriksröset, north
]

Row = dict[str, str]


def dissimilarity(rows: list[Row], group: str, population: str) -> float:
    """Gives D (0–1) of the group against everyone else."""
    members = [int(row[group]) for row in rows]
    others = [int(row[population]) - x for row, x in zip(rows, members)]
    return 0.5 * math.fsum(
        abs(x / sum(members) - y / sum(others)) for x, y in zip(members, others)
    )


def weighted_z(values: list[float], weights: list[float]) -> list[float]:
    """Gives the values with weighted mean 0 and weighted population deviation 1."""
    total = math.fsum(weights)
    mean = math.fsum(w * v for w, v in zip(weights, values)) / total
    variance = math.fsum(w * (v - mean) ** 2 for w, v in zip(weights, values)) / total
    return [(v - mean) / math.sqrt(variance) for v in values]


def need_index(rows: list[Row]) -> list[float]:
    """Gives the standardised mean of the standardised indicators, equal weights."""
    children = [float(row[CHILDREN]) for row in rows]
    scores = []
    for indicator in NEED_INDICATORS:
        if isinstance(indicator, tuple):
            part, whole = indicator
            values = [int(row[part]) / int(row[whole]) for row in rows]
        else:
            values = [float(row[indicator]) for row in rows]
        scores.append(weighted_z(values, children))
    means = [math.fsum(column) / len(column) for column in zip(*scores)]
    return weighted_z(means, children)


def need_weight(rows: list[Row], index: list[float]) -> list[float]:
    """Gives exp(b·z), scaled so that the children-weighted mean is 1."""
    children = [float(row[CHILDREN]) for row in rows]
    raw = [math.exp(NEED_B * z) for z in index]
    mean = math.fsum(w * c for w, c in zip(raw, children)) / math.fsum(children)
    return [w / mean for w in raw]


def areas_and_neighbours(features: list[dict]) -> tuple[dict[str, float], list[list[str]]]:
    """Gives each district's plane area in SWEREF 99 TM, and the pairs with a common border."""
    sweref_from_lonlat = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)
    areas = {}
    sides: dict[frozenset, set[str]] = defaultdict(set)
    for feature in features:
        shell, *holes = (
            [sweref_from_lonlat.transform(*point) for point in ring]
            for ring in feature["geometry"]["coordinates"]
        )
        # Nine decimals of a square kilometre are square millimetres: below that the
        # last bits depend on the version of the projection library.
        areas[feature["id"]] = round(Polygon(shell, holes).area / 1e6, 9)
        for ring in feature["geometry"]["coordinates"]:
            for a, b in zip(ring, ring[1:]):
                sides[frozenset((tuple(a), tuple(b)))].add(feature["id"])
    pairs = {tuple(sorted(codes)) for codes in sides.values() if len(codes) == 2}
    return areas, [list(pair) for pair in sorted(pairs)]


def sweref_points() -> list[dict[str, float]]:
    """Gives points in both systems, to a tenth of a millimetre."""
    sweref_from_lonlat = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)
    points = []
    for lon, lat in LONLAT_POINTS:
        e, n = sweref_from_lonlat.transform(lon, lat)
        points.append({"lon": lon, "lat": lat, "e": round(e, 4), "n": round(n, 4)})
    return points


def check_files(rows: list[Row], features: list[dict]) -> None:
    """Stops when the files of this folder disagree with each other."""
    named = [(row["regsokod"], row["regsonamn"]) for row in rows]
    mapped = [(f["id"], f["properties"]["regsonamn"]) for f in features]
    if named != mapped:
        raise SystemExit("indicators.csv and districts.geojson have different districts")

    indicators = tomllib.loads((HERE / "indicators.toml").read_text("utf-8"))["indicator"]
    columns = set(rows[0]) - {"regsokod", "regsonamn"}
    if missing := columns - {entry.get("column") for entry in indicators}:
        raise SystemExit(f"columns without an indicator: {sorted(missing)}")
    used = {
        entry[key]
        for entry in indicators
        for key in ("column", "numerator", "denominator")
        if key in entry
    }
    if unknown := used - columns:
        raise SystemExit(f"indicators of unknown columns: {sorted(unknown)}")

    manifest = tomllib.loads((HERE / "manifest.toml").read_text("utf-8"))
    for entry in manifest["file"]:
        found = hashlib.sha256((HERE / entry["path"]).read_bytes()).hexdigest()
        if found != entry["sha256"]:
            raise SystemExit(f"{entry['path']} has sha256 {found}, not the manifest's")


def main() -> None:
    """Checks the files, writes reference.json and prints what is short."""
    with (HERE / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    features = json.loads((HERE / "districts.geojson").read_text("utf-8"))["features"]
    check_files(rows, features)

    codes = [row["regsokod"] for row in rows]
    # A count column is one that holds whole numbers only; the area type is a class.
    counts = [
        column
        for column in list(rows[0])[2:]
        if column != "omradestyp_2023" and all(row[column].isdigit() for row in rows)
    ]
    areas, neighbours = areas_and_neighbours(features)
    index = need_index(rows)
    reference = {
        "dissimilarity": {
            group: dissimilarity(rows, group, population)
            for group, population in DISSIMILARITY.items()
        },
        "totals": {column: sum(int(row[column]) for row in rows) for column in counts},
        "children_0_19": sum(int(row[CHILDREN]) for row in rows),
        "area_km2": areas,
        "neighbours": neighbours,
        "sweref_points": sweref_points(),
        "need_index": dict(zip(codes, index)),
        "need_weight_b05": dict(zip(codes, need_weight(rows, index))),
    }
    text = json.dumps(reference, ensure_ascii=False, indent=1)
    (HERE / "reference.json").write_text(text + "\n", encoding="utf-8", newline="\n")

    for key in ("dissimilarity", "totals", "sweref_points"):
        print(key, json.dumps(reference[key], ensure_ascii=False))
    print("neighbour pairs", len(neighbours), "area", round(math.fsum(areas.values()), 3), "km2")
    for row, z in sorted(zip(rows, index), key=lambda pair: -pair[1]):
        weight = reference["need_weight_b05"][row["regsokod"]]
        print(f"  {row['regsokod']} {row['regsonamn']:<32} z {z:+.4f}  w {weight:.4f}")


if __name__ == "__main__":
    main()
