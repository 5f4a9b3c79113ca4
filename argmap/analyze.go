package argmap

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/regard"
	"opedmap/nlp"
)

// Analyze maps the argument of an op-ed with the default options. It is
// [New] and [Analyzer.Analyze] in one call.
func Analyze(text string) (*Graph, error) {
	a, err := New()
	if err != nil {
		return nil, err
	}
	return a.Analyze(context.Background(), text)
}

// An Analyzer maps the arguments of texts. It is safe for concurrent use; the
// same text gives the same graph on every run. [New] makes one: the zero Analyzer has no
// models, and its methods panic. So they do with a nil context.
type Analyzer struct {
	model    *mine.Model
	attitude *attitude.Model
	regard   *regard.Model
	parse    []nlp.Option
}

// An Option changes how an [Analyzer] works.
type Option func(*Analyzer)

// WithInvalidUTF8 lets texts with invalid UTF-8 pass: each invalid byte is
// read as a question mark, so that offsets stay those of the given text, and
// stands as one in the texts of the graph. [Graph.Validate] takes the text as it
// was read: the Text of what [nlp.Parse] makes of it with [nlp.WithInvalidUTF8].
// Without this option such a text is an error, an *[nlp.EncodingError] that names
// the offset.
func WithInvalidUTF8() Option {
	return func(a *Analyzer) { a.parse = append(a.parse, nlp.WithInvalidUTF8()) }
}

// New makes an Analyzer. The first call in a process loads the embedded
// models; later ones share them. No option may be nil: New panics then.
func New(options ...Option) (*Analyzer, error) {
	a := &Analyzer{}
	var errs [3]error
	var wg sync.WaitGroup
	wg.Go(func() { a.model, errs[0] = mine.Load() })
	wg.Go(func() { a.attitude, errs[1] = attitude.Load() })
	wg.Go(nlp.Load)
	a.regard, errs[2] = regard.Load()
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("argmap: embedded model: %w", err)
	}
	for _, o := range options {
		o(a)
	}
	return a, nil
}

// Analyze finds the components of a text, their kinds, stances, links and
// evidence, the entities and the apparatus. A text of twenty words or more that is
// not English gives a graph without components. It fails on invalid UTF-8 (see
// [WithInvalidUTF8]) and when ctx is done, which it looks at between its steps. Time is
// linear in the length of the text: a megabyte of prose takes about three seconds, one of
// thousands of equal words or marks without a sentence up to half a minute. Bound the
// length of texts that you do not trust.
func (a *Analyzer) Analyze(ctx context.Context, text string) (*Graph, error) {
	return a.analyze(ctx, text, nil, nil)
}

// AnalyzeComponents keeps the given spans as the components, without outer white
// space, and only types and links them and gives them a stance. The spans stand in
// text order, hold more than white space, cut no character and do not overlap; a
// span that breaks this is a *[ValidationError]. Where they say otherwise than the
// finder of apparatus, they are right.
func (a *Analyzer) AnalyzeComponents(ctx context.Context, text string, spans []Span) (*Graph, error) {
	spans, err := tidy(text, spans, func(i int) string { return fmt.Sprintf("c%d", i+1) })
	if err != nil {
		return nil, err
	}
	return a.analyze(ctx, text, nil, spans)
}

// AnalyzePage is [Analyzer.Analyze] for a text of which some parts are known to be
// apparatus, as the markup of a web page tells its headings. The parts are spans as
// [Analyzer.AnalyzeComponents] wants them, with a label; one that breaks this is a
// *[ValidationError]. Where they say otherwise than the finder of apparatus, they are
// right; elsewhere it goes on finding.
func (a *Analyzer) AnalyzePage(ctx context.Context, text string, parts []Apparatus) (*Graph, error) {
	spans := make([]Span, len(parts))
	for i, p := range parts {
		if spans[i] = p.Span; p.Label == UnknownApparatus || int(p.Label) >= len(apparatusNames.values) {
			return nil, &ValidationError{UnknownValue, "", p.Start, "apparatus label"}
		}
	}
	spans, err := tidy(text, spans, func(int) string { return "" })
	if err != nil {
		return nil, err
	}
	known := make([]apparatus.Part, len(parts))
	for i, p := range parts {
		known[i] = apparatus.Part{Span: spans[i], Label: apparatus.Label(p.Label)}
	}
	return a.analyze(ctx, text, known, nil)
}

