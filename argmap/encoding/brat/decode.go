package brat

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	first     string         // the graph's id of the first major claim
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
	own       string // the graph's id for it
	note      componentNote
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
