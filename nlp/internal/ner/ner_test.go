package ner

import "testing"

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
