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
    "frame-in-body",
    "heading-skips-a-level",
    "letter-to-paste",
    "link-says-nothing",
    "link-to-nowhere",
    "missing-alt",
    "missing-words",
    "nested-too-deeply",
    "nothing-after-colon",
    "part-gap",
    "picture-elsewhere",
    "quotation-without-source",
    "script-in-body",
    "stray-blank",
    "style-in-body",
    "tag-spelling",
    "template-text",
    "unchecked",
    "unsafe-address",
    *OPTIONAL,
)
"""They can be switched off, and be silenced for a line."""

ERRORS = (
    "address-clash",
    "alias",
    "anchor",
    "doubled-key",
    "duplicate-edition",
    "duplicate-id",
    "encoding",
    "former-feed",
    "front-matter",
    "link",
    "misspelt-name",
    "missing-key",
    "not-public",
    "not-read",
    "part-number",
    "picture",
    "unknown-key",
    "unknown-name",
    "unread-file",
    "unusable-address",
    "wrong-type",
)
"""They stop the site from being built, and cannot be switched off."""
