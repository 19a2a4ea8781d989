"""Tags: one topic has one spelling."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from plugins.domain.library import Library
from plugins.domain.names import slugify
from plugins.domain.places import Places
from plugins.domain.posts import Post
from plugins.domain.problem import Problem

_NOT_PLURALS = re.compile(r"news|wales|series|species|lens|.*(?:ss|us|is|ics|[^aeiou]as)")
_ES = re.compile(r".*(?:s|x|z|ch|sh)es")


def check_spellings(library: Library, places: Places) -> Iterator[Problem]:
    """No two tags differ only in capitals, hyphens or the plural.

    Capitals and hyphens do not part a topic, but the page of a post shows its tag as typed;
    "charity" and "charities" are two topics, each with half of the posts.

    Bad: `tags: [Charity]` in one post, `tags: [charities]` in the next
    Good: `tags: [Charities]` in both
    """
    posts = [post for post in library.posts if post.status != "withdrawn"]
    counted = Counter(tag for post in posts for tag in post.tags)
    topics = {tag: topic_of(tag) for tag in counted}
    usual = _usual(counted, topics)
    unusual = {tag for tag in counted if usual[topics[tag]] != tag}
    naming = [post for post in posts if not unusual.isdisjoint(post.tags)]
    reported: set[str] = set()
    for post in sorted(naming, key=lambda post: (post.published, post.source)):
        for number, tag in enumerate(post.tags):
            if tag in unusual - reported:
                reported.add(tag)
                line = places.of_key(post.source, f"tags.{number}")
                yield _problem(post, line, tag, usual[topics[tag]], counted)


def topic_of(tag: str) -> str:
    """What tags of one topic have in common: a slug with its words in the singular."""
    return "-".join(map(_singular, slugify(tag).split("-")))


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or _NOT_PLURALS.fullmatch(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if _ES.fullmatch(word) else word[:-1]


def _usual(counted: Counter[str], topics: Mapping[str, str]) -> dict[str, str]:
    """Topic → its spelling on most posts."""
    usual: dict[str, str] = {}
    for tag in sorted(counted, key=lambda tag: (-counted[tag], tag)):
        usual.setdefault(topics[tag], tag)
    return usual


def _problem(post: Post, line: int | None, tag: str, meant: str, counted: Counter[str]) -> Problem:
    return Problem(
        source=post.source,
        line=line,
        check="tag-spelling",
        message=f"the tag “{tag}” ({_on(counted[tag])}) "
        f"is almost “{meant}” ({_on(counted[meant])})",
        hint=f"write “{meant}” everywhere",
        severity="warning",
        subject=tag,
    )


def _on(posts: int) -> str:
    return "on 1 post" if posts == 1 else f"on {posts} posts"


CHECKS = (check_spellings,)
