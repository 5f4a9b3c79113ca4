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
		{"Hizb ~- ~i ~- ~Islami met Berwick ~- ~upon ~- ~Tweed", []string{"Hizb - i - Islami", "Berwick - upon - Tweed"}},
		{"Hizb - i - Islami met Bo ~- ~under ~- ~Wye and E ~- ~i ~- ~bank", []string{"Hizb", "Islami", "Bo", "Wye and E"}},
		{"William “ ~Bill ~” Weld and Cora \" ~Ching ~\" de Leon", []string{"William “ Bill ” Weld and Cora \" Ching \" de Leon"}},
		{"Ann Poe “ ~Long Tall ~” Hill", []string{"Ann Poe “ Long Tall ” Hill"}},
		{"Poe “ ~Bill ~” weld", []string{"Poe", "Bill"}},
		{"Poe “ ~The Long Tall Bill ~” Weld", []string{"Poe", "The Long Tall Bill", "Weld"}},
		{"Poe “ ~bill ~” Weld", []string{"Poe", "Weld"}},
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

// What is known of names before anything is learnt.
func TestPrior(t *testing.T) {
	for _, c := range []struct {
		text        string
		first, last int
		label       Label
		want        float64
	}{
		{"in Dayton , Tenn. , too", 3, 4, GPE, statePrior},
		{"in Dayton Tenn. too", 2, 3, GPE, 0},
		{"in rain , Tenn. too", 3, 4, GPE, 0},
		{"the Okoro government fell", 1, 2, Person, governmentPrior},
		{"the French government fell", 1, 2, Person, 0},
		{"the NDC government fell", 1, 2, Person, 0},
		{"the Okoro governor fell", 1, 2, Person, 0},
		{"Project Sun and Project Moon", 0, 5, Org, -againPrior},
		{"Project Sun and Harbour Moon", 0, 5, Org, 0},
		{"St. Peter and St. Paul", 0, 5, Org, 0},
		{"Paris 's Rue Lind fell", 0, 4, Loc, -ownerPrior},
		{"Lind 's Rue Lind fell", 0, 4, Loc, 0},
		{"Victoria 's Secret Fashion Show fell", 0, 5, Org, 0},
		{"Victoria 's Harbour Fashion Show fell", 0, 5, Org, -ownerPrior},
		{"Mein Kampf fell", 0, 2, Misc, workPrior},
		{"Cold War films", 0, 2, Event, eventPrior + eventHeadPrior},
		{"Mein Onkel fell", 0, 2, Misc, 0},
		{"Okoro & Lind fell", 0, 3, Org, firmPrior},
		{"Okoro and Lind fell", 0, 3, Org, 0},
		{"A title . ” The Harbour , May 4", 4, 6, Org, sourcePrior},
		{"A title . ” The Harbour , 4 May 2011", 4, 6, Org, sourcePrior},
		{"A title . The Harbour , May 4", 3, 5, Org, 0},
		{"A title . ” The Harbour , which sank", 4, 6, Org, 0},
		{"William \" Bill \" Weld fell", 0, 5, Person, nickPrior},
		{"Mayor \" Bill \" Weld fell", 0, 5, Person, 0},
	} {
		var tokens []Token
		for _, w := range strings.Fields(c.text) {
			tokens = append(tokens, Token{Text: w, Lower: lowerASCII(w), Glued: w == "'s"})
		}
		d := newDocument([][]Token{tokens})
		r := run{0, c.first, c.last}
		name := uint64(offset64)
		for k := c.first; k < c.last; k++ {
			name = extend(name, &tokens[k], k == c.first)
		}
		if got := d.prior(&r, 0, c.last-c.first-1, name)[c.label-1]; got != c.want {
			t.Errorf("prior of %v in %q = %v, want %v", tokens[c.first:c.last], c.text, got, c.want)
		}
	}
}

// The lists hold names of many words, too.
func TestLists(t *testing.T) {
	for _, c := range []struct {
		name string
		want uint16
	}{
		{"France", isCountry}, {"South Korea", isCountry}, {"New York", isState}, {"Addis Ababa", isCapital}, {"World War II", isEvent}, {"Mein Kampf", isWork}, {"OpenAI", isOrganisation}, {"Korea South", 0},
	} {
		h := uint64(offset64)
		for i, w := range strings.Fields(c.name) {
			h = extend(h, &Token{Text: w, Lower: lowerASCII(w)}, i == 0)
		}
		if got := gazetteer()[h]; got&c.want != c.want || c.want == 0 && got != 0 {
			t.Errorf("lists of %q = %b, want %b", c.name, got, c.want)
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

// Two capitals in a row are another shape than one.
func TestShape(t *testing.T) {
	for _, pair := range [][2]string{{"EVMs", "Evans"}, {"NATO", "N"}, {"McCain", "Mccain"}} {
		if shapeOf(pair[0]) == shapeOf(pair[1]) {
			t.Errorf("%q and %q have one shape", pair[0], pair[1])
		}
	}
	if shapeOf("EVMs") != shapeOf("VVPATs") {
		t.Error("EVMs and VVPATs have two shapes")
	}
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
