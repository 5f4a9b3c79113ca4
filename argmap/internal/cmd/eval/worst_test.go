package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

func TestSideBySide(t *testing.T) {
	g := &gold.Text{Text: "Buy the lake. It is cheap. Some say it is dear. It is not. We swim there. Do it."}
	at := func(words string, kind mine.Kind, stance mine.Stance, parent int, sign mine.Sign) mine.Component {
		i := strings.Index(g.Text, words)
		return mine.Component{Span: nlp.Span{Start: i, End: i + len(words)}, Kind: kind, Stance: stance, Parent: parent, Sign: sign}
	}
	for _, c := range []mine.Component{
		at("Buy the lake", mine.MajorClaim, mine.Pro, -1, 0),
		at("It is cheap", mine.Claim, mine.Pro, 0, mine.Support),
		at("it is dear", mine.Claim, mine.Con, 0, mine.Attack),
		at("It is not", mine.Premise, mine.Pro, 2, mine.Attack),
		at("Do it", mine.MajorClaim, mine.Pro, -1, 0),
	} {
		g.Components = append(g.Components, gold.Component{Component: c})
	}
	var got strings.Builder
	sideBySide(&got, g, []mine.Component{
		at("Buy the lake", mine.MajorClaim, mine.Pro, -1, 0),
		at("is cheap", mine.Claim, mine.Pro, 0, mine.Support),
		at("It is not", mine.Premise, mine.Pro, 1, mine.Support),
		at("We swim there", mine.Premise, mine.Pro, 0, mine.Support),
	})
	pad := func(s string) string { return s + strings.Repeat(" ", 76-len(s)) }
	want := pad("gold") + "   mined\n" +
		pad("  0 M+      Buy the lake") + "     0 M+      Buy the lake\n" +
		pad("  1 C+ +0   It is cheap") + "     1 C+ +0   is cheap\n" +
		pad("  2 C- -0   it is dear") + " < \n" +
		pad("  3 P+ -2   It is not") + " |   2 P+ +1   It is not\n" +
		pad("") + " >   3 P+ +0   We swim there\n" +
		pad("  4 M+      Do it") + " < \n"
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("sideBySide() mismatch (-want +got):\n%s", diff)
	}
}

// A long component is cut by runes, so that the columns stay where they are.
func TestLine(t *testing.T) {
	g := &gold.Text{Text: strings.Repeat("Größe ", 40)}
	c := mine.Component{Span: nlp.Span{Start: 0, End: len(g.Text)}, Kind: mine.Premise, Stance: mine.Con, Parent: 12, Sign: mine.Undercut}
	if got, want := line(g, 3, c, 40), "  3 P- undercuts 12 Größe Größe Größe G…"; got != want {
		t.Errorf("line() = %q, want %q", got, want)
	}
}
