package main

import (
	"fmt"
	"regexp"
	"strings"

	"opedmap/argmap"
)

// marker matches a word at the head of a component that the guidelines leave
// outside of it.
var marker = regexp.MustCompile(`(?i)^(but|however|yet|and|or|so|because|since|therefore|thus|hence|moreover|furthermore|in addition|first|second|third|finally|for example|for instance|that said|of course|granted|critics say|it is true that|i believe that|also|still)[, ]`)

// warnings lists what the guidelines advise against.
func warnings(g *argmap.Graph, text string) []string {
	var out []string
	for c := range g.Components() {
		if m := marker.FindString(c.Text); m != "" {
			out = append(out, fmt.Sprintf("%s begins with the marker %q", c.ID, strings.TrimSpace(m)))
		}
		if half(c.Text) {
			out = append(out, fmt.Sprintf("%s holds one of a pair of quotation marks: %q", c.ID, c.Text))
		}
		if strings.Contains(c.Text, ". ") && !strings.ContainsAny(c.Text, `"“[`) {
			out = append(out, fmt.Sprintf("%s may hold more than one sentence: %q", c.ID, c.Text))
		}
	}
	if share := covered(g, text); share < 0.45 || share > 0.9 {
		out = append(out, fmt.Sprintf("%.0f %% of the words stand in components", 100*share))
	}
	return out
}

// half reports whether a double quotation mark has its partner outside.
func half(text string) bool {
	return strings.Count(text, `"`)%2 == 1 || strings.Count(text, "“") != strings.Count(text, "”")
}

// covered is the share of the words outside the apparatus that stand in components.
func covered(g *argmap.Graph, text string) float64 {
	all, in := len(strings.Fields(text)), 0
	for a := range g.Apparatus() {
		all -= len(strings.Fields(a.Span.Text(text)))
	}
	for c := range g.Components() {
		in += len(strings.Fields(c.Text))
	}
	return float64(in) / float64(max(all, 1))
}

// summary is one line on a text.
func summary(g *argmap.Graph, text string) string {
	var n [4]int
	con := 0
	for c := range g.Components() {
		n[c.Kind]++
		if c.Stance == argmap.Con {
			con++
		}
	}
	entities := 0
	for range g.Entities() {
		entities++
	}
	return fmt.Sprintf("%s: %d words, %.0f %% in components; %d major claims, %d claims, %d premises, %d con; %d names",
		g.ID(), len(strings.Fields(text)), 100*covered(g, text), n[argmap.MajorClaim], n[argmap.Claim], n[argmap.Premise], con, entities)
}
