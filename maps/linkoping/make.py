# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "numpy==2.4.6",
#     "pip>=23.2",
#     "pyogrio==0.13.0",
#     "pyproj==3.7.2",
#     "shapely==2.2.0",
# ]
# ///
"""Makes districts.geojson: Linköping's 32 RegSO areas, generalised, in WGS 84.

The source is SCB's national RegSO 2025 file (CC0), as packed in the PyPI package
duva 0.3.5. The borders are cut into arcs, each arc is generalised once, and so two
neighbours keep every vertex of their common border. The written file is read back
and verified; the script fails rather than leave a map that is not sound.

    python make.py [--wheels FOLDER] [--out FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pyogrio
import pyproj
import shapely
from shapely import LineString, Polygon

PACKAGE = "duva"
PACKAGE_VERSION = "0.3.5"
MEMBER = "duva/geodata/RegSO_2025.gpkg"
MEMBER_SHA256 = "63c26b9b34423e29ccf59446050610a2f7b96a46d8d6fa3c14ed02655d135c9c"

KOMMUNKOD = "0580"
# The source has the municipality's code but not its name.
KOMMUNNAMN = "Linköping"

MAX_DEVIATION_M = 10.0
# Rounding to 7 decimals moves a vertex by up to 6,4 mm, so the generalisation stops
# a little earlier and the finished file still keeps the promised 10 m.
TOLERANCE_M = MAX_DEVIATION_M - 0.01
DECIMALS = 7

EXPECTED_DISTRICTS = 32
EXPECTED_NEIGHBOUR_PAIRS = 74
# Each of these lies wholly inside one other district.
ENCLAVES = {
    "Ekängen": "Åkerbo omland",
    "Linghem": "Åkerbo omland",
    "Sturefors": "Vårdnäs omland",
    "Vikingstad-Rappestad": "Valkebo omland",
    "Ljungsbro-Berg": "Vreta Kloster omland",
}

Point = tuple[float, float]
Segment = tuple[Point, Point]
Arc = list[Point]
Districts = dict[str, Polygon]


# --- Reading the source -----------------------------------------------------------


def fetch_source(wheels: Path) -> Path:
    """Gives the national GeoPackage, taken from a wheel in `wheels` (fetched if missing)."""
    wheels.mkdir(parents=True, exist_ok=True)
    pattern = f"{PACKAGE}-{PACKAGE_VERSION}-*.whl"
    if not list(wheels.glob(pattern)):
        # The package asks for Python 3.12; only its data is used here, so any Python
        # may fetch it.
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
             "--only-binary=:all:", "--python-version", "3.12",
             "--dest", str(wheels), f"{PACKAGE}=={PACKAGE_VERSION}"],
            check=True,
        )
    wheel = next(wheels.glob(pattern))
    with zipfile.ZipFile(wheel) as archive:
        content = archive.read(MEMBER)
    found = hashlib.sha256(content).hexdigest()
    if found != MEMBER_SHA256:
        raise SystemExit(f"{MEMBER} in {wheel} has sha256 {found}, expected {MEMBER_SHA256}")
    gpkg = wheels / Path(MEMBER).name
    gpkg.write_bytes(content)
    return gpkg


def read_districts(gpkg: Path) -> tuple[Districts, dict[str, dict]]:
    """Gives the municipality's polygons (SWEREF 99 TM) and properties, by regsokod."""
    meta, _, blobs, columns = pyogrio.raw.read(gpkg, where=f"kommunkod = '{KOMMUNKOD}'")
    if pyproj.CRS(meta["crs"]) != pyproj.CRS("EPSG:3006"):
        raise SystemExit(f"the source is in {meta['crs']}, expected EPSG:3006")
    polygons: Districts = {}
    properties: dict[str, dict] = {}
    for row, blob in enumerate(blobs):
        values = [column[row] for column in columns]
        fields = {
            str(name): value.item() if isinstance(value, np.generic) else value
            for name, value in zip(meta["fields"], values)
        }
        code = fields["regsokod"]
        polygon = shapely.from_wkb(blob)
        if not isinstance(polygon, Polygon):
            raise SystemExit(f"{code} is a {polygon.geom_type}, expected a Polygon")
        polygons[code] = polygon
        properties[code] = fields | {"kommunnamn": KOMMUNNAMN}
    return dict(sorted(polygons.items())), properties


# --- Topology ---------------------------------------------------------------------


