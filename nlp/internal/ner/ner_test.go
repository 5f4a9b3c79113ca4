package ner

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A run ends before the party of a member, which is no part of a name. A tilde stands
// for no space before a word.
func TestRuns(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Senator Mike Lee , R ~- ~Utah , met Ann Lee ( D ~- ~P.R. ) and Bob Lee ( I ~- ~Vermont ) today", []string{"Senator Mike Lee", "Utah", "Ann Lee", "P.R.", "Bob Lee", "Vermont"}},
		{", R ~- ~Utah", []string{"Utah"}},
		{"R ~- ~Utah", []string{"R - Utah"}},
		{"said K ~- ~Utah", []string{"K - Utah"}},
		{"Lee , K ~- ~Utah", []string{"Lee , K - Utah"}},
		{"the R ~- ~Utah seat", []string{"R - Utah"}},
		{"( D ~- ~Day )", []string{"D - Day"}},
		{"( R - ~Utah )", []string{"R", "Utah"}},
		{"( R ~- Utah )", []string{"R - Utah"}},
		{"( R ~/ ~Utah )", []string{"R / Utah"}},
		{"( R ~- ~utah )", []string{"R"}},
		{"HD |Stop the Mill |of Leeds", []string{"HD", "Stop the Mill", "Leeds"}},
	} {
		var tokens []Token
		for _, w := range strings.Fields(c.text) {
			w, glued := strings.CutPrefix(w, "~")
			w, apart := strings.CutPrefix(w, "|")
			tokens = append(tokens, Token{Text: w, Lower: lowerASCII(w), Glued: glued, Apart: apart})
		}
		var got []string
		for _, r := range runs(nil, 0, tokens, make([]uint8, len(tokens))) {
			var words []string
			for _, t := range tokens[r.first:r.last] {
				words = append(words, t.Text)
			}
			got = append(got, strings.Join(words, " "))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("runs of %q mismatch (-want +got):\n%s", c.text, diff)
		}
	}
}

// Behind a first and a last name an "of" parts two names, but for titles with a place.
func TestBelonging(t *testing.T) {
	for name, want := range map[string]int{
		"Eoin Murphy of Labour": 2, "Anna Maria Brown of the Audubon Society": 3, "Dr. Ian Bell of Monash": 3,
		"Joan of Arc": 0, "Dr. Bell of Monash": 0, "Baroness Ruth Lister of Burtersett": 0, "William Duke of Normandy": 0, "Eoin Murphy of": 0, "Eoin Murphy of the": 0, "Eoin Murphy": 0,
	} {
		var tokens []Token
		for _, w := range strings.Fields(name) {
			tokens = append(tokens, Token{Text: w, Lower: lowerASCII(w)})
		}
		if got := belonging(tokens); got != want {
			t.Errorf("belonging(%q) = %d, want %d", name, got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("President Obama met the IAEA ( International Atomic Energy Agency ) in Vienna . Ironically , he left .")
	f.Add("A of B for C of D - E , F the G 1 2 3 Q4")
	f.Fuzz(func(t *testing.T, s string) {
		var sentences [][]Token
		var words []Token
		start := 0
		flush := func(end int) {
			if end > start {
				w := s[start:end]
				words = append(words, Token{Text: w, Lower: lowerASCII(w), Tag: "NNP"})
			}
			start = end + 1
		}
		for i := 0; i < len(s); i++ {
			if s[i] == ' ' {
				flush(i)
			}
			if s[i] == '\n' {
				flush(i)
				sentences = append(sentences, words)
				words = nil
			}
		}
		flush(len(s))
		sentences = append(sentences, words)
		last := Mention{Sentence: -1}
		for _, m := range Find(sentences) {
			if m.Sentence < last.Sentence || m.Sentence == last.Sentence && m.First < last.Last {
				t.Fatalf("mentions out of order or overlapping: %v, %v", last, m)
			}
			if m.First < 0 || m.First >= m.Last || m.Last > len(sentences[m.Sentence]) || m.Label < Person || m.Label > Misc {
				t.Fatalf("bad mention %v", m)
			}
			if !(m.Confidence >= 0 && m.Confidence <= 1) {
				t.Fatalf("confidence %v", m.Confidence)
			}
			last = m
		}
	})
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 32
		}
	}
	return string(b)
}
