// Package gold reads annotated texts: the public corpora in their common JSON
// Lines form, op-eds with the graph's own JSON beside them, and graphs that
// stand apart from the texts of a corpus.
package gold

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// A Text is one annotated text.
type Text struct {
	ID, Corpus, Text string
	// Group is the topic or thread: texts of one group never stand on both
	// sides of a split.
	Group      string
	Components []Component // in text order, stated ones only
	Apparatus  []Apparatus // op-eds only
	Entities   []Entity    // op-eds only
}

// A Component is a gold component. AnyMajor marks a claim that counts as
// attached to any major claim of the text; Parent is then the first of them.
// Stance is 0 where the corpus gives none.
type Component struct {
	mine.Component
	AnyMajor bool
}

// Apparatus is a gold apparatus span with its label's name.
type Apparatus struct {
	nlp.Span
	Label string
}

// An Entity is a gold entity.
type Entity struct {
	Name     string
	Label    nlp.Label
	Mentions []nlp.Span
	Attitude string
}

type record struct {
	ID, Corpus, Genre, Topic, Thread, Text string
	Components                             []recordComponent
	Relations                              []struct{ ID, From, To, Type string }
	Entities                               []Entity
	Apparatus                              []Apparatus
}

type recordComponent struct {
	ID, Kind, Stance, Evidence string
	nlp.Span
	Implicit bool
}

var (
	kinds    = map[string]mine.Kind{"major_claim": mine.MajorClaim, "claim": mine.Claim, "premise": mine.Premise}
	stances  = map[string]mine.Stance{"pro": mine.Pro, "con": mine.Con}
	signs    = map[string]mine.Sign{"support": mine.Support, "example": mine.Support, "linked": mine.Support, "attack": mine.Attack, "rebut": mine.Attack, "undercut": mine.Undercut}
	evidence = map[string]mine.Evidence{"": 0, "fact": 1, "statistic": 2, "example": 3, "testimony": 4, "authority": 5, "analogy": 6, "value": 7}
)

// Evidence is the evidence type of a name, 0 if there is none.
func Evidence(name string) mine.Evidence { return evidence[name] }

// MinerComponents gives the components in the miner's form.
func (t *Text) MinerComponents() []mine.Component {
	out := make([]mine.Component, len(t.Components))
	for i, c := range t.Components {
		out[i] = c.Component
	}
	return out
}

// ReadLines reads a corpus file in JSON Lines. The error names file and line.
func ReadLines(name string) ([]Text, error) {
	rs, err := Read[record](name)
	out := make([]Text, len(rs))
	for i := range rs {
		out[i] = rs[i].text()
	}
	return out, err
}

// Read reads a file in JSON Lines, each a T. The error names file and line.
func Read[T any](name string) ([]T, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	s := bufio.NewScanner(f)
	s.Buffer(nil, 64<<20)
	for n := 1; s.Scan(); n++ {
		var r T
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, r)
	}
	return out, s.Err()
}

// ReadApart reads annotations, in JSON Lines, of texts that stand in the corpora
// of another folder: each names its text by id and corpus (gum, cmv). The texts
// get that corpus' name with "-read" added.
func ReadApart(name, corpora string) ([]Text, error) {
	rs, err := Read[record](name)
	if err != nil {
		return nil, err
	}
	type source struct{ ID, Thread, Text string }
	sources := map[string]source{}
	for _, f := range []string{"gum/train.jsonl", "gum/dev.jsonl", "cmv/train.jsonl"} {
		all, err := Read[source](filepath.Join(corpora, f))
		if err != nil {
			return nil, err
		}
		for _, s := range all {
			sources[s.ID] = s
		}
	}
	var out []Text
	for _, r := range rs {
		s, ok := sources[r.ID]
		if !ok {
			return nil, fmt.Errorf("%s: no text %s in %s", name, r.ID, corpora)
		}
		r.Text, r.Thread, r.Corpus = s.Text, s.Thread, r.Corpus+"-read"
		out = append(out, r.text())
	}
	return out, nil
}

// ReadOpeds reads the op-eds NAME.txt with their gold NAME.json of folders, in
// each in the order of their names. A folder without any is an error.
func ReadOpeds(dirs ...string) ([]Text, error) {
	var out []Text
	for _, dir := range dirs {
		names, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil {
			return nil, err
		}
		if len(names) == 0 {
			return nil, fmt.Errorf("%s: no op-eds", dir)
		}
		slices.Sort(names)
		for _, name := range names {
			t, err := ReadOped(name, strings.TrimSuffix(name, ".json")+".txt")
			if err != nil {
				return nil, err
			}
			out = append(out, t)
		}
	}
	return out, nil
}

// ReadOped reads the gold of one op-ed and the text that it is of.
func ReadOped(name, text string) (Text, error) {
	var r record
	b, err := os.ReadFile(name)
	if err != nil {
		return Text{}, err
	}
	if err := json.Unmarshal(b, &r); err != nil {
		return Text{}, fmt.Errorf("%s: %w", name, err)
	}
	src, err := os.ReadFile(text)
	if err != nil {
		return Text{}, err
	}
	r.Text, r.Corpus = string(src), "opeds"
	return r.text(), nil
}

func (r *record) text() Text {
	t := Text{ID: r.ID, Corpus: r.Corpus, Text: r.Text, Group: r.ID, Apparatus: r.Apparatus, Entities: r.Entities}
	switch {
	case r.Thread != "":
		t.Group = r.Thread
	case r.Topic != "":
		t.Group = r.Topic
	}
	type link struct{ from, to, kind string }
	relations := map[string]link{}
	out := map[string]link{}
	for _, l := range r.Relations {
		relations[l.ID] = link{l.From, l.To, l.Type}
		if _, ok := out[l.From]; !ok {
			out[l.From] = link{l.From, l.To, l.Type}
		}
	}
	cs := slices.Clone(r.Components)
	slices.SortStableFunc(cs, func(a, b recordComponent) int { return a.Start - b.Start })
	index := map[string]int{}
	last := 0
	for _, c := range cs {
		if c.Implicit || c.Start < last {
			continue
		}
		last = c.End
		index[c.ID] = len(t.Components)
		t.Components = append(t.Components, Component{Component: mine.Component{
			Span: c.Span, Kind: kinds[c.Kind], Stance: stances[c.Stance],
			Evidence: evidence[c.Evidence], Parent: -1,
		}})
	}
	for _, c := range cs {
		i, ok := index[c.ID]
		if !ok {
			continue
		}
		g := &t.Components[i]
		l, ok := out[c.ID]
		if !ok {
			if g.Kind == mine.Claim && mine.GenreOf(r.Corpus) == mine.Essay {
				g.AnyMajor, g.Sign, g.Parent = true, mine.Support, slices.IndexFunc(t.Components, func(c Component) bool { return c.Kind == mine.MajorClaim })
				if g.Stance == mine.Con {
					g.Sign = mine.Attack
				}
			}
			continue
		}
		to := l.to
		if target, isRel := relations[to]; isRel {
			to = target.to
			if l.kind == "undercut" {
				to = target.from
			}
		}
		if p, ok := index[to]; ok {
			g.Parent, g.Sign = p, signs[l.kind]
		}
	}
	return t
}
