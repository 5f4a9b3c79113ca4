package attitude

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"opedmap/nlp"
)

var marked = regexp.MustCompile(`\{([-+=])([^}]*)\}`)

// unmark takes the marks out of a sentence of plain.txt or deeds.txt.
func unmark(line string) (text string, targets []nlp.Span, labels []Label) {
	at := 0
	for _, m := range marked.FindAllStringSubmatchIndex(line, -1) {
		text += line[at:m[0]]
		targets = append(targets, nlp.Span{Start: len(text), End: len(text) + m[5] - m[4]})
		labels = append(labels, map[string]Label{"+": Favor, "=": Neutral, "-": Against}[line[m[2]:m[3]]])
		text += line[m[4]:m[5]]
		at = m[1]
	}
	return text + line[at:], targets, labels
}

func TestPlainSentences(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		file  string
		floor float64 // share that is judged right, at least
		worst float64 // share of sides taken for the other one, at most
	}{
		{"plain.txt", 0.75, 0.21},
		{"deeds.txt", 0.5, 0.3},
	} {
		t.Run(c.file, func(t *testing.T) { checkPlain(t, m, c.file, c.floor, c.worst) })
	}
}

func checkPlain(t *testing.T, m *Model, file string, floor, worst float64) {
	b, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	var n, right, turned float64
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text, targets, labels := unmark(line)
		r := m.Reader(parse(t, text))
		for i, s := range targets {
			n++
			switch got := r.Judge(s); {
			case got.Label == labels[i]:
				right++
			case got.Label != Neutral && labels[i] != Neutral:
				turned++
				t.Logf("%q in %q: %v %.2f, want %v", s.Text(text), text, got.Label, got.Probabilities, labels[i])
			default:
				t.Logf("%q in %q: %v %.2f, want %v", s.Text(text), text, got.Label, got.Probabilities, labels[i])
			}
		}
	}
	t.Logf("%v targets: %.3f right, %.3f turned round", n, right/n, turned/n)
	if right/n < floor || turned/n > worst {
		t.Errorf("%v targets: %.3f right, want %v; %.3f turned round, want at most %v", n, right/n, floor, turned/n, worst)
	}
}
