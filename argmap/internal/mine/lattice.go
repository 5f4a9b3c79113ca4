package mine

const (
	kinds  = 3   // of components
	maxRun = 120 // longest component, in tokens
)

// scores is a number for each kind.
type scores [kinds]float64

// A lattice holds the scores of all ways to cut one paragraph into components
// and words between them: a semi-Markov chain (Sarawagi & Cohen 2004) whose
// state is the kind of the last component of the paragraph and whether it
// stands in the current sentence.
type lattice struct {
	n           int                    // tokens
	sentenceEnd []int                  // token → where its sentence ends
	begins      []bool                 // token is the first of its sentence
	start       []scores               // component begins at token
	end         []scores               // component ends before token, index 0..n
	inside      []scores               // prefix sums over tokens, index 0..n
	runs        func(i int) []runScore // components that begin at token; valid until the next call
	transition  *[states][kinds]float32
}

// States: last kind in the paragraph (0 none), doubled by whether it stands in
// the current sentence.
const states = 2 * (kinds + 1)

func state(last int, here bool) int {
	if here {
		return 2*last + 1
	}
	return 2 * last
}

// A runScore is what the shape of a component, from some token to its end, adds
// to its score by kind.
type runScore struct {
	end   int
	shape [kinds]float32
}

// segment scores a component by its kinds: 0 where none may stand.
func (l *lattice) segment(i, j int) (out scores) {
	rs := l.runs(i)
	n := min(j-i, len(rs)) - 1
	for n >= 0 && rs[n].end > j {
		n--
	}
	if n < 0 || rs[n].end < j {
		return out
	}
	for k := range kinds {
		out[k] = l.start[i][k] + l.end[j][k] + l.inside[j][k] - l.inside[i][k] + float64(rs[n].shape[k])
	}
	return out
}

// A run is a component in token positions of its paragraph.
type run struct {
	start, end, kind int
}
