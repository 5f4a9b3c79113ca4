package brat

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// Errors that Unmarshal wraps.
var (
	ErrSyntax = errors.New("not a line of standoff annotation")
	ErrOffset = errors.New("offset outside the text")
)

// A decoder reads the lines of an .ann file.
type decoder struct {
	g         *gather.Graph
	txt       string
	words     []int // where they start in txt; made when the first text is compared
	bounds    []bound
	at        map[string]int // T → bounds
	relations []relation
	lost      map[string]bool // annotations that are not read
	stances   map[string]attribute
	evidence  map[string]attribute
	notes     map[string]json.RawMessage // by annotation
	noteLines map[string]int
}

// bound is a text-bound annotation: a component.
type bound struct {
	id, typ   string
	line      int
	fragments []argmap.Span // in characters, then in bytes
	text      string
}

type relation struct{ id, typ, from, to string }

type attribute struct{ id, value string }

var kinds = map[string]argmap.Kind{"majorclaim": argmap.MajorClaim, "claim": argmap.Claim, "premise": argmap.Premise}

// Unmarshal reads an .ann file and the text that it annotates. The error is an
// *[encoding.Error].
func Unmarshal(ann []byte, txt string) (*encoding.Document, error) {
	ann, err := gather.Open(format, ann)
	if err != nil {
		return nil, err
	}
	if err := checkText(txt); err != nil {
		return nil, err
	}
	d := &decoder{g: gather.New(format), txt: txt, at: map[string]int{}, lost: map[string]bool{}, stances: map[string]attribute{},
		evidence: map[string]attribute{}, notes: map[string]json.RawMessage{}, noteLines: map[string]int{}}
	d.g.Text, d.g.HasText = txt, true
	n := 0
	for line := range strings.Lines(string(ann)) {
		n++
		if err := d.line(n, strings.TrimRight(line, "\r\n")); err != nil {
			return nil, &encoding.Error{Format: format, Line: n, Err: err}
		}
	}
	if err := d.toBytes(); err != nil {
		return nil, err
	}
	if err := d.build(); err != nil {
		return nil, err
	}
	return d.g.Document()
}

// checkText is [gather.Open] for the text, of which a byte order mark is a part:
// offsets count it.
func checkText(txt string) error {
	if err := encoding.CheckSize(format, len(txt)); err != nil {
		return err
	}
	err := encoding.CheckUTF8(format, []byte(txt))
	if e := (*encoding.Error)(nil); errors.As(err, &e) {
		e.Part = "text"
	}
	return err
}

// line reads one annotation. Fields are separated by tabs, as brat writes them.
func (d *decoder) line(n int, s string) error {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	id, rest, ok := strings.Cut(s, "\t")
	if !ok || id == "" {
		return fmt.Errorf("%w: %q", ErrSyntax, gather.Clip(s))
	}
	body, tail, _ := strings.Cut(rest, "\t")
	words := strings.Fields(body)
	if len(words) == 0 {
		return fmt.Errorf("%w: %q", ErrSyntax, gather.Clip(s))
	}
	switch id[0] {
	case 'T':
		return d.bound(n, id, body, tail)
	case 'R':
		return d.relation(id, words)
	case 'A', 'M':
		d.attribute(id, words)
	case '#':
		d.note(n, id, words, tail)
	case '*':
		d.g.Lose(fmt.Sprintf("line %d", n), encoding.Unsupported, "%s", gather.Clip(body))
	default:
		d.lost[id] = true
		d.g.Lose(id, encoding.Unsupported, "%s", gather.Clip(body))
	}
	return nil
}

