package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
)

var (
	kinds   = map[string]argmap.Kind{"major": argmap.MajorClaim, "claim": argmap.Claim, "premise": argmap.Premise}
	stances = map[string]argmap.Stance{"pro": argmap.Pro, "con": argmap.Con}
	types   = map[byte]argmap.RelationType{'+': argmap.Support, '-': argmap.Attack, '~': argmap.Undercut}

	bracket = regexp.MustCompile(`\{\{[^|{}\n]*\||\[\[[a-z]+\||\}\}|\]\]+`)
	border  = regexp.MustCompile(`(?m)^====+ *$\n?`)
)

// An open part waits for its closing bracket.
type open struct {
	head  string // what stood before the bar
	close string
	start int // in the text without marks
	at    int // in the mark file
}

// parse reads a mark file and returns the draft of its graph and its text.
func parse(id, s string) (argmap.Draft, string, error) {
	names := ""
	if m := border.FindStringIndex(s); m != nil {
		s, names = s[:m[0]], s[m[1]:]
	}
	s = strings.TrimRightFunc(s, unicode.IsSpace) + "\n"
	d := argmap.Draft{ID: id}
	var text strings.Builder
	var stack []open
	fail := func(at int, format string, args ...any) error {
		return fmt.Errorf("line %d: %s", 1+strings.Count(s[:at], "\n"), fmt.Sprintf(format, args...))
	}
	last := 0
	for _, m := range bracket.FindAllStringIndex(s, -1) {
		if s[m[0]] == ']' { // in [[note|[1]]] the first bracket is the note's own
			m[0] = m[1] - 2
		}
		text.WriteString(s[last:m[0]])
		last = m[1]
		switch mark := s[m[0]:m[1]]; mark {
		case "}}", "]]":
			if len(stack) == 0 || stack[len(stack)-1].close != mark {
				return d, "", fail(m[0], "%s closes nothing", mark)
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			span := argmap.Span{Start: o.start, End: text.Len()}
			var err error
			if mark == "}}" {
				err = component(&d, o.head, span, text.String())
			} else {
				var l argmap.ApparatusLabel
				err = l.UnmarshalText([]byte(o.head))
				d.Apparatus = append(d.Apparatus, argmap.Apparatus{Span: span, Label: l})
				if d.Title == "" && o.head == "headline" {
					d.Title = span.Text(text.String())
				}
			}
			if err != nil {
				return d, "", fail(o.at, "%v", err)
			}
		default:
			closing := "}}"
			if mark[0] == '[' {
				closing = "]]"
			}
			stack = append(stack, open{mark[2 : len(mark)-1], closing, text.Len(), m[0]})
		}
	}
	if len(stack) > 0 {
		return d, "", fail(stack[0].at, "a part is not closed")
	}
	text.WriteString(s[last:])
	slices.SortStableFunc(d.Components, func(a, b argmap.Component) int { return a.Start - b.Start })
	slices.SortStableFunc(d.Apparatus, func(a, b argmap.Apparatus) int { return a.Start - b.Start })
	if err := resolve(&d); err != nil {
		return d, "", err
	}
	err := entities(&d, names, text.String())
	return d, text.String(), err
}

// component adds a component and, still with the target's id, its relation.
func component(d *argmap.Draft, head string, span argmap.Span, text string) error {
	f := strings.Fields(head)
	if len(f) < 3 || len(f) > 4 {
		return fmt.Errorf("want id, kind, stance and target, got %q", head)
	}
	kind, evidence, _ := strings.Cut(f[1], "/")
	c := argmap.Component{ID: f[0], Kind: kinds[kind], Stance: stances[f[2]], Span: span, Text: span.Text(text), Confidence: 1}
	if c.Kind == 0 || c.Stance == 0 {
		return fmt.Errorf("%s: unknown kind or stance in %q", f[0], head)
	}
	if evidence != "" {
		if err := c.Evidence.UnmarshalText([]byte(evidence)); err != nil {
			return fmt.Errorf("%s: %w", f[0], err)
		}
	}
	if strings.TrimSpace(c.Text) != c.Text || strings.TrimRight(c.Text, ".,;:?!") != c.Text {
		return fmt.Errorf("%s: white space or closing punctuation stands at an end of %q", f[0], c.Text)
	}
	d.Components = append(d.Components, c)
	if (len(f) == 4) != (c.Kind != argmap.MajorClaim) {
		return fmt.Errorf("%s: a major claim has no target, all else has one", f[0])
	}
	if len(f) == 4 {
		t, ok := types[f[3][0]]
		if !ok || len(f[3]) < 2 {
			return fmt.Errorf("%s: target %q wants +, - or ~ and an id", f[0], f[3])
		}
		d.Relations = append(d.Relations, argmap.Relation{Type: t, From: f[0], To: f[3][1:], Confidence: 1})
	}
	return nil
}

// resolve orders and numbers the relations, leads undercuts to the relation
// they deny, checks that stances follow from signs, and marks counterarguments.
func resolve(d *argmap.Draft) error {
	byID := map[string]*argmap.Component{}
	for i := range d.Components {
		byID[d.Components[i].ID] = &d.Components[i]
	}
	slices.SortStableFunc(d.Relations, func(a, b argmap.Relation) int { return byID[a.From].Start - byID[b.From].Start })
	outgoing := map[string]string{}
	for i := range d.Relations {
		r := &d.Relations[i]
		r.ID = fmt.Sprintf("r%d", i+1)
		outgoing[r.From] = r.ID
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		from, to := byID[r.From], byID[r.To]
		if to == nil {
			return fmt.Errorf("%s: there is no component %q", r.From, r.To)
		}
		if (r.Type == argmap.Support) != (from.Stance == to.Stance) {
			return fmt.Errorf("%s: a %v component cannot %v %s, which is %v", r.From, from.Stance, r.Type, r.To, to.Stance)
		}
		if from.Stance == argmap.Con && r.Type != argmap.Support {
			from.Counterargument = true
		}
		if r.Type == argmap.Undercut {
			if r.To = outgoing[to.ID]; r.To == "" {
				return fmt.Errorf("%s: %s has no relation to undercut", r.From, to.ID)
			}
		}
	}
	return nil
}

// entities reads the names and finds their mentions.
func entities(d *argmap.Draft, lines, text string) error {
	taken := make([]bool, len(text))
	type form struct {
		words  string
		entity int
	}
	var forms []form
	for _, line := range strings.Split(lines, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != 4 {
			return fmt.Errorf("name %q: want name | label | attitude | forms", line)
		}
		e := argmap.Entity{ID: fmt.Sprintf("n%d", len(d.Entities)+1), Name: strings.TrimSpace(f[0]), Confidence: 1}
		if err := e.Label.UnmarshalText([]byte(strings.TrimSpace(f[1]))); err != nil {
			return fmt.Errorf("name %q: %w", line, err)
		}
		if err := e.Attitude.UnmarshalText([]byte(strings.TrimSpace(f[2]))); err != nil {
			return fmt.Errorf("name %q: %w", line, err)
		}
		for _, w := range strings.Split(f[3], ";") {
			if w = strings.TrimSpace(w); w != "" {
				forms = append(forms, form{w, len(d.Entities)})
			}
		}
		d.Entities = append(d.Entities, e)
	}
	slices.SortStableFunc(forms, func(a, b form) int { return len(b.words) - len(a.words) })
	for _, f := range forms {
		for _, span := range occurrences(text, f.words) {
			if !slices.Contains(taken[span.Start:span.End], true) {
				e := &d.Entities[f.entity]
				e.Mentions = append(e.Mentions, span)
				for i := span.Start; i < span.End; i++ {
					taken[i] = true
				}
			}
		}
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if len(e.Mentions) == 0 {
			return fmt.Errorf("name %q: none of its forms is in the text", e.Name)
		}
		slices.SortFunc(e.Mentions, func(a, b argmap.Span) int { return a.Start - b.Start })
	}
	return nil
}

// occurrences finds the words in the text where no letter or digit touches
// them. A space in the words stands for any white space.
func occurrences(text, words string) []argmap.Span {
	re := regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(words), " ", `\s+`))
	var out []argmap.Span
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for _, m := range re.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		after, _ := utf8.DecodeRuneInString(text[m[1]:])
		if !inWord(before) && !inWord(after) {
			out = append(out, argmap.Span{Start: m[0], End: m[1]})
		}
	}
	return out
}

func indent(j []byte) []byte {
	var b bytes.Buffer
	if json.Indent(&b, j, "", " ") != nil {
		return j
	}
	b.WriteByte('\n')
	return b.Bytes()
}
