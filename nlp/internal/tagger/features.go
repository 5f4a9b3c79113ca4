package tagger

import (
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// A Word is a token as the tagger sees it.
type Word struct {
	Text  string // as it stands in the text
	Lower string // in plain lower case
	// GlueLeft and GlueRight report that no white space is before or after it.
	GlueLeft, GlueRight bool
	// Quotes is the number of straight double quotes before it in its paragraph.
	Quotes int
}

// view is what the features of a word are made of.
type view struct {
	lower        uint64 // hash of the word, digits made equal
	suffix       [4]uint64
	prefix       [3]uint64
	shape        uint64
	fine, coarse uint64 // clusters of word vectors, 0 for unknown words
	prose        uint64
	glue         uint64
	repeats      uint64
	row          int // in the table of word vectors, -1 for unknown words
}

// shapes of words
const (
	shapeLower = iota + 1
	shapeTitle
	shapeUpper
	shapeMixed
	shapeInitial
	shapeDigits
	shapeDigitMix
	shapeSymbol
	shapeForeign
)

func shapeOf(w string) uint64 {
	var upper, lower, digit, other, foreign int
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		case '0' <= r && r <= '9':
			digit++
		case unicode.IsLetter(r):
			foreign++
		default:
			other++
		}
	}
	var s uint64
	first, _ := utf8.DecodeRuneInString(w)
	switch {
	case foreign > 0:
		s = shapeForeign
	case digit > 0 && upper+lower == 0:
		s = shapeDigits
	case digit > 0:
		s = shapeDigitMix
	case upper+lower == 0:
		s = shapeSymbol
	case upper == 0:
		s = shapeLower
	case lower == 0 && upper == 1:
		s = shapeInitial
	case lower == 0:
		s = shapeUpper
	case upper == 1 && unicode.IsUpper(first):
		s = shapeTitle
	default:
		s = shapeMixed
	}
	if other > 0 {
		s += 16
	}
	return s
}

// hashWord hashes a word with all its digits made 0.
func hashWord(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if '0' <= c && c <= '9' {
			c = '0'
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// maxAffixed is the number of bytes of a word that affixes and shape look at.
const maxAffixed = 64

func views(words []Word, prose []string) []view {
	vs := make([]view, len(words))
	last := make(map[string]int, len(words))
	for i := len(words) - 1; i >= 0; i-- {
		w := &words[i]
		v := &vs[i]
		low := w.Lower
		if len(low) > maxAffixed {
			low = low[:maxAffixed]
		}
		v.lower = hashWord(low)
		for k := range v.suffix {
			if len(low) > k {
				v.suffix[k] = hashWord(low[len(low)-k-1:])
			}
		}
		for k := range v.prefix {
			if len(low) > k {
				v.prefix[k] = hashWord(low[:k+1])
			}
		}
		text := w.Text
		if len(text) > maxAffixed {
			text = text[:maxAffixed]
		}
		v.shape = shapeOf(text)
		v.row = vector.Index(low)
		if v.row >= 0 {
			c, f := vector.Clusters(v.row)
			v.coarse, v.fine = uint64(c)+1, uint64(f)+1
		}
		v.prose = linear.String(prose[i])
		if w.GlueLeft {
			v.glue |= 1
		}
		if w.GlueRight {
			v.glue |= 2
		}
		if w.Lower == `"` || w.Lower == "'" {
			v.glue |= uint64(w.Quotes&1+1) << 2
			v.glue |= hashWord(w.Text) << 8
		}
		if later, ok := last[w.Text]; ok {
			v.repeats = 1
			if later-i < 3 {
				v.repeats = 2
			}
		}
		last[w.Text] = i
	}
	return vs
}

// edge stands beyond the ends of a sentence.
var edge = view{lower: 1, shape: 100, prose: 2}

// ownFeatures makes the features that a word known to the word vectors has
// everywhere: they look at its lower case alone. The list is appended to dst.
// Each feature starts with the number of its template, which is part of the
// weights.
func ownFeatures(dst []uint64, w *view) []uint64 {
	for _, f := range [...][2]uint64{
		{0, 1},
		{1, w.lower},
		{19, w.suffix[0]},
		{20, w.suffix[1]},
		{21, w.suffix[2]},
		{22, w.suffix[3]},
		{23, w.prefix[0]},
		{24, w.prefix[1]},
		{25, w.prefix[2]},
		{29, w.fine},
	} {
		dst = append(dst, linear.Key(f[0], f[1], 0))
	}
	return dst
}

// features makes the other features of word i, after the tags t1 and t2 of the
// words before it (the nearer first). The list is appended to dst.
func features(dst []uint64, vs []view, i int, t1, t2 int, caps uint64) []uint64 {
	at := func(k int) *view {
		if i+k < 0 || i+k >= len(vs) {
			return &edge
		}
		return &vs[i+k]
	}
	w, l, ll, r, rr := at(0), at(-1), at(-2), at(1), at(2)
	p1, p2 := uint64(t1)+1, uint64(t2)+1
	for _, f := range [...][3]uint64{
		{2, l.lower, 0},
		{3, r.lower, 0},
		{4, ll.lower, 0},
		{5, rr.lower, 0},
		{6, w.prose, 0},
		{7, l.prose, w.prose},
		{8, w.prose, r.prose},
		{9, r.prose, 0},
		{10, w.prose, w.lower},
		{11, w.prose, w.repeats},
		{12, p1, 0},
		{13, p2, 0},
		{14, p1, p2},
		{15, p1, w.lower},
		{16, p1, w.prose},
		{17, p1, r.prose},
		{18, p1, r.lower},
		{26, w.shape, edgeBit(i)},
		{27, w.shape, w.suffix[1]},
		{28, w.shape, caps},
		{30, w.coarse, w.shape},
		{31, l.fine, 0},
		{32, r.fine, 0},
		{33, l.lower, w.lower},
		{34, w.lower, r.lower},
		{35, w.glue, 0},
		{36, w.lower, w.glue},
		{37, r.suffix[1], p1},
		{38, r.suffix[2], 0},
		{39, l.suffix[2], 0},
		{40, w.shape, l.shape},
		{41, w.shape, r.shape},
		{42, p1, w.suffix[2]},
		{43, p1, w.fine},
		{44, w.prose, w.shape<<1 | edgeBit(i)},
		{45, w.lower, r.prose},
		{46, r.prose, rr.prose},
		{47, w.prose, w.suffix[2]},
		{48, w.coarse, p1<<16 | r.coarse},
		{49, p1<<16 | p2, w.lower},
	} {
		dst = append(dst, linear.Key(f[0], f[1], f[2]))
	}
	return dst
}

func edgeBit(i int) uint64 {
	if i == 0 {
		return 1
	}
	return 0
}

// capitals tells how the sentence is written: 1 when most of its words are
// capitalised, as in a headline, 2 when it is all in capitals, else 0.
func capitals(vs []view) uint64 {
	var title, upper, all int
	for i := range vs {
		switch vs[i].shape & 15 {
		case shapeLower:
			all++
		case shapeTitle:
			all++
			title++
		case shapeUpper:
			all++
			upper++
		}
	}
	switch {
	case all > 1 && upper*3 > all*2:
		return 2
	case all > 1 && (title+upper)*3 > all*2:
		return 1
	}
	return 0
}
