"""htmldate's date of every page of a folder; run by the interpreter that has htmldate, not by ours.

    PYTHON htmldate_pages.py FOLDER DATES.json [--fast]

Asks for the date of publication, not of the last change. Prints one JSON object: what it cost.
"""

import argparse
import json
import pathlib
import resource
import time

from htmldate import find_date


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("dates", type=pathlib.Path)
    parser.add_argument("--fast", action="store_true", help="without htmldate's extensive search")
    options = parser.parse_args()
    pages = {page.name: page.read_bytes() for page in sorted(options.folder.glob("*.html"))}
    find_date("<html><body><p>Posted on 3 May 2011</p></body></html>")  # what is loaded late
    cpu, wall, found = time.process_time(), time.perf_counter(), {}
    for name, data in pages.items():
        found[name] = find_date(data, extensive_search=not options.fast, original_date=True)
    cost = {
        "documents": len(pages),
        "refused": 0,
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    options.dates.write_text(json.dumps(found), encoding="utf-8")
    print(json.dumps(cost))


if __name__ == "__main__":
    main()
