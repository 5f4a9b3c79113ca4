// Package regard adds up what an op-ed says of an entity, mention by mention,
// to what its author thinks of it.
//
//	m, err := regard.Load()
//	…
//	g := regard.NewGatherer(doc, parts, components, attitudes)
//	entities := resolve.Resolve(doc)
//	for i, evidence := range g.Gather(entities) {
//		label, _ := m.Judge(evidence)
//		fmt.Println(entities[i].Name, label)
//	}
//
// Each mention brings the attitude of its sentence (see package attitude) and
// the voice that speaks there: the thesis, the author's own line, text outside
// the argument, the other side, words in quotation marks. A logistic
// regression, fitted to op-eds with gold entities, weighs them; it also knows
// that persons and organisations meet with judgement far more often than
// places do. See MODEL.md.
package regard

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/polarity"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// A Voice is who speaks where an entity is mentioned.
type Voice uint8

const (
	Page     Voice = iota // apparatus other than a headline: does not count
	Thesis                // a major claim
	Headline              // a headline
	Own                   // another component of the author's line
	Plain                 // running text outside the argument
	Other                 // a component of the opposing view
	Quoted                // within quotation marks
	voices
)

// share is the weight of a mention in the mean attitude.
var share = [voices]float64{Page: 0, Thesis: 3, Headline: 1.5, Own: 1.5, Plain: 1, Other: 0.3, Quoted: 0.3}

// A Mention is one mention of an entity with its surroundings.
type Mention struct {
	Voice
	attitude.Result
	near []uint64         // hashes of the words around it
	told []linear.Feature // what stands around it in its sentence, and the words of those beside that
	says bool             // it governs a verb of saying
	ours bool             // "my", "our" stand before it
}

// Evidence is all that is known of an entity.
type Evidence struct {
	Label    nlp.Label
	Mentions []Mention // those in the apparatus included
	author   bool      // named in a byline or in the note on the author
	first    float64   // where the first mention stands, 0 to 1
}

// A Gatherer collects the evidence on the entities of one document.
type Gatherer struct {
	doc        *nlp.Document
	parts      []apparatus.Part
	components []mine.Component
	attitudes  *attitude.Reader
	quoted     []nlp.Span
}

// NewGatherer prepares a document with its apparatus and its components, both
// in text order.
func NewGatherer(doc *nlp.Document, parts []apparatus.Part, components []mine.Component, m *attitude.Model) *Gatherer {
	return &Gatherer{doc, parts, components, m.Reader(doc), quotations(doc)}
}

// Gather collects the evidence on each entity. It judges the mentions in text
// order, so that each sentence is read once.
func (g *Gatherer) Gather(entities []resolve.Entity) []Evidence {
	type place struct {
		*Mention
		span    nlp.Span
		telling bool
	}
	out := make([]Evidence, len(entities))
	var places []place
	for i, e := range entities {
		out[i] = g.describe(e)
		telling := 0
		for k := range out[i].Mentions {
			if m := &out[i].Mentions[k]; m.Voice != Page {
				places = append(places, place{m, e.Mentions[k], telling < maxTelling})
				telling++
			}
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return a.span.Start - b.span.Start })
	for _, p := range places {
		p.Result = g.attitudes.Judge(p.span)
		if p.telling {
			p.told = g.told(p.span)
		}
	}
	return out
}

// describe collects all but the attitudes.
func (g *Gatherer) describe(e resolve.Entity) Evidence {
	out := Evidence{Label: e.Label}
	for i, s := range e.Mentions {
		m := Mention{Voice: g.voice(s)}
		if m.Voice == Page {
			for _, p := range g.parts {
				out.author = out.author || p.Overlaps(s) && (p.Label == apparatus.Byline || p.Label == apparatus.Bio) && e.Label == nlp.Person
			}
		} else {
			g.around(&m, s)
		}
		if i == 0 {
			out.first = float64(s.Start) / float64(max(1, len(g.doc.Text)))
		}
		out.Mentions = append(out.Mentions, m)
	}
	return out
}

