# /// script
# requires-python = ">=3.11"
# dependencies = ["fonttools"]
# ///
"""Makes the fonts in this folder from Debian's package fonts-inter.

Keeps Latin and the few signs that the program draws, and bakes in tabular figures: the digits
get the glyphs that Inter's own "tnum" feature would give, so that columns of numbers align and a
number that changes while one drags does not jump.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
SIGNS = "–—‘’“”•…′″€−×≤≥≈±·∞←↑→↓↔↗↘↺↻⌘✓▲▼△▽◆●○■□Δ∑Σ√π½ᵢⱼ₀₁‹› \u0302\u00a0\u202f"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180)]


def tabular_digits(font: TTFont) -> dict[str, str]:
    """Glyph names by the "tnum" feature, for the digits."""
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for lookup in table.LookupList.Lookup[index].SubTable:
                    found.update(getattr(lookup, "ExtSubTable", lookup).mapping)
    return found


for weight in ["Regular", "Medium", "SemiBold", "Bold"]:
    font = TTFont(SOURCE / f"Inter-{weight}.otf")
    swap = tabular_digits(font)
    for cmap in font["cmap"].tables:
        for code, glyph in list(cmap.cmap.items()):
            if chr(code).isdigit() and glyph in swap:
                cmap.cmap[code] = swap[glyph]
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp"], hinting=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[*LATIN, *map(ord, SIGNS)])
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # the same bytes at every run
    font.recalcTimestamp = False
    target = Path(__file__).with_name(f"Inter-{weight}.otf")
    font.save(target)
    missing = [sign for sign in SIGNS if ord(sign) not in font.getBestCmap()]
    print(target.name, target.stat().st_size, "missing:", "".join(missing) or "none")
