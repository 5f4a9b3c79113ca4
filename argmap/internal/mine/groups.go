package mine

// Groups names the groups of feature templates that an ablation can hide, by
// the ranges of their numbers, both ends included.
var Groups = []struct {
	Name   string
	Ranges [][2]int
}{
	{"words", [][2]int{{101, 105}, {109, 110}, {125, 125}, {201, 204}, {208, 209}, {212, 212}, {220, 220}, {301, 301}, {306, 306}, {414, 416}, {421, 421}}},
	{"tags", [][2]int{{106, 108}, {118, 120}, {205, 207}, {211, 211}, {215, 216}, {307, 307}, {309, 310}}},
	{"stems", [][2]int{{302, 302}, {308, 308}, {417, 417}, {nodeBase + 27, nodeBase + 28}}},
	{"vectors", [][2]int{{111, 111}, {123, 124}, {126, 126}, {213, 214}, {304, 304}, {311, 311}, {418, 418}, {nodeBase + 29, nodeBase + 30}}},
	{"sentence prefix and suffix", [][2]int{{112, 113}, {210, 210}, {215, 215}, {218, 218}}},
	{"modality and person", [][2]int{{412, 413}, {419, 420}}},
	{"norms and tone", [][2]int{{422, 429}}},
	{"position", [][2]int{{115, 117}, {121, 121}, {401, 403}, {406, 407}, {nodeBase + 1, nodeBase + 12}}},
	{"lines", [][2]int{{127, 129}, {227, 229}, {430, 434}}},
	{"neighbouring sentences", [][2]int{{408, 411}, {nodeBase + 38, nodeBase + 41}}},
	{"discourse cues", [][2]int{{nodeBase + 21, nodeBase + 26}, {headBase + 9, headBase + 17}, {headBase + 24, headBase + 26}, {signBase + 2, signBase + 9}}},
	{"rank among components", [][2]int{{nodeBase + 70, nodeBase + 79}, {headBase + 33, headBase + 35}}},
	{"voice", [][2]int{{voiceBase, voiceBase + 40}}},
	{"turns", [][2]int{{turnBase, turnBase + 23}}},
	{"draft", [][2]int{{draftBase, draftBase + 80}}},
}

// Without gives the templates of the named group, to hide them; false when
// there is no such group.
func Without(name string) (*Templates, bool) {
	for _, g := range Groups {
		if g.Name != name {
			continue
		}
		t := new(Templates)
		for _, r := range g.Ranges {
			for n := r[0]; n <= r[1]; n++ {
				t[n] = true
			}
		}
		return t, true
	}
	return nil, false
}
