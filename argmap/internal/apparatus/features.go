package apparatus

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/linear"
)

// The templates of the features; the numbers are part of the weights.
const (
	tBias uint64 = iota
	tWord
	tStartWord
	tStartPair
	tEndWord
	tShape
	tStartShape
	tForm
	tOpen
	tClose
	tLength
	tZone
	tTop
	tBottom
	tPart
	tAround
	tBeforeWord
	tAfterWord
	tBeforeForm
	tAfterForm
	tEcho
	tMark
	tZoneForm
	tZoneStart
	tZoneLength
	tLineWord
	tPair
	tPage
	tTopForm
	tOther
	tBody
	tLineBag
	tOverlap
	tCaps
	tAlike
	tLineEnd
)

// Flags of a unit's form.
const (
	allCaps uint64 = 1 << iota
	titleCase
	lowerStart
	endsSentence
	endsColon
	allDigits
	bracketed
	quoted
	hasYear
	hasDate
	hasAddress
	hasDigit
	hasSymbol
	nameLike
)

type extractor struct {
	p        *Page
	words    []word
	faces    []face
	lineFace []face
	names    map[string]int    // surname → line that is no more than a name
	given    map[[2]string]int // first word and surname of the names in a byline → line
	tail     map[string]int    // capitalised words that start a line of the last ones
	repeats  map[string]int    // lines, digits aside, and how often they stand
	marks    map[string]bool
	spoken   map[string]bool // words of the running text
	longs    []int           // how many lines of running text stand before a line
	open     []bool          // the last line before with many words ends amid a sentence
	keys     []uint64        // of the unit being read
}

// newExtractor reads what the features of all units of a page share.
func newExtractor(p *Page) *extractor {
	x := &extractor{p: p}
	x.readWords()
	x.readLines()
	x.readBody()
	x.marks = markKinds(p.doc.Text)
	return x
}

func (x *extractor) readWords() {
	d := x.p.doc
	x.words = make([]word, len(d.Tokens))
	for i := range d.Tokens {
		t := &d.Tokens[i]
		c := classOf(t.Span.Text(d.Text), t.Lower)
		h := linear.String(t.Lower)
		switch c {
		case number, year, clock, email, webAddress, handle, hashtag, initial, mixed:
			if c != clock || strings.ContainsRune(t.Lower, ':') {
				h = uint64(c)
			}
		}
		x.words[i] = word{h, c}
	}
}

func (x *extractor) readLines() {
	p := x.p
	x.given = map[[2]string]int{}
	x.names, x.tail, x.repeats = map[string]int{}, map[string]int{}, map[string]int{}
	x.faces = make([]face, len(p.units))
	for i := range p.units {
		u := &p.units[i]
		x.faces[i] = x.faceOf(u.Span, u.first, u.last)
		if s := x.surname(u); s != "" {
			if _, ok := x.names[s]; !ok {
				x.names[s] = u.line
			}
			x.noteNames(u)
		}
	}
	x.lineFace = make([]face, len(p.lines))
	for i, l := range p.lines {
		x.lineFace[i] = x.faceOf(l.Span, p.units[l.first].first, p.units[l.last-1].last)
		if l.Len() <= 120 {
			x.repeats[plain(l.Span.Text(p.doc.Text))]++
		}
		if i >= len(p.lines)-12 {
			u := p.units[l.first]
			for k := u.first; k < min(u.last, u.first+6); k++ {
				if c := x.words[k].class; c == capWord || c == capsWord {
					x.tail[p.doc.Tokens[k].Lower] = i
				}
			}
		}
	}
}

// readBody gathers what the running text tells about the lines around it.
func (x *extractor) readBody() {
	p := x.p
	x.spoken = map[string]bool{}
	x.longs = make([]int, len(p.lines)+1)
	x.open = make([]bool, len(p.lines)+1)
	for i, l := range p.lines {
		x.open[i+1] = x.open[i]
		if l.words >= 8 {
			x.open[i+1] = x.lineFace[i].form&(endsSentence|endsColon) == 0
		}
		x.longs[i+1] = x.longs[i]
		if !l.long {
			continue
		}
		x.longs[i+1]++
		for k := p.units[l.first].first; k < p.units[l.last-1].last; k++ {
			if t := p.doc.Tokens[k]; t.Len() > 4 && x.words[k].class <= capsWord {
				x.spoken[t.Lower] = true
			}
		}
	}
}