// tidy gives the spans without outer white space, and an error for one that is no part
// of the text, with its id.
func tidy(text string, spans []Span, id func(int) string) ([]Span, error) {
	last := 0
	out := make([]Span, 0, len(spans))
	for i, s := range spans {
		switch {
		case !s.In(len(text)) || s.Len() == 0 || cut(text, s.Start) || cut(text, s.End):
			return nil, &ValidationError{BadSpan, id(i), s.Start, fmt.Sprintf("%v %s", s, fault(s, len(text)))}
		case s.Start < last:
			return nil, &ValidationError{SpanOrder, id(i), s.Start, fmt.Sprintf("%v after %v", s, spans[i-1])}
		case strings.TrimSpace(s.Text(text)) == "":
			return nil, &ValidationError{EmptySpan, id(i), s.Start, s.String()}
		}
		last = s.End
		out = append(out, trim(text, s))
	}
	return out, nil
}

// holdWords wants a token in each of the spans: zero-width spaces and the like make none.
func holdWords(doc *nlp.Document, spans []Span) error {
	k := 0
	for i, s := range spans {
		for k < len(doc.Tokens) && doc.Tokens[k].End <= s.Start {
			k++
		}
		if k == len(doc.Tokens) || doc.Tokens[k].Start >= s.End {
			return &ValidationError{EmptySpan, fmt.Sprintf("c%d", i+1), s.Start, s.String()}
		}
	}
	return nil
}

// fault says in words why a span is none of words in a text of n bytes.
func fault(s Span, n int) string {
	switch {
	case s.End < s.Start:
		return "ends before it starts"
	case !s.In(n):
		return fmt.Sprintf("lies outside a text of %d bytes", n)
	case s.Len() == 0:
		return "is empty"
	}
	return "cuts a character"
}

// cut reports whether an offset lies inside a character. An invalid byte, which an
// Analyzer may be told to take, is one by itself.
func cut(text string, at int) bool {
	for start := max(0, at-utf8.UTFMax+1); start < at; start++ {
		if _, n := utf8.DecodeRuneInString(text[start:]); start+n > at {
			return true
		}
	}
	return false
}

// trim is a span without outer white space.
func trim(text string, s Span) Span {
	rest := strings.TrimSpace(s.Text(text))
	s.Start += strings.Index(s.Text(text), rest)
	s.End = s.Start + len(rest)
	return s
}

