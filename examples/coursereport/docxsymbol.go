package main

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
)

// symbolFont holds stretches of the font Symbol by their first code, as in
// VENDORS/ADOBE/symbol.txt of Unicode's mappings. Below 0x7f the rest is ASCII.
var symbolFont = []struct {
	first rune
	chars string
}{
	{0x22, "∀"}, {0x24, "∃"}, {0x27, "∋"}, {0x2a, "∗"}, {0x2d, "−"}, {0x40, "≅"},
	{0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"}, {0x5c, "∴"}, {0x5e, "⊥"},
	{0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"}, {0x7e, "∼"},
	{0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"},
	{0xc4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"}, {0xe5, "∑"}, {0xf2, "∫"},
}

// symbol gives the character of a w:sym element: that of its code or, where the code
// is a place in a font of signs, what the font Symbol has there. The signs of other
// fonts are not known.
func symbol(e xml.StartElement) string {
	code, err := strconv.ParseUint(attribute(e, "char"), 16, 16)
	c := rune(code)
	switch font := 0xf000 <= c && c <= 0xf0ff; {
	case err == nil && (font || c < 0x100) && strings.EqualFold(attribute(e, "font"), "Symbol"):
		c = inSymbolFont(c & 0xff)
	case err != nil || font:
		c = unicode.ReplacementChar
	}
	if !unicode.IsPrint(c) {
		c = unicode.ReplacementChar
	}
	return string(c)
}

func inSymbolFont(code rune) rune {
	for _, s := range symbolFont {
		if rs := []rune(s.chars); s.first <= code && code < s.first+rune(len(rs)) {
			return rs[code-s.first]
		}
	}
	if code < 0x7f {
		return code
	}
	return unicode.ReplacementChar
}

// attribute gives the value of an attribute in whatever namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
