package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/advise"
)

// runGold judges the findings on the annotated op-eds of a folder by their gold
// graphs, prints the precision of each code of which a graph tells, and on demand
// the findings that are wrong. The texts of the table are not looked at, so the
// rules may be worked on with it; as the miner has learnt from most op-eds, that
// takes a build with weights that command train made of others.
func runGold(folder string, show bool) error {
	a, err := argmap.New()
	if err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return err
	}
	right, all := map[advise.Code]int{}, map[advise.Code]int{}
	for _, name := range names {
		text, err := os.ReadFile(strings.TrimSuffix(name, ".json") + ".txt")
		if err != nil {
			return err
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		gold := new(argmap.Graph)
		if err := json.Unmarshal(b, gold); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		found, err := findings(a, string(text))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for _, f := range found {
			ok, told := byGraph(gold, len(text), f)
			if !told {
				continue
			}
			all[f.Code]++
			if ok {
				right[f.Code]++
			} else if show {
				fmt.Printf("wrong %s %.2f %v\n", filepath.Base(name), f.Confidence, f)
			}
		}
	}
	for c := range advise.Codes() {
		if all[c] > 0 {
			fmt.Printf("%-28s %d of %d right, %.2f\n", c, right[c], all[c], float64(right[c])/float64(all[c]))
		}
	}
	return nil
}

// byGraph tells by a gold graph of a text of so many bytes whether a finding is
// right; told is false for codes of which the graph says nothing.
func byGraph(g *argmap.Graph, length int, f advise.Finding) (right, told bool) {
	var at argmap.Component // that shares most with the finding
	anyCon, first := false, length
	for c := range g.Components() {
		if c.Overlap(f.Span) > at.Overlap(f.Span) {
			at = c
		}
		anyCon = anyCon || c.Stance == argmap.Con
		if c.Kind == argmap.MajorClaim {
			first = min(first, c.Start)
		}
	}
	here := at.Overlap(f.Span) > 0
	switch f.Code {
	case advise.NoThesis:
		return first == length, true
	case advise.LateThesis:
		before, body := first, length
		for a := range g.Apparatus() {
			body -= a.Len()
			before -= a.Overlap(argmap.Span{End: first})
		}
		return 5*before >= 4*body, true
	case advise.NoCounterargument:
		return !anyCon, true
	case advise.UnsupportedClaim:
		return here && at.Kind == argmap.Claim && at.Stance == argmap.Pro && len(supporters(g, at.ID)) == 0, true
	case advise.IdlePremise:
		for range g.Parents(at.ID) {
			return false, true
		}
		return here && at.Kind == argmap.Premise, true
	case advise.SingleCase:
		s := supporters(g, at.ID)
		return here && len(s) == 1 && (s[0].Evidence == argmap.Example || s[0].Evidence == argmap.Testimony) && len(supporters(g, s[0].ID)) == 0, true
	case advise.UnansweredCounterargument:
		if !here || at.Stance != argmap.Con {
			return false, true
		}
		for _, l := range g.Walk(at.ID) {
			if l.Component.Stance == argmap.Pro {
				return false, true
			}
		}
		return true, true
	case advise.ParagraphWithoutArgument:
		return !here, true
	}
	return false, false
}

func supporters(g *argmap.Graph, id string) []argmap.Component {
	var out []argmap.Component
	for l := range g.Children(id) {
		if l.Relation.Type == argmap.Support {
			out = append(out, l.Component)
		}
	}
	return out
}