// bound reads "Claim 5 9" or "Claim 5 9;12 20".
func (d *decoder) bound(n int, id, body, text string) error {
	typ, offsets, _ := strings.Cut(body, " ")
	b := bound{id: id, typ: typ, line: n, text: text}
	for _, f := range strings.Split(offsets, ";") {
		w := strings.Fields(f)
		if len(w) != 2 {
			return fmt.Errorf("%w: offsets %q", ErrSyntax, gather.Clip(offsets))
		}
		start, err1 := strconv.Atoi(w[0])
		end, err2 := strconv.Atoi(w[1])
		if err := errors.Join(err1, err2); err != nil {
			return fmt.Errorf("%w: %w", ErrSyntax, err)
		}
		if start < 0 || end < start {
			return fmt.Errorf("%w: %d to %d", ErrOffset, start, end)
		}
		b.fragments = append(b.fragments, argmap.Span{Start: start, End: end})
	}
	if _, ok := kinds[normal(typ)]; !ok {
		d.lost[id] = true
		d.g.Lose(id, encoding.Unsupported, "annotation of type %q", gather.Clip(typ))
		return nil
	}
	if _, twice := d.at[id]; twice {
		d.g.Lose(id, encoding.DuplicateID, "second annotation left out")
		return nil
	}
	slices.SortFunc(b.fragments, func(a, c argmap.Span) int { return a.Start - c.Start })
	d.at[id] = len(d.bounds)
	d.bounds = append(d.bounds, b)
	return nil
}

func normal(typ string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(typ))
}

// relation reads "supports Arg1:T4 Arg2:T3".
func (d *decoder) relation(id string, words []string) error {
	r := relation{id: id, typ: words[0]}
	for i, w := range words[1:] {
		role, arg, ok := strings.Cut(w, ":")
		switch {
		case !ok:
		case strings.EqualFold(role, "Arg1") || i == 0 && !strings.EqualFold(role, "Arg2"):
			r.from = arg
		case r.to == "":
			r.to = arg
		}
	}
	if r.from == "" || r.to == "" {
		return fmt.Errorf("%w: relation without two arguments", ErrSyntax)
	}
	d.relations = append(d.relations, r)
	return nil
}

// attribute reads "Stance T3 For".
func (d *decoder) attribute(id string, words []string) {
	if len(words) == 3 {
		into := map[string]map[string]attribute{"stance": d.stances, "evidence": d.evidence}[strings.ToLower(words[0])]
		if into != nil {
			if old, twice := into[words[1]]; twice {
				d.g.Lose(old.id, encoding.DuplicateID, "%s overrules it", id)
			}
			into[words[1]] = attribute{id, words[2]}
			return
		}
	}
	d.g.Lose(id, encoding.Unsupported, "%s", gather.Clip(strings.Join(words, " ")))
}

func (d *decoder) note(n int, id string, words []string, text string) {
	if len(words) == 2 && strings.HasPrefix(text, notePrefix) && strings.HasSuffix(text, "}") {
		if _, twice := d.notes[words[1]]; twice {
			d.g.Lose(id, encoding.DuplicateID, "overrules the note of line %d", d.noteLines[words[1]])
		}
		d.notes[words[1]] = json.RawMessage(text[len(notePrefix) : len(text)-1])
		d.noteLines[words[1]] = n
		return
	}
	d.g.Lose(id, encoding.Unsupported, "note: %s", gather.Clip(text))
}

// toBytes turns the characters of all spans into bytes, in one pass over the text.
func (d *decoder) toBytes() error {
	var ends []*int
	for i := range d.bounds {
		for j := range d.bounds[i].fragments {
			f := &d.bounds[i].fragments[j]
			ends = append(ends, &f.Start, &f.End)
		}
	}
	slices.SortStableFunc(ends, func(a, b *int) int { return *a - *b })
	at, k := 0, 0
	for i := range d.txt {
		for ; k < len(ends) && *ends[k] == at; k++ {
			*ends[k] = i
		}
		at++
	}
	for ; k < len(ends) && *ends[k] == at; k++ {
		*ends[k] = len(d.txt)
	}
	if k == len(ends) {
		return nil
	}
	line := 0
	for _, b := range d.bounds {
		for j := range b.fragments {
			if f := &b.fragments[j]; line == 0 && (&f.Start == ends[k] || &f.End == ends[k]) {
				line = b.line
			}
		}
	}
	return &encoding.Error{Format: format, Line: line, Err: fmt.Errorf("%w: %d in %d characters", ErrOffset, *ends[k], at)}
}

