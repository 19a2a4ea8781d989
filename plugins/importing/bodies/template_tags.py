"""The tags of the old site's templates in a text: Liquid's, and Hugo's shortcodes."""

import re
from collections import Counter
from collections.abc import Iterator

_TAG = re.compile(
    r"\{%-?\s*(?!end)(?P<tag>[A-Za-z_]\w*).*?%\}"
    r"|\{\{[<%]\s*(?P<shortcode>\w[\w./-]*).*?[>%]\}\}"
    r"|\{\{-?\s*(?P<value>[^{}\s<%][^{}]*?)\s*-?\}\}",
    re.DOTALL,
)
_RAW = re.compile(r"(\{%-?\s*raw\s*-?%\}).*?(\{%-?\s*endraw\s*-?%\})", re.DOTALL)
_FILTER = re.compile(r"\|\s*([A-Za-z_]\w*)")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def template_tags(text: str) -> dict[str, int]:
    """How often each tag stands in `text`, by name: `{% image %}`, `{{ … | url }}`,
    `{{< figure >}}`. The end of a block is not counted, nor what stands between `raw` and
    `endraw`."""
    return dict(Counter(_names(_RAW.sub(r"\1\2", text))))


def _names(text: str) -> Iterator[str]:
    for found in _TAG.finditer(text):
        if found["tag"]:
            yield f"{{% {found['tag']} %}}"
        elif found["shortcode"]:
            yield f"{{{{< {found['shortcode']} >}}}}"
        else:
            value = _QUOTED.sub("…", found["value"])
            piped = _FILTER.search(value)
            yield f"{{{{ … | {piped[1]} }}}}" if piped else f"{{{{ {value[:40]} }}}}"
