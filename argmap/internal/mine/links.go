package mine

import (
	"math"

	"opedmap/nlp/dense"
	"opedmap/nlp/vector"
)

// A linkNet has the last word on links, but those of microtexts, given that a
// component is not the thesis: a network of two hidden layers over a few dozen
// numbers of both ends of each possible link. The scorers before it add up features
// one by one; it sees which of their sums go together. It holds its weights in the
// order of netLayout; nil changes nothing. Templates that a [View] hides are not
// hidden from it.
type linkNet []float32

// Sizes of the network.
const (
	netHidden  = 64
	netFlags   = 8                                                      // of a node, from flagModal to flagName
	netPlaces  = 9                                                      // see [Map.numbers]
	netNumbers = grounds + netFlags + netPlaces + blockClasses + genres // of a component
	netPair    = 3                                                      // of a link
	netOffsets = 2 * (2*near + 1)                                       // by distance, across paragraphs and within one
)

// netLayout tells where the layers lie among the weights, those that one number goes
// into side by side.
var netLayout = func() (l struct {
	mean, spread, in, bias, tail, head, offset, pair, out, thesis, scale, size int
}) {
	next := func(n int) int {
		l.size += n
		return l.size - n
	}
	l.mean, l.spread = next(netNumbers), next(netNumbers) // of the numbers
	l.in, l.bias = next(netNumbers*netHidden), next(netHidden)
	l.tail, l.head = next(netHidden*netHidden), next(netHidden*netHidden) // of a component as the tail of a link and as its head
	l.offset = next(netOffsets * netHidden)
	l.pair = next(netPair * netHidden)
	l.out, l.thesis = next(netHidden), next(netHidden) // of links to components, and to the thesis
	l.scale = next(1)                                  // of what the second reading says of a link
	return l
}()

// farOff bounds a number, in standard deviations from its mean.
const farOff = 4

// leastLink is the lowest log-probability of a link that the network sees, given
// that its component is not the thesis.
const leastLink = -8

// linkInput is what the network reads of a text.
type linkInput struct {
	numbers [][netNumbers]float32
	links   [][]possibleLink // of each component, the first to the thesis
}

// A possibleLink is one that a component may have.
type possibleLink struct {
	head   int // rootHead for the thesis
	place  int // among the heads of the reading
	offset int // row of the offsets
	// pair tells how many stems the ends share, how alike their meaning is, and
	// what the second reading says of the link.
	pair [netPair]float32
}

// score is what the second reading says of a link.
func (l *possibleLink) score() float32 { return l.pair[netPair-1] }

// linkInput lists what the network reads; gs are the grounds of the components.
func (m *Map) linkInput(rd *reading, gs [][grounds]float64) *linkInput {
	n := len(m.nodes)
	out := &linkInput{make([][netNumbers]float32, n), make([][]possibleLink, n)}
	var row []float32
	for i := range m.nodes {
		row = m.numbers(row[:0], &m.nodes[i], &gs[i])
		copy(out.numbers[i][:], row)
		out.links[i] = m.possibleLinks(rd, i, out.links)
	}
	return out
}

// numbers adds the numbers of a component.
func (m *Map) numbers(row []float32, a *node, g *[grounds]float64) []float32 {
	is := func(b bool) float32 {
		if b {
			return 1
		}
		return 0
	}
	b := &m.View.blocks[a.block]
	for _, x := range g {
		row = append(row, float32(x))
	}
	for f := range netFlags {
		row = append(row, is(a.flags>>f&1 != 0))
	}
	row = append(row, is(a.place == 0), is(a.place == a.of-1), float32(a.place)/float32(a.of), float32(a.of),
		float32(b.index), float32(b.of-b.index), float32(len(m.nodes)), float32(a.normsAfter), float32(m.View.sentences[a.sentence].overlap))
	for c := range uint8(blockClasses) {
		row = append(row, is(b.class == c))
	}
	for g := range Genre(genres) {
		row = append(row, is(m.View.Genre == g))
	}
	return row
}

