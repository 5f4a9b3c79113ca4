// Package apparatus finds the parts of a page that are not its author's
// argument: headline, byline, dateline, notes and their marks, references, the
// author's biography, captions, tags and the page's boilerplate, in text pasted
// from web pages, wires and PDF files.
//
//	doc, err := nlp.Parse(text)
//	…
//	for _, p := range apparatus.Find(doc) {
//		fmt.Println(p.Label, p.Span.Text(text))
//	}
//
// A text is cut into units: lines, and parts of lines at sentence ends,
// separators and datelines. A linear-chain conditional random field (Lafferty,
// McCallum and Pereira 2001) with features of form, words, position and
// neighbours labels the units and joins those of one part, which never goes
// beyond its line; the lines of a hard-wrapped paragraph count as one. The marks
// of notes inside the running text are found by rule, and rules of form and place
// settle what the model leaves to chance: captions, appeals to the readers, titles,
// letters to an editor, what a course adds to an op-ed that is handed in. MODEL.md describes the weights.
package apparatus

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"opedmap/nlp"
	"opedmap/nlp/weights"
)

// A Label names a kind of apparatus. The numbers are those of
// argmap.ApparatusLabel.
type Label uint8

// The zero Label marks running text; no [Part] has it.
const (
	None     Label = iota
	Headline       // headline or sub-headline; may hold the major claim
	Byline
	Dateline
	Note // a note, its mark, or an editor's remark
	Reference
	Bio // who the author is
	Caption
	Tags
	Boilerplate // share, subscribe, advertisement, related links, comments, page numbers
)

const labels = int(Boilerplate) + 1

var names = [labels]string{"", "headline", "byline", "dateline", "note", "reference", "bio", "caption", "tags", "boilerplate"}

// String gives the label as the graph's JSON has it, "" for None.
func (l Label) String() string {
	if int(l) < labels {
		return names[l]
	}
	return fmt.Sprintf("Label(%d)", l)
}

// Parse gives the label with a name as String gives it, and whether there is one.
func Parse(name string) (Label, bool) {
	i := slices.Index(names[1:], name)
	return Label(i + 1), i >= 0
}

// A Part is a piece of apparatus. It carries no outer white space.
type Part struct {
	nlp.Span
	Label Label
}

//go:embed weights.bin
var embedded []byte

var load = sync.OnceValues(func() (*Model, error) {
	f, err := weights.Decode(embedded)
	if err != nil {
		return nil, err
	}
	return Load(f)
})

// Find gives the apparatus of a document in text order, without overlap. Time
// is linear in the length of the text. It panics when the embedded weights are
// damaged, which a test rules out. It is safe for concurrent use.
func Find(doc *nlp.Document) []Part {
	m, err := load()
	if err != nil {
		panic(fmt.Sprintf("apparatus: embedded weights: %v", err))
	}
	return m.Find(doc)
}

// Find gives the apparatus of a document as [Find] does.
func (m *Model) Find(doc *nlp.Document) []Part {
	p := NewPage(doc)
	tags := m.decode(p)
	p.doubt(tags)
	p.settle(tags)
	p.settleSubmission(tags)
	p.settleCaptions(tags)
	p.hideAppeals(tags)
	p.hideInvitations(tags)
	p.settleTitles(tags)
	p.greetAppeals(tags)
	p.settleLetters(tags)
	p.settleFront(tags)
	p.settleFoot(tags)
	p.settleExtent(tags)
	p.keepLists(tags)
	head := header(doc.Text)
	if n := len(head); n > 0 {
		for i, u := range p.units {
			if u.Start >= head[n-1].End {
				tags[i].Join = false
				break
			}
			tags[i] = Tag{}
		}
	}
	parts := merge(head, p.Parts(tags))
	return merge(parts, marks(doc, parts))
}

// merge puts parts of two lists in text order; they share no byte.
func merge(a, b []Part) []Part {
	out := slices.Concat(a, b)
	slices.SortFunc(out, func(a, b Part) int { return a.Start - b.Start })
	return out
}