def rings(polygon: Polygon) -> list[list[Point]]:
    """Gives the exterior and then the holes, each without the repeated last vertex."""
    return [list(ring.coords)[:-1] for ring in (polygon.exterior, *polygon.interiors)]


def segment_owners(districts: Districts) -> dict[Segment, set[str]]:
    """Gives the districts on either side of every border segment."""
    owners: dict[Segment, set[str]] = defaultdict(set)
    for code, polygon in districts.items():
        for ring in rings(polygon):
            for a, b in pairwise([*ring, ring[0]]):
                owners[min(a, b), max(a, b)].add(code)
    return owners


def neighbour_pairs(districts: Districts) -> set[tuple[str, str]]:
    """Gives the pairs that share at least one segment; a common point is not enough."""
    pairs = set()
    for codes in segment_owners(districts).values():
        pairs.update(combinations(sorted(codes), 2))
    return pairs


def build_arcs(districts: Districts) -> list[Arc]:
    """Cuts all borders into arcs, each listed once, in a fixed order.

    An arc runs between two junctions, the vertices where other than two segments
    meet: where three districts meet, or where a common border reaches the outer one.
    A ring without junctions (an enclave's) is one closed arc that starts at its
    smallest vertex.
    """
    adjacent: dict[Point, list[Point]] = defaultdict(list)
    for a, b in segment_owners(districts):
        adjacent[a].append(b)
        adjacent[b].append(a)
    for points in adjacent.values():
        points.sort()
    junctions = sorted(point for point, near in adjacent.items() if len(near) != 2)
    stops = set(junctions)
    walked: set[Segment] = set()

    def walk(start: Point, onward: Point) -> Arc:
        arc = [start, onward]
        walked.add((min(start, onward), max(start, onward)))
        while arc[-1] not in stops and arc[-1] != start:
            here, before = arc[-1], arc[-2]
            following = next(point for point in adjacent[here] if point != before)
            walked.add((min(here, following), max(here, following)))
            arc.append(following)
        return arc

    # Arcs between junctions first: what they leave unwalked are the closed rings.
    arcs = []
    for start in [*junctions, *sorted(adjacent)]:
        for onward in adjacent[start]:
            if (min(start, onward), max(start, onward)) not in walked:
                arcs.append(walk(start, onward))
    return arcs


# --- Generalisation ---------------------------------------------------------------


