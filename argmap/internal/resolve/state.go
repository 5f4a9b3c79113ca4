package resolve

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/states.txt
var stateList string

// states maps the abbreviation of a state to its name in plain lower case.
var states = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(stateList) {
		if short, long, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && line[0] != '#' {
			m[short] = strings.ToLower(long)
		}
	}
	return m
})

// states joins the abbreviation of a state with its name: "Fresno, Calif." is in
// California.
func (r *resolver) states() {
	for x := range r.forms {
		f := &r.forms[x]
		long := states()[f.written]
		if long == "" || !isPlace(f.label) {
			continue
		}
		for y := range r.forms {
			if g := &r.forms[y]; g.text == long && isPlace(g.label) {
				r.join(f.first, g.first)
			}
		}
	}
}
