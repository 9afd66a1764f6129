"""Looks at what `narplan export` writes with the eyes of others' programs.

    python .ci/papers.py workbook PLAN.xlsx     LibreOffice works out the same numbers
    python .ci/papers.py papers A.pdf B.pdf ..  tags, language, title, fonts, bookmarks
    python .ci/papers.py geography A.gpkg ..    GDAL reads layers, geometries and attributes

Needs `soffice`, or `pdfinfo`, `pdffonts` and `pdftotext`, or `ogrinfo`; only Python's own library beside them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by the sheet's name."""
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    parts = {link.get("Id"): link.get("Target").removeprefix("/xl/") for link in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    return {one.get("name"): "xl/" + parts[one.get(LINK)] for one in book.iter(MAIN + "sheet")}


def cells(path: Path) -> dict[str, tuple[str | None, str | None]]:
    """Formula and value of every cell that has a number or a formula."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name, part in sheets(archive).items():
            for cell in ElementTree.fromstring(archive.read(part)).iter(MAIN + "c"):
                if cell.get("t") == "s":
                    continue
                formula, value = cell.find(MAIN + "f"), cell.find(MAIN + "v")
                text = [None if it is None else it.text for it in (formula, value)]
                if any(text):
                    found[f"{name}!{cell.get('r')}"] = tuple(text)
    return found


def without_results(path: Path, to: Path) -> int:
    """Copies a workbook without the results of its formulas; gives how many there were."""
    count = 0
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(to, "w") as copy:
        parts = set(sheets(archive).values())
        for name in archive.namelist():
            data = archive.read(name)
            if name in parts:
                text, here = re.subn(r"(</f>)<v>[^<]*</v>", r"\1", data.decode())
                count, data = count + here, text.encode()
            copy.writestr(name, data)
    return count


def workbook(path: Path) -> list[str]:
    """What LibreOffice works out otherwise, from a copy that holds formulas without results."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.xlsx")
        formulas = without_results(path, bare)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", f"{folder}/out"]
        run = subprocess.run([*command, bare], capture_output=True, text=True, timeout=300)
        made = Path(folder, "out", "bare.xlsx")
        if run.returncode or not made.exists():
            return [f"soffice: {run.stdout} {run.stderr}"]
        ours, theirs = cells(path), cells(made)
    wrong = [] if formulas > 500 else [f"only {formulas} formulas"]
    for place, (formula, value) in ours.items():
        worked = theirs.get(place, (None, None))[1]
        try:
            near = abs(float(value) - float(worked)) <= 1e-9 * max(1.0, abs(float(value)))
        except (TypeError, ValueError):
            near = False
        if not near:
            wrong.append(f"{place}: {formula} is {value}, LibreOffice says {worked}")
    print(f"{path.name}: {len(ours)} numbers, {formulas} of them formulas")
    return wrong


def output(*command: str | Path) -> str:
    # A heading title is in UTF-16 in the tags, which pdfinfo passes on as it is.
    run = subprocess.run(command, check=True, capture_output=True)
    return run.stdout.decode("utf-8", "replace")


def paper(path: Path) -> list[str]:
    """What a reader by ear, or the law, would miss in a PDF."""
    info, structure = output("pdfinfo", path), output("pdfinfo", "-struct-text", path)
    raw = path.read_bytes()
    wrong = []

    def must(holds: bool, what: str) -> None:
        if not holds:
            wrong.append(f"{path.name}: {what}")

    must(re.search(r"^Tagged: +yes$", info, re.M) is not None, "not tagged")
    must(re.search(r"^Title: +\S", info, re.M) is not None, "no title")
    must(b"pdfuaid:part" in raw, "does not say that it is PDF/UA")
    must(re.search(rb"/Lang ?\(sv", raw) is not None, "no Swedish language")
    must(b"/Outlines" in raw, "no bookmarks")
    must(b"/DisplayDocTitle true" in raw, "the title is not shown")
    must("H1" in structure, "no headings")
    tables = len(re.findall(r"^ *Table\b", structure, re.M))
    must(structure.count("TH") >= tables, "a table without a heading row")
    figures = len(re.findall(r"^ *Figure\b", structure, re.M))
    must(raw.count(b"/Alt") >= figures, "a picture without words")
    fonts = output("pdffonts", path).splitlines()[2:]
    must(bool(fonts), "no text")
    for font in fonts:
        # The five last columns but two: embedded, subset, unicode.
        embedded, _, unicode = font.split()[-5:-2]
        must((embedded, unicode) == ("yes", "yes"), f"font {font}")
    pages = output("pdftotext", "-layout", path, "-").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        must("Frö" in page and "Närplan" in page, f"page {number} does not say what it is")
    print(f"{path.name}: {len(pages)} pages, {tables} tables, {figures} pictures")
    return wrong


def geography(path: Path) -> list[str]:
    """What GDAL misses in a file of districts."""
    layer = "omraden" if path.suffix == ".gpkg" else path.stem
    run = subprocess.run(["ogrinfo", "-al", "-so", path], capture_output=True, text=True)
    wrong = [run.stderr] if run.returncode or run.stderr.strip() else []
    layers = re.findall(r"^Layer name: (\S+)", run.stdout, re.M)
    if path.suffix == ".gpkg" and sorted(layers) != ["baser", "layer_styles", "omraden"]:
        wrong.append(f"layers {layers}")
    # A full listing writes "Feature Count" as SQL gives it; validity is GEOS's own judgement.
    source = layers[layers.index("omraden")] if "omraden" in layers else layers[0]
    sql = f'SELECT COUNT(*) AS n, SUM(ST_IsValid(geometry)) AS valid FROM "{source}"'
    if path.suffix == ".gpkg":
        sql = sql.replace("geometry", "geom")
    counted = output("ogrinfo", "-q", "-dialect", "SQLITE", "-sql", sql, path)
    if not re.search(r"n \(Integer\w*\) = 32\b", counted):
        wrong.append(f"{layer}: {counted}")
    if not re.search(r"valid \(Integer\w*\) = 32\b", counted):
        wrong.append(f"{layer} has geometries that are not valid: {counted}")
    print(f"{path.name}: layers {', '.join(layers)}")
    return [f"{path.name}: {line}" for line in wrong]


def main() -> int:
    kind, *paths = sys.argv[1:]
    look = {"workbook": workbook, "papers": paper, "geography": geography}[kind]
    wrong = [line for path in paths for line in look(Path(path))]
    print("\n".join(wrong[:50]) if wrong else "nothing to complain about")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
