// Advice measures the precision of the codes of argmap/advise.
//
//	go run ./argmap/internal/cmd/advice [-write] [-corpora ../shared/corpora]
//	go run ./argmap/internal/cmd/advice -gold testdata/opeds/train [-show]
//
// It maps texts from which no argument was learnt: the op-eds of
// testdata/opeds/heldout and heldout-plain, the essays of the corpus's dev part, and the essays,
// letters and speeches of GUM; for the code that finds no thesis GUM's news,
// lives and travel guides, too, which have none. It looks for findings of all
// codes and judges each: essays by the gold annotation where it can tell, all
// else by hand, the judgements being kept in
// argmap/advise/testdata/checked.tsv. A judgement holds for a finding of the same
// code whose place is mostly the same, as other weights move it by a word or two.
// A finding that nobody judged yet is shown with a question mark; with -write it
// goes into the file for a person to fill in, and judgements of what is no longer
// found go out. The figures at the end are those of the table in
// argmap/advise/code.go.
//
// With -gold it judges the findings on the op-eds of a folder by their gold
// graphs: to work on the rules with, on texts that are none of the above.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/internal/gold"
	"opedmap/nlp"
)

const checked = "argmap/advise/testdata/checked.tsv"

// row is a finding with its judgement: right, wrong or "?".
type row struct {
	code       advise.Code
	text       string
	start, end int
}

type judged struct{ verdict, why string }

// A judge says whether a finding is right; "" leaves it out.
type judge func(advise.Finding) judged

func byHand(advise.Finding) judged { return judged{"?", ""} }

func main() {
	write := flag.Bool("write", false, "write "+checked)
	corpora := flag.String("corpora", "../shared/corpora", "`folder` of the corpora")
	folder := flag.String("gold", "", "judge the findings on the op-eds of this `folder` by their gold graphs")
	show := flag.Bool("show", false, "with -gold, print the findings that are wrong")
	flag.Parse()
	err := error(nil)
	if *folder != "" {
		err = runGold(*folder, *show)
	} else {
		err = run(*corpora, *write)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "advice:", err)
		os.Exit(1)
	}
}

func run(corpora string, write bool) error {
	c, err := newCheck()
	if err != nil {
		return err
	}
	names, err := filepath.Glob("testdata/opeds/heldout*/*.txt")
	if err != nil {
		return err
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := c.text(strings.TrimSuffix(filepath.Base(name), ".txt"), string(b), byHand); err != nil {
			return err
		}
	}
	if err := c.essays(filepath.Join(corpora, "aaec", "dev.jsonl")); err != nil {
		return err
	}
	for _, part := range []string{"train", "dev"} {
		if err := c.gum(filepath.Join(corpora, "gum", part+".jsonl")); err != nil {
			return err
		}
	}
	for code := range advise.Codes() {
		p, n := code.Precision()
		fmt.Printf("%-28s %d of %d right; in the table %.2f of %d\n", code, c.right[code], c.all[code], p, n)
	}
	if write {
		return os.WriteFile(checked, []byte(c.out.String()), 0o644)
	}
	return nil
}

// A check judges the findings on one text after the other.
type check struct {
	analyzer   *argmap.Analyzer
	known      map[row]judged
	out        strings.Builder // the file of judgements, made anew
	right, all map[advise.Code]int
}

func newCheck() (*check, error) {
	known, err := read()
	if err != nil {
		return nil, err
	}
	a, err := argmap.New()
	return &check{analyzer: a, known: known, right: map[advise.Code]int{}, all: map[advise.Code]int{}}, err
}

// text judges the findings on a text: as they were judged before, or by judge.
func (c *check) text(id, text string, judge judge) error {
	found, err := findings(c.analyzer, text)
	if err != nil {
		return fmt.Errorf("%s: %w", id, err)
	}
	for _, f := range found {
		now := judge(f)
		if now.verdict == "" {
			continue
		}
		k := row{f.Code, id, f.Start, f.End}
		j, ok := look(c.known, k)
		if !ok || j.verdict == "?" {
			j = now
		}
		fmt.Fprintf(&c.out, "%s\t%s\t%d\t%d\t%s\t%s\n", k.code, k.text, k.start, k.end, j.verdict, j.why)
		if j.verdict == "?" {
			fmt.Printf("? %s %.2f %v\n", id, f.Confidence, f)
			continue
		}
		c.all[f.Code]++
		if j.verdict == "right" {
			c.right[f.Code]++
		}
	}
	return nil
}

