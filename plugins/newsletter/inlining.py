"""The style of a letter written into its elements, where all mail programs obey it."""


def inlined(html: str, css: str) -> str:
    """The document with the rules of `css` in the `style` of each element that they are for. The
    style sheets in its head stay as they are, and nothing is asked for."""
    from css_inline import CSSInliner

    inliner = CSSInliner(
        inline_style_tags=False,
        keep_style_tags=True,
        minify_css=True,
        load_remote_stylesheets=False,
        extra_css=css,
    )
    return inliner.inline(html)
