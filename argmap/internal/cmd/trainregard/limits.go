package main

import (
	"fmt"
	"slices"

	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/polarity"
	"opedmap/argmap/internal/regard"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

// A limit is a circumstance that may mislead the judgement on an entity.
type limit uint8

const (
	ironic  limit = 1 << iota // the op-ed says the reverse of what it means
	quoted                    // it is mentioned in the words of others
	implied                   // no sentence that mentions it has a word of praise or blame
)

var limitNames = map[limit]string{0: "none of these", ironic: "in satires", quoted: "mentioned in quotations", implied: "without a word of praise or blame"}

// satires are the op-eds that are ironic from end to end.
var satires = []string{"09-stadium-satire", "24-close-every-library", "268-guidance-for-residents", "300-the-bladder-strategy", "309-hymn-to-the-blower", "330-saved-the-sausage", "345-by-appointment-only", "373-the-gull-tribunal", "379-in-praise-of-the-trolley",
	"440-a-word-for-the-consultants", "448-your-password-has-expired", "451-lift-number-two", "453-dining-out-ward-six"}

// limitsOf finds the circumstances of an entity.
func limitsOf(id string, doc *nlp.Document, e resolve.Entity, ev *regard.Evidence) (l limit) {
	if slices.Contains(satires, id) {
		l |= ironic
	}
	valued := false
	for i, m := range ev.Mentions {
		if m.Voice == regard.Page {
			continue
		}
		if m.Voice == regard.Quoted {
			l |= quoted
		}
		at := slices.IndexFunc(doc.Sentences, func(s nlp.Sentence) bool { return s.End > e.Mentions[i].Start })
		if at < 0 {
			continue
		}
		for _, t := range doc.Tokens[doc.Sentences[at].First:doc.Sentences[at].Last] {
			valued = valued || polarity.Of(t.Lower) != 0
		}
	}
	if !valued {
		l |= implied
	}
	return l
}

// reportLimits prints how often a side that the author takes is found, and how
// often it is turned round, in each circumstance.
func reportLimits(texts []oped, by func(i int) *regard.Model) {
	for _, l := range []limit{0, ironic, quoted, implied} {
		var n, found, turned int
		for i, t := range texts {
			for _, e := range t {
				if e.Attitude == attitude.Neutral || e.limit&l == 0 && e.limit != l {
					continue
				}
				n++
				switch got, _ := by(i).Judge(e.Evidence); got {
				case e.Attitude:
					found++
				case attitude.Neutral:
				default:
					turned++
				}
			}
		}
		if n == 0 {
			continue
		}
		fmt.Printf("  favored or opposed, %s: %d entities, %.2f found, %.2f taken for the other side\n",
			limitNames[l], n, float64(found)/float64(n), float64(turned)/float64(n))
	}
}
