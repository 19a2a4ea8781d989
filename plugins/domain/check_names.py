"""The checks by name: what `checks` in `site.yaml` may switch, and what it may not."""

OPTIONAL = (
    "acronym-not-spelled-out",
    "percentage-without-source",
    "person-without-link",
    "spelling",
)
"""Off until `site.yaml` switches them on."""

WARNINGS = (
    "address-as-link",
    "ageing-date",
    "alt-says-nothing",
    "announced-part",
    "broken-html",
    "campaign-without-tag",
    "closed-action",
    "doubled-word",
    "external-link",
    "form-in-body",
    "heading-skips-a-level",
    "html-left-out",
    "letter-action",
    "letter-left-out",
    "letter-link",
    "letter-picture",
    "letter-preheader",
    "letter-sender",
    "letter-size",
    "letter-subject",
    "letter-to-paste",
    "letter-unsubscribe",
    "link-says-nothing",
    "link-to-nowhere",
    "missing-alt",
    "missing-words",
    "nested-too-deeply",
    "nothing-after-colon",
    "page-weight",
    "part-gap",
    "picture-elsewhere",
    "quotation-without-source",
    "stray-blank",
    "style-in-body",
    "tag-spelling",
    "template-text",
    "unchecked",
    "withdrawal",
    *OPTIONAL,
)
"""They can be switched off, and be silenced for a line. What some of those of letters find is an
error, and always heard."""

ERRORS = (
    "address-clash",
    "alias",
    "anchor",
    "broken-feed",
    "doubled-key",
    "duplicate-edition",
    "duplicate-id",
    "encoding",
    "former-feed",
    "frame-in-body",
    "front-matter",
    "identity",
    "ledger",
    "leak",
    "link",
    "misspelt-name",
    "missing-key",
    "not-as-written",
    "not-public",
    "not-read",
    "own-address",
    "part-number",
    "picture",
    "redirect",
    "script-in-body",
    "too-large",
    "unknown-key",
    "unknown-name",
    "unread-file",
    "unsafe-address",
    "unusable-address",
    "wrong-type",
)
"""They stop the site from being built, and cannot be switched off."""

STOP_PUBLICATION = ("changed-identity", "gone-address", "unexplained-change")
"""Warnings that must be settled before anything is published; no list of known problems and no
switch silences them."""

NEVER_OFF = (*ERRORS, *STOP_PUBLICATION)
"""What is heard whatever anybody switches."""
