package scene

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A Face measures text in one cut of the Go fonts (BSD licence), with room for
// the fonts that viewers put in their place.
type Face struct {
	TTF  []byte
	once sync.Once
	font *sfnt.Font
	// ascii holds the advances of the ASCII letters in thousandths of the size.
	ascii [utf8.RuneSelf]float64
}

// The cuts in which pictures are set.
var (
	Regular = &Face{TTF: goregular.TTF}
	Bold    = &Face{TTF: gobold.TTF}
)

func (f *Face) load() {
	f.font, _ = sfnt.Parse(f.TTF)
	for r := range f.ascii {
		f.ascii[r] = f.measure(rune(r))
	}
}

// measure gives a rune's advance as a part of the font size. Runes that the
// font lacks are taken as square or half as wide, as terminals do.
func (f *Face) measure(r rune) float64 {
	if f.font != nil {
		var b sfnt.Buffer
		const em = 1000
		if i, err := f.font.GlyphIndex(&b, r); err == nil && i != 0 {
			if a, err := f.font.GlyphAdvance(&b, i, fixed.I(em), 0); err == nil {
				w := float64(a) / 64 / em
				if strings.ContainsRune("<>=+~^#%&@", r) {
					w = max(w, 0.78) // where fonts differ most
				}
				return w
			}
		}
	}
	return 0.55 * float64(runewidth.RuneWidth(r))
}

// width is the length of s in pixels, set in the given size.
func (f *Face) width(s string, size float64) float64 {
	f.once.Do(f.load)
	w := 0.0
	for _, r := range s {
		if r < utf8.RuneSelf {
			w += f.ascii[r]
		} else {
			w += f.measure(r)
		}
	}
	return w * size * slack
}

// slack is how much wider than the Go fonts those of [Fonts] run in a line.
const slack = 1.06

// wrap breaks s into lines of the given length in pixels, at spaces and, in
// longer words, between grapheme clusters; a line that is broken at a space
// keeps it. When there are more than limit lines (0: no limit), the last one
// ends in an ellipsis.
func (f *Face) wrap(s string, size, length float64, limit int) []string {
	var lines []string
	var line strings.Builder
	used := 0.0
	flush := func() {
		if line.Len() > 0 {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
	}
	space := f.width(" ", size)
	for w := range strings.FieldsSeq(s) {
		if n := f.width(w, size); line.Len() > 0 {
			if used+space+n <= length {
				line.WriteByte(' ')
				line.WriteString(w)
				used += space + n
				continue
			}
			line.WriteByte(' ')
			flush()
		} else if n <= length {
			line.WriteString(w)
			used = n
			continue
		}
		for it := graphemes.FromString(w); it.Next(); {
			n := f.width(it.Value(), size)
			if used+n > length {
				flush()
			}
			line.WriteString(it.Value())
			used += n
		}
	}
	flush()
	if limit > 0 && len(lines) > limit {
		lines = lines[:limit]
		lines[limit-1] = f.fit(strings.TrimRight(lines[limit-1], " ")+" …", size, length)
	}
	return lines
}

// fit shortens s to the given length in pixels and ends it in an ellipsis, if
// it is longer.
func (f *Face) fit(s string, size, length float64) string {
	if f.width(s, size) <= length {
		return s
	}
	length -= f.width("…", size)
	end, used := 0, 0.0
	for it := graphemes.FromString(s); it.Next(); {
		if used += f.width(it.Value(), size); used > length {
			break
		}
		end += len(it.Value())
	}
	return strings.TrimRight(s[:end], " ") + "…"
}