func (a *Analyzer) analyze(ctx context.Context, text string, known []apparatus.Part, spans []Span) (*Graph, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	doc, err := nlp.Parse(text, a.parse...)
	if err != nil {
		return nil, err
	}
	if err := holdWords(doc, spans); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	parts := slices.DeleteFunc(apparatus.Find(doc), func(p apparatus.Part) bool {
		return p.Label != apparatus.Headline && slices.ContainsFunc(spans, func(s Span) bool {
			return s.Overlaps(p.Span) && !(p.Label == apparatus.Note && s.Contains(p.Span))
		})
	})
	parts = override(doc.Text, parts, known)
	v := mine.NewView(doc, parts)
	v.Genre = a.model.GenreOf(v)
	d := Draft{}
	for _, p := range parts {
		d.Apparatus = append(d.Apparatus, Apparatus{p.Span, ApparatusLabel(p.Label)})
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	mined := a.model.Mine(v, spans)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	d.fill(doc, mined)
	d.Title = title(doc.Text, d.Apparatus)
	d.addEntities(doc, parts, mined, a)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return d.Build()
}

// override puts known parts, in text order, in the place of those that were found. What
// sticks out of them and holds a letter stays.
func override(text string, found, known []apparatus.Part) []apparatus.Part {
	out := slices.Clone(known)
	for _, p := range found {
		first, _ := slices.BinarySearchFunc(known, p.Start, func(k apparatus.Part, start int) int { return k.End - start - 1 })
		last := first
		for last < len(known) && known[last].Start < p.End {
			last++
		}
		if first == last {
			out = append(out, p)
			continue
		}
		for _, s := range without(p.Span, known[first:last]) {
			if s = trim(text, s); strings.ContainsFunc(s.Text(text), unicode.IsLetter) {
				out = append(out, apparatus.Part{Span: s, Label: p.Label})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b apparatus.Part) int { return a.Start - b.Start })
	return out
}

// without is what is left of a span beside known parts that overlap it, in text order.
func without(s Span, known []apparatus.Part) []Span {
	var out []Span
	for _, k := range known {
		if s.Start < k.Start {
			out = append(out, Span{Start: s.Start, End: k.Start})
		}
		s.Start = k.End
	}
	if s.Start < s.End {
		out = append(out, s)
	}
	return out
}

// title is the first headline, its white space folded, without the signs that make
// it a heading in Markdown, quoted mail or all of it bold, and without the mark of a note
// at its end. One that is open at the end of its line goes on in the next.
func title(text string, as []Apparatus) string {
	i := slices.IndexFunc(as, func(a Apparatus) bool { return a.Label == Headline })
	if i < 0 {
		return ""
	}
	s := as[i].Span
	for i++; i < len(as) && as[i].Label == Headline && goesOn(as[i-1].Span.Text(text), as[i].Span.Text(text)); i++ {
		if between := text[s.End:as[i].Start]; strings.TrimSpace(between) != "" || strings.Count(between, "\n") != 1 {
			break
		}
		s.End = as[i].End
	}
	words := strings.Fields(s.Text(text))
	if len(words) > 1 && strings.Trim(words[0], "#>") == "" {
		words = words[1:]
	}
	t := noteAtEnd.ReplaceAllString(strings.Join(words, " "), "$1")
	if strings.HasPrefix(t, "**") && strings.HasSuffix(t, "**") && strings.Count(t, "**") == 2 {
		t = strings.Trim(t, "*")
	}
	return t
}

// noteAtEnd matches the last letters or mark of a title and that of a note behind it.
var noteAtEnd = regexp.MustCompile(`(\pL{3}|[?!.”’"])(?:\[\^?\d{1,3}\]|[¹²³⁰⁴-⁹]{1,2}|[†‡])$`)

// goesOn reports whether the first line of a headline goes on in the second: both are in
// capitals, or it ends in a comma or a word that ends nothing.
func goesOn(first, second string) bool {
	if strings.ContainsAny(first+second, "#*") {
		return false
	}
	if strings.HasSuffix(first, ",") || first == strings.ToUpper(first) && second == strings.ToUpper(second) {
		return true
	}
	last := first[strings.LastIndexAny(first, " \t")+1:]
	return slices.Contains(openWords, strings.ToLower(last))
}

var openWords = strings.Fields("a an the of in on at to for from with by and or but is are was its our your their most more than as that not no")

// fill turns what was mined into components and relations.
func (d *Draft) fill(doc *nlp.Document, mined []mine.Component) {
	for i, c := range mined {
		d.Components = append(d.Components, Component{
			ID: fmt.Sprintf("c%d", i+1), Kind: Kind(c.Kind), Stance: Stance(c.Stance),
			Span: c.Span, Text: c.Span.Text(doc.Text), Confidence: c.Confidence,
			Evidence: Evidence(c.Evidence), Cues: cues(doc.Text, c.Cues),
		})
	}
	relation := map[int]string{} // component → id of its outgoing relation
	for i, c := range mined {
		if c.Parent >= 0 {
			relation[i] = fmt.Sprintf("r%d", len(relation)+1)
		}
	}
	for i, c := range mined {
		if c.Parent < 0 {
			continue
		}
		r := Relation{ID: relation[i], Type: RelationType(c.Sign), From: d.Components[i].ID, To: d.Components[c.Parent].ID, Confidence: c.LinkConfidence}
		if r.Type == Undercut {
			if to, ok := relation[c.Parent]; ok {
				r.To = to
			} else {
				r.Type = Attack // the parent has no relation to deny
			}
		}
		d.Components[i].Counterargument = r.Type != Support && c.Stance == mine.Con
		d.Relations = append(d.Relations, r)
	}
}

func cues(text string, mined []mine.Cue) []Cue {
	var out []Cue
	for _, c := range mined {
		out = append(out, Cue{c.Span, c.Span.Text(text), c.Signals})
	}
	return out
}