// voice tells who speaks at a span.
func (g *Gatherer) voice(s nlp.Span) Voice {
	headline := false
	for _, p := range g.parts {
		if p.Overlaps(s) {
			if p.Label != apparatus.Headline {
				return Page
			}
			headline = true
		}
	}
	if i, _ := slices.BinarySearchFunc(g.quoted, s, func(q, s nlp.Span) int { return q.End - s.Start }); i < len(g.quoted) && g.quoted[i].Contains(s) {
		return Quoted
	}
	i, _ := slices.BinarySearchFunc(g.components, s, func(c mine.Component, s nlp.Span) int { return c.End - s.Start - 1 })
	if i < len(g.components) && g.components[i].Overlaps(s) {
		switch c := &g.components[i]; {
		case c.Kind == mine.MajorClaim:
			return Thesis
		case c.Stance == mine.Con:
			return Other
		default:
			return Own
		}
	}
	if headline {
		return Headline
	}
	return Plain
}

// around notes the words next to a mention.
func (g *Gatherer) around(m *Mention, s nlp.Span) {
	const reach = 10
	tokens := g.doc.Tokens
	first, _ := slices.BinarySearchFunc(tokens, s, func(t nlp.Token, s nlp.Span) int { return t.End - s.Start - 1 })
	last := first
	for last < len(tokens) && tokens[last].Start < s.End {
		last++
	}
	if first == len(tokens) || first == last {
		return
	}
	for i := max(0, first-reach); i < min(len(tokens), last+reach); i++ {
		t := &tokens[i]
		if i >= first && i < last || t.Sentence != tokens[first].Sentence {
			continue
		}
		switch t.Lower {
		case "my", "our", "we", "i", "us":
			m.ours = m.ours || i < first && i > first-4
		}
		if i >= last && i < last+2 && polarity.ClassOf(t.Lower, t.Stem)&polarity.Reporter != 0 {
			m.says = true
		}
		if c, ok := cluster(t); ok {
			m.near = append(m.near, c)
		}
	}
}

// quotations finds the stretches in double quotation marks, each within one
// paragraph and longer than a scare quote.
func quotations(doc *nlp.Document) []nlp.Span {
	const scare = 4 // tokens
	var out []nlp.Span
	for _, p := range doc.Paragraphs {
		open := -1
		for i := doc.Sentences[p.First].First; i < doc.Sentences[p.Last-1].Last; i++ {
			switch t := &doc.Tokens[i]; {
			case t.Tag == "``" && open < 0:
				open = i
			case t.Tag == "''" && open >= 0 && t.Lower == `"`:
				if i-open > scare {
					out = append(out, nlp.Span{Start: doc.Tokens[open].Start, End: t.End})
				}
				open = -1
			}
		}
	}
	return out
}

// Templates with a weight before anything is learnt.
const (
	praise uint64 = 100 + iota // the mean attitude where it is for the entity
	blame                      // and where it is against
)

// crowd groups numbers of mentions.
func crowd(n float64) uint64 {
	switch {
	case n < 2:
		return 0
	case n < 4:
		return 1
	case n < 9:
		return 2
	}
	return 3
}

// prior says that what is praised again and again is favored: few entities of
// the training op-eds are named more than eight times.
func prior() map[uint64][]float32 {
	m := map[uint64][]float32{}
	for c, w := range [...]float32{0.5, 1, 2, 5} {
		m[linear.Key(praise, uint64(c))] = []float32{attitude.Favor: w, attitude.Neutral: -w / 2, attitude.Against: -w / 2}
		m[linear.Key(blame, uint64(c))] = []float32{attitude.Favor: -w / 2, attitude.Neutral: -w / 2, attitude.Against: w}
	}
	return m
}

// lean is the mean attitude of the mentions, weighed by their voices, from -1,
// against, to 1, favor.
func (e *Evidence) lean() float64 {
	var sum, total float64
	for i := range e.Mentions {
		m := &e.Mentions[i]
		w := share[m.Voice]
		total += w
		sum += w * (m.Probabilities[attitude.Favor] - m.Probabilities[attitude.Against])
	}
	if total == 0 {
		return 0
	}
	return sum / total
}

