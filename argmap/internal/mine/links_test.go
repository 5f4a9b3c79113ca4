package mine

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"opedmap/nlp"
	"opedmap/nlp/vector"
)

// linkCases makes texts of components at random. Each leads to the neighbour whose
// first number is the larger one, or to the thesis if that is below -0.5.
func linkCases(n int, weight float64) []VerdictCase {
	rng := rand.New(rand.NewPCG(5, 6))
	random := func() float32 { return float32(rng.NormFloat64()) }
	out := make([]VerdictCase, n)
	for t := range out {
		const size = 6
		in := &linkInput{make([][netNumbers]float32, size), make([][]possibleLink, size)}
		c := VerdictCase{links: in, weight: weight}
		for i := range in.numbers {
			for k := range in.numbers[i] {
				in.numbers[i][k] = random()
			}
		}
		for i := range size {
			in.links[i] = []possibleLink{{head: rootHead, place: 1, pair: [netPair]float32{2: random()}}}
			best, right := float32(-0.5), 0
			for _, d := range []int{-1, 1} {
				j := i + d
				if j < 0 || j >= size {
					continue
				}
				if x := in.numbers[j][0]; x > best {
					best, right = x, len(in.links[i])
				}
				in.links[i] = append(in.links[i], possibleLink{j, 1 + len(in.links[i]), d + near, [netPair]float32{random(), random(), random()}})
			}
			c.right = append(c.right, right)
		}
		out[t] = c
	}
	return out
}

// likelihood is the sum of the log-probabilities of the right links of a text, hits
// how many of them come first.
func likelihood(net linkNet, c *VerdictCase, keep func() float32) (sum float64, hits int) {
	s := net.forward(c.links, keep)
	for i, links := range c.links.links {
		p := net.logProbabilities(s, i, links, nil)
		sum += p[c.right[i]]
		if p[c.right[i]] == slices.Max(p) {
			hits++
		}
	}
	return sum, hits
}

// What is added to a weight changes the loss as the gradient says, in every layer
// and with units left out.
func TestLinkGradient(t *testing.T) {
	c := linkCases(1, 2)[0]
	net := newLinkNet([]*VerdictCase{&c}, rand.New(rand.NewPCG(1, 2)))
	for k := netLayout.out; k < netLayout.scale; k++ { // let the first layers matter more than they do at first
		net[k] *= 20
	}
	mask := func() func() float32 { // the same factors on every call
		rng := rand.New(rand.NewPCG(3, 4))
		return func() float32 { return float32(rng.IntN(2)) * 2 }
	}
	g := make([]float32, len(net))
	net.gradient(&c, g, mask())
	loss := func() float64 {
		sum, _ := likelihood(net, &c, mask())
		return -2 * sum
	}
	l := &netLayout
	begins := []int{l.in, l.bias, l.tail, l.head, l.offset, l.pair, l.pair + netHidden, l.pair + 2*netHidden, l.out, l.thesis, l.scale, l.size}
	for b, at := range begins[:len(begins)-1] {
		matter := 0
		stride := max(1, (begins[b+1]-at)/400)
		for k := at; k < begins[b+1]; k += stride {
			const step = 1e-3
			old := net[k]
			net[k] = old + step
			up := loss()
			net[k] = old - step
			down := loss()
			net[k] = old
			got, want := float64(g[k]), (up-down)/(2*step)
			if math.Abs(got-want) > 0.02+0.05*math.Abs(want) {
				t.Errorf("weight %d of the layer at %d: gradient %.4f, the loss rises by %.4f", k-at, at, got, want)
			}
			if math.Abs(want) > 0.05 {
				matter++
			}
		}
		if matter == 0 {
			t.Errorf("no weight of the layer at %d matters to the loss", at)
		}
	}
}

// A network finds which number of a head decides, and says so of texts that it
// did not see and of which the second reading knows nothing.
func TestTrainLinks(t *testing.T) {
	cases := linkCases(600, 1)
	net := trainLinks(cases[:500])
	hits, all := 0, 0
	for i := range cases[500:] {
		c := &cases[500+i]
		_, n := likelihood(net, c, nil)
		hits += n
		all += len(c.right)
	}
	if 4*hits < 3*all {
		t.Errorf("%d of %d links found", hits, all)
	}
	if again := trainLinks(cases[:500]); !slices.Equal(net, again) {
		t.Error("a second training gives other weights")
	}
	if trainLinks([]VerdictCase{{weight: 1}}) != nil {
		t.Error("a network was learnt from nothing")
	}
}

