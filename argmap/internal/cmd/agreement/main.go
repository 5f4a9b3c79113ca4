// Agreement computes coefficients of agreement for cases that another program
// makes up, so that .ci/agreement can hold them against independent
// implementations. It reads one case in JSON a line on standard input and
// writes its figures, null where undefined, in the same order:
//
//	{"ratings":[[0,1,-1],[0,1,1]]}                              → cohen (of the first two), fleiss, nominal
//	{"length":9,"categories":2,"units":[[[0,4,1]],[[0,5,0]]]}   → u, relevant, coding, one for each category
//	{"graphs":[…,…]}                                            → distance, size, similarity
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"

	"opedmap/argmap"
	"opedmap/argmap/agree"
	"opedmap/argmap/compare"
)

type testCase struct {
	Ratings    [][]int
	Length     int
	Categories int
	Units      [][][3]int
	Graphs     []*argmap.Graph
}

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var c testCase
		err := in.Decode(&c)
		if errors.Is(err, io.EOF) {
			return
		}
		if err == nil {
			err = out.Encode(figures(c))
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "agreement:", err)
			os.Exit(1)
		}
	}
}

func figures(c testCase) []*float64 {
	var xs []float64
	switch {
	case len(c.Ratings) > 1:
		xs = []float64{agree.Cohen(c.Ratings[0], c.Ratings[1]), agree.Fleiss(c.Ratings), agree.Nominal(c.Ratings)}
	case len(c.Graphs) == 2:
		r := compare.Graphs(c.Graphs[0], c.Graphs[1], compare.WithThreshold(0.5))
		xs = []float64{r.Distance, r.Size, r.Similarity()}
	default:
		t := agree.Continuum{Length: c.Length, Units: make([][]agree.Unit, len(c.Units))}
		for i, us := range c.Units {
			if us == nil {
				continue
			}
			t.Units[i] = []agree.Unit{}
			for _, u := range us {
				t.Units[i] = append(t.Units[i], agree.Unit{Span: argmap.Span{Start: u[0], End: u[1]}, Category: u[2]})
			}
		}
		u := agree.Unitize([]agree.Continuum{t}, c.Categories)
		xs = append([]float64{u.U, u.Relevant, u.Coding}, u.Category...)
	}
	out := make([]*float64, len(xs))
	for i, x := range xs {
		if !math.IsNaN(x) {
			out[i] = &x
		}
	}
	return out
}
