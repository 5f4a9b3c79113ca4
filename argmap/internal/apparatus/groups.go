package apparatus

import (
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/linear"
)

// addWords adds what words a unit has, which it starts and ends with, and
// their forms.
func (x *extractor) addWords(u *unit, f face, zone uint64) {
	ws := x.words[u.first:u.last]
	if len(ws) == 0 {
		return
	}
	for _, w := range ws[:min(len(ws), maxBag)] {
		if w.class != punct {
			x.add(tWord, w.hash)
		}
	}
	for k := range min(len(ws)-1, maxPairs) {
		x.add(tPair, ws[k].hash, ws[k+1].hash)
	}
	x.add(tStartWord, f.first)
	x.add(tStartWord, ws[0].hash, 1)
	x.add(tStartWord, f.first, f.length, 2)
	x.add(tStartPair, f.first, f.second)
	x.add(tZoneStart, zone, f.first)
	x.add(tEndWord, ws[len(ws)-1].hash)
	if n := len(ws); n > 1 {
		x.add(tEndWord, ws[n-2].hash, ws[n-1].hash)
	}
	shape := uint64(0)
	for k, w := range ws[:min(len(ws), 8)] {
		c := uint64(w.class)
		if w.class == punct {
			c = 32 + w.hash%101
		}
		shape = linear.Key(tShape, shape, c)
		if k == 1 || k == 2 || k == 3 || k == 5 {
			x.add(tStartShape, uint64(k), shape)
		}
	}
	if len(ws) <= 8 {
		x.add(tShape, shape)
		x.add(tShape, shape, zone)
	}
}

// addBody adds how a unit stands to the running text: how far off, how many
// paragraphs come before and after, how many of its words recur there.
func (x *extractor) addBody(u *unit, f face, zone uint64) {
	p := x.p
	before, after := x.longs[u.line], x.longs[len(p.lines)]-x.longs[u.line+1]
	x.add(tBody, 1, uint64(min(before, 2)), uint64(min(after, 2)), zone)
	x.add(tBody, 2, uint64(min(after, 3)), bucket(len(p.lines)-1-u.line))
	switch zone {
	case 2:
		x.add(tBody, 3, bucket(p.body.Start-u.line))
		x.add(tBody, 4, bucket(p.body.Start-u.line), bucket(u.line))
		x.add(tBody, 5, bucket(p.body.Start-u.line), f.form&(allCaps|titleCase|nameLike|endsSentence|hasDate))
	case 3:
		x.add(tBody, 6, bucket(u.line-p.body.End))
		x.add(tBody, 7, bucket(u.line-p.body.End), f.form&(allCaps|titleCase|nameLike|endsSentence|hasDate))
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
		x.add(tCaps, uint64(8*caps/(caps+lowers)), zone)
		x.add(tCaps, uint64(4*caps/(caps+lowers)), f.length, uint64(min(u.part, 1)))
	}
	if !p.lines[u.line].long && content > 0 {
		share := uint64(3 * known / content)
		x.add(tOverlap, share, zone)
		x.add(tOverlap, share, zone, f.length)
		x.add(tOverlap, share, bucket(content))
	}
}

