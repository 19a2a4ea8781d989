"""The text of a made-up post: some seven hundred words with everything that editors type."""

from collections.abc import Callable, Iterator

from plugins.benchmark.archive import vocabulary as words
from plugins.benchmark.archive.draws import Draws
from plugins.benchmark.archive.values import OF_A_KIND, SPECIAL, MadeArchive

_WORDS = 600


def text_of(archive: MadeArchive, number: int, draws: Draws, more: int = 0) -> str:
    """Markdown of about seven hundred words; `more` words more for a longer one."""
    wanted = draws.between(_WORDS // 2, _WORDS * 3 // 2) + more
    parts: list[str] = [_paragraph(draws)]
    count = parts[0].count(" ")
    while count < wanted:
        parts.append(_block(archive, number, draws))
        count += parts[-1].count(" ") + 1
    parts += _ending(draws)
    return "\n\n".join(parts) + "\n"


def sentence(draws: Draws) -> str:
    """One sentence, now and then with a word in bold or a link to another site."""
    thing = draws.pick(words.OBJECTS)
    if draws.one_in(12):
        thing = f"**{thing}**"
    elif draws.one_in(12):
        thing = f"[{thing}](https://www.example.net/paper/{draws.below(9999)})"
    subject = f"{draws.pick(words.OPENINGS)}{draws.pick(words.SUBJECTS)}"
    return (
        f"{subject[0].upper()}{subject[1:]} {draws.pick(words.VERBS)} {thing}"
        f"{draws.pick(words.ENDINGS)}"
    )


def _block(archive: MadeArchive, number: int, draws: Draws) -> str:
    kind = draws.below(100)
    for most, make in _BLOCKS:
        if kind < most:
            return make(draws)
    paragraph = _paragraph(draws)
    if kind < 46 and number % OF_A_KIND:
        earlier = number - 1 - draws.below(number % OF_A_KIND)
        is_there = earlier < archive.posts  # a new post stands alone beyond the last
        if is_there and earlier % OF_A_KIND not in SPECIAL:
            paragraph += f" We wrote about it [some time ago]({{post:{earlier}}})."
    elif kind < 54:
        paragraph += f" Our {draws.pick(archive.campaigns)} campaign asks for no less."
    return paragraph


def _paragraph(draws: Draws) -> str:
    return " ".join(sentence(draws) for _ in range(draws.between(3, 6)))


def _heading(draws: Draws) -> str:
    thing = draws.pick(words.OBJECTS)
    return f"## {thing[0].upper()}{thing[1:]}"


def _items(draws: Draws) -> str:
    return "\n".join(f"- {sentence(draws)}" for _ in range(draws.between(3, 5)))


def _steps(draws: Draws) -> str:
    return "\n".join(f"{place}. {sentence(draws)}" for place in range(1, draws.between(4, 6)))


def _figures(draws: Draws) -> str:
    lines = [
        f"- **{draws.between(10, 95)}%** of those who answered need {draws.pick(words.OBJECTS)}"
        for _ in range(3)
    ]
    return "\n".join((*lines, "{.figures}"))


def _quotation(draws: Draws) -> str:
    who = f"{draws.pick(words.FIRST_NAMES)} {draws.pick(words.SURNAMES)}"
    return f'> "{sentence(draws)}" {sentence(draws)}\n> — {who}, {draws.pick(words.ROLES)}'


def _table(draws: Draws) -> str:
    rows = [
        f"| {2010 + year} | {draws.below(900)} | {draws.below(90)} |"
        for year in range(draws.between(3, 8))
    ]
    return "\n".join(("| Year | Halls | Sold |", "|------|------:|-----:|", *rows))


def _ending(draws: Draws) -> Iterator[str]:
    """A note at the foot, in one post of four."""
    if draws.one_in(4):
        yield f"{sentence(draws)}[^how] It isn't the first time, and it won't be the last."
        yield f"[^how]: {sentence(draws)}"


_BLOCKS: tuple[tuple[int, Callable[[Draws], str]], ...] = (
    (14, _heading),
    (23, _items),
    (26, _steps),
    (29, _figures),
    (36, _quotation),
    (39, _table),
)
"""Up to which of a hundred draws a block is of that kind; the rest are paragraphs."""
