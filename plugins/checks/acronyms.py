"""Acronyms: a reader is told once what the letters stand for."""

import re
from collections.abc import Iterator

from plugins.checks.blocks import GAP
from plugins.checks.passages import Finding, Passage, TextCheck

KNOWN = frozenset(
    """
    AAA ABC ADHD AGM AIDS ALL AND API APIS ATM BBC BSE BST CBE CCTV CEO CFO CMS CNN COO COVID
    CPU CRM CSS CSV CTO DIY DNA DVD EPUB ESRC EU FAQ FAQS FBI FOR FTP FYI GB GCSE GDP GET GIF
    GMT GP GPS HIV HTML HTTP HTTPS IBM ID IKEA INC IP IQ ISBN ISO IT ITV JPEG JPG JSON KPI
    KPIS LED LGBT LGBTQ LLP LTD MBE MIT MOT MP MPS MSP NASA NATO NB NGO NGOS NHS NOT NYC OBE
    OK OSX PATH PC PDF PDFS PHD PIN PLC PNG POST POW PS PUT RAF RAM README RNLI RSPB RSPCA RSS
    RSVP SIM SMART SMS SOS SQL SUV SVG TBC TBD THE TUC TV TXT UFO UK UN UNESCO UNICEF URL URLS
    US USA USB UTC VAT VIP WIFI WWW XML YES YMCA ZIP
    """.split()  # noqa: SIM905 - a list of so many strings is not easier to read
)
"""What no reader of a policy blog in Britain needs to have spelled out."""

_ACRONYM = re.compile(r"(?<![\w./@#:&’'{_-])([A-Z]{3,6})(?:s|’s)?(?![\w/@&:({}]|[.-]\w)")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\s[A-Z]{2,})+\b")
_EXPLAINED = re.compile(r"<abbr\b[^>]*\btitle=[^>]*>([^<]+)</abbr>|<a [^>]*href[^>]*>([^<]+)</a>")


def check_acronyms(passage: Passage) -> Iterator[Finding]:
    """Three capitals or more are spelled out once in the text, have an abbreviation's line, or are
    a link to what they stand for.

    Bad: `The VCSE alliance met on Monday.`
    Good: `The alliance of voluntary, community and social enterprises (VCSE) met on Monday.`
    """
    if not passage.is_post or not passage.is_english:
        return
    text = "\n".join(block.text for block in passage.blocks if block.kind in ("text", "quotation"))
    explained = " ".join(map("".join, _EXPLAINED.findall(passage.body.html)))
    spelt_out = set(re.findall(r"[A-Z]{3,}", explained))
    for acronym in dict.fromkeys(found[1] for found in _ACRONYM.finditer(_SHOUTED.sub(GAP, text))):
        if acronym in KNOWN or acronym in spelt_out or _ROMAN.fullmatch(acronym):
            continue
        if re.search(rf"\b(?:{acronym.lower()}|{acronym.capitalize()})s?\b", text):
            continue  # a word in capitals
        if not _is_spelled_out(acronym, text):
            yield Finding(
                "acronym-not-spelled-out",
                f"nothing says what {acronym} stands for",
                passage.as_written(acronym),
                f"write it out the first time, with ({acronym}) after it, or add a line "
                f"*[{acronym}]: what it stands for",
            )


def _is_spelled_out(acronym: str, text: str) -> bool:
    """Whether it stands in or before brackets, or words with its initials stand in the text."""
    bracketed = rf"\([^()]*\b{acronym}s?\b[^()]*\)|\b{acronym}s? (?:\(|[–—-] )"
    between = r"[\s-]+(?:(?:of|and|for|the|in|on|to|de|a|&)[\s-]+)*"
    initials = between.join(rf"{letter}[\w’']*" for letter in acronym)
    return bool(re.search(bracketed, text) or re.search(rf"\b{initials}", text, re.IGNORECASE))


CHECKS: tuple[TextCheck, ...] = (check_acronyms,)
