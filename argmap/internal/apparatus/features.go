package apparatus

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
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

// A class is what kind of word a token is, by its form.
type class uint8

const (
	lowerWord class = iota
	capWord
	capsWord
	initial
	number
	year
	month
	weekday
	clock
	email
	webAddress
	handle
	hashtag
	mixed
	punct
	symbol
)

var (
	monthNames = set("january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.")
	dayNames   = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mon. tue. tues. wed. thu. thurs. fri. sat. sun.")
	clockNames = set("am pm a.m. p.m. gmt utc est edt et bst cet ist pst pdt min mins minute minutes ago updated")
	joining    = set("of the and for de la del da van von der den al el bin ibn in on at to a an with by & ' 's - ,")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// classOf gives the class of a word, with its lower case.
func classOf(w, lower string) class {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case n == len(w) && !unicode.IsLetter(r) && !unicode.IsDigit(r):
		if r < 0x80 || strings.ContainsRune("“”‘’«»–—…", r) {
			return punct
		}
		return symbol
	case strings.Contains(w, "://") || strings.HasPrefix(lower, "www."):
		return webAddress
	case r == '@':
		return handle
	case r == '#':
		return hashtag
	case strings.Contains(w, "@"):
		return email
	case monthNames[lower]:
		if unicode.IsUpper(r) {
			return month
		}
		return lowerWord
	case dayNames[lower] && unicode.IsUpper(r):
		return weekday
	case clockNames[lower]:
		return clock
	}
	digits, uppers, lowers := 0, 0, 0
	for _, r := range w {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			uppers++
		case unicode.IsLower(r):
			lowers++
		}
	}
	switch {
	case digits == 4 && len(w) == 4 && (w[0] == '1' && w[1] >= '7' || w[0] == '2' && w[1] == '0'):
		return year
	case digits > 0 && strings.ContainsRune(w, ':'):
		return clock
	case digits > 0 && uppers+lowers == 0:
		return number
	case digits > 0:
		return mixed
	case uppers == 1 && lowers == 0 && len(w) <= 3:
		return initial
	case uppers > 1 && lowers == 0:
		return capsWord
	case unicode.IsUpper(r):
		return capWord
	case uppers+lowers == 0:
		return symbol
	}
	return lowerWord
}

// A word is a token as the features see it.
type word struct {
	hash  uint64 // of its lower case, or of its class
	class class
}

// A face is what the features of a unit and of its neighbours share.
type face struct {
	form   uint64 // form flags
	length uint64 // bucket of the number of words
	first  uint64 // hash of the first word that is not punctuation
	second uint64
}

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
	names    map[string]int // surname → line that is no more than a name
	tail     map[string]int // capitalised words that start a line of the last ones
	repeats  map[string]int // lines, digits aside, and how often they stand
	marks    map[string]bool
	spoken   map[string]bool // words of the running text
	longs    []int           // how many lines of running text stand before a line
	open     []bool          // the last line before with many words ends amid a sentence
}

