"""Makes ensemble.json: all divisions of small grids, which the ensemble's tests compare with.

Every division of a grid in connected parts within the tolerance is found by trying all of them,
and weighed with the product of its parts' numbers of spanning trees (Kirchhoff's matrix-tree
theorem, in whole numbers). Shares no code with the program. Only the standard library is needed.

    python tests/reference/ensemble.py      writes tests/reference/ensemble.json
"""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations
from pathlib import Path

TARGET = Path(__file__).with_name("ensemble.json")

# Rows, columns, parts, tolerance, loads ("even": 1 each; "uneven": 1 + 7 * position mod 5).
CASES = [
    (3, 4, 2, Fraction(34, 100), "even"),
    (3, 4, 3, Fraction(50, 100), "even"),
    (4, 4, 2, Fraction(25, 100), "even"),
    (3, 4, 3, Fraction(40, 100), "uneven"),
]


def edges_of(rows: int, columns: int) -> list[tuple[int, int]]:
    cells = [(r, c) for r in range(rows) for c in range(columns)]
    steps = [
        ((r, c), (r + dr, c + dc))
        for r, c in cells
        for dr, dc in ((0, 1), (1, 0))
        if r + dr < rows and c + dc < columns
    ]
    return [(a[0] * columns + a[1], b[0] * columns + b[1]) for a, b in steps]


def determinant(matrix: list[list[int]]) -> int:
    """Bareiss: whole numbers all the way."""
    matrix = [row[:] for row in matrix]
    size, sign, before = len(matrix), 1, 1
    for k in range(size - 1):
        if matrix[k][k] == 0:
            swap = next((i for i in range(k + 1, size) if matrix[i][k]), None)
            if swap is None:
                return 0
            matrix[k], matrix[swap], sign = matrix[swap], matrix[k], -sign
        for i in range(k + 1, size):
            for j in range(k + 1, size):
                product = matrix[i][j] * matrix[k][k] - matrix[i][k] * matrix[k][j]
                matrix[i][j] = product // before
        before = matrix[k][k]
    return sign * matrix[-1][-1] if size else 1


def trees(nodes: list[int], edges: list[tuple[int, int]]) -> int:
    """Number of spanning trees of the graph on `nodes`; 0 where it is not connected."""
    at = {node: position for position, node in enumerate(nodes)}
    laplacian = [[0] * len(nodes) for _ in nodes]
    for a, b in edges:
        if a in at and b in at:
            i, j = at[a], at[b]
            laplacian[i][i] += 1
            laplacian[j][j] += 1
            laplacian[i][j] -= 1
            laplacian[j][i] -= 1
    return determinant([row[1:] for row in laplacian[1:]])


def divisions(free: frozenset[int], parts: int, pieces: dict[frozenset[int], int]):
    """Divisions of `free` in `parts` of the `pieces`; the first part holds the lowest cell."""
    if parts == 0:
        if not free:
            yield []
        return
    if not free:
        return
    first, *others = sorted(free)
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            piece = frozenset((first, *chosen))
            if piece in pieces:
                for rest in divisions(free - piece, parts - 1, pieces):
                    yield [piece, *rest]


def case(rows: int, columns: int, parts: int, tolerance: Fraction, kind: str) -> dict:
    count = rows * columns
    edges = edges_of(rows, columns)
    load = [1 if kind == "even" else 1 + 7 * node % 5 for node in range(count)]
    mean = Fraction(sum(load), parts)
    pieces = {}
    for size in range(1, count):
        for nodes in combinations(range(count), size):
            if abs(sum(load[node] for node in nodes) - mean) <= tolerance * mean:
                found = trees(list(nodes), edges)
                if found:
                    pieces[frozenset(nodes)] = found
    number, weight, by_seam = 0, 0, {}
    for division in divisions(frozenset(range(count)), parts, pieces):
        product = 1
        for piece in division:
            product *= pieces[piece]
        owner = {node: part for part, piece in enumerate(division) for node in piece}
        seam = sum(owner[a] != owner[b] for a, b in edges)
        number += 1
        weight += product
        by_seam[seam] = by_seam.get(seam, 0) + product
    return {
        "rows": rows,
        "columns": columns,
        "parts": parts,
        "tolerance": float(tolerance),
        "loads": kind,
        "divisions": number,
        "weight": weight,
        "weight_by_edges_between": {str(seam): by_seam[seam] for seam in sorted(by_seam)},
    }


if __name__ == "__main__":
    found = [case(*which) for which in CASES]
    TARGET.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
