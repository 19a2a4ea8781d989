"""How a letter looks in a program that does not know something: said in words for each feature that
a letter uses and that one of the promised programs lacks, wholly or in part."""

from typing import NamedTuple


class Without(NamedTuple):
    """`programs`: those that lack it, each by its name or its family's (`yahoo`)."""

    programs: tuple[str, ...]
    words: str


WORD = ("outlook.windows",)
_HEADLESS = ("gmail.ios", "gmail.android", "protonmail.desktop-webmail", "protonmail.ios")
_NO_STYLE_SHEET = (
    "without a style sheet there are no dark colours and 8 px more at the sides of a telephone: all "
    "else is written into the elements"
)

DEGRADES: dict[str, Without] = {
    "css-at-media": Without(
        ("gmail", "outlook", "protonmail.desktop-webmail", "protonmail.ios", "samsung-email",
         "thunderbird", "yahoo"),
        "a width and the scheme are all that is asked, nothing is nested; whoever cannot answer has "
        "the wider sides and the light colours",
    ),
    "css-at-media-prefers-color-scheme": Without(
        ("gmail", "outlook.windows", "protonmail", "thunderbird", "yahoo"),
        "the light colours, which some of them turn round by themselves: every ground has its text's "
        "colour with it, in the same element or above",
    ),
    "css-at-media-hover": Without(
        ("gmail", "outlook.windows", "thunderbird", "yahoo"),
        "a wide table goes beyond the sheet and the window is scrolled",
    ),
    "css-at-supports": Without(
        ("gmail", "outlook", "protonmail.desktop-webmail", "protonmail.ios", "thunderbird"),
        "it is asked for what iOS alone has; elsewhere a wide table goes beyond the sheet and the "
        "window is scrolled",
    ),
    "css-border": Without(WORD, "all are thinner than 8 px; where Word leaves a rule out, the space stays"),
    "css-color-scheme": Without(
        ("gmail", "outlook", "protonmail.ios", "protonmail.android", "yahoo"),
        "it lets Apple's programs use the dark colours of the style sheet; the others look at the "
        "style sheet alone, or at nothing",
    ),
    "css-display": Without(
        ("gmail.ios", "gmail.android", "outlook.windows", "yahoo"),
        "inline-block, for a button, is not among what they lack; Word has a padding of the cell instead",
    ),
    "css-display-none": Without(WORD, "the preheader has no table and no picture in it, and mso-hide"),
    "css-font-size": Without(
        ("outlook.windows", "samsung-email", "yahoo"), "no rem, no per cent: em, and medium once"
    ),
    "css-font-weight": Without(("outlook.windows", "yahoo"), "bold, and no number"),
    "css-important": Without(
        ("gmail", "outlook.windows", "protonmail", "yahoo"),
        "lower case, a blank before it, in style sheets only",
    ),
    "css-line-height": Without(WORD, "a bare number, of which Word makes a multiple; exactly is never asked for"),
    "css-margin": Without(
        ("gmail", "outlook", "yahoo"), "none is negative, none is auto, none stands on span or body"
    ),
    "css-max-height": Without(WORD, "of the preheader, which is hidden there by other means"),
    "css-max-width": Without(
        WORD, "a table of 600 pixels for Word alone holds the sheet; pictures have their width"
    ),
    "css-overflow": Without(
        ("apple-mail", "gmail", "outlook", "protonmail", "samsung-email", "yahoo"),
        "no logical side is named; hidden is for the preheader, auto for tables in Mail for iOS, "
        "because in Android's programs what is cut off cannot be scrolled to",
    ),
    "css-padding": Without(
        WORD, "what must have some is a cell; a quotation is set in by its margin, in word.css"
    ),
    "css-selector-class": Without(_HEADLESS, _NO_STYLE_SHEET),
    "css-selector-descendant": Without(_HEADLESS, _NO_STYLE_SHEET),
    "css-selector-grouping": Without(_HEADLESS, _NO_STYLE_SHEET),
    "css-selector-type": Without(_HEADLESS, _NO_STYLE_SHEET),
    "css-table-layout": Without(
        ("outlook.windows", "outlook.macos", "thunderbird"),
        "the sheet becomes as wide as the widest table; on those desks there is room",
    ),
    "css-text-align": Without(
        ("gmail.android", "outlook.windows", "outlook.android", "samsung-email", "yahoo"),
        "left, right and center, none that follows the script's direction by itself",
    ),
    "css-text-decoration": Without(
        ("gmail.ios", "gmail.android", "outlook.windows", "protonmail.ios"),
        "the name of the newsletter and the buttons are underlined, as other links are",
    ),
    "css-white-space": Without(
        ("gmail.ios", "gmail.android", "outlook.windows", "samsung-email", "yahoo.ios", "yahoo.android"),
        "pre-wrap, which breaks long lines of code; the element is pre, so its lines stay without it",
    ),
    "css-width": Without(WORD, "on tables only, where Word has it"),
    "css-word-wrap": Without(
        ("gmail", "outlook.windows", "outlook.android", "outlook.macos", "protonmail", "samsung-email",
         "thunderbird", "yahoo.ios", "yahoo.android"),
        "a word longer than a line goes beyond the sheet; Gmail breaks it unasked, and overflow-wrap "
        "is known to fewer still",
    ),
    "html-abbr": Without(
        ("outlook.windows", "protonmail.android", "yahoo"),
        "the short form without its long one, which a check asks the text to say",
    ),
    "html-align": Without(
        ("outlook.macos", "protonmail.desktop-webmail"), "center, on a table: they lack it on pictures, or other sides"
    ),
    "html-aria-label": Without(("thunderbird", "yahoo"), "the letter is heard without its subject at its head"),
    "html-bdi": Without(("gmail", "outlook", "yahoo"), "the words stay, in the order of the text around"),
    "html-body": Without(
        ("gmail", "outlook.outlook-com", "outlook.macos", "outlook.ios", "outlook.android",
         "protonmail", "yahoo"),
        "the division within has the same ground",
    ),
    "html-dir": Without(WORD, "not on links: it stands on the letter, and Word takes each line's own letters"),
    "html-dfn": Without(WORD, "the words stay"),
    "html-doctype": Without(
        ("outlook.windows", "protonmail.ios", "protonmail.android", "samsung-email", "thunderbird", "yahoo.android"),
        "without it tables are set in medium and take the colour of body: so are letters",
    ),
    "html-img": Without(("protonmail.android", "thunderbird"), "not tried there; both show pictures"),
    "html-lang": Without(("yahoo",), "not on a cell: it stands on the division around"),
    "html-lists": Without(
        ("gmail", "outlook", "yahoo"), "reversed and value are theirs to lose: the text then counts upwards"
    ),
    "html-mailto-links": Without(("protonmail.android", "yahoo.android"), "a subject, no bcc"),
    "html-meta-color-scheme": Without(
        ("apple-mail.ios", "gmail", "outlook", "protonmail", "samsung-email", "yahoo"),
        "the style sheet says it again",
    ),
    "html-role": Without(("yahoo",), "on tables it stays, where it keeps a layout from being read as a table"),
    "html-semantics": Without(
        ("gmail", "outlook", "yahoo"), "mark and time, whose words stay; figures are divisions by then"
    ),
    "html-style": Without(
        ("gmail", "outlook.windows", "protonmail.ios", "protonmail.android"), _NO_STYLE_SHEET
    ),
    "html-width": Without(WORD, "of pictures in pixels, and none is wider than the column"),
}  # fmt: skip

