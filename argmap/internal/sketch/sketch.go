// Package sketch builds small graphs for tests from lines of plain words.
//
//	g, err := sketch.Graph("Close the road. Cars kill.",
//		"m major pro Close the road", // id, kind, stance, words that stand in the source
//		"p premise/fact pro Cars kill",
//		"p supports m")
package sketch

import (
	"fmt"
	"slices"
	"strings"

	"opedmap/argmap"
)

var (
	kinds   = map[string]argmap.Kind{"major": argmap.MajorClaim, "claim": argmap.Claim, "premise": argmap.Premise}
	stances = map[string]argmap.Stance{"pro": argmap.Pro, "con": argmap.Con}
	types   = map[string]argmap.RelationType{"supports": argmap.Support, "attacks": argmap.Attack, "undercuts": argmap.Undercut}
)

// Graph builds a graph over a source that holds each component's words; the
// first occurrence counts. A relation has the id "r" and its source's id. A con
// component that attacks or undercuts is a counterargument. A line "headline:
// words" is apparatus. All confidences are 1.
func Graph(source string, lines ...string) (*argmap.Graph, error) {
	var d argmap.Draft
	find := func(words string) (argmap.Span, error) {
		i := strings.Index(source, words)
		if i < 0 {
			return argmap.Span{}, fmt.Errorf("sketch: %q is not in the source", words)
		}
		return argmap.Span{Start: i, End: i + len(words)}, nil
	}
	for _, line := range lines {
		if label, words, ok := strings.Cut(line, ": "); ok && !strings.Contains(label, " ") {
			a := argmap.Apparatus{}
			if err := a.Label.UnmarshalText([]byte(label)); err != nil {
				return nil, err
			}
			var err error
			if a.Span, err = find(words); err != nil {
				return nil, err
			}
			d.Apparatus = append(d.Apparatus, a)
			continue
		}
		f := strings.SplitN(line, " ", 4)
		if len(f) > 2 && types[f[1]] != 0 {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r" + f[0], Type: types[f[1]], From: f[0], To: f[2], Confidence: 1})
			continue
		}
		if len(f) < 4 {
			return nil, fmt.Errorf("sketch: bad line %q", line)
		}
		kind, evidence, _ := strings.Cut(f[1], "/")
		c := argmap.Component{ID: f[0], Kind: kinds[kind], Stance: stances[f[2]], Text: f[3], Confidence: 1}
		if evidence != "" {
			if err := c.Evidence.UnmarshalText([]byte(evidence)); err != nil {
				return nil, err
			}
		}
		var err error
		if c.Span, err = find(f[3]); err != nil {
			return nil, err
		}
		d.Components = append(d.Components, c)
	}
	for i, c := range d.Components {
		d.Components[i].Counterargument = c.Stance == argmap.Con && slices.ContainsFunc(d.Relations, func(r argmap.Relation) bool {
			return r.From == c.ID && r.Type != argmap.Support
		})
	}
	slices.SortStableFunc(d.Components, func(a, b argmap.Component) int { return a.Start - b.Start })
	return d.Build()
}
