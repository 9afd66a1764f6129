"""Holds the licence of every dependency to the list in deny.toml: what `cargo deny check
licenses` does, for machines without cargo-deny.

    python .ci/licences.py

Ends with 1 and the crates' names where a licence is not on the list.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def may_be_used(expression: str, allowed: set[str]) -> bool:
    """Whether `expression` (SPDX; `/` is an older way to write OR) holds with `allowed` alone."""
    # An exception only adds freedom to the licence that it stands with.
    plain = re.sub(r"\s+WITH\s+[\w.-]+", "", expression).replace("/", " OR ")
    words = {"OR": "or", "AND": "and", "(": "(", ")": ")"}
    tokens = re.findall(r"[()]|[\w.+-]+", plain)
    # Only these five words reach `eval`.
    return bool(eval(" ".join(words.get(token) or str(token in allowed) for token in tokens)))


def main() -> int:
    """Checks every package that Cargo.lock names."""
    allowed = set(tomllib.loads((ROOT / "deny.toml").read_text("utf-8"))["licenses"]["allow"])
    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    metadata = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    packages = json.loads(metadata)["packages"]
    wrong = [
        f"{package['name']} {package['version']}: {package['license']}"
        for package in packages
        if not package["license"] or not may_be_used(package["license"], allowed)
    ]
    print("\n".join(wrong) if wrong else f"{len(packages)} packages, all licences on the list")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
