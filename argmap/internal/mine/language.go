package mine

// foreign reports whether the text is long enough to tell its language, and not English.
func (v *View) foreign() bool {
	return !v.Doc.English(func(t int) bool {
		return v.masks[t] == plain && !v.sentences[v.Doc.Tokens[t].Sentence].skip
	})
}
