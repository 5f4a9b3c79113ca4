package mine

// Groups names the groups of feature templates that an ablation can hide, by
// the ranges of their numbers, both ends included.
var Groups = []struct {
	Name   string
	Ranges [][2]int
}{
	{"words", [][2]int{{101, 105}, {109, 110}, {122, 122}, {125, 125}, {201, 204}, {208, 209}, {212, 212}, {217, 217}, {219, 220}, {301, 301}, {306, 306}, {414, 416}, {421, 421}}},
	{"tags", [][2]int{{106, 108}, {118, 120}, {205, 207}, {211, 211}, {215, 216}, {303, 303}, {307, 307}, {309, 310}}},
	{"stems", [][2]int{{302, 302}, {308, 308}, {417, 417}, {kindBase + 27, kindBase + 28}, {stanceBase + 27, stanceBase + 28}, {rootBase + 27, rootBase + 28}, {rootBase + 127, rootBase + 128}, {thesisBase + 27, thesisBase + 28}}},
	{"vectors", [][2]int{{111, 111}, {123, 124}, {126, 126}, {213, 214}, {304, 305}, {311, 312}, {418, 418}, {kindBase + 29, kindBase + 30}, {stanceBase + 29, stanceBase + 30}, {rootBase + 29, rootBase + 30}, {rootBase + 129, rootBase + 130}, {thesisBase + 29, thesisBase + 30}}},
	{"sentence prefix and suffix", [][2]int{{112, 114}, {210, 210}, {215, 215}, {218, 218}}},
	{"modality and person", [][2]int{{412, 413}, {419, 420}}},
	{"norms and tone", [][2]int{{422, 429}}},
	{"position", [][2]int{{115, 117}, {121, 121}, {401, 403}, {406, 407}, {kindBase + 1, kindBase + 12}, {stanceBase + 1, stanceBase + 12}, {rootBase + 1, rootBase + 12}, {rootBase + 101, rootBase + 112}, {thesisBase + 1, thesisBase + 12}}},
	{"neighbouring sentences", [][2]int{{408, 411}, {kindBase + 38, kindBase + 41}, {stanceBase + 38, stanceBase + 41}, {rootBase + 38, rootBase + 41}, {rootBase + 138, rootBase + 141}, {thesisBase + 38, thesisBase + 41}}},
	{"discourse cues", [][2]int{{kindBase + 21, kindBase + 26}, {stanceBase + 21, stanceBase + 26}, {rootBase + 21, rootBase + 26}, {rootBase + 121, rootBase + 126}, {thesisBase + 21, thesisBase + 26}, {headBase + 9, headBase + 17}, {headBase + 24, headBase + 26}, {signBase + 2, signBase + 9}}},
	{"rank among components", [][2]int{{kindBase + 70, kindBase + 79}, {rootBase + 70, rootBase + 79}, {rootBase + 170, rootBase + 179}, {thesisBase + 70, thesisBase + 79}, {headBase + 33, headBase + 35}}},
	{"voice", [][2]int{{stanceBase + 70, stanceBase + 85}, {signBase + 70, signBase + 85}, {thesisBase + 85, thesisBase + 98}}},
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