// addLine adds the words of the whole line to each of its units, and whether
// its neighbours look alike.
func (x *extractor) addLine(u *unit, zone uint64) {
	p := x.p
	l := &p.lines[u.line]
	own := x.lineFace[u.line]
	if u.parts > 1 {
		first, last := p.units[l.first].first, p.units[l.last-1].last
		if l.words <= maxBag {
			for k := first; k < last; k++ {
				if k < u.first || k >= u.last {
					if x.words[k].class != punct {
						x.add(tLineBag, x.words[k].hash)
					}
				}
			}
		}
		x.add(tLineWord, own.first, own.second)
		x.add(tLineWord, zone, bucket(l.words), own.form)
		x.add(tLineEnd, x.words[last-1].hash)
		x.add(tLineEnd, zone, own.form&(endsSentence|titleCase|allCaps|hasAddress))
		if u.part > 0 {
			x.add(tLineWord, x.faces[l.first].first, x.faces[l.first].second, 1)
			x.add(tLineWord, x.faces[l.first].form, zone, 3)
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
		x.add(tAlike, side, alike, zone)
		x.add(tAlike, side, own.form&(endsSentence|titleCase|allCaps|nameLike|endsColon|hasDate), o.form&(endsSentence|titleCase|allCaps|nameLike|endsColon|hasDate), zone)
	}
}

// addAround adds what the lines before and after look like, and the rest of
// the unit's own.
func (x *extractor) addAround(u *unit, i int, zone uint64) {
	p := x.p
	l := &p.lines[u.line]
	if u.parts > 1 {
		own := x.lineFace[u.line]
		x.add(tLineWord, own.first, uint64(min(u.part, 2)))
		x.add(tLineWord, own.length, own.form&(allCaps|endsSentence|bracketed), 1)
		if u.part > 0 {
			b := x.faces[i-1]
			x.add(tOther, 1, b.first)
			x.add(tOther, 2, b.form&(nameLike|allCaps|endsSentence|hasDate|hasYear), b.length)
		}
		if u.part < u.parts-1 {
			a := x.faces[i+1]
			x.add(tOther, 3, a.first)
			x.add(tOther, 4, a.form&(nameLike|allCaps|endsSentence|hasDate|hasYear), a.length)
		}
	}
	side := func(tw, tf uint64, k int, gap uint64) {
		if k < 0 || k >= len(p.lines) {
			x.add(tf, 1<<40, zone)
			return
		}
		o := x.lineFace[k]
		x.add(tw, o.first)
		x.add(tw, o.first, o.second)
		x.add(tf, o.length, gap)
		x.add(tf, o.form&(allCaps|titleCase|endsSentence|nameLike|allDigits|bracketed|lowerStart), gap, 1)
		if p.lines[k].long {
			x.add(tf, gap, 2, zone)
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
	x.add(tAround, before, after, zone)
	side(tBeforeWord, tBeforeForm, u.line-1, before)
	side(tAfterWord, tAfterForm, u.line+1, after)
}

// echoedName gives the token after the name that a unit opens with if the name, first
// name and surname, stands alone in another line; else 0.
func (x *extractor) echoedName(u *unit) int {
	ts := x.p.doc.Tokens
	for first := u.first; first < min(u.last, u.first+2); first++ {
		if !x.named(first) {
			continue
		}
		for k := first + 1; k < min(u.last, first+4); k++ {
			if at, ok := x.given[[2]string{ts[first].Lower, ts[k].Lower}]; ok && at != u.line {
				return k + 1
			}
		}
		return 0
	}
	return 0
}

// addEcho adds what a unit has in common with the rest of the page.
func (x *extractor) addEcho(u *unit, f face, zone uint64, text string) {
	p := x.p
	if s := x.surname(u); s != "" {
		x.add(tEcho, 1)
		if at, ok := x.tail[s]; ok && at != u.line {
			x.add(tEcho, 2)
			x.add(tEcho, 2, zone)
		}
		if at := x.names[s]; at != u.line {
			x.add(tEcho, 3, zone)
		}
	}
	for k := u.first; k < min(u.last, u.first+7); k++ {
		if c := x.words[k].class; c != capWord && c != capsWord {
			continue
		}
		if at, ok := x.names[p.doc.Tokens[k].Lower]; ok && at != u.line {
			x.add(tEcho, 4)
			x.add(tEcho, 4, zone, uint64(min(u.part, 1)))
			x.add(tEcho, 5, f.length)
			break
		}
	}
	if next := x.echoedName(u); next > 0 {
		x.add(tEcho, 7, zone)
		x.add(tEcho, 7, zone, f.length)
		x.add(tEcho, 8, x.words[min(next, u.last-1)].hash)
		x.add(tEcho, 9, uint64(min(u.part, 1)), bucket(len(p.lines)-1-u.line), uint64(min(x.longs[len(p.lines)]-x.longs[u.line], 3)))
	}
	if u.parts == 1 && u.Len() <= 120 && x.repeats[plain(text)] > 1 {
		x.add(tEcho, 6)
		x.add(tEcho, 6, zone, f.length)
	}
	if kind := noteStart(text); kind != "" {
		h := linear.String(kind)
		x.add(tMark, h)
		x.add(tMark, h, zone)
		if x.marks[kind] {
			x.add(tMark, h, 1)
			x.add(tMark, 2, zone)
		}
	}
	x.add(tPage, uint64(min(len(p.lines)/8, 6)), zone)
}
