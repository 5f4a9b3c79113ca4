package mine

// announce notes for the sentences of lists which one announces them: the last before the
// list, with a colon at its end.
func (v *View) announce() {
	var by *sentence
	items := 0
	for i := range v.blocks {
		b := &v.blocks[i]
		if b.first == b.last || v.sentences[b.first].skip {
			continue
		}
		if by != nil && !v.item(b) && (items > 0 || b.last-b.first > 1) {
			by = nil
		}
		for s := b.first; s < b.last; s++ {
			v.sentences[s].by = by
		}
		items++
		if last := &v.sentences[b.last-1]; last.Last-last.First > 1 && v.Doc.Tokens[last.Last-1].Lower == ":" {
			by, items = last, 0
		}
	}
}

// item reports whether a paragraph has the mark of a list's item or goes on in lower case.
func (v *View) item(b *block) bool {
	first := v.sentences[b.first].First
	a := v.at(first)
	word := v.Doc.Tokens[first].Span.Text(v.Doc.Text)
	return a.tag == itemTag || a.tag == symbolTag || a.tag == colonTag || word == "•" || word == "(" || 'a' <= word[0] && word[0] <= 'z'
}

// symbolTag is the tag of asterisks that mark items.
var symbolTag = tagIDs["SYM"]

// announcement is how many words of the sentence that announces a list are read.
const announcement = 12

// announcedKeys adds the words by which the list is announced in which a sentence stands.
func (v *View) announcedKeys(l *keyList, template uint64, s *sentence) {
	if s.by == nil {
		return
	}
	for i := s.by.First; i < min(s.by.Last, s.by.First+announcement); i++ {
		l.add(template, v.at(i).word)
		l.add2(template+1, v.at(i).word, v.at(i+1).word)
	}
}
