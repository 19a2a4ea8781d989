"""Posts that are not for everybody all the time, with a word of their own in every place where an
editor can write one."""

import re
import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from random import Random

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.law.drafts import Draft, Drafts, Value

_CONSONANTS = "bcdfghjkmnpqrtvwxz"
PUBLIC_OF_WITHDRAWN = ("slug", "alias", "because")
"""The words of a withdrawn post that stay: its addresses and the reason."""

PLANNED = "The Ties"
"""A series whose plan has three parts."""
SPELT_DIFFERENTLY: dict[str, Value] = {
    "series": "SMALL print",
    "authors": ["a. guest"],
    "tags": ["HALLS", "housing"],
    "category": "analysis",
}
"""What public posts name too. That a guest or a series is written so must not be seen."""


@dataclass
class Canary:
    """A post and the files that it alone uses. `word` begins every word of its own; `out` is the
    later of its date and its embargo, `status` as in its file."""

    word: str
    status: str
    out: datetime
    path: str
    draft: Draft
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return f"{self.word}slug"

    def drafts(self) -> Drafts:
        return {self.path: self.draft, **self.files}

    def is_absent(self, moment: datetime) -> bool:
        """Whether nobody may see anything of it."""
        return self.status == "draft" or self.out > moment

    def own_outputs(self) -> frozenset[str]:
        """The files of the site that a hidden one may be in, of which none is another page's."""
        return frozenset(
            (
                f"{self.out:%Y/%m}/{self.slug}/index.html",
                f"old/{self.word}alias/index.html",
                *self.files,
            )
        )

    def outputs_of_files(self) -> frozenset[str]:
        """The pages that answer where its files were, once it is withdrawn."""
        return frozenset(f"{path}/index.html" for path in self.files)

    def names(self) -> frozenset[str]:
        """Its words in the names of its files, with which their addresses stay."""
        return frozenset(re.findall(rf"{self.word}[a-z]*", " ".join(self.files)))


def a_word(chance: Random) -> str:
    """Ten letters that no text has by accident, and no two of them nearly the same."""
    return "zq" + "".join(chance.choice(_CONSONANTS) for _ in range(8))


def a_canary(chance: Random, number: int, status: str, out: datetime, lang: str = "") -> Canary:
    """A post with a word of its own in every key that takes a text. What it has in common with
    others, and whether its `date` or its `embargo` is the later, is left to chance; but the file of
    the first comes before all others, and spells differently what they name."""
    word = a_word(chance)
    folder = chance.choice(["aa", "2017", word, "zz/" + word]) if number else "00"
    canary = Canary(word, status, out, f"posts/{folder}/{number:02}-{word}file.md", Draft({}))
    for put in (_say_who, _say_when, _say_what, _tie, _say_later, _attach):
        put(canary, chance)
    if number == 0:
        for key, value in SPELT_DIFFERENTLY.items():
            canary.draft.put(key, value)
    canary.draft.put("edition", 100 + number)
    if canary.draft.head.get("series") != PLANNED:
        canary.draft.put("part", 2 + number if "series" in canary.draft.head else None)
    elif number == 1:
        canary.draft.put("part", 3)
    if lang:
        canary.draft.put("lang", lang)
    return canary


def _say_who(canary: Canary, chance: Random) -> None:
    word, draft = canary.word, canary.draft
    draft.put("title", f"{word}title of the rooms")
    draft.put("id", f"{word}id")
    draft.put("slug", canary.slug)
    draft.put("status", canary.status)
    guests = [f"{word}guest Marrow", chance.choice(["Ada Owen", "a. guest", "Nia Powell"])]
    draft.put("authors", chance.sample(guests, 2))
    if canary.status == "withdrawn":
        draft.put("withdrawn_because", f"It was not ours: {word}because.")


def _say_when(canary: Canary, chance: Random) -> None:
    """`date` and `embargo`, of which the later counts."""
    out = f"{canary.out:%Y-%m-%d %H:%M}"
    before = f"{canary.out - timedelta(days=chance.randint(1, 90)):%Y-%m-%d %H:%M}"
    date, embargo = chance.choice([(out, None), (before, out), (out, before)])
    canary.draft.put("date", date)
    canary.draft.put("embargo", embargo)


