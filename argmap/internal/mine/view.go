package mine

import (
	"slices"
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// A View is a document as the miner's features see it. It is made once for a
// text and read by every stage.
type View struct {
	Doc       *nlp.Document
	Genre     Genre
	atoms     []atom // one for each token, with padding at both ends
	sentences []sentence
	blocks    []block         // one for each paragraph
	title     map[uint64]bool // stems of headings
	headline  meaning         // of the headings above the text, none if there are none
	masks     []mask          // one for each token
	apparatus int             // parts other than headlines
	// Learn lists the features for training.
	Learn bool
	// Off hides feature templates from training and mining, to measure what
	// they are worth; nil hides none.
	Off *Templates
	// Agreement gives the log-odds that the words of span a support those of
	// span b, as a further feature of a link's sign, to measure what a judge of
	// stance is worth; nil in every other use.
	Agreement func(a, b nlp.Span) float64
}

// Templates is a set of feature templates, by number.
type Templates [2048]bool

// ForUse is the view as an analysis has it, not a training.
func (v *View) ForUse() *View {
	out := *v
	out.Learn = false
	return &out
}

func (v *View) keyList() *keyList {
	return &keyList{keys: make([]uint64, 0, 32), copies: v.Learn, salt: v.Genre.salt(), off: v.Off}
}

// A mask says what a token is to the argument.
type mask uint8

const (
	plain  mask = iota
	hidden      // apparatus: stands in no component
	heading
)

// pad is the number of empty atoms before the first and after the last token,
// so that features may look around without bounds checks.
const pad = 3

// An atom is a token reduced to numbers.
type atom struct {
	word, stem   uint64 // hashes of the lower-case form and of its stem
	tag          uint8
	coarse, fine uint16 // vector clusters, 0 when unknown
	row          int32  // row of the word's vector, -1 when unknown
	class        class
}

// class holds what a token's tag and form say about it.
type class uint16

const (
	verb class = 1 << iota
	modal
	comma
	quote
	number
	content // noun, verb, adjective or adverb with a meaning of its own
	pronoun
	stopMark // sentence-final punctuation
	negation
	capital
	firstPerson
)

type sentence struct {
	nlp.Sentence
	paraClass, place uint8
	ctx              uint64    // place of the sentence in paragraph and text
	skip             bool      // apparatus
	overlap          uint8     // content stems shared with the title, at most 3
	norm             uint64    // how it says what ought to be, 0 if it does not
	lines            uint64    // how line ends part it from its neighbours, see [View.rule]
	by               *sentence // announces the list in which it stands, nil if it stands in none
}

type block struct {
	first, last int // sentences
	class       uint8
	index, of   int // among the body paragraphs
	tone        tone
	normsBefore int // sentences of earlier paragraphs that say what ought to be
	normsAfter  int
}

// Paragraph classes.
const (
	titleBlock uint8 = iota
	firstBlock
	middleBlock
	lastBlock
	onlyBlock
)

var tagIDs = func() map[string]uint8 {
	m := map[string]uint8{}
	for i, t := range strings.Fields("CC CD DT EX FW IN JJ JJR JJS LS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB . , : -LRB- -RRB- `` '' $ # HYPH NFP ADD AFX") {
		m[t] = uint8(i + 1)
	}
	return m
}()

// colonTag is the tag of colons, semicolons and dashes.
var colonTag = tagIDs[":"]

// numTags is above every tag id; 0 is the id of tags not in the list.
const numTags = 64

// Sentence-relative tag ids of the padding.
const edgeTag = numTags - 1

// NewView reads a document whose apparatus is known. The View's document is
// the given one without the tokens of note marks and of emphasis: they may stand
// inside a component and tell nothing.
func NewView(doc *nlp.Document, parts []apparatus.Part) *View {
	doc = withoutMarks(doc, parts)
	v := &View{Doc: doc, title: map[uint64]bool{}, masks: masks(doc, parts)}
	for _, p := range parts {
		if p.Label != apparatus.Headline {
			v.apparatus++
		}
	}
	v.atoms = make([]atom, len(doc.Tokens)+2*pad)
	for i := range v.atoms {
		v.atoms[i] = atom{tag: edgeTag, row: -1}
	}
	for i := range doc.Tokens {
		if v.masks[i] != hidden {
			v.atoms[i+pad] = newAtom(&doc.Tokens[i], doc.Word(i))
		}
	}
	v.findModals()
	v.readAs()
	v.sentences = make([]sentence, len(doc.Sentences))
	for i, s := range doc.Sentences {
		v.sentences[i].Sentence = s
	}
	v.rule()
	v.layOut()
	return v
}

// layOut places the sentences in the paragraphs of the document, and these in the text.
func (v *View) layOut() {
	doc := v.Doc
	v.title, v.headline = map[uint64]bool{}, meaning{}
	v.blocks = make([]block, len(doc.Paragraphs))
	var body []int
	for i, p := range doc.Paragraphs {
		v.blocks[i] = block{first: p.First, last: p.Last, index: -1}
		if v.mostly(p, hidden) {
			for s := p.First; s < p.Last; s++ {
				v.sentences[s].skip = true
			}
			continue
		}
		if v.mostly(p, heading) {
			v.blocks[i].class = titleBlock
			v.addTitle(p, len(body) == 0)
			continue
		}
		body = append(body, i)
	}
	for n, i := range body {
		b := &v.blocks[i]
		b.index, b.of = n, len(body)
		switch {
		case len(body) == 1:
			b.class = onlyBlock
		case n == 0:
			b.class = firstBlock
		case n == len(body)-1:
			b.class = lastBlock
		default:
			b.class = middleBlock
		}
	}
	v.headline.normalise()
	for i := range v.blocks {
		v.place(i)
	}
	v.hear()
	v.announce()
}

// masks marks the tokens that lie in apparatus.
func masks(doc *nlp.Document, parts []apparatus.Part) []mask {
	out := make([]mask, len(doc.Tokens))
	t := 0
	for _, p := range parts {
		m := hidden
		if p.Label == apparatus.Headline {
			m = heading
		}
		for t < len(out) && doc.Tokens[t].End <= p.Start {
			t++
		}
		for k := t; k < len(out) && doc.Tokens[k].Start < p.End; k++ {
			out[k] = m
		}
	}
	return out
}

// longestMark is the length in bytes up to which a note is taken for a mark.
const longestMark = 6

// withoutMarks copies a document and leaves out the tokens of note marks and of
// emphasis.
func withoutMarks(doc *nlp.Document, parts []apparatus.Part) *nlp.Document {
	var marks []nlp.Span
	for _, p := range parts {
		if p.Label == apparatus.Note && p.Len() <= longestMark {
			marks = append(marks, p.Span)
		}
	}
	emphasis := func(i int) bool { return doc.Tokens[i].Tag == "NFP" && doc.Emphasis(i) }
	if len(marks) == 0 && !slices.ContainsFunc(doc.Tokens, func(t nlp.Token) bool { return t.Tag == "NFP" }) {
		return doc
	}
	out := &nlp.Document{Text: doc.Text, Paragraphs: doc.Paragraphs, Sentences: slices.Clone(doc.Sentences)}
	at := make([]int, len(doc.Tokens)+1) // old token → new one
	for i, t := range doc.Tokens {
		at[i] = len(out.Tokens)
		for len(marks) > 0 && marks[0].End <= t.Start {
			marks = marks[1:]
		}
		if !emphasis(i) && (len(marks) == 0 || !marks[0].Overlaps(t.Span)) {
			out.Tokens = append(out.Tokens, t)
		}
	}
	at[len(doc.Tokens)] = len(out.Tokens)
	for i := range out.Sentences {
		s := &out.Sentences[i]
		s.First, s.Last = at[s.First], at[s.Last]
	}
	return out
}

// mostly reports whether more than half of a paragraph's tokens have a mask.
func (v *View) mostly(p nlp.Paragraph, m mask) bool {
	first, last := v.Doc.Sentences[p.First].First, v.Doc.Sentences[p.Last-1].Last
	n := 0
	for i := first; i < last; i++ {
		if v.masks[i] == m {
			n++
		}
	}
	return 2*n > last-first
}

// addTitle notes the words of a heading; above tells whether it stands above the
// text.
func (v *View) addTitle(p nlp.Paragraph, above bool) {
	for i := v.Doc.Sentences[p.First].First; i < v.Doc.Sentences[p.Last-1].Last; i++ {
		if a := v.at(i); a.class&content != 0 {
			v.title[a.stem] = true
			if above {
				v.headline.add(a)
			}
		}
	}
}

func (v *View) place(i int) {
	b := &v.blocks[i]
	for s := b.first; s < b.last; s++ {
		t := &v.sentences[s]
		t.paraClass = b.class
		switch n := b.last - b.first; {
		case n == 1:
			t.place = 0
		case s == b.first:
			t.place = 1
		case s == b.last-1:
			t.place = 4
		case s == b.first+1:
			t.place = 2
		default:
			t.place = 3
		}
		t.ctx = uint64(b.class)*8 + uint64(t.place)
		n := 0
		for k := t.First; k < t.Last; k++ {
			if a := v.at(k); a.class&content != 0 && v.title[a.stem] {
				n++
			}
		}
		t.overlap = uint8(min(n, 3))
	}
}

// findModals makes modals of "has to" and "needs to" before a verb, as "must" is one.
func (v *View) findModals() {
	ts := v.Doc.Tokens
	for i := range max(len(ts)-2, 0) {
		if a := v.at(i); a.class&verb != 0 && duties[ts[i].Lower] && ts[i+1].Lower == "to" && ts[i+2].Tag == "VB" {
			a.class |= modal
		}
	}
}

// duties are the verbs that say what must be done when "to" follows.
var duties = map[string]bool{"has": true, "have": true, "need": true, "needs": true}

func (v *View) at(i int) *atom { return &v.atoms[i+pad] }

func newAtom(t *nlp.Token, word string) atom {
	a := atom{word: linear.String(t.Lower), stem: linear.String(t.Stem), tag: tagIDs[t.Tag], row: int32(vector.Index(t.Lower))}
	if a.row >= 0 {
		c, f := vector.Clusters(int(a.row))
		a.coarse, a.fine = uint16(c)+1, uint16(f)+1
	}
	switch t.Tag {
	case "VB", "VBD", "VBG", "VBN", "VBP", "VBZ":
		a.class |= verb
		if !auxiliary[t.Lower] {
			a.class |= content
		}
	case "MD":
		a.class |= verb | modal
	case "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS":
		a.class |= content
	case "RB", "RBR", "RBS":
		if strings.HasSuffix(t.Lower, "ly") {
			a.class |= content
		}
	case "CD":
		a.class |= number
	case ",":
		a.class |= comma
	case "``", "''":
		a.class |= quote
	case ".":
		a.class |= stopMark
	case "PRP", "PRP$":
		a.class |= pronoun
	}
	switch t.Lower {
	case "not", "n't", "no", "never", "nor", "none", "neither", "nothing", "without", "hardly":
		a.class |= negation
	case "i", "we", "my", "our", "me", "us":
		a.class |= firstPerson
	}
	if word != "" && word[0] >= 'A' && word[0] <= 'Z' {
		a.class |= capital
	}
	return a
}

var auxiliary = map[string]bool{
	"be": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "am": true,
	"have": true, "has": true, "had": true, "having": true, "do": true, "does": true, "did": true, "'s": true, "'re": true, "'ve": true, "'m": true, "'d": true,
}