_OLD = "as old as HTML, or as CSS: every program knows it"
_UNUSED = "nobody must know it: it says something to those who do"
_APPLE = "keeps Apple's programs from making links and sizes of their own"

UNTESTED: dict[str, str] = {
    **dict.fromkeys(
        (
            "css-color", "css-font-family", "css-font-style", "html-a", "html-alt", "html-b",
            "html-border", "html-br", "html-cite", "html-em", "html-head", "html-html", "html-i",
            "html-ins", "html-kbd", "html-q", "html-s", "html-samp", "html-sub", "html-sup",
            "html-title", "html-u", "html-var",
        ),
        _OLD,
    ),
    **dict.fromkeys(("html-class", "html-datetime", "html-meta-viewport", "html-xmlns:o"), _UNUSED),
    **dict.fromkeys(
        ("html-meta-format-detection", "html-meta-x-apple-disable-message-reformatting"), _APPLE
    ),
    "css-pseudo-class-root": "in a style sheet of its own, which may be thrown away",
}  # fmt: skip
"""What caniemail.com has no tests of, and why a letter has it nevertheless."""

TOLD_TO_WORD: dict[str, str] = {
    "css-mso-hide": "Word's own: hides the preheader",
    "css-mso-table-lspace": "Word's own: no space beside tables",
    "css-mso-table-rspace": "Word's own: no space beside tables",
    "html-o:officedocumentsettings": "Word's own",
    "html-o:pixelsperinch": "Word's own: pictures keep their size on screens with 120 dots an inch",
    "html-xml": "Word's own",
}
"""What stands in conditional comments, which nobody else reads."""