def distance_to_segment(points: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Gives each point's distance to the segment (not the endless line) from a to b."""
    along = b - a
    length2 = float(along @ along)
    t = np.zeros(len(points)) if length2 == 0 else np.clip((points - a) @ along / length2, 0, 1)
    return np.hypot(*(points - a - t[:, None] * along).T)


def douglas_peucker(arc: Arc, tolerance_m: float) -> Arc:
    """Drops the vertices that lie within the tolerance of the simpler line.

    The ends always stay. A closed arc has its two ends in one point, so the first
    split falls on the vertex farthest from it.
    """
    points = np.array(arc)
    kept = {0, len(arc) - 1}
    spans = [(0, len(arc) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        gaps = distance_to_segment(points[first + 1 : last], points[first], points[last])
        worst = int(np.argmax(gaps))
        if gaps[worst] > tolerance_m:
            split = first + 1 + worst
            kept.add(split)
            spans += [(first, split), (split, last)]
    return [arc[index] for index in sorted(kept)]


def conflicting_arcs(arcs: list[Arc]) -> set[int]:
    """Gives the arcs that cross themselves, collapse, or meet another outside junctions."""
    lines = [LineString(arc) for arc in arcs]
    conflicts = {
        index
        for index, (arc, line) in enumerate(zip(arcs, lines))
        if not line.is_simple or (arc[0] == arc[-1] and len(arc) < 4)
    }
    first, second = shapely.STRtree(lines).query(lines, predicate="intersects")
    for i, j in zip(first.tolist(), second.tolist()):
        if i >= j:
            continue
        ends = {arcs[i][0], arcs[i][-1]} & {arcs[j][0], arcs[j][-1]}
        common = shapely.intersection(lines[i], lines[j])
        parts = shapely.get_parts(common)
        if not all(part.geom_type == "Point" and part.coords[0] in ends for part in parts):
            conflicts |= {i, j}
    return conflicts


def generalise_arcs(arcs: list[Arc]) -> tuple[list[Arc], int]:
    """Generalises every arc once; gives them and how many needed a finer tolerance.

    Douglas-Peucker looks at one arc at a time and may let two of them cross. Those
    arcs are made again with half the tolerance until nothing crosses; at the limit an
    arc is the original, and the originals do not cross.
    """
    tolerances = [TOLERANCE_M] * len(arcs)
    result = [douglas_peucker(arc, TOLERANCE_M) for arc in arcs]
    refined: set[int] = set()
    while conflicts := conflicting_arcs(result):
        refined |= conflicts
        for index in conflicts:
            tolerances[index] /= 2
            if tolerances[index] < 0.001:
                raise SystemExit(f"arc {index} crosses another even ungeneralised")
            result[index] = douglas_peucker(arcs[index], tolerances[index])
    return result, len(refined)


def generalise(districts: Districts) -> tuple[Districts, int, int]:
    """Gives the generalised districts, the number of arcs, and of refined arcs."""
    arcs, refined = generalise_arcs(build_arcs(districts))
    # A vertex that is no junction belongs to one arc only, so a district's new ring is
    # the old one without the dropped vertices, and neighbours drop the same ones.
    kept = {point for arc in arcs for point in arc}
    result = {}
    for code, polygon in districts.items():
        shell, *holes = ([p for p in ring if p in kept] for ring in rings(polygon))
        result[code] = Polygon(shell, holes)
    return result, len(arcs), refined


# --- Writing ----------------------------------------------------------------------


def to_wgs84(districts: Districts) -> Districts:
    """Gives the districts in longitude and latitude, rounded to what is written.

    The same vertex in gives the same vertex out, so the topology survives rounding.
    """
    lonlat_from_sweref = pyproj.Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True)

    def convert(coordinates: np.ndarray) -> np.ndarray:
        return np.round(np.column_stack(lonlat_from_sweref.transform(*coordinates.T)), DECIMALS)

    return {code: shapely.transform(polygon, convert) for code, polygon in districts.items()}


def ring_coordinates(ring: list[Point], counter_clockwise: bool) -> list[list[float]]:
    """Gives a closed ring with the wanted turn, from its smallest vertex on."""
    if shapely.LinearRing(ring).is_ccw != counter_clockwise:
        ring = ring[::-1]
    start = ring.index(min(ring))
    ring = ring[start:] + ring[:start]
    return [[float(lon), float(lat)] for lon, lat in [*ring, ring[0]]]


def write_geojson(districts: Districts, properties: dict[str, dict], out: Path) -> None:
    """Writes RFC 7946: shells counter-clockwise, holes clockwise, a feature a line."""
    lines = []
    for code, polygon in sorted(districts.items()):
        shell, *holes = rings(polygon)
        feature = {
            "type": "Feature",
            "id": code,
            "properties": properties[code],
            "geometry": {
                "type": "Polygon",
                "coordinates": [
                    ring_coordinates(shell, True),
                    *sorted(ring_coordinates(hole, False) for hole in holes),
                ],
            },
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    out.write_text(text, encoding="utf-8", newline="\n")


# --- Verifying what was written ---------------------------------------------------


def require(condition: bool, message: str) -> None:
    """Stops with the message when the condition does not hold."""
    if not condition:
        raise SystemExit(f"verification failed: {message}")


def read_geojson(path: Path) -> tuple[Districts, dict[str, dict]]:
    """Reads the written file back, in degrees, checking its shape on the way."""
    collection = json.loads(path.read_text(encoding="utf-8"))
    require(set(collection) == {"type", "features"}, "unexpected top-level members")
    districts: Districts = {}
    properties: dict[str, dict] = {}
    for feature in collection["features"]:
        code = feature["id"]
        shell, *holes = feature["geometry"]["coordinates"]
        require(code == feature["properties"]["regsokod"], f"id of {code}")
        require(shapely.LinearRing(shell).is_ccw, f"{code}: shell is clockwise")
        require(
            not any(shapely.LinearRing(hole).is_ccw for hole in holes),
            f"{code}: hole is counter-clockwise",
        )
        districts[code] = Polygon(shell, holes)
        properties[code] = feature["properties"]
    require(list(districts) == sorted(districts), "the features are not sorted")
    return districts, properties


def overlap_and_gap_m2(districts: Districts) -> tuple[float, float]:
    """Gives the area that lies in two districts, and that in none but inside all."""
    polygons = list(districts.values())
    overlap = sum(shapely.intersection(a, b).area for a, b in combinations(polygons, 2))
    union = shapely.union_all(polygons)
    require(union.geom_type == "Polygon", "the districts do not hang together")
    return overlap, sum(Polygon(hole).area for hole in union.interiors)


def verify(path: Path, source: Districts) -> list[str]:
    """Checks the written file against the source and gives a summary of the figures."""
    lonlat, properties = read_geojson(path)
    sweref_from_lonlat = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)
    metres = {
        code: shapely.transform(
            polygon, lambda xy: np.column_stack(sweref_from_lonlat.transform(*xy.T))
        )
        for code, polygon in lonlat.items()
    }

    require(len(lonlat) == EXPECTED_DISTRICTS, f"{len(lonlat)} districts")
    require(lonlat.keys() == source.keys(), "other districts than in the source")
    # Readers may treat the segments as straight in degrees or in metres: both must hold.
    for name, districts in (("degrees", lonlat), ("metres", metres)):
        polygons = list(districts.values())
        require(all(p.is_valid for p in polygons), f"an invalid polygon in {name}")
        require(bool(shapely.coverage_is_valid(polygons)), f"broken coverage in {name}")
    overlap, gap = overlap_and_gap_m2(metres)
    require(overlap < 1.0 and gap < 1.0, f"overlap {overlap} m2, gaps {gap} m2")

    deviation = max(
        shapely.hausdorff_distance(source[code].boundary, metres[code].boundary, densify=0.25)
        for code in source
    )
    require(deviation <= MAX_DEVIATION_M, f"deviation {deviation} m")

    pairs = neighbour_pairs(lonlat)
    require(pairs == neighbour_pairs(source), "generalisation changed the neighbours")
    require(len(pairs) == EXPECTED_NEIGHBOUR_PAIRS, f"{len(pairs)} neighbour pairs")
    around = defaultdict(set)
    for a, b in pairs:
        name_a, name_b = properties[a]["regsonamn"], properties[b]["regsonamn"]
        around[name_a].add(name_b)
        around[name_b].add(name_a)
    for enclave, host in ENCLAVES.items():
        require(around[enclave] == {host}, f"{enclave} borders {sorted(around[enclave])}")
    single = {name for name, near in around.items() if len(near) == 1}
    require(single == set(ENCLAVES), f"districts with one neighbour: {sorted(single)}")

    before = sum(shapely.get_num_coordinates(polygon) for polygon in source.values())
    after = sum(shapely.get_num_coordinates(polygon) for polygon in lonlat.values())
    area_before = sum(polygon.area for polygon in source.values())
    area_after = sum(polygon.area for polygon in metres.values())
    worst = max(source, key=lambda code: abs(metres[code].area / source[code].area - 1))
    content = path.read_bytes()
    return [
        f"districts        {len(lonlat)}, all valid in degrees and in metres",
        f"vertices         {before} -> {after}",
        f"max deviation    {deviation:.3f} m",
        f"overlaps, gaps   {overlap:.6f} m2, {gap:.6f} m2",
        f"area             {area_before / 1e6:.3f} -> {area_after / 1e6:.3f} km2; largest "
        f"change {100 * (metres[worst].area / source[worst].area - 1):+.3f} % ({worst})",
        f"neighbour pairs  {len(pairs)}, the same before and after",
        f"enclaves         {', '.join(ENCLAVES)}",
        f"file             {len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()}",
    ]


def main() -> None:
    """Fetches, generalises, writes, verifies, and prints the summary."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheels", type=Path, help="folder that keeps the fetched package")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).with_name("districts.geojson")
    )
    options = parser.parse_args()
    # A datum grid fetched by chance would make the result differ between machines.
    pyproj.network.set_network_enabled(False)

    with tempfile.TemporaryDirectory() as temporary:
        source, properties = read_districts(fetch_source(options.wheels or Path(temporary)))
    require(bool(shapely.coverage_is_valid(list(source.values()))), "the source's coverage")
    generalised, arcs, refined = generalise(source)

    # Written aside and verified before it replaces a map that was sound.
    draft = options.out.with_suffix(".draft")
    try:
        write_geojson(to_wgs84(generalised), properties, draft)
        summary = verify(draft, source)
        draft.replace(options.out)
    finally:
        draft.unlink(missing_ok=True)
    print(f"arcs             {arcs}, of which {refined} needed a finer tolerance")
    print("\n".join(summary))


if __name__ == "__main__":
    main()