// findings are those of all codes about a text.
func findings(a *argmap.Analyzer, text string) ([]advise.Finding, error) {
	g, err := a.Analyze(context.Background(), text)
	if err != nil {
		return nil, err
	}
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		return nil, err
	}
	return advise.Findings(doc, g, advise.WithAllCodes()), nil
}

// look finds the judgement of a finding: its own or that of one which shares
// more than half of the longer place of the two.
func look(known map[row]judged, k row) (judged, bool) {
	if j, ok := known[k]; ok {
		return j, true
	}
	at := argmap.Span{Start: k.start, End: k.end}
	var best judged
	most := 0
	for o, j := range known {
		place := argmap.Span{Start: o.start, End: o.end}
		n := place.Overlap(at)
		if o.code == k.code && o.text == k.text && 2*n > max(place.Len(), at.Len()) && n > most {
			best, most = j, n
		}
	}
	return best, most > 0
}

// read gives the judgements made so far.
func read() (map[row]judged, error) {
	out := map[row]judged{}
	b, err := os.ReadFile(checked)
	if os.IsNotExist(err) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 6 {
			return nil, fmt.Errorf("%s: %d fields in %q", checked, len(f), line)
		}
		var k row
		if _, err := fmt.Sscan(f[2]+" "+f[3], &k.start, &k.end); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", checked, line, err)
		}
		k.code, k.text = advise.Code(f[0]), f[1]
		out[k] = judged{f[4], f[5]}
	}
	return out, nil
}

// essay is a text of the persuasive-essay corpus with its annotation.
type essay struct {
	ID, Text   string
	Components []struct {
		ID, Kind, Stance string
		Start, End       int
	}
	Relations []struct{ From, To, Type string }
}

func (c *check) essays(name string) error {
	es, err := gold.Read[essay](name)
	if err != nil {
		return err
	}
	for _, e := range es {
		if err := c.text(e.ID, e.Text, e.judge); err != nil {
			return err
		}
	}
	return nil
}

// gum adds the documents that argue, and those that do not for what that shows.
func (c *check) gum(name string) error {
	ds, err := gold.Read[struct{ ID, Genre, Text string }](name)
	if err != nil {
		return err
	}
	for _, d := range ds {
		judge := byHand
		switch d.Genre {
		case "essay", "letter", "speech":
		case "news", "bio", "voyage":
			judge = byGenre
		default:
			continue
		}
		if err := c.text(d.ID, d.Text, judge); err != nil {
			return err
		}
	}
	return nil
}

// byGenre judges a text of a genre that has no thesis.
func byGenre(f advise.Finding) judged {
	if f.Code == advise.NoThesis {
		return judged{"right", "of a genre without a thesis"}
	}
	return judged{}
}

// judge tells by the annotation whether a finding is right. What it says
// nothing about stays open.
func (e *essay) judge(f advise.Finding) judged {
	var at string // id of the component that shares most with the finding
	most := 0
	kind, con, first := map[string]string{}, map[string]bool{}, len(e.Text)
	for _, c := range e.Components {
		kind[c.ID], con[c.ID] = c.Kind, c.Stance == "con"
		if n := f.Overlap(argmap.Span{Start: c.Start, End: c.End}); n > most {
			at, most = c.ID, n
		}
		if c.Kind == "major_claim" {
			first = min(first, c.Start)
		}
	}
	supported, attacked, anyCon := false, false, false
	for _, r := range e.Relations {
		supported = supported || r.To == at && r.Type == "support"
		attacked = attacked || r.To == at && r.Type == "attack"
	}
	for _, c := range con {
		anyCon = anyCon || c
	}
	verdict := func(right bool) judged {
		if right {
			return judged{"right", "by the gold annotation"}
		}
		return judged{"wrong", "by the gold annotation"}
	}
	switch f.Code {
	case advise.NoThesis:
		return verdict(first == len(e.Text))
	case advise.LateThesis:
		return verdict(5*first >= 4*len(e.Text))
	case advise.NoCounterargument:
		return verdict(!anyCon)
	case advise.UnsupportedClaim:
		return verdict(kind[at] == "claim" && !con[at] && !supported)
	case advise.UnansweredCounterargument:
		return verdict(con[at] && !attacked)
	case advise.ParagraphWithoutArgument:
		return verdict(at == "")
	}
	return judged{"?", ""}
}