// plain is a line without its digits, case and spaces.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// surname gives the last word of a unit that is no more than a name with
// perhaps "By" before and a role behind a comma, else "".
func (x *extractor) surname(u *unit) string {
	if u.last-u.first > 14 {
		return ""
	}
	run, last := 0, ""
	for k := u.first; k < u.last; k++ {
		switch t := &x.p.doc.Tokens[k]; x.words[k].class {
		case capWord, capsWord:
			if notName[t.Lower] {
				run, last = 0, ""
				continue
			}
			run++
			last = t.Lower
		case initial:
			run++
		default:
			if run >= 2 {
				return last
			}
			run, last = 0, ""
			if x.words[k].class == lowerWord && k > u.first+1 {
				return ""
			}
		}
	}
	if run >= 2 {
		return last
	}
	return ""
}

// named reports whether a word has the form of a part of a name.
func (x *extractor) named(k int) bool {
	c := x.words[k].class
	return c == capWord || c == capsWord || c == initial
}

// notName are words with capitals that are no part of the names that they stand beside.
var notName = set("by and with dr dr. prof. professor sir the opinion words from posted")

// noteNames notes first word and surname of each name in a unit that is no more than
// a byline.
func (x *extractor) noteNames(u *unit) {
	first := u.first
	for k := u.first; k <= u.last; k++ {
		if k < u.last && x.named(k) && !notName[x.p.doc.Tokens[k].Lower] {
			continue
		}
		if k-first >= 2 {
			name := [2]string{x.p.doc.Tokens[first].Lower, x.p.doc.Tokens[k-1].Lower}
			if _, ok := x.given[name]; !ok {
				x.given[name] = u.line
			}
		}
		first = k + 1
	}
}

const (
	maxBag   = 40
	maxPairs = 10
)

// add adds a feature to those of the unit being read.
func (x *extractor) add(template uint64, parts ...uint64) {
	x.keys = append(x.keys, linear.Key(template, parts...))
}

// unit gives the features of unit i, as keys that are good until the next call.
func (x *extractor) unit(i int) []uint64 {
	p := x.p
	u := &p.units[i]
	l := &p.lines[u.line]
	f := x.faces[i]
	text := u.Text(p.doc.Text)
	x.keys = x.keys[:0]

	zone := x.zone(u)
	top, bottom := bucket(u.line), bucket(len(p.lines)-1-u.line)
	x.add(tBias)
	x.add(tZone, zone)
	x.add(tZone, zone, uint64(u.gap))
	x.add(tTop, top)
	x.add(tTop, top, zone)
	x.add(tBottom, bottom)
	x.add(tBottom, bottom, zone)
	x.add(tLength, f.length)
	x.add(tZoneLength, zone, f.length)
	part := uint64(min(u.part, 2))<<4 | uint64(min(u.parts, 3))<<1
	if u.part == u.parts-1 {
		part |= 1
	}
	x.add(tPart, part)
	x.add(tPart, part, zone)
	x.add(tPart, uint64(u.gap), bucket(l.words), 7)
	if u.parts > 1 {
		x.add(tPart, f.length, bucket(l.words), part)
	}
	if l.blank {
		x.add(tPart, 100)
	}
	if l.long {
		x.add(tPart, 103, zone)
	}
	if u.gap == lead {
		x.add(tPart, 104)
	}
	if i+1 < len(p.units) && p.units[i+1].gap == lead {
		x.add(tPart, 105)
		x.add(tPart, 105, zone, uint64(u.part))
	}
	if x.open[u.line] {
		x.add(tPart, 106, f.form&(lowerStart|endsSentence), uint64(u.part), zone)
	}
	if l.indent > 8 {
		x.add(tPart, 101)
	}
	if l.indent > 0 {
		x.add(tPart, 102)
	}
	for b := f.form; b != 0; b &= b - 1 {
		flag := uint64(bits.TrailingZeros64(b))
		x.add(tForm, flag)
		x.add(tZoneForm, zone, flag)
		x.add(tTopForm, top, flag)
		x.add(tForm, flag, f.length)
	}
	x.add(tForm, 64, f.form)
	x.add(tZoneForm, 64+zone, f.form)

	r, _ := utf8.DecodeRuneInString(text)
	z, _ := utf8.DecodeLastRuneInString(text)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		x.add(tOpen, uint64(r))
		x.add(tOpen, uint64(r), zone)
	}
	if !unicode.IsLetter(z) && !unicode.IsDigit(z) {
		x.add(tClose, uint64(z))
		x.add(tClose, uint64(z), zone, f.length)
	} else {
		x.add(tClose, 0, zone, f.length)
	}
	x.addWords(u, f, zone)
	x.addBody(u, f, zone)
	x.addLine(u, zone)
	x.addAround(u, i, zone)
	x.addEcho(u, f, zone, text)
	return x.keys
}
