// Package eval scores mined argument trees against gold ones, and holds what the
// commands that measure share: calibration and bootstrap intervals.
package eval

import (
	"slices"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// A Count is what an F1 is made of.
type Count struct{ Hit, Pred, Gold int }

// Add adds another count.
func (c *Count) Add(d Count) { c.Hit += d.Hit; c.Pred += d.Pred; c.Gold += d.Gold }

// F1 is the harmonic mean of precision and recall, 0 when nothing was hit.
func (c Count) F1() float64 {
	if c.Hit == 0 {
		return 0
	}
	return 2 * float64(c.Hit) / float64(c.Pred+c.Gold)
}

// Score holds the counts of one document, or the sum over several.
type Score struct {
	Exact, Half     Match
	Thesis          Count    // Hit: texts whose thesis was found; Gold: texts that state one
	Kind            [3]Count // major claim, claim, premise, on components matched at half
	Stance          [2]Count // pro, con, on components matched at half
	Con             Count    // con components, span at half and stance
	Pair            [2]Count // ordered pairs of components matched at half: linked, not linked
	Evidence        [mine.NumEvidence]Count
	Calibration     Calibration // of kind confidences on predicted components
	LinkCalibration Calibration // of link confidences on those of Stance
}

// A Match holds the counts at one strictness of span matching.
type Match struct {
	Segment   Count // span
	Component Count // span and kind
	Attach    Count // source and target
	Relation  Count // source, target and sign
}

// Add adds another score.
func (s *Score) Add(t Score) {
	s.Exact.add(t.Exact)
	s.Half.add(t.Half)
	s.Thesis.Add(t.Thesis)
	for i := range s.Kind {
		s.Kind[i].Add(t.Kind[i])
	}
	for i := range s.Stance {
		s.Stance[i].Add(t.Stance[i])
	}
	for i := range s.Evidence {
		s.Evidence[i].Add(t.Evidence[i])
	}
	s.Con.Add(t.Con)
	for i := range s.Pair {
		s.Pair[i].Add(t.Pair[i])
	}
	s.Calibration.add(t.Calibration)
	s.LinkCalibration.add(t.LinkCalibration)
}

func (m *Match) add(n Match) {
	m.Segment.Add(n.Segment)
	m.Component.Add(n.Component)
	m.Attach.Add(n.Attach)
	m.Relation.Add(n.Relation)
}

// KindMacroF1 averages the F1 of the kinds that the gold holds.
func (s *Score) KindMacroF1() float64 { return macro(s.Kind[:]) }

// StanceMacroF1 averages the F1 of the stances that the gold holds.
func (s *Score) StanceMacroF1() float64 { return macro(s.Stance[:]) }

// LinkMacroF1 averages the F1 of linked and of unlinked pairs, the measure of
// Stab & Gurevych 2017 for relation identification.
func (s *Score) LinkMacroF1() float64 { return macro(s.Pair[:]) }

// EvidenceMacroF1 averages the F1 of the evidence types that the gold holds.
func (s *Score) EvidenceMacroF1() float64 { return macro(s.Evidence[1:]) }

// ThesisRate is the share of texts with a stated thesis in which it was found.
func (s *Score) ThesisRate() float64 {
	if s.Thesis.Gold == 0 {
		return 0
	}
	return float64(s.Thesis.Hit) / float64(s.Thesis.Gold)
}

func macro(cs []Count) float64 {
	var sum, n float64
	for _, c := range cs {
		if c.Gold > 0 {
			sum += c.F1()
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

// overHalf reports whether two spans share more than half of the longer one.
// At most one span of a list without overlaps can do so with a given span.
func overHalf(a, b nlp.Span) bool { return 2*a.Overlap(b) > max(a.Len(), b.Len()) }

func same(a, b nlp.Span) bool { return a == b }

// Text scores the mined components of one text.
func Text(g *gold.Text, pred []mine.Component) Score {
	var s Score
	s.Exact, _ = match(g, pred, same)
	var of []int
	s.Half, of = match(g, pred, overHalf)
	s.thesis(g, pred, of)
	s.pairs(g, pred, of)
	for _, c := range g.Components {
		if c.Stance == mine.Con {
			s.Con.Gold++
		}
	}
	for i, p := range pred {
		s.Calibration.Count(p.Confidence, of[i] >= 0 && g.Components[of[i]].Kind == p.Kind)
		if p.Stance == mine.Con {
			s.Con.Pred++
		}
		if of[i] < 0 {
			continue
		}
		c := g.Components[of[i]]
		tally(s.Kind[:], int(p.Kind)-1, int(c.Kind)-1)
		if c.Evidence > 0 || p.Evidence > 0 {
			tally(s.Evidence[:], int(p.Evidence), int(c.Evidence))
		}
		if c.Stance == 0 {
			continue
		}
		tally(s.Stance[:], int(p.Stance)-1, int(c.Stance)-1)
		if p.Stance == mine.Con && c.Stance == mine.Con {
			s.Con.Hit++
		}
		if p.Parent >= 0 {
			s.LinkCalibration.Count(p.LinkConfidence, Linked(g, pred, of, i))
		}
	}
	return s
}

// tally counts one judgement among the classes.
func tally(classes []Count, pred, gold int) {
	classes[pred].Pred++
	classes[gold].Gold++
	if pred == gold {
		classes[pred].Hit++
	}
}

// thesis counts whether the surest major claim is one of the text's, which may
// state its thesis several times.
func (s *Score) thesis(g *gold.Text, pred []mine.Component, of []int) {
	surest := -1
	for i, p := range pred {
		if p.Kind == mine.MajorClaim && (surest < 0 || p.Confidence > pred[surest].Confidence) {
			surest = i
		}
	}
	for j, c := range g.Components {
		if c.Kind != mine.MajorClaim {
			continue
		}
		s.Thesis.Gold = 1
		if surest >= 0 && of[surest] == j {
			s.Thesis.Hit = 1
		}
	}
}

// pairs counts the ordered pairs of matched components that are linked.
func (s *Score) pairs(g *gold.Text, pred []mine.Component, of []int) {
	matched, hit, found, want := 0, 0, 0, 0
	for i, p := range pred {
		if of[i] < 0 {
			continue
		}
		matched++
		if p.Parent >= 0 && of[p.Parent] >= 0 {
			found++
		}
		if c := g.Components[of[i]].Parent; c >= 0 && slices.Contains(of, c) {
			want++
		}
		if Linked(g, pred, of, i) {
			hit++
		}
	}
	all := matched * (matched - 1)
	s.Pair = [2]Count{{hit, found, want}, {all - found - want + hit, all - found, all - want}}
}

// Align gives each mined component the index of the gold component with which
// it shares more than half of the longer of the two, -1 where there is none.
func Align(g *gold.Text, pred []mine.Component) []int {
	_, of := match(g, pred, overHalf)
	return of
}

// Linked reports whether the outgoing relation of component i has the right ends,
// of being what [Align] returned.
func Linked(g *gold.Text, pred []mine.Component, of []int, i int) bool {
	p := pred[i]
	if of[i] < 0 || p.Parent < 0 || of[p.Parent] < 0 {
		return false
	}
	c := g.Components[of[i]]
	if c.AnyMajor {
		return g.Components[of[p.Parent]].Kind == mine.MajorClaim
	}
	return c.Parent == of[p.Parent]
}

// match counts the matches and returns the gold index of each predicted
// component, -1 where there is none.
func match(g *gold.Text, pred []mine.Component, alike func(a, b nlp.Span) bool) (Match, []int) {
	var m Match
	of := make([]int, len(pred))
	m.Segment = Count{0, len(pred), len(g.Components)}
	m.Component = m.Segment
	j := 0
	for i, p := range pred {
		of[i] = -1
		for j < len(g.Components) && g.Components[j].End <= p.Start {
			j++
		}
		for k := j; k < len(g.Components) && g.Components[k].Start < p.End; k++ {
			if alike(p.Span, g.Components[k].Span) {
				of[i] = k
				m.Segment.Hit++
				if g.Components[k].Kind == p.Kind {
					m.Component.Hit++
				}
				break
			}
		}
	}
	for _, c := range g.Components {
		if c.Parent >= 0 {
			m.Relation.Gold++
		}
	}
	for i, p := range pred {
		if p.Parent < 0 {
			continue
		}
		m.Relation.Pred++
		if Linked(g, pred, of, i) {
			m.Attach.Hit++
			if g.Components[of[i]].Sign == p.Sign {
				m.Relation.Hit++
			}
		}
	}
	m.Attach.Pred, m.Attach.Gold = m.Relation.Pred, m.Relation.Gold
	return m, of
}