// possibleLinks lists those of a component to the thesis and to near heads; before
// holds those of the components before it, which share as much with it.
func (m *Map) possibleLinks(rd *reading, i int, before [][]possibleLink) []possibleLink {
	heads := rd.attach[i][1:] // without that of being the thesis
	total := math.Inf(-1)
	for _, e := range heads {
		total = logAdd(total, e.score)
	}
	a := &m.nodes[i]
	out := make([]possibleLink, 0, len(heads))
	for k, e := range heads {
		l := possibleLink{head: e.head, place: 1 + k, pair: [netPair]float32{2: float32(max(e.score-total, leastLink))}}
		if e.head != rootHead {
			if e.head < i-near || e.head > i+near {
				continue
			}
			h := &m.nodes[e.head]
			l.offset = e.head - i + near
			if h.block == a.block {
				l.offset += 2*near + 1
			}
			var back *possibleLink
			if e.head < i {
				for k := range before[e.head] {
					if b := &before[e.head][k]; b.head == i {
						back = b
					}
				}
			}
			if back != nil {
				l.pair[0], l.pair[1] = back.pair[0], back.pair[1]
			} else {
				l.pair[0], l.pair[1] = float32(shared(a, h)), float32(vector.Dot(a.vec[:], h.vec[:]))
			}
		}
		out = append(out, l)
	}
	return out
}

// judge replaces what a reading says of the links of each component: from then on
// their probabilities are those given that it is not the thesis.
func (net linkNet) judge(rd *reading, in *linkInput) {
	s := net.forward(in, nil)
	for i, links := range in.links {
		for k, p := range net.logProbabilities(s, i, links, nil) {
			rd.attach[i][links[k].place].score = p
		}
	}
}

// logProbabilities are those of the links of component i; units, if not nil, takes
// the second hidden layer of each.
func (net linkNet) logProbabilities(s *linkState, i int, links []possibleLink, units [][netHidden]float32) []float64 {
	out := make([]float64, len(links))
	for k := range links {
		var u *[netHidden]float32
		if units != nil {
			u = &units[k]
		}
		out[k] = float64(net.score(s, i, &links[k], u))
	}
	logSoftmax(out)
	return out
}

// A linkState is what the network makes of each component.
type linkState struct {
	numbers            [][netNumbers]float32 // standardised
	hidden, tail, head [][netHidden]float32
	kept               [][netHidden]float32 // factors of the hidden units, in training
}

// forward reads the components; keep, in training, gives a factor for each number
// and each hidden unit.
func (net linkNet) forward(in *linkInput, keep func() float32) *linkState {
	n := len(in.numbers)
	units := func() [][netHidden]float32 { return make([][netHidden]float32, n) }
	s := &linkState{numbers: make([][netNumbers]float32, n), hidden: units(), tail: units(), head: units()}
	if keep != nil {
		s.kept = units()
	}
	l := &netLayout
	for i := range n {
		numbers, hidden := &s.numbers[i], &s.hidden[i]
		for k, x := range in.numbers[i] {
			numbers[k] = min(max((x-net[l.mean+k])/net[l.spread+k], -farOff), farOff)
			if keep != nil {
				numbers[k] *= keep()
			}
		}
		copy(hidden[:], net[l.bias:])
		dense.Combine(hidden[:], net[l.in:], numbers[:])
		for h, x := range hidden {
			hidden[h] = max(0, x)
			if keep != nil {
				s.kept[i][h] = keep()
				hidden[h] *= s.kept[i][h]
			}
		}
		dense.Combine(s.tail[i][:], net[l.tail:], hidden[:])
		dense.Combine(s.head[i][:], net[l.head:], hidden[:])
	}
	return s
}

// score is what the network says of a link of component i; units, if not nil,
// takes the second hidden layer.
func (net linkNet) score(s *linkState, i int, e *possibleLink, units *[netHidden]float32) float32 {
	l := &netLayout
	sum := net[l.scale] * e.score()
	if e.head == rootHead {
		return sum + dense.Dot(net[l.thesis:][:netHidden], s.hidden[i][:])
	}
	row := func(at int) *[netHidden]float32 { return (*[netHidden]float32)(net[at:]) }
	tail, head, offset, out := &s.tail[i], &s.head[e.head], row(l.offset+e.offset*netHidden), row(l.out)
	p, q, r := row(l.pair), row(l.pair+netHidden), row(l.pair+2*netHidden)
	for h := range netHidden {
		x := max(0, tail[h]+head[h]+offset[h]+p[h]*e.pair[0]+q[h]*e.pair[1]+r[h]*e.pair[2])
		if units != nil {
			units[h] = x
		}
		sum += out[h] * x
	}
	return sum
}