// features makes numbers of the evidence.
func (e *Evidence) features() (fs []linear.Feature) {
	add := func(v float64, template uint64, parts ...uint64) {
		if v != 0 {
			fs = append(fs, linear.Feature{Key: linear.Key(template, parts...), Value: float32(v)})
		}
	}
	label := uint64(e.Label)
	group := uint64(0) // persons and organisations are judged, places seldom
	switch e.Label {
	case nlp.Person:
		group = 1
	case nlp.Org:
		group = 2
	case nlp.GPE, nlp.NORP:
		group = 3
	}
	add(1, 1)
	add(1, 2, label)
	var n, says, ours float64
	var count, leans, high, low [voices]float64
	var total float64
	var mean [3]float64
	for i := range e.Mentions {
		m := &e.Mentions[i]
		count[m.Voice]++
		if m.Voice == Page {
			continue
		}
		n++
		p := m.Probabilities
		x := p[attitude.Favor] - p[attitude.Against]
		leans[m.Voice] += x
		high[m.Voice] = max(high[m.Voice], p[attitude.Favor])
		low[m.Voice] = max(low[m.Voice], p[attitude.Against])
		w := share[m.Voice]
		total += w
		for k := range mean {
			mean[k] += w * p[k]
		}
		if m.says {
			says++
		}
		if m.ours {
			ours++
		}
	}
	if e.author {
		add(1, 3)
	}
	size := uint64(min(n, 3))
	if n > 4 {
		size = 4
	}
	add(1, 4, size)
	add(1, 5, size, group)
	if n == 0 {
		return fs
	}
	if total > 0 {
		for k := range mean {
			mean[k] /= total
		}
	}
	lean := e.lean()
	add(lean, 6)
	add(lean, 7, group)
	add(max(lean, 0), praise, crowd(n))
	add(max(-lean, 0), blame, crowd(n))
	add(mean[attitude.Neutral], 9)
	add(mean[attitude.Neutral], 10, group)
	add(mean[attitude.Favor], 9, 1)
	add(mean[attitude.Against], 9, 2)
	for v := Thesis; v < voices; v++ {
		if count[v] == 0 {
			continue
		}
		add(0.5, 11, uint64(v))
		add(0.5, 12, uint64(v), group)
		add(count[v]/n, 13, uint64(v))
		add(leans[v]/count[v], 14, uint64(v))
		add(high[v], 15, uint64(v))
		add(low[v], 16, uint64(v))
	}
	add(min(says, 3)/2, 17, group)
	add(min(says, 3)/n, 18)
	add(min(ours, 2), 19, group)
	add(e.first, 20)
	telling := min(n, maxTelling)
	for i := range e.Mentions {
		for _, f := range e.Mentions[i].told {
			add(toldWeight/telling*float64(f.Value), 23, f.Key)
			add(toldWeight/telling*float64(f.Value), 24, f.Key, group)
		}
	}
	for i := range e.Mentions {
		m := &e.Mentions[i]
		w := 0.4 * min(1/math.Sqrt(n), 2/n) // many mentions outweigh nothing by their number
		for _, f := range m.near {
			add(w, 21, f)
			add(w, 22, f, group)
		}
	}
	return fs
}

// Cues are the words that spoke most for a label, of all mentions, each by the weight of
// the voice that says it: at most [attitude.MaxCues], in text order.
func (e *Evidence) Cues(l attitude.Label) []nlp.Span {
	told := map[nlp.Span]float64{} // the most by one mention, for several may share a sentence
	for i := range e.Mentions {
		m := &e.Mentions[i]
		for _, c := range m.Cues[l] {
			if w := share[m.Voice] * c.Weight; w > told[c.Span] {
				told[c.Span] = w
			}
		}
	}
	cues := slices.SortedFunc(maps.Keys(told), func(a, b nlp.Span) int {
		return cmp.Or(cmp.Compare(told[b], told[a]), a.Start-b.Start)
	})
	cues = cues[:min(attitude.MaxCues, len(cues))]
	slices.SortFunc(cues, func(a, b nlp.Span) int { return a.Start - b.Start })
	return cues
}

// Judge says what the author thinks of an entity: the label and the
// probabilities of favor, neutral and against. An entity that only the
// apparatus names is neutral, and no side is taken where the mentions, weighed
// by their voices, lean clearly to the other.
func (m *Model) Judge(e Evidence) (attitude.Label, [3]float64) {
	const clearly = 0.5
	if !slices.ContainsFunc(e.Mentions, func(m Mention) bool { return m.Voice != Page }) {
		return attitude.Neutral, [3]float64{attitude.Neutral: 1}
	}
	var p [3]float64
	m.linear.Probabilities(p[:], e.features())
	lean := e.lean()
	best := attitude.Neutral
	if lean > -clearly && p[attitude.Favor]*m.lift[attitude.Favor] > p[best]*m.lift[best] {
		best = attitude.Favor
	}
	if lean < clearly && p[attitude.Against]*m.lift[attitude.Against] > p[best]*m.lift[best] {
		best = attitude.Against
	}
	return best, p
}
