package mine

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"opedmap/nlp"
	"opedmap/nlp/vector"
)

// A node is a component as the link and stance features see it.
type node struct {
	nlp.Span
	first, last int // document tokens
	gap         int // first token of the words between the component before and this one
	sentence    int
	block       int
	place, of   int      // among the components of the paragraph
	index       int      // among the components of the text
	stems       []uint64 // of its words with a meaning of their own, each once, in ascending order
	vec         meaning
	kind        [kinds]float64 // log-probabilities from the segmenter
	recall      float64        // share of its content stems that occur elsewhere in the text
	flags       uint64
	heads       [3]uint64 // hashes of its first one, two, three words
	gapHash     uint64
	lead        uint64  // first word of the gap, or of the component where there is none
	claimRank   int     // among the components of its paragraph, by how much they look like claims to the segmenter
	majorRank   int     // among the components of the text, by how much they look like the thesis
	claimLead   float64 // how far it is ahead of the best, or of the second best when it is the best
	majorLead   float64
	onHeadline  float64           // likeness to the headline, -1 to 1, 0 where there is none
	central     [centralities]int // rank by likeness to the rest of the text, by several measures
	norm        uint64            // how it says what ought to be, 0 if it does not
	normsAfter  int               // components further on that say what ought to be
}

// Measures of what a component has in common with the rest of the text.
const (
	inMeaning   = iota // with all components
	inStems            // content stems
	inRareStems        // the same, those that few share not much less than the others
	inHeadings         // stems of headings
	inHeadline         // meaning of the headline
	centralities
)

// A meaning is the sum of word vectors, the rarer words weighing more, and once
// normalised its direction; zero for no words.
type meaning [vector.Size]float32

// rareness is what the words of the vector table weigh in a meaning, by row.
var rareness = sync.OnceValue(func() []float32 {
	out := make([]float32, vector.Len())
	for row := range out {
		out[row] = float32(1 / (1 + 0.2*math.Log1p(1000/float64(row+1))))
	}
	return out
})

// add adds a word.
func (m *meaning) add(a *atom) {
	if a.row < 0 {
		return
	}
	w := rareness()[a.row]
	for k, x := range vector.At(int(a.row)) {
		m[k] += w * x
	}
}

// normalise makes the length 1.
func (m *meaning) normalise() {
	if s := vector.Dot(m[:], m[:]); s > 0 {
		f := float32(1 / math.Sqrt(s))
		for k := range m {
			m[k] *= f
		}
	}
}

// A Map is a text with its components, ready to be typed and linked.
type Map struct {
	View  *View
	nodes []node
	draft *Draft // nil in the first reading
}

// paragraphs gives the components of each paragraph that has any.
func (m *Map) paragraphs() [][]node {
	var out [][]node
	for i := 0; i < len(m.nodes); {
		j := i
		for j < len(m.nodes) && m.nodes[j].block == m.nodes[i].block {
			j++
		}
		out = append(out, m.nodes[i:j])
		i = j
	}
	return out
}

// NewMap prepares components, which stand in text order without overlap. kind
// gives the log-probability of each kind for each component, as the segmenter
// sees it. The paragraphs of a post are its blocks between blank lines.
func NewMap(v *View, spans []nlp.Span, kind [][kinds]float64) *Map {
	if v.Genre == Post {
		v = v.inStanzas()
	}
	m := &Map{View: v, nodes: make([]node, len(spans))}
	frequency := map[uint64]int{}
	for i := range v.Doc.Tokens {
		if a := v.at(i); a.class&content != 0 {
			frequency[a.stem]++
		}
	}
	t := 0
	tokens := v.Doc.Tokens
	for i, s := range spans {
		n := &m.nodes[i]
		n.Span, n.index, n.kind = s, i, kind[i]
		for t < len(tokens) && tokens[t].End <= s.Start {
			t++
		}
		n.first = t
		for n.last = t; n.last < len(tokens) && tokens[n.last].Start < s.End; n.last++ {
		}
		if n.first == n.last { // a span without tokens: let it look at its neighbour
			n.first = min(t, max(0, len(tokens)-1))
			n.last = min(n.first+1, len(tokens))
		}
		if n.first < len(tokens) {
			n.sentence = tokens[n.first].Sentence
			n.block = v.Doc.Sentences[n.sentence].Paragraph
			n.gap = v.Doc.Sentences[n.sentence].First
		}
		if i > 0 && m.nodes[i-1].last > n.gap {
			n.gap = min(m.nodes[i-1].last, n.first)
		}
		m.describe(n, frequency)
	}
	for _, b := range m.paragraphs() {
		for k := range b {
			b[k].place, b[k].of = k, len(b)
		}
		rank(b, func(n *node) float64 { return logAdd(n.kind[1], n.kind[0]) - n.kind[2] }, func(n *node, r int, lead float64) { n.claimRank, n.claimLead = r, lead })
	}
	m.centre()
	norms := 0
	for i := len(m.nodes) - 1; i >= 0; i-- {
		n := &m.nodes[i]
		n.normsAfter = norms
		if n.norm = m.View.norm(n.first, n.last); n.norm > 0 {
			norms++
		}
	}
	rank(m.nodes, func(n *node) float64 { return n.kind[0] }, func(n *node, r int, lead float64) { n.majorRank, n.majorLead = r, lead })
	return m
}

