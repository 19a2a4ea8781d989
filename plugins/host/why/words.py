"""The answer in words."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plugins.publishing.reasons import Cause, Reason, Standing

CAUSE_WORDS: dict[Cause, str] = {
    "first": "it had not been there before",
    "unfinished": "a build before it was stopped before it was done with this file",
    "shows": "what it shows has changed",
    "kind": "another part of the program makes it now",
    "templates": "its template{template}, or one that the template uses, has changed",
    "frame": "the frame of all pages (names, menu, footer, feeds) or a setting has changed",
    "code": "the program, or a library that it uses, is another one than before",
    "missing": "the file was not there any more",
    "altered": "the file was no longer as the build before had left it",
}
PART_WORDS = {
    "actions": "its calls to action",
    "address": "its address",
    "aliases": "its old addresses",
    "authors": "its by-line or its authors' biographies",
    "biographies": "its authors' biographies",
    "body": "its text",
    "bylines": "its by-line",
    "campaigns": "its campaigns",
    "cards": "the posts that it lists",
    "category": "its category",
    "changed": "when it last changed",
    "changes": "its history",
    "corrections": "its corrections",
    "crumbs": "the way to it from the front page",
    "data": "what it says of itself to machines",
    "description": "its description",
    "edition": "its number, its neighbours, or when it was sent, as an edition of the newsletter",
    "entries": "the entries that it lists",
    "feed": "its feed",
    "files": "its documents to download",
    "former": "former posts or roles",
    "groups": "the posts that it lists",
    "image": "its picture",
    "is_preview": "that it is a preview",
    "items": "the posts in it",
    "kicker": "the small line by its title",
    "lang": "its language",
    "lead": "the post that leads",
    "length": "how many posts the list has",
    "links": "its links",
    "logo": "its logo",
    "mentions": "the campaigns that its text mentions",
    "modified": "the day of its last change",
    "newest": "the newest post",
    "pager": "the links to the pages before and after",
    "part": "its number in the series",
    "part_title": "its title in the series",
    "parts": "the parts of the series",
    "people": "the people that it lists",
    "photo": "its picture",
    "place": "its place in the series",
    "posts": "the posts that it lists",
    "published": "its date",
    "publisher": "the publisher's name or address",
    "related": "its related posts",
    "role": "a role",
    "series": "its series",
    "series_title": "the title of its series",
    "settings": "a setting of the site",
    "sharing": "what it says to those who share it",
    "shown": "sizes of the pictures and documents in it",
    "slug": "its address",
    "standfirst": "its standfirst",
    "standing": "whether it is marked as hidden or not yet out",
    "status": "its status",
    "summary": "its summary",
    "tagged": "the posts that it lists",
    "tags": "its topics",
    "targets": "where links in its text lead",
    "terms": "the topics or categories that it lists",
    "timeline": "the posts that it lists",
    "title": "its title",
    "total": "how many parts the series has",
    "unlisted": "which of its topics have a list",
    "withdrawn_because": "why it was withdrawn",
}
"""What a part of a page is to a reader, by the first of its names that is known here."""


class Known(Struct, frozen=True, kw_only=True):
    """What is known of a file of the output. `reason` is None where a build was stopped before it
    was done with it. `when` is the moment of the last build in words, `last` its number; `standing`
    how the file stands now. `template` is empty for what has none; `is_copy` of a file of the
    content or the theme. `parts` are the names of what changed of what it shows, if that is known.
    """

    reason: Reason | None
    last: int
    when: str
    standing: Standing = "as left"
    template: str = ""
    is_copy: bool = False
    parts: tuple[str, ...] | None = None


def answer(known: Known) -> str:
    """Sentences of which the file is the subject, without its name."""
    if known.reason is None:
        return (
            f"was about to be made when the last build ({known.when}) was stopped: "
            "“make site” goes on from there."
        )
    return " ".join(filter(None, (_of_the_last_build(known, known.reason), _since(known))))


def _of_the_last_build(known: Known, reason: Reason) -> str:
    because = f"because {_listed(causes_in_words(known, reason.causes), '; and because ')}."
    if reason.is_latest and reason.was_written:
        return f"was written by the last build ({known.when}), {because}"
    if reason.is_latest:
        return (
            f"was made anew by the last build ({known.when}), {because} It came out the same, byte "
            "for byte, so the file was left alone."
        )
    back = known.last - reason.build
    builds = "one build" if back == 1 else f"{back} builds"
    done, and_so = ("written", "") if reason.was_written else ("made anew", ", with the same bytes")
    return (
        f"was not rebuilt by the last build ({known.when}): {_unchanged(known)} as before. "
        f"It was last {done} {builds} earlier{and_so}, {because}"
    )


def _unchanged(known: Known) -> str:
    if known.is_copy:
        return "the file that it is a copy of was"
    if known.template:
        return "what it shows, its templates, the frame around it and the program were"
    return "what it shows and the program were"


def causes_in_words(known: Known, causes: Iterable[Cause]) -> tuple[str, ...]:
    """What can stand after “because”, for each cause."""
    template = f" {known.template}" if known.template else ""
    words = {cause: CAUSE_WORDS[cause].format(template=template) for cause in causes}
    if "shows" in words and known.is_copy:
        words["shows"] = "the file that it is a copy of has changed"
    elif "shows" in words and known.parts:
        words["shows"] += f": {_listed(parts_in_words(known.parts), ' and ')}"
    return tuple(words.values())


def parts_in_words(names: Iterable[str]) -> tuple[str, ...]:
    """What changed, each once, without the wholes of parts that are named, and without what only
    follows from another part."""
    given = tuple(names)
    own = [name for name in given if not any(other.startswith(f"{name}.") for other in given)]
    return tuple(dict.fromkeys(filter(None, map(_part, own))))


def _part(name: str) -> str:
    for known in name.split("."):
        if known in PART_WORDS:
            return PART_WORDS[known]
    return f"its “{name.rpartition('.')[2]}”" if name else ""


def _since(known: Known) -> str:
    if known.standing == "missing":
        return "Since then somebody has removed it; “make site” puts it back."
    if known.standing == "altered":
        return "Since then somebody has written into it; “make site” writes it again."
    return ""


def _listed(words: Sequence[str], last: str) -> str:
    """`a, b and c`; where the words are whole clauses, each stands after the same joint."""
    if ";" in last:
        return last.join(words)
    return last.join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
