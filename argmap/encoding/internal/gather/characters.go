package gather

import "unicode/utf8"

// Characters counts those of a text, for formats whose offsets are no bytes.
type Characters struct {
	Text         string
	bytes, runes int // a place in it, in both measures
}

// Before gives the number of characters before a byte offset, which is not less
// than that of the call before.
func (c *Characters) Before(offset int) int {
	c.runes += utf8.RuneCountInString(c.Text[c.bytes:offset])
	c.bytes = offset
	return c.runes
}