// centre ranks the components by how much they have in common with the rest of
// the text: similarity of meaning, shared stems, shared stems weighed by
// rarity, stems shared with headings, and likeness to the headline.
func (m *Map) centre() {
	holders := map[uint64]int{}
	var mean [vector.Size]float32
	for i := range m.nodes {
		for _, s := range m.nodes[i].stems {
			holders[s]++
		}
		for k, x := range m.nodes[i].vec {
			mean[k] += x
		}
	}
	scores := make([][centralities]float64, len(m.nodes))
	for i := range m.nodes {
		n := &m.nodes[i]
		sc := &scores[i]
		sc[inMeaning] = vector.Dot(n.vec[:], mean[:])
		for _, s := range n.stems {
			others := float64(holders[s] - 1)
			sc[inStems] += others
			sc[inRareStems] += math.Log1p(others)
			if m.View.title[s] {
				sc[inHeadings]++
			}
		}
		sc[inRareStems] /= math.Sqrt(float64(len(n.stems) + 1))
		sc[inHeadline] = n.onHeadline
	}
	for c := range centralities {
		rank(m.nodes, func(n *node) float64 { return scores[n.index][c] }, func(n *node, r int, _ float64) {
			n.central[c] = r
			if c >= inHeadings && scores[n.index][c] == 0 { // no headings, or nothing shared: last
				n.central[c] = len(m.nodes)
			}
		})
	}
}

// rank tells each node its place by score, 0 for the best, and its distance to
// the best, or to the second best if it is the best itself.
func rank(nodes []node, score func(*node) float64, tell func(n *node, rank int, lead float64)) {
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score(&nodes[b]), score(&nodes[a])) })
	for r, i := range order {
		rival := order[0]
		if r == 0 {
			rival = order[min(1, len(order)-1)]
		}
		tell(&nodes[i], r, score(&nodes[i])-score(&nodes[rival]))
	}
}

// Flags of a node.
const (
	flagModal = 1 << iota
	flagFirstPerson
	flagNegation
	flagNumber
	flagQuestion
	flagQuote
	flagWhole // fills its sentence
	flagName
)

func (m *Map) describe(n *node, frequency map[uint64]int) {
	v := m.View
	for i := n.first; i < n.last; i++ {
		a := v.at(i)
		switch {
		case a.class&modal != 0:
			n.flags |= flagModal
		case a.class&firstPerson != 0:
			n.flags |= flagFirstPerson
		case a.class&negation != 0:
			n.flags |= flagNegation
		case a.class&number != 0:
			n.flags |= flagNumber
		case a.class&quote != 0:
			n.flags |= flagQuote
		case a.class&capital != 0 && i > n.first:
			n.flags |= flagName
		}
		if a.class&content == 0 {
			continue
		}
		n.stems = append(n.stems, a.stem)
		n.vec.add(a)
	}
	slices.Sort(n.stems)
	repeated, distinct := 0, n.stems[:0]
	for i := 0; i < len(n.stems); {
		s, first := n.stems[i], i
		for i < len(n.stems) && n.stems[i] == s {
			i++
		}
		if frequency[s] > i-first {
			repeated++
		}
		distinct = append(distinct, s)
	}
	if n.stems = distinct; len(n.stems) > 0 {
		n.recall = float64(repeated) / float64(len(n.stems))
	}
	n.vec.normalise()
	n.onHeadline = vector.Dot(n.vec[:], v.headline[:])
	if len(v.sentences) == 0 {
		return
	}
	s := &v.sentences[n.sentence]
	if n.first == s.First && n.last >= s.Last-1 {
		n.flags |= flagWhole
	}
	if s.Last > s.First && v.Doc.Tokens[s.Last-1].Lower == "?" {
		n.flags |= flagQuestion
	}
	h := uint64(0)
	for k := range 3 {
		h = mix(h ^ v.inSentence(s, n.first+k).word)
		n.heads[k] = h
	}
	for i := n.gap; i < n.first; i++ {
		n.gapHash = mix(n.gapHash ^ v.at(i).word)
	}
	n.lead = v.inSentence(s, n.gap).word
}

// shared counts the content stems of two nodes, at most 4.
func shared(a, b *node) uint64 {
	n := uint64(0)
	for i, k := 0, 0; i < len(a.stems) && k < len(b.stems) && n < 4; {
		switch x, y := a.stems[i], b.stems[k]; {
		case x < y:
			i++
		case x > y:
			k++
		default:
			i, k, n = i+1, k+1, n+1
		}
	}
	return n
}

// level rounds a number in 0 to 1 to one of n steps.
func level(x float64, n int) uint64 { return uint64(min(max(int(x*float64(n)), 0), n-1)) }
