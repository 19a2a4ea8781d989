"""What mail programs know, by the tests of caniemail.com: an extract that needs no network.

`python -m tests.newsletter.caniemail caniemail.json` renews it from the site's data, which is at
https://www.caniemail.com/api/data.json.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

EXTRACT = Path(__file__).with_suffix(".json")
PROGRAMS = (
    "apple-mail.macos", "apple-mail.ios",
    "gmail.desktop-webmail", "gmail.ios", "gmail.android",
    "outlook.windows", "outlook.outlook-com", "outlook.macos", "outlook.ios", "outlook.android",
    "yahoo.desktop-webmail", "yahoo.ios", "yahoo.android",
    "samsung-email.android",
    "thunderbird.macos",
    "protonmail.desktop-webmail", "protonmail.ios", "protonmail.android",
)  # fmt: skip
"""Those in which letters are promised to be good. `outlook.windows` shows them with Word."""

LICENCE = """\
MIT License

Copyright (c) 2019 Rémi Parmentier

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def lacking() -> dict[str, frozenset[str]]:
    """Feature → the programs that do not know it, or only in part, or of which nobody can say."""
    extract = json.loads(EXTRACT.read_text("utf-8"))
    return {
        feature: frozenset(
            program
            for program, answer in zip(extract["programs"], answers, strict=True)
            if answer != "y"
        )
        for feature, answers in extract["features"].items()
    }


def extract_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Of the site's data: for each feature a letter a program, in the order of `programs`: `y`es,
    `a`lmost, `n`o, `u`nknown, by the newest test."""
    return {
        "source": "https://www.caniemail.com/, https://github.com/hteumeuleu/caniemail",
        "date": data["last_update_date"][:10],
        "licence": LICENCE.splitlines(),
        "programs": PROGRAMS,
        "features": {
            feature["slug"]: "".join(_newest(feature["stats"], program) for program in PROGRAMS)
            for feature in data["data"]
            if feature["category"] != "others"
        },
    }


def _newest(stats: Mapping[str, Any], program: str) -> str:
    family, _, platform = program.partition(".")
    answers: Iterable[str] = stats.get(family, {}).get(platform, {}).values()
    return next((answer[0] for answer in reversed(list(answers))), "u")


if __name__ == "__main__":
    extract = extract_of(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    EXTRACT.write_text(json.dumps(extract, indent=1, ensure_ascii=False) + "\n", "utf-8")