// What the network reads of a text that is linked in two chunks fits its layers,
// and what it says are the probabilities of links to near heads.
func TestJudgeLinks(t *testing.T) {
	const n = chunk + 40
	d, err := nlp.Parse(strings.Repeat("Taxes help the poor. Schools need taxes.\n\n", n/2), nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	var spans []nlp.Span
	for _, s := range d.Sentences {
		spans = append(spans, nlp.Span{Start: s.Start, End: s.End - 1})
	}
	if len(spans) != n {
		t.Fatalf("%d sentences, want %d", len(spans), n)
	}
	net := make(linkNet, netLayout.size)
	rng := rand.New(rand.NewPCG(7, 8))
	for k := range net {
		net[k] = float32(rng.NormFloat64())
	}
	for k := range netNumbers {
		net[netLayout.spread+k] = 1
	}
	for _, draft := range []*Draft{nil, {}} { // with a draft, training looks farther
		v := NewView(d, nil)
		v.Learn = true
		m := NewMap(v, spans, make([][kinds]float64, n))
		m.draft = draft
		rd := &reading{attach: make([][]edge, n)}
		for i := range rd.attach {
			rd.attach[i] = []edge{{rootHead, -3}, {rootHead, -3}}
			for _, j := range m.candidates(i) {
				rd.attach[i] = append(rd.attach[i], edge{j, -3})
			}
		}
		gs := make([][grounds]float64, n)
		if row := m.numbers(nil, &m.nodes[0], &gs[0]); len(row) != netNumbers {
			t.Fatalf("%d numbers of a component, want %d", len(row), netNumbers)
		}
		in := m.linkInput(rd, gs)
		net.judge(rd, in)
		for i, links := range in.links {
			sum := 0.0
			score := float32(-math.Log(float64(len(rd.attach[i]) - 1))) // all heads are as probable
			for _, l := range links {
				if l.offset < 0 || l.offset >= netOffsets || l.head != rootHead && (l.head/chunk != i/chunk || l.head == i || l.head != rd.attach[i][l.place].head) {
					t.Fatalf("component %d: link %+v", i, l)
				}
				sum += math.Exp(rd.attach[i][l.place].score)
				want := possibleLink{head: l.head, place: l.place, pair: [netPair]float32{2: l.score()}}
				if l.head != rootHead {
					a, h := &m.nodes[i], &m.nodes[l.head]
					want.offset = l.head - i + near
					if i/2 == l.head/2 { // a paragraph holds two sentences
						want.offset += netOffsets / 2
					}
					want.pair[0], want.pair[1] = float32(shared(a, h)), float32(vector.Dot(a.vec[:], h.vec[:]))
				}
				if l != want || math.Abs(float64(l.score()-score)) > 1e-5 {
					t.Fatalf("component %d: link %+v, want %+v with the score %g", i, l, want, score)
				}
			}
			if math.Abs(sum-1) > 1e-6 || rd.attach[i][0].score != -3 {
				t.Fatalf("component %d: probabilities of links add up to %g, score as the thesis %g, want -3", i, sum, rd.attach[i][0].score)
			}
		}
	}
}

func TestDropout(t *testing.T) {
	keep := dropout(rand.New(rand.NewPCG(1, 2)))
	const n = 20000
	sum, out := 0.0, 0
	for range n {
		x := keep()
		sum += float64(x)
		if x == 0 {
			out++
		}
	}
	if share := float64(out) / n; math.Abs(share-netDropout) > 0.02 || math.Abs(sum/n-1) > 0.03 {
		t.Errorf("%.3f left out, mean factor %.3f; want %.1f, 1", share, sum/n, netDropout)
	}
}

// The right link by genre: claims of posts that lead nowhere bear on the thesis,
// what leads to a major claim does, and a head out of reach is not to be had.
func TestRightLinks(t *testing.T) {
	in := &linkInput{links: [][]possibleLink{{{head: rootHead}}, {{head: rootHead}, {head: 0}, {head: 2}}, {{head: rootHead}}, {{head: rootHead}, {head: 2}}}}
	text := &RelateText{View: &View{Genre: Post}, Gold: []Component{
		{Kind: MajorClaim, Parent: -1}, {Kind: Premise, Parent: 2}, {Kind: Claim, Parent: -1}, {Kind: Premise, Parent: 1}}}
	if got, want := rightLinks(text, in), []int{-1, 2, 0, -1}; !slices.Equal(got, want) {
		t.Errorf("post: %v, want %v", got, want)
	}
	text.View.Genre = Oped
	text.Gold[2].Parent = 0
	text.Gold[1].Kind = 0
	if got, want := rightLinks(text, in), []int{-1, -1, 0, -1}; !slices.Equal(got, want) {
		t.Errorf("op-ed: %v, want %v", got, want)
	}
	text.Gold[2].Parent = -1
	if got := rightLinks(text, in)[2]; got != -1 {
		t.Errorf("a claim of an op-ed that leads nowhere: %d, want -1", got)
	}
}
