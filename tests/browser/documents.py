"""The documents of the archive that the browser tests read."""

import json

COUNCIL = """HARBOURTON, May 10, 2025 (IRNA) – The harbour council met in the morning to speak about the old bridge.

Ada Quill, the mayor of Harbourton, said: “The bridge stays open until the tunnel is ready.”

She added: “We will not close a road that thousands of people use.”

A Plan for the River

“The river has waited long enough,” said Ben Marsh, the head of the river board, stressing that “nobody asked the river.”
"""

YEARLESS = """WANA (Sep 21) – Ada Quill, the mayor of Harbourton, met engineers on the bridge.

Quill said: “The bridge needs new bolts before winter.”
"""

PERSIAN = {
    "id": "persian-1",
    "title": "شهردار از پل تازه سخن گفت",
    "date": "2024-03-21",
    "source": "روزنامهٔ بندر",
    "language": "fa",
    "speakers": ["بهرام سپهری"],
    "text": (
        "بهرام سپهری، شهردار بندر، در نشست شورا از پل تازه سخن گفت.\n\n"
        "سپهری گفت: «پل تا پایان کار تونل باز می‌ماند.»\n\n"
        "او در پایان از مردم شهر خواست شکیبا باشند."
    ),
}

FILES = {
    "council.txt": COUNCIL,
    "yearless.txt": YEARLESS,
    "persian.jsonl": json.dumps(PERSIAN, ensure_ascii=False) + "\n",
    **{
        f"minutes-{number}.txt": f"HARBOURTON, March {number}, 2024 (AFP) – The council met for the {number}th time.\n\n"
        f"“Item {number} is about the river wall and the bridge,” Ben Marsh said.\n"
        for number in range(4, 29)
    },
}