def _say_what(canary: Canary, chance: Random) -> None:
    word, draft = canary.word, canary.draft
    for key in ("kicker", "standfirst", "summary", "part_title"):
        if key != "summary" or chance.random() < 0.5:
            draft.put(key, f"{word}{key.replace('_', '')} in brief")
    draft.put("email", {"subject": f"{word}subject", "preheader": f"{word}preheader"})
    draft.paragraphs = [
        f"{word}first paragraph of Keep the Keys and [[{word}note](https://{word}host.example/)].",
        f"## {word}heading {{#{word}anchor}}",
        f"Halls[^{word}] are {word}plain. The {word}abbr is short.",
        f"| {word}column | b |\n|---|---|\n| {word}cell | 1 |",
        f"> {word}quoted words\n>\n> — {word}source, of nowhere",
        f"- 42 {word}figure\n- 43 rooms\n{{.figures}}",
        f"```text\n{word}code\n```",
        f"[^{word}]: {word}footnote.",
        f"*[{word}abbr]: {word}meaning",
    ]


def _tie(canary: Canary, chance: Random) -> None:
    """What it shares with others: topics, a section, a series, a campaign, other posts."""
    word, draft = canary.word, canary.draft
    tags = [f"{word}tag", *chance.sample(["housing", "HALLS", "Money", "Rural life"], 2)]
    draft.put("tags", chance.sample(tags, len(tags)))
    draft.put("category", chance.choice([f"{word}category", "Analysis", "Round-ups"]))
    series = chance.choice([f"{word}series", PLANNED, "SMALL print", "small-print", None])
    draft.put("series", series)
    draft.put("campaigns", ["keep-the-keys"] if chance.random() < 0.5 else None)
    draft.put("related", chance.sample([f"note-{n}" for n in range(1, 9)], 2))


def _say_later(canary: Canary, chance: Random) -> None:
    """What was added, and what readers can do."""
    word, draft = canary.word, canary.draft
    day = f"{canary.out + timedelta(days=chance.randint(0, 40)):%Y-%m-%d}"
    draft.put("modified", f"{day} 10:00")
    changed = {"date": day, "note": f"{word}changed", "major": chance.choice(["true", "false"])}
    draft.put("changes", [changed])
    draft.put("corrections", [{"date": day, "text": f"{word}corrected"}])
    draft.put("aliases", [f"/old/{word}alias/"])
    action = {"label": f"{word}action", "url": f"https://{word}action.example/", "closes": day}
    draft.put("actions", [{**action, "points": f"[{word}point, another]"}])


def _attach(canary: Canary, chance: Random) -> None:
    """A picture above the text, one within it, two documents: all speak, inside too."""
    word, draft = canary.word, canary.draft
    head, inline = f"images/{word}head.png", f"images/{word}/{word}inline.jpg"
    report, easy = f"files/{word}report.pdf", f"files/{word}/easy.pdf"
    canary.files = {
        head: a_picture(head, word, chance.randint(30, 60)),
        inline: a_picture(inline, word, chance.randint(30, 60)),
        report: a_document(word),
        easy: a_document(word),
    }
    image: Value = {
        "src": f"/{head}",
        "alt": f"{word}alt",
        "caption": f"{word}caption",
        "credit": f"{word}credit",
    }
    draft.put("image", image)
    draft.put("files", [{"file": f"/{report}", "label": f"{word}label", "kind": f"{word}kind"}])
    assert draft.paragraphs is not None
    draft.paragraphs[3:3] = [
        f'![{word}shown]({{static}}/{inline} "{word}legend. Photo: {word}photographer")',
        f"Read [the {word}easy version](/{easy}).",
    ]


def a_picture(name: str, word: str, width: int) -> bytes:
    """A picture that says the word where cameras and programs say things: EXIF, texts, comment."""
    picture, file = Image.new("RGB", (width, 30), "#0b5d46"), BytesIO()
    exif = Image.Exif()
    exif[0x010E] = f"{word}exif"
    exif[0x8298] = f"{word}copyright"
    if name.endswith(".jpg"):
        picture.save(file, "JPEG", exif=exif, comment=f"{word}comment")
    else:
        texts = PngInfo()
        texts.add_text("Title", f"{word}text")
        texts.add_text("Description", f"{word}packed", zip=True)
        texts.add_itxt("Author", f"{word}international", zip=True)
        picture.save(file, "PNG", exif=exif, pnginfo=texts)
    return file.getvalue()


def a_document(word: str) -> bytes:
    """A document with the word in its information, in both spellings, and in its deflated text."""
    page = zlib.compress(f"BT /F1 12 Tf ({word}text) Tj ET".encode())
    title = "".join(f"{ord(letter):04x}" for letter in f"\ufeff{word}title")
    subject = f"{word}subject".encode("utf-16-be")
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj\n<< /Title <" + title.encode() + b"> /Author (",
            f"{word}author".encode(),
            b") /Subject (\xfe\xff" + subject + b") >>\nendobj\n",
            f"2 0 obj\n<< /Length {len(page)} /Filter /FlateDecode >>\nstream\n".encode(),
            page,
            b"\nendstream\nendobj\ntrailer\n<< /Info 1 0 R >>\n%%EOF\n",
        )
    )