// build hands components and relations over.
func (d *decoder) build() error {
	starts := make([]int, 0, len(d.bounds))
	for _, b := range d.bounds {
		for _, f := range b.fragments {
			starts = append(starts, f.Start)
		}
	}
	sort.Ints(starts)
	own := make(map[string]string, len(d.bounds)) // T → the graph's id
	first := ""
	firstAt := -1
	unattached := map[string]bool{}
	claims := map[string]*relationNote{}
	for _, b := range d.bounds {
		c := gather.Node{HasSpan: true}
		c.ID, c.Kind, c.Span = b.id, kinds[normal(b.typ)], d.whole(b, starts)
		c.Text = c.Span.Text(d.txt)
		if b.text != "" && len(b.fragments) == 1 && !d.reads(c.Span, b.text) {
			d.g.Lose(b.id, encoding.BadSpan, "%q stands there, not %q", gather.Clip(c.Text), gather.Clip(b.text))
		}
		if a, ok := d.stances[b.id]; ok {
			if s, ok := stances[strings.ToLower(a.value)]; ok {
				c.Stance = s
			} else {
				d.g.Lose(a.id, encoding.BadValue, "stance %q", gather.Clip(a.value))
				delete(d.stances, b.id)
			}
		}
		if a, ok := d.evidence[b.id]; ok && c.Evidence.UnmarshalText([]byte(strings.ToLower(a.value))) != nil {
			d.g.Lose(a.id, encoding.BadValue, "evidence %q", gather.Clip(a.value))
		}
		var note componentNote
		if err := d.take(b.id, &note); err != nil {
			return err
		}
		if note.ID != "" {
			c.ID = note.ID
		}
		if note.Confidence != nil {
			c.Confidence, c.Judged = *note.Confidence, true
		}
		if note.Counterargument != nil {
			c.Counterargument, c.Flagged = *note.Counterargument, true
		}
		if note.Graph != nil {
			d.g.Take(*note.Graph)
		}
		c.Cues, unattached[b.id], claims[b.id] = note.Cues, note.Unattached, note.Claim
		own[b.id] = c.ID
		if c.Kind == argmap.MajorClaim && (firstAt < 0 || c.Start < firstAt) {
			first, firstAt = c.ID, c.Start
		}
		d.g.Node(c)
	}
	attached := map[string]bool{}
	for _, r := range d.relations {
		attached[r.from] = true
		if err := d.link(r, own); err != nil {
			return err
		}
	}
	d.onNothing(own)
	for _, b := range d.bounds {
		a, ok := d.stances[b.id]
		if !ok || kinds[normal(b.typ)] != argmap.Claim || attached[b.id] || unattached[b.id] || first == "" {
			continue
		}
		l := gather.Link{Relation: argmap.Relation{ID: a.id, Type: argmap.Support, From: own[b.id], To: first}}
		if stances[strings.ToLower(a.value)] == argmap.Con {
			l.Type = argmap.Attack
		}
		if n := claims[b.id]; n != nil {
			if n.ID != "" {
				l.ID = n.ID
			}
			if n.To != "" {
				l.To = n.To
			}
			if n.Confidence != nil {
				l.Confidence, l.Judged = *n.Confidence, true
			}
		}
		d.g.Link(l)
	}
	return nil
}

// reads reports whether the span's words are those of a text, white space aside.
// It takes the longer the longer the text is, not the span.
func (d *decoder) reads(s argmap.Span, text string) bool {
	if d.words == nil {
		d.words = []int{}
		space := true
		for i, r := range d.txt {
			if was := space; !unicode.IsSpace(r) && was {
				d.words = append(d.words, i)
			}
			space = unicode.IsSpace(r)
		}
	}
	// skip gives the first place from at on that is not white space.
	skip := func(at int) int {
		if r, _ := utf8.DecodeRuneInString(d.txt[at:]); !unicode.IsSpace(r) {
			return min(at, s.End)
		}
		if i := sort.SearchInts(d.words, at); i < len(d.words) {
			return min(d.words[i], s.End)
		}
		return s.End
	}
	at := skip(s.Start)
	for w := range strings.FieldsSeq(text) {
		if !strings.HasPrefix(d.txt[at:s.End], w) {
			return false
		}
		at = skip(at + len(w))
	}
	return at == s.End
}

