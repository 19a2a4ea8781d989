"""Texts sought in many files, what is quick to see first."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from plugins.publishing.verified.withheld import Withheld
from plugins.publishing.verified.words import Pair, forms, pairs_of, telling_word, words_of

Key = TypeVar("Key")

_A_FEW = 12
"""Words; to seek more than these takes longer than to part a file into all of its words."""
_SOUGHT_BY = 3
"""Pairs by which a text is sought: the tags around a marked word hide two."""

_PAIRS_OF_A_SENTENCE = 4
"""A text with fewer pairs of words is a title or the like, in which nothing is marked."""


class Trace(Struct, frozen=True):
    """A text with what a file must have that has it: all of its words, and the `fewest` of its
    pairs of words that follow each other; tags may stand between the others."""

    text: Withheld
    words: frozenset[bytes]
    pairs: frozenset[Pair]
    fewest: int


def trace_of(text: Withheld) -> Trace:
    """In a sentence two words may be marked, each with a tag before and after it."""
    words = words_of(text.words)
    pairs = pairs_of(words)
    most = len(pairs)
    is_sentence = most >= _PAIRS_OF_A_SENTENCE
    return Trace(text, frozenset(words), pairs, max(most // 2, most - 4) if is_sentence else most)


class Sought(Struct, frozen=True):
    """Texts as they are sought in many files, what is quick to see first: by a word that few files
    have, by some words that follow each other, letter by letter. `alone` are texts of one word."""

    by_word: Mapping[bytes, tuple[Trace, ...]]
    by_pair: Mapping[Pair, tuple[Trace, ...]]
    pairs: frozenset[Pair]
    alone: Mapping[bytes, tuple[Trace, ...]]

    def found_in(self, content: bytes) -> tuple[Withheld, ...]:
        """Those that a file has."""
        if self._is_quickly_told(content):
            return ()
        near = self._near(words_of(content))
        texts = forms(content) if near else ()
        return tuple(
            trace.text for trace in near if any(b" %b " % trace.text.words in t for t in texts)
        )

    def _is_quickly_told(self, content: bytes) -> bool:
        """Whether a look for a few words, such as those of one new draft, is enough to know that
        there is nothing."""
        if len(self.by_word) > _A_FEW:
            return False
        small = content.lower()
        return not any(word in small for word in self.by_word)

    def _near(self, words: Sequence[bytes]) -> list[Trace]:
        have = frozenset(words)
        of_few = have & self.by_word.keys()
        if not any(trace.words <= have for word in of_few for trace in self.by_word[word]):
            return []
        near = [trace for word in have & self.alone.keys() for trace in self.alone[word]]
        pairs = pairs_of(words)
        few = {id(t): t for pair in pairs & self.pairs for t in self.by_pair[pair]}
        return near + [t for t in few.values() if len(pairs & t.pairs) >= t.fewest]


def sought(withheld: Iterable[Withheld], common: Container[bytes] = ()) -> Sought:
    """How to seek texts; `common` are words that most files have."""
    by_word: dict[bytes, list[Trace]] = {}
    by_pair: dict[Pair, list[Trace]] = {}
    alone: dict[bytes, list[Trace]] = {}
    for one in withheld:
        trace = trace_of(one)
        by_word.setdefault(telling_word(trace.words, common), []).append(trace)
        for pair in _rarest(trace.pairs):
            by_pair.setdefault(pair, []).append(trace)
        for word in () if trace.pairs else trace.words:
            alone.setdefault(word, []).append(trace)
    return Sought(_fixed(by_word), _fixed(by_pair), frozenset(by_pair), _fixed(alone))


def _rarest(pairs: Iterable[Pair]) -> list[Pair]:
    """Some of the pairs that few files have, as far as their length tells."""
    return sorted(pairs, key=lambda pair: (-sum(map(len, pair)), pair))[:_SOUGHT_BY]


def _fixed(lists: Mapping[Key, list[Trace]]) -> dict[Key, tuple[Trace, ...]]:
    return {key: tuple(each) for key, each in lists.items()}
