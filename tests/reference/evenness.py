# /// script
# requires-python = ">=3.11"
# dependencies = ["numpy==2.4.6", "pandas", "segregation==2.5.4"]
# ///
"""Makes evenness.json: indices of segregation that the program's tests compare their own with.

The indices are those of PySAL's `segregation`; the split of Theil's H between and within bases,
and the location quotients, are computed here from their definitions; the intervals come from
20 000 multinomial draws with NumPy.

    python tests/reference/evenness.py
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
from segregation.singlegroup import Dissim, Entropy, Gini, Isolation

ROOT = Path(__file__).resolve().parents[2]
BASES = {
    "norr": "Skäggetorp-Tornby, Vasastaden-Hunneberg, Domkyrkan-Slottet, Lilla Torget-Sankt Lars, "
    "Ljungsbro-Berg, Vreta Kloster omland",
    "väster": "Ryd, Gottfridsberg, Valla-T1, Lambohov-Slaka, Malmslätt, Vikingstad-Rappestad, "
    "Valkebo omland",
    "syd": "Berga, Ekkällan-Garnisonen, Ramshäll, Vimanshäll, Vidingsjö, Ekholmen, "
    "Trädgårdsföreningen-Folkungavallen, Ullstämma-Haninge, Sturefors, Vårdnäs omland",
    "öster": "Tannefors-Stångebro-Kallerstad, Hejdegården, Johannelund, Hackefors, Hjulsbro, "
    "Tallboda, Ekängen, Linghem, Åkerbo omland",
}
GROUPS = (
    ("utrikes_fodda_2023", "folkmangd_2023"),
    ("utlandsk_bakgrund_2022", "folkmangd_2022"),
    ("fodda_utanfor_europa_2022", "folkmangd_2022"),
    ("forgymnasial_25_64_2022", "befolkning_25_64_2022"),
    ("arbetslosa_16_64_2022", "arbetskraft_16_64_2022"),
    ("ensamstaende_foralder_hushall_2022", "hushall_2022"),
    ("aldre_65_2025", "folkmangd_2025"),
)


def entropy(share: np.ndarray) -> np.ndarray:
    """−p ln p − q ln q, 0 at both ends."""
    share = np.asarray(share, dtype=float)
    out = np.zeros_like(share)
    inside = (share > 0) & (share < 1)
    p = share[inside]
    out[inside] = -p * np.log(p) - (1 - p) * np.log(1 - p)
    return out


def indices(x: np.ndarray, t: np.ndarray) -> dict:
    frame = pd.DataFrame({"x": x, "t": t})
    frame = frame[frame.t > 0].reset_index(drop=True)
    of = lambda index: float(index(frame, "x", "t").statistic)
    isolation = of(Isolation)
    return {
        "dissimilarity": of(Dissim),
        "isolation": isolation,
        "exposure": 1 - isolation,
        "theil_h": of(Entropy),
        "gini": of(Gini),
    }


def split(x: np.ndarray, t: np.ndarray, base: np.ndarray) -> dict:
    total, whole = t.sum(), entropy(np.array([x.sum() / t.sum()]))[0]
    parts = []
    for b in range(base.max() + 1):
        xb, tb = x[base == b], t[base == b]
        own = entropy(np.array([xb.sum() / tb.sum()]))[0]
        h = ((tb * (own - entropy(xb / tb))).sum() / (tb.sum() * own)) if own > 0 else None
        parts.append({
            "h": h,
            "between": tb.sum() * (whole - own) / (total * whole),
            "within": tb.sum() * own / (total * whole) * (h or 0.0),
        })
    between, within = (sum(part[key] for part in parts) for key in ("between", "within"))
    return {"between": between, "within": within, "parts": parts}


def intervals(x: np.ndarray, t: np.ndarray, draws: int = 20_000) -> dict:
    """Basic bootstrap intervals, 95 %, of multinomial draws of all people over area and group."""
    cells = np.concatenate([x, t - x])
    chance = np.random.default_rng(20260101)
    drawn = chance.multinomial(int(cells.sum()), cells / cells.sum(), size=draws)
    gx, gy = drawn[:, : len(x)].astype(float), drawn[:, len(x) :].astype(float)
    gt = gx + gy
    big_x, big_y = gx.sum(1, keepdims=True), gy.sum(1, keepdims=True)
    big_t = big_x + big_y
    d = 0.5 * np.abs(gx / big_x - gy / big_y).sum(1)
    iso = (gx / big_x * gx / gt).sum(1)
    whole = entropy(big_x / big_t)
    h = (gt * (whole - entropy(gx / gt))).sum(1) / (big_t * whole)[:, 0]
    out = {}
    for name, values in (("dissimilarity", d), ("isolation", iso), ("theil_h", h)):
        own = indices(x, t)[name]
        low, high = np.quantile(values, [0.025, 0.975])
        out[name] = {"low": 2 * own - high, "high": 2 * own - low,
                     "bias": values.mean() - own, "deviation": values.std(ddof=1)}
    return out


def main() -> None:
    with (ROOT / "maps/linkoping/indicators.csv").open(encoding="utf-8-sig") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["regsokod"])
    names = {name: b for b, text in enumerate(BASES.values()) for name in text.split(", ")}
    base = np.array([names[row["regsonamn"]] for row in rows])
    column = lambda name: np.array([float(row[name]) for row in rows])
    real = []
    for group, total in GROUPS:
        x, t = column(group), column(total)
        real.append({"group": group, "total": total, "indices": indices(x, t),
                     "split": split(x, t, base),
                     "quotients": list((x / t) / (x.sum() / t.sum()))})
    chance = np.random.default_rng(5)
    made = []
    for areas in (2, 3, 10, 50):
        t = chance.integers(1, 400, areas).astype(float)
        x = np.floor(t * chance.beta(0.4, 1.2, areas))
        x[0], t[1] = t[0], t[1] + 5
        x[1] = 0
        made.append({"group": list(x), "total": list(t), "indices": indices(x, t)})
    x, t = column(GROUPS[0][0]), column(GROUPS[0][1])
    out = {"bases": [int(b) for b in base], "real": real, "made": made,
           "intervals": {"group": GROUPS[0][0], "total": GROUPS[0][1], **intervals(x, t)}}
    path = Path(__file__).with_suffix(".json")
    path.write_text(json.dumps(out, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