// features gives the active features of every unit, as keys.
func (p *Page) features() [][]uint64 {
	x := &extractor{p: p}
	x.readWords()
	x.readLines()
	x.readBody()
	x.marks = markKinds(p.doc.Text)
	out := make([][]uint64, len(p.units))
	for i := range p.units {
		out[i] = x.unit(i)
	}
	return out
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
	x.names, x.tail, x.repeats = map[string]int{}, map[string]int{}, map[string]int{}
	x.faces = make([]face, len(p.units))
	for i := range p.units {
		u := &p.units[i]
		x.faces[i] = x.faceOf(u.Span, u.first, u.last)
		if s := x.surname(u); s != "" {
			if _, ok := x.names[s]; !ok {
				x.names[s] = u.line
			}
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
			switch t.Lower {
			case "by", "dr", "dr.", "prof.", "professor", "sir", "the", "opinion", "words", "from", "posted":
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

// bucket gives a coarse, growing scale of a number.
func bucket(n int) uint64 {
	switch {
	case n <= 4:
		return uint64(max(n, 0))
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 13:
		return 7
	case n <= 19:
		return 8
	case n <= 29:
		return 9
	}
	return 10
}

func (x *extractor) faceOf(s nlp.Span, first, last int) face {
	text := s.Text(x.p.doc.Text)
	f := face{length: bucket(last - first)}
	caps, words, joins, digits, other := 0, 0, 0, 0, 0
	for k := first; k < last; k++ {
		w := x.words[k]
		if w.class != punct && w.class != symbol {
			if f.first == 0 {
				f.first = w.hash
			} else if f.second == 0 {
				f.second = w.hash
			}
		}
		switch w.class {
		case capWord:
			words++
			caps++
		case capsWord, initial:
			words++
			caps++
		case lowerWord:
			words++
			if joining[x.p.doc.Tokens[k].Lower] {
				joins++
			}
		case number, clock:
			digits++
		case year:
			f.form |= hasYear
			digits++
		case month, weekday:
			f.form |= hasDate
		case email, webAddress, handle, hashtag:
			f.form |= hasAddress
		case symbol:
			f.form |= hasSymbol
			other++
		default:
			other++
		}
	}
	if digits > 0 {
		f.form |= hasDigit
		if words == 0 {
			f.form |= allDigits
		}
	}
	if words > 0 && text == strings.ToUpper(text) {
		f.form |= allCaps
	}
	if caps > 0 && caps+joins == words {
		f.form |= titleCase
		if caps >= 2 && caps <= 5 && digits == 0 {
			f.form |= nameLike
		}
	}
	if r, _ := utf8.DecodeRuneInString(text); unicode.IsLower(r) {
		f.form |= lowerStart
	}
	r, _ := utf8.DecodeRuneInString(text)
	z, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case r == '(' && z == ')' || r == '[' && z == ']' || r == '<' && z == '>' || r == '*' && z == '*':
		f.form |= bracketed
	case strings.ContainsRune("\"'“‘«", r) && strings.ContainsRune("\"'”’»", z):
		f.form |= quoted
	}
	switch tail := strings.TrimRight(text, "\"'”’»)]"); {
	case strings.HasSuffix(tail, ":"):
		f.form |= endsColon
	case strings.HasSuffix(tail, ".") || strings.HasSuffix(tail, "!") || strings.HasSuffix(tail, "?") || strings.HasSuffix(tail, "…"):
		f.form |= endsSentence
	}
	return f
}

// zone is where on the page a unit stands, seen from the running text.
func (x *extractor) zone(u *unit) uint64 {
	l := &x.p.lines[u.line]
	switch {
	case x.p.body.Start == x.p.body.End:
		return 0 // no running text
	case u.line < x.p.body.Start:
		return 2
	case u.line >= x.p.body.End:
		return 3
	case l.long:
		return 1
	}
	return 4
}

const (
	maxBag   = 40
	maxPairs = 10
)

// unit gives the features of unit i.
func (x *extractor) unit(i int) []uint64 {
	p := x.p
	u := &p.units[i]
	l := &p.lines[u.line]
	f := x.faces[i]
	text := u.Text(p.doc.Text)
	out := make([]uint64, 0, 160)
	add := func(t uint64, parts ...uint64) { out = append(out, linear.Key(t, parts...)) }

	zone := x.zone(u)
	top, bottom := bucket(u.line), bucket(len(p.lines)-1-u.line)
	add(tBias)
	add(tZone, zone)
	add(tZone, zone, uint64(u.gap))
	add(tTop, top)
	add(tTop, top, zone)
	add(tBottom, bottom)
	add(tBottom, bottom, zone)
	add(tLength, f.length)
	add(tZoneLength, zone, f.length)
	part := uint64(min(u.part, 2))<<4 | uint64(min(u.parts, 3))<<1
	if u.part == u.parts-1 {
		part |= 1
	}
	add(tPart, part)
	add(tPart, part, zone)
	add(tPart, uint64(u.gap), bucket(l.words), 7)
	if u.parts > 1 {
		add(tPart, f.length, bucket(l.words), part)
	}
	if l.blank {
		add(tPart, 100)
	}
	if l.long {
		add(tPart, 103, zone)
	}
	if u.gap == lead {
		add(tPart, 104)
	}
	if i+1 < len(p.units) && p.units[i+1].gap == lead {
		add(tPart, 105)
		add(tPart, 105, zone, uint64(u.part))
	}
	if x.open[u.line] {
		add(tPart, 106, f.form&(lowerStart|endsSentence), uint64(u.part), zone)
	}
	if l.indent > 8 {
		add(tPart, 101)
	}
	if l.indent > 0 {
		add(tPart, 102)
	}
	for b := f.form; b != 0; b &= b - 1 {
		flag := uint64(bits.TrailingZeros64(b))
		add(tForm, flag)
		add(tZoneForm, zone, flag)
		add(tTopForm, top, flag)
		add(tForm, flag, f.length)
	}
	add(tForm, 64, f.form)
	add(tZoneForm, 64+zone, f.form)

	r, _ := utf8.DecodeRuneInString(text)
	z, _ := utf8.DecodeLastRuneInString(text)
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		add(tOpen, uint64(r))
		add(tOpen, uint64(r), zone)
	}
	if !unicode.IsLetter(z) && !unicode.IsDigit(z) {
		add(tClose, uint64(z))
		add(tClose, uint64(z), zone, f.length)
	} else {
		add(tClose, 0, zone, f.length)
	}
	x.addWords(u, f, zone, add)
	x.addBody(u, f, zone, add)
	x.addLine(u, zone, add)
	x.addAround(u, i, zone, add)
	x.addEcho(u, f, zone, text, add)
	return out
}

// addWords adds what words a unit has, which it starts and ends with, and
// their forms.
func (x *extractor) addWords(u *unit, f face, zone uint64, add func(uint64, ...uint64)) {
	ws := x.words[u.first:u.last]
	if len(ws) == 0 {
		return
	}
	for _, w := range ws[:min(len(ws), maxBag)] {
		if w.class != punct {
			add(tWord, w.hash)
		}
	}
	for k := range min(len(ws)-1, maxPairs) {
		add(tPair, ws[k].hash, ws[k+1].hash)
	}
	add(tStartWord, f.first)
	add(tStartWord, ws[0].hash, 1)
	add(tStartWord, f.first, f.length, 2)
	add(tStartPair, f.first, f.second)
	add(tZoneStart, zone, f.first)
	add(tEndWord, ws[len(ws)-1].hash)
	if n := len(ws); n > 1 {
		add(tEndWord, ws[n-2].hash, ws[n-1].hash)
	}
	shape := uint64(0)
	for k, w := range ws[:min(len(ws), 8)] {
		c := uint64(w.class)
		if w.class == punct {
			c = 32 + w.hash%101
		}
		shape = linear.Key(tShape, shape, c)
		if k == 1 || k == 2 || k == 3 || k == 5 {
			add(tStartShape, uint64(k), shape)
		}
	}
	if len(ws) <= 8 {
		add(tShape, shape)
		add(tShape, shape, zone)
	}
}

// addBody adds how a unit stands to the running text: how far off, how many
// paragraphs come before and after, how many of its words recur there.
func (x *extractor) addBody(u *unit, f face, zone uint64, add func(uint64, ...uint64)) {
	p := x.p
	before, after := x.longs[u.line], x.longs[len(p.lines)]-x.longs[u.line+1]
	add(tBody, 1, uint64(min(before, 2)), uint64(min(after, 2)), zone)
	add(tBody, 2, uint64(min(after, 3)), bucket(len(p.lines)-1-u.line))
	switch zone {
	case 2:
		add(tBody, 3, bucket(p.body.Start-u.line))
		add(tBody, 4, bucket(p.body.Start-u.line), bucket(u.line))
		add(tBody, 5, bucket(p.body.Start-u.line), f.form&(allCaps|titleCase|nameLike|endsSentence|hasDate))
	case 3:
		add(tBody, 6, bucket(u.line-p.body.End))
		add(tBody, 7, bucket(u.line-p.body.End), f.form&(allCaps|titleCase|nameLike|endsSentence|hasDate))
	}
	caps, lowers, known, content := 0, 0, 0, 0
	for k := u.first; k < min(u.last, u.first+maxBag); k++ {
		switch x.words[k].class {
		case capWord, capsWord, initial:
			caps++
		case lowerWord:
			lowers++
		default:
			continue
		}
		if t := &p.doc.Tokens[k]; t.Len() > 4 {
			content++
			if x.spoken[t.Lower] {
				known++
			}
		}
	}
	if caps+lowers > 0 {
		add(tCaps, uint64(8*caps/(caps+lowers)), zone)
		add(tCaps, uint64(4*caps/(caps+lowers)), f.length, uint64(min(u.part, 1)))
	}
	if !p.lines[u.line].long && content > 0 {
		share := uint64(3 * known / content)
		add(tOverlap, share, zone)
		add(tOverlap, share, zone, f.length)
		add(tOverlap, share, bucket(content))
	}
}

// addLine adds the words of the whole line to each of its units, and whether
// its neighbours look alike.
func (x *extractor) addLine(u *unit, zone uint64, add func(uint64, ...uint64)) {
	p := x.p
	l := &p.lines[u.line]
	own := x.lineFace[u.line]
	if u.parts > 1 {
		first, last := p.units[l.first].first, p.units[l.last-1].last
		if l.words <= maxBag {
			for k := first; k < last; k++ {
				if k < u.first || k >= u.last {
					if x.words[k].class != punct {
						add(tLineBag, x.words[k].hash)
					}
				}
			}
		}
		add(tLineWord, own.first, own.second)
		add(tLineWord, zone, bucket(l.words), own.form)
		add(tLineEnd, x.words[last-1].hash)
		add(tLineEnd, zone, own.form&(endsSentence|titleCase|allCaps|hasAddress))
		if u.part > 0 {
			add(tLineWord, x.faces[l.first].first, x.faces[l.first].second, 1)
			add(tLineWord, x.faces[l.first].form, zone, 3)
		}
	}
	for _, k := range [2]int{u.line - 1, u.line + 1} {
		if k < 0 || k >= len(p.lines) {
			continue
		}
		o := x.lineFace[k]
		side := uint64(k - u.line + 1)
		alike := uint64(0)
		a, _ := utf8.DecodeRuneInString(l.Text(p.doc.Text))
		b, _ := utf8.DecodeRuneInString(p.lines[k].Text(p.doc.Text))
		if a == b && !unicode.IsLetter(a) || unicode.IsDigit(a) && unicode.IsDigit(b) {
			alike |= 1
		}
		if o.form == own.form {
			alike |= 2
		}
		if max(l.Len(), p.lines[k].Len()) < 2*min(l.Len(), p.lines[k].Len()) {
			alike |= 4
		}
		add(tAlike, side, alike, zone)
		add(tAlike, side, own.form&(endsSentence|titleCase|allCaps|nameLike|endsColon|hasDate), o.form&(endsSentence|titleCase|allCaps|nameLike|endsColon|hasDate), zone)
	}
}

// addAround adds what the lines before and after look like, and the rest of
// the unit's own.
func (x *extractor) addAround(u *unit, i int, zone uint64, add func(uint64, ...uint64)) {
	p := x.p
	l := &p.lines[u.line]
	if u.parts > 1 {
		own := x.lineFace[u.line]
		add(tLineWord, own.first, uint64(min(u.part, 2)))
		add(tLineWord, own.length, own.form&(allCaps|endsSentence|bracketed), 1)
		if u.part > 0 {
			b := x.faces[i-1]
			add(tOther, 1, b.first)
			add(tOther, 2, b.form&(nameLike|allCaps|endsSentence|hasDate|hasYear), b.length)
		}
		if u.part < u.parts-1 {
			a := x.faces[i+1]
			add(tOther, 3, a.first)
			add(tOther, 4, a.form&(nameLike|allCaps|endsSentence|hasDate|hasYear), a.length)
		}
	}
	side := func(tw, tf uint64, k int, gap uint64) {
		if k < 0 || k >= len(p.lines) {
			add(tf, 1<<40, zone)
			return
		}
		o := x.lineFace[k]
		add(tw, o.first)
		add(tw, o.first, o.second)
		add(tf, o.length, gap)
		add(tf, o.form&(allCaps|titleCase|endsSentence|nameLike|allDigits|bracketed|lowerStart), gap, 1)
		if p.lines[k].long {
			add(tf, gap, 2, zone)
		}
	}
	after := uint64(0)
	if u.line+1 < len(p.lines) && p.lines[u.line+1].blank {
		after = 1
	}
	before := uint64(0)
	if l.blank {
		before = 1
	}
	add(tAround, before, after, zone)
	side(tBeforeWord, tBeforeForm, u.line-1, before)
	side(tAfterWord, tAfterForm, u.line+1, after)
}

// addEcho adds what a unit has in common with the rest of the page.
func (x *extractor) addEcho(u *unit, f face, zone uint64, text string, add func(uint64, ...uint64)) {
	p := x.p
	if s := x.surname(u); s != "" {
		add(tEcho, 1)
		if at, ok := x.tail[s]; ok && at != u.line {
			add(tEcho, 2)
			add(tEcho, 2, zone)
		}
		if at := x.names[s]; at != u.line {
			add(tEcho, 3, zone)
		}
	}
	for k := u.first; k < min(u.last, u.first+7); k++ {
		if c := x.words[k].class; c != capWord && c != capsWord {
			continue
		}
		if at, ok := x.names[p.doc.Tokens[k].Lower]; ok && at != u.line {
			add(tEcho, 4)
			add(tEcho, 4, zone, uint64(min(u.part, 1)))
			add(tEcho, 5, f.length)
			break
		}
	}
	if u.parts == 1 && u.Len() <= 120 && x.repeats[plain(text)] > 1 {
		add(tEcho, 6)
		add(tEcho, 6, zone, f.length)
	}
	if kind := noteStart(text); kind != "" {
		h := linear.String(kind)
		add(tMark, h)
		add(tMark, h, zone)
		if x.marks[kind] {
			add(tMark, h, 1)
			add(tMark, 2, zone)
		}
	}
	add(tPage, uint64(min(len(p.lines)/8, 6)), zone)
}