var stances = map[string]argmap.Stance{"for": argmap.Pro, "pro": argmap.Pro, "against": argmap.Con, "con": argmap.Con}

// whole is the span of an annotation: all of it, or its longest piece when
// another annotation starts in between.
func (d *decoder) whole(b bound, starts []int) argmap.Span {
	first, last := b.fragments[0], b.fragments[len(b.fragments)-1]
	if len(b.fragments) == 1 {
		return first
	}
	s := argmap.Span{Start: first.Start, End: last.End}
	inside := sort.SearchInts(starts, s.End) - sort.SearchInts(starts, s.Start)
	if inside > len(b.fragments) {
		s = first
		for _, f := range b.fragments {
			if f.Len() > s.Len() {
				s = f
			}
		}
	}
	d.g.Lose(b.id, encoding.Discontinuous, "%d pieces became bytes %v", len(b.fragments), s)
	return s
}

// take decodes the note on an annotation, if there is one, and strikes it off.
func (d *decoder) take(id string, into any) error {
	raw, ok := d.notes[id]
	if !ok {
		return nil
	}
	delete(d.notes, id)
	if err := gather.Decode(raw, into); err != nil {
		return &encoding.Error{Format: format, Line: d.noteLines[id], Err: err}
	}
	return nil
}

func (d *decoder) link(r relation, own map[string]string) error {
	var note relationNote
	if err := d.take(r.id, &note); err != nil {
		return err
	}
	l := gather.Link{Relation: argmap.Relation{ID: r.id, From: r.from, To: r.to}}
	for _, end := range []*string{&l.From, &l.To} {
		if o, ok := own[*end]; ok {
			*end = o
		}
	}
	if note.ID != "" {
		l.ID = note.ID
	}
	if note.Confidence != nil {
		l.Confidence, l.Judged = *note.Confidence, true
	}
	if note.Undercuts != "" {
		l.To, l.OnLink = note.Undercuts, true
	}
	t, ok := gather.RelationType(r.typ)
	if l.Type = t; !ok {
		d.g.Lose(r.id, encoding.Unsupported, "relation of type %q", gather.Clip(r.typ))
		return nil
	}
	d.g.Link(l)
	return nil
}

// onNothing notes attributes of what is not a component, and the notes that nothing
// took.
func (d *decoder) onNothing(own map[string]string) {
	var losses []encoding.Loss
	for _, as := range []map[string]attribute{d.stances, d.evidence} {
		for on, a := range as {
			if _, ok := own[on]; !ok && !d.lost[on] {
				losses = append(losses, encoding.Loss{Place: a.id, Reason: encoding.Dangling, Detail: fmt.Sprintf("attribute of %q", on)})
			}
		}
	}
	for on := range d.notes {
		reason := encoding.Dangling
		switch {
		case d.lost[on]:
			continue
		case on[0] == 'A' || on[0] == 'M': // an attribute
			reason = encoding.Unsupported
		}
		losses = append(losses, encoding.Loss{Place: fmt.Sprintf("line %d", d.noteLines[on]), Reason: reason, Detail: fmt.Sprintf("note on %q", on)})
	}
	slices.SortFunc(losses, func(a, b encoding.Loss) int {
		return cmp.Or(len(a.Place)-len(b.Place), strings.Compare(a.Place, b.Place), strings.Compare(a.Detail, b.Detail))
	})
	for _, l := range losses {
		d.g.Lose(l.Place, l.Reason, "%s", l.Detail)
	}
}
