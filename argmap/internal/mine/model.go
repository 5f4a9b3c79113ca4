package mine

import (
	_ "embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"sync"

	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// A Model is everything that was trained to mine a text. It is safe for
// concurrent use.
type Model struct {
	Segmenter *Segmenter
	First     *Reader // drafts what Relater decides
	Relater   *Relater
	Genre     *linear.Model
	Curves    [Calibrations][genres]Curve
}

// GenreOf guesses the genre of a text: an op-ed, unless something else is probable
// enough, for op-eds differ most among themselves. One of many words is no microtext,
// and its likeness to one is doubt about the rest; a text of fewer than
// [fewTokens], two or three sentences, is no post, which may do without a thesis, unless
// it says so ("CMV: …", change my view).
func (m *Model) GenreOf(v *View) Genre {
	if changeMyView.MatchString(v.Doc.Text) {
		return Post
	}
	p := m.Genre.Probabilities(nil, v.GenreFeatures())
	sure := sureGenre
	switch n := len(v.Doc.Tokens); {
	case n > manyTokens:
		p[Microtext] = 0
		sure[Post] = surePost
	case n < fewTokens:
		p[Post] = 0
	}
	if g := Genre(linear.Best(p)); p[g] >= sure[g] {
		return g
	}
	return Oped
}

// changeMyView is how the title of a post in that forum begins; an op-ed may well begin
// with the virus of that name.
var changeMyView = regexp.MustCompile(`^\s*CMV(?::|\s+[-–—]\s)`)

// Lengths of texts that tell their genre.
const (
	manyTokens = 350 // twice the longest microtext
	fewTokens  = 35  // fewer than all microtexts but two, and than seven in eight posts
)

// sureGenre is how probable a genre must be. All essays of the corpus' development
// part reach 0.85; letters to the editor, which the corpora do not hold, came to 0.45
// to 0.8 with an earlier model. A post and a microtext are likelier than all else
// together: in cross-validation 203 of 214 posts of [fewTokens] or more are, and so are 12
// of 2,400 openings and wholes of the held-out op-eds, in lines of sentences or not.
var sureGenre = [genres]float64{Essay: 0.85, Microtext: 0.5, Post: 0.5}

// surePost is how probable a post of many words must be: few are that long, and
// speeches and hearings look like them at less. It costs one of 28 long posts.
const surePost = 0.7

// Mine finds the components of a view and relates them. With spans, which
// stand in text order without overlap, these are kept as the components. Without them
// it finds none in a text that is not English.
func (m *Model) Mine(v *View, spans []nlp.Span) []Component {
	given := spans != nil
	if !given && v.foreign() {
		return nil
	}
	if v.Genre != Post && v.linesAreSentences() {
		v = v.inStanzas()
	}
	units := m.Segmenter.score(v, given)
	switch {
	case given:
	case v.Genre == Microtext:
		// The microtexts are cut into stretches without gaps, markers and full
		// stops included; the essays show what a component is.
		w := *v
		w.Genre = Essay
		spans = m.Segmenter.Spans(&w)
	default:
		var reserve []nlp.Span
		spans, reserve = m.Segmenter.spans(units, v.Genre)
		spans = m.addThesis(v, units, spans, reserve)
	}
	components := NewMap(v, spans, kindsOf(v, units, spans))
	out := m.Relater.Relate(components, m.First.Draft(components))
	m.calibrate(v, out, given)
	return out
}

//go:embed weights.bin
var embedded []byte

// Load reads the embedded model, once in a process.
var Load = sync.OnceValues(func() (*Model, error) { return Parse(embedded) })

// Encode writes the model as a weights file.
func (m *Model) Encode() ([]byte, error) {
	f := weights.File{}
	m.Segmenter.table.packed.Save(f, "segment")
	for g, d := range m.Segmenter.form {
		f[entry("shape", g)] = weights.Quantize(d.shape)
		f[entry("transition", g)] = weights.Floats(d.transition)
	}
	f["borders"] = m.Segmenter.borders.encode()
	f["threshold"] = weights.Floats(m.Segmenter.Threshold[:])
	m.Genre.Save(f, "genre")
	m.First.save(f, "first.")
	m.Relater.Reader.save(f, "")
	for name, c := range m.Relater.own() {
		c.packed.Save(f, name)
	}
	var flat []float32
	for _, w := range m.Relater.Verdict.weighings() {
		for _, x := range w {
			flat = append(flat, float32(x))
		}
	}
	f["verdict"] = weights.Floats(flat)
	if net := m.Relater.Verdict.links; net != nil {
		f["links"] = weights.Floats(net)
	}
	for c := range m.Curves {
		for g, v := range m.Curves[c] {
			f[entry("curve", c, g)] = slices.Concat(weights.Floats(v.Lean[:]), weights.Floats(v.X), weights.Floats(v.Y))
		}
	}
	return f.Encode()
}

// entry names one of several blocks of a weights file that are alike.
func entry(block string, at ...int) string {
	for _, i := range at {
		block += "." + strconv.Itoa(i)
	}
	return block
}

func (r *Reader) save(f weights.File, prefix string) {
	for name, c := range r.choosers() {
		c.packed.Save(f, prefix+name)
	}
	var flat []float32
	for _, g := range r.compatible {
		for _, a := range g {
			for _, k := range a {
				flat = append(flat, float32(k))
			}
		}
	}
	f[prefix+"compatible"] = weights.Floats(flat)
}

// Parse reads what [Model.Encode] wrote. The error wraps [weights.ErrFormat].
func Parse(b []byte) (*Model, error) {
	f, err := weights.Decode(b)
	if err != nil {
		return nil, err
	}
	genre, err := linear.Load(f, "genre")
	if err == nil && len(genre.Labels) != genres {
		err = fmt.Errorf("%w: %d genres", weights.ErrFormat, len(genre.Labels))
	}
	m := &Model{Segmenter: &Segmenter{}, First: &Reader{}, Relater: &Relater{}, Genre: genre}
	errs := []error{err}
	for c := range m.Curves {
		for g := range m.Curves[c] {
			v, err := weights.ParseFloats(f[entry("curve", c, g)])
			if err == nil && (len(v) < 2 || len(v)%2 != 0) {
				err = fmt.Errorf("%w: a curve of %d numbers", weights.ErrFormat, len(v))
			}
			errs = append(errs, err)
			if err == nil {
				n := len(v) / 2
				m.Curves[c][g] = Curve{Lean: [2]float32(v), X: v[2 : n+1], Y: v[n+1:]}
			}
		}
	}
	table := func(name string, width int) *genreTable {
		t, err := linear.LoadPacked(f, name)
		if err == nil && t.Width != width*(1+genres) {
			err = fmt.Errorf("%w: %s is %d wide", weights.ErrFormat, name, t.Width)
		}
		errs = append(errs, err)
		return &genreTable{packed: t, width: width}
	}
	floats := func(v []float32, err error, n int) []float32 {
		if err == nil && len(v) != n {
			err = fmt.Errorf("%w: %d numbers, want %d", weights.ErrFormat, len(v), n)
		}
		errs = append(errs, err)
		return v
	}
	s := m.Segmenter
	s.table = table("segment", kinds)
	for g := range s.form {
		v, err := weights.Dequantize(f[entry("shape", g)])
		s.form[g].shape = floats(v, err, shapeSize)
		v, err = weights.ParseFloats(f[entry("transition", g)])
		s.form[g].transition = floats(v, err, transitionSize)
	}
	if !s.borders.decode(f["borders"]) {
		errs = append(errs, fmt.Errorf("%w: %d bytes of borders", weights.ErrFormat, len(f["borders"])))
	}
	v, err := weights.ParseFloats(f["threshold"])
	copy(s.Threshold[:], floats(v, err, genres))
	for prefix, r := range map[string]*Reader{"first.": m.First, "": &m.Relater.Reader} {
		for name, c := range r.choosers() {
			c.genreTable = table(prefix+name, width[name])
		}
		v, err := weights.ParseFloats(f[prefix+"compatible"])
		for i, x := range floats(v, err, genres*attachments*kinds) {
			r.compatible[i/(attachments*kinds)%genres][i/kinds%attachments][i%kinds] = float64(x)
		}
	}
	r := m.Relater
	for name, c := range r.own() {
		c.genreTable = table(name, width[name])
	}
	v, err = weights.ParseFloats(f["verdict"])
	r.Verdict = &Verdict{}
	ws := r.Verdict.weighings()
	for k, x := range floats(v, err, grounds*len(ws)) {
		ws[k/grounds%len(ws)][k%grounds] = float64(x)
	}
	if b, ok := f["links"]; ok {
		v, err = weights.ParseFloats(b)
		r.Verdict.links = floats(v, err, netLayout.size)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return m, nil
}

// width is the number of columns of each chooser.
var width = map[string]int{"component": rootColumns.first + rootColumns.n, "head": 1, "turn": turns, "sign": 3, "evidence": NumEvidence}

func (r *Reader) choosers() map[string]*chooser {
	return map[string]*chooser{"component": &r.component, "head": &r.head, "turn": &r.turn}
}

// own are the choosers that a relater has beside those of its reader.
func (r *Relater) own() map[string]*chooser {
	return map[string]*chooser{"sign": &r.sign, "evidence": &r.evidence}
}
