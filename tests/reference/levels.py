# /// script
# requires-python = ">=3.11"
# dependencies = []
# ///
"""Makes levels.json: segregation on several levels of one made-up city, and what drawing its
divisions by chance must give.

The city is a grid of 8 x 6 finer areas of 500 m (SWEREF 99 TM), 2 x 2 of them a district, a row of
districts a base. Indices are worked out with exact fractions where they are rational (D, Gini,
isolation) and with math.log for Theil's H. The law of the divisions is worked out for a smaller
grid by going through all its spanning trees and all ways to cut them.

    python tests/reference/levels.py
"""

from __future__ import annotations

import itertools
import json
import math
from fractions import Fraction
from pathlib import Path

WIDTH, HEIGHT, SIDE = 8, 6, 500
EAST, NORTH = 534_000, 6_472_000


def counts(column: int, row: int) -> tuple[int, int]:
    at = row * WIDTH + column
    total = 60 + (7 * at * at + 3 * at) % 61
    group = (11 * at + at * at + 5 * row) % (total // 2)
    return group, total


def square(column: float, row: float, size: float) -> list:
    west, south = EAST + column * SIDE, NORTH + row * SIDE
    east, north = west + size * SIDE, south + size * SIDE
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return [[[float(x), float(y)] for x, y in ring]]


def collection(features: list) -> dict:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3006"}}
    return {"type": "FeatureCollection", "crs": crs, "features": features}


def feature(code_name: str, code: str, ring: list, **more) -> dict:
    return {
        "type": "Feature",
        "properties": {code_name: code, "namn": f"Område {code}", **more},
        "geometry": {"type": "Polygon", "coordinates": ring},
    }


def indices(areas: list[tuple[int, int]]) -> dict:
    """The indices of (group, total) by area, from their definitions."""
    areas = [(Fraction(x), Fraction(t)) for x, t in areas if t]
    group, total = sum(x for x, _ in areas), sum(t for _, t in areas)
    others = total - group
    dissimilarity = sum(abs(x / group - (t - x) / others) for x, t in areas) / 2
    isolation = sum(x / group * x / t for x, t in areas)
    share = group / total
    pairs = itertools.product(areas, areas)
    gini = sum(a[1] * b[1] * abs(a[0] / a[1] - b[0] / b[1]) for a, b in pairs)
    gini /= 2 * total**2 * share * (1 - share)

    def entropy(p: Fraction) -> float:
        return -sum(float(q) * math.log(q) for q in (p, 1 - p) if q)

    whole = entropy(share)
    theil = sum(float(t) * (whole - entropy(x / t)) for x, t in areas) / (float(total) * whole)
    return {
        "dissimilarity": float(dissimilarity),
        "isolation": float(isolation),
        "exposure": float(1 - isolation),
        "theil_h": theil,
        "gini": float(gini),
    }


def merged(areas: dict, part_of) -> list[tuple[int, int]]:
    sums: dict = {}
    for at, (x, t) in areas.items():
        known = sums.get(part_of(at), (0, 0))
        sums[part_of(at)] = (known[0] + x, known[1] + t)
    return list(sums.values())


def law(width: int, height: int, parts: int) -> dict:
    """Mean, deviation and extremes of D over the divisions of a grid: a spanning tree with all
    trees equally likely, of which `parts` - 1 edges are cut with all choices equally likely."""
    cells = [(c, r) for r in range(height) for c in range(width)]
    number = {cell: at for at, cell in enumerate(cells)}
    edges = [(number[c, r], number[c + 1, r]) for c, r in cells if (c + 1, r) in number]
    edges += [(number[c, r], number[c, r + 1]) for c, r in cells if (c, r + 1) in number]
    of = [counts(c, r) for c, r in cells]

    def pieces(chosen) -> list[int]:
        root = list(range(len(cells)))

        def find(a: int) -> int:
            while root[a] != a:
                a = root[a]
            return a

        for a, b in chosen:
            root[find(a)] = find(b)
        return [find(a) for a in range(len(cells))]

    known: dict = {}
    ways: dict = {}
    for tree in itertools.combinations(edges, len(cells) - 1):
        if len(set(pieces(tree))) > 1:
            continue
        for cut in itertools.combinations(tree, parts - 1):
            division = tuple(pieces([edge for edge in tree if edge not in cut]))
            first: dict = {}
            name = tuple(first.setdefault(part, len(first)) for part in division)
            ways[name] = ways.get(name, 0) + 1
    total = sum(ways.values())
    for name in ways:
        areas = dict(enumerate(of))
        known[name] = indices(merged(areas, lambda at: name[at]))["dissimilarity"]
    mean = sum(n * known[name] for name, n in ways.items()) / total
    square = sum(n * known[name] ** 2 for name, n in ways.items()) / total
    return {
        "width": width,
        "height": height,
        "parts": parts,
        "counts": of,
        "divisions": len(ways),
        "mean": mean,
        "deviation": math.sqrt(square - mean * mean),
        "least": min(known.values()),
        "most": max(known.values()),
    }


def main() -> None:
    cells = {(c, r): counts(c, r) for r in range(HEIGHT) for c in range(WIDTH)}
    district = lambda cell: f"D{cell[1] // 2}{cell[0] // 2}"
    sums: dict = {}
    for cell, (x, t) in cells.items():
        known = sums.get(district(cell), (0, 0))
        sums[district(cell)] = (known[0] + x, known[1] + t)
    districts = [
        feature(
            "kod",
            f"D{r // 2}{c // 2}",
            square(c, r, 2),
            grupp_2024=sums[f"D{r // 2}{c // 2}"][0],
            folkmangd_2024=sums[f"D{r // 2}{c // 2}"][1],
        )
        for r in range(0, HEIGHT, 2)
        for c in range(0, WIDTH, 2)
    ]
    finer = [
        feature("nyko", f"F{r}{c}", square(c, r, 1), grupp_2024=x, folkmangd_2024=t)
        for (c, r), (x, t) in cells.items()
    ]
    rows = ["nyko;stadsdel;namn;grupp_2024;folkmangd_2024"]
    rows += [f"F{r}{c};{district((c, r))};Område {r}{c};{x};{t}" for (c, r), (x, t) in cells.items()]
    levels = {
        "finer": indices(list(cells.values())),
        "districts": indices(merged(cells, district)),
        "bases": indices(merged(cells, lambda cell: cell[1] // 2)),
    }
    out = {
        "districts": collection(districts),
        "finer": collection(finer),
        "table": "\n".join(rows) + "\n",
        "levels": levels,
        "law": law(3, 3, 3),
    }
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(out, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps({"levels": levels, "law": out["law"]}, indent=1))


if __name__ == "__main__":
    main()
