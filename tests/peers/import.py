"""Selects places from open data as a plain script would, to be measured beside `inspection-card import`.

Reads the same file and list, and writes the same facts (name, rating, ratings of key questions, date) as one JSON file for
each place. It checks nothing: that is the least which such a script has to do. Only the standard library is used, and the
sheet is streamed: with libraries that hold a sheet in memory, this file would take gigabytes.

    python3 import.py fhrs FHRS999en-GB.xml out
    python3 import.py cqc ratings.ods out ids.txt
"""

import json
import sys
import zipfile
from collections import defaultdict
from pathlib import Path
from xml.etree.ElementTree import iterparse

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def write(out, identifier, facts):
    (out / f"{identifier}.json").write_text(json.dumps(facts, indent=2))


def fhrs(file, out):
    for _, element in iterparse(file):
        if element.tag != "EstablishmentDetail":
            continue
        get = element.findtext
        scores = element.find("Scores")
        facts = {
            "name": get("BusinessName"),
            "rating": get("RatingValue"),
            "date": get("RatingDate"),
            "scores": {score.tag: score.text for score in scores} if scores is not None else {},
        }
        write(out, get("FHRSID"), facts)
        element.clear()


def rows(content):
    """The rows of the sheet Locations, as lists of texts."""
    in_sheet = False
    for event, element in iterparse(content, events=("start", "end")):
        if event == "start":
            if element.tag == TABLE + "table":
                in_sheet = element.get(TABLE + "name") == "Locations"
        elif element.tag == TABLE + "table-row":
            if in_sheet:
                cells = []
                for cell in element:
                    repeated = min(int(cell.get(TABLE + "number-columns-repeated", 1)), 256)
                    cells += ["".join(cell.itertext())] * repeated
                yield cells
            element.clear()


def cqc(file, out, ids):
    wanted = {line.split()[0] for line in Path(ids).read_text().splitlines() if line.strip()}
    places = defaultdict(dict)
    header = None
    with zipfile.ZipFile(file).open("content.xml") as content:
        for cells in rows(content):
            if header is None:
                header = cells if "Location ID" in cells else None
                continue
            row = dict(zip(header, cells))
            if row.get("Location ID") not in wanted:
                continue
            place = places[row["Location ID"]]
            place["name"] = row["Location Name"]
            rating = {"rating": row["Latest Rating"], "date": row["Publication Date"]}
            place.setdefault(row["Service / Population Group"], {})[row["Domain"]] = rating
    for identifier, facts in places.items():
        write(out, identifier, facts)


def main(kind, file, out, *rest):
    Path(out).mkdir(parents=True, exist_ok=True)
    {"fhrs": fhrs, "cqc": cqc}[kind](file, Path(out), *rest)


main(*sys.argv[1:])
