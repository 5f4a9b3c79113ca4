package mine

import (
	"slices"
	"strings"
)

// Ways in which text parts two sentences.
const (
	sameLine = iota
	nextLine
	blankLine
	textEdge
)

// rule notes how line ends part each sentence from the one before and the one after.
func (v *View) rule() {
	ss := v.sentences
	before := uint64(textEdge)
	for i := range ss {
		after := uint64(textEdge)
		if i+1 < len(ss) {
			after = uint64(min(strings.Count(v.Doc.Text[ss[i].End:ss[i+1].Start], "\n"), blankLine))
		}
		ss[i].lines = before<<2 | after
		before = after
	}
}

// linesAreSentences reports whether the text is broken into lines at the ends of its
// sentences, and into paragraphs by blank lines: most of its sentences stand in the
// stanzas of two lines or more between blank lines, at least two, and three lines in four
// of these are one sentence. (The paragraphs of the document are the lines.)
func (v *View) linesAreSentences() bool {
	sentences, inStanzas, lines, single, stanzas := 0, 0, 0, 0, 0
	for _, b := range v.blocks {
		if b.index < 0 {
			continue
		}
		n := b.last - b.first
		sentences += n
		above, below := v.sentences[b.first].lines>>2, v.sentences[b.last-1].lines&3
		if above != nextLine && below != nextLine {
			continue
		}
		inStanzas += n
		lines++
		if n == 1 {
			single++
		}
		if above != nextLine {
			stanzas++
		}
	}
	return stanzas > 1 && 2*inStanzas > sentences && 4*single >= 3*lines
}

// inStanzas is the view with the blocks between blank lines for paragraphs.
func (v *View) inStanzas() *View {
	doc := *v.Doc
	doc.Sentences = slices.Clone(doc.Sentences)
	doc.Paragraphs = nil
	open := false
	for i, p := range v.Doc.Paragraphs {
		body := v.blocks[i].index >= 0
		if last := len(doc.Paragraphs) - 1; open && body && v.sentences[p.First].lines>>2 < blankLine {
			doc.Paragraphs[last].End, doc.Paragraphs[last].Last = p.End, p.Last
		} else {
			doc.Paragraphs = append(doc.Paragraphs, p)
		}
		open = body
		for s := p.First; s < p.Last; s++ {
			doc.Sentences[s].Paragraph = len(doc.Paragraphs) - 1
		}
	}
	if len(doc.Paragraphs) == len(v.Doc.Paragraphs) {
		return v
	}
	out := *v
	out.Doc = &doc
	out.sentences = slices.Clone(v.sentences)
	for i := range out.sentences {
		out.sentences[i].Sentence = doc.Sentences[i]
	}
	out.layOut()
	return &out
}

// lineKeys lists the features of a sentence of a post that come from its lines: in most
// posts of the corpus a line is a sentence, and ends where a component does.
func (v *View) lineKeys(l *keyList, si int) {
	s := &v.sentences[si]
	l.add2(sentenceBase+30, s.lines, 0)
	l.add2(sentenceBase+31, s.lines, uint64(bucket(s.Last-s.First)))
	l.add2(sentenceBase+32, s.lines, v.at(s.First).word)
	if si > 0 {
		l.add2(sentenceBase+33, s.lines, v.sentences[si-1].lines)
	}
	if si+1 < len(v.sentences) {
		l.add2(sentenceBase+34, s.lines, v.sentences[si+1].lines)
	}
}
