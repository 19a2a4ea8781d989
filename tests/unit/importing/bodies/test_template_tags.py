"""Tags of the old site's templates are counted by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.bodies.template_tags import template_tags


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("no tag, 50 % {so} {{}} {{ }}", {}),
        ('{% image "a.jpg" %} {%image "b.jpg"%}', {"{% image %}": 2}),
        ("{% if x %}a{% endif %}", {"{% if %}": 1}),
        ("{% raw %}{{ x }}{% endraw %}", {"{% raw %}": 1}),
        ('[a]({{ "/x/" | url }}) {{ "b" | url | upcase }}', {"{{ … | url }}": 2}),
        ("{{site.baseurl}} {{ site.baseurl }}", {"{{ site.baseurl }}": 2}),
        ('{{ f("a") }}', {"{{ f(…) }}": 1}),
        ('{{< figure src="x" >}}{{% quote %}}a{{% /quote %}}',
         {"{{< figure >}}": 1, "{{< quote >}}": 1}),
    ],
)  # fmt: skip
def test_tags_are_counted_by_name(text: str, counts: dict[str, int]) -> None:
    assert template_tags(text) == counts


@given(st.text("{}%<>|ab \"'\n-"))
def test_no_text_is_too_strange(text: str) -> None:
    assert all(count > 0 for count in template_tags(text).values())
