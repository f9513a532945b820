"""The fonts that a web page names: by attribute, by style, and by the rules of its head for classes and elements."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from pipeline.read.html.tables import style_of

_FAMILY: Final = re.compile(r"""font-family\s*:\s*["']?\s*([^"';,}]{1,60})""", re.IGNORECASE)
_RULE: Final = re.compile(
    r"""
    (?P<names>[^{}]{1,400})            # "p.MsoNormal, li.MsoNormal"
    \{ (?P<held>[^{}]{0,4000}) \}      # "{font-size:14.0pt; font-family:".VnTime"}"
    """,
    re.VERBOSE,
)
_SELECTOR: Final = re.compile(r"\s*([a-z][a-z0-9]*)?(?:\.([\w-]+))?\s*", re.IGNORECASE)
_LONGEST_RULES: Final = 200_000

Rules = dict[tuple[str, str], str]
"""(element or "", class or "") → font."""


def font_rules(root: etree._Element) -> Rules:
    """What the page's own style sheets say of fonts; selectors of more than an element and a class are left out."""
    rules: Rules = {}
    for sheet in root.iter("style"):
        for rule in _RULE.finditer((sheet.text or "")[:_LONGEST_RULES]):
            family = _FAMILY.search(rule["held"])
            if family is None:
                continue
            for name in rule["names"].split(","):
                selector = _SELECTOR.fullmatch(name)
                if selector and (selector[1] or selector[2]):
                    rules[(selector[1] or "").lower(), selector[2] or ""] = family[1].strip()
    return rules


def font_of(element: etree._Element, rules: Rules) -> str | None:
    """The font that an element names for what it holds; None if it leaves that as it was."""
    face = element.get("face")
    if face:
        return str(face).split(",")[0].strip(" '\"")
    family = _FAMILY.search(style_of(element))
    if family is not None:
        return family[1].strip()
    if not rules:
        return None
    tag, named = str(element.tag), (element.get("class") or "").split(" ")[0]
    return rules.get((tag, named)) or rules.get(("", named)) or rules.get((tag, ""))
