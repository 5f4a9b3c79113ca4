package compare_test

import (
	"encoding/json"
	"fmt"
	"log"

	"opedmap/argmap"
	"opedmap/argmap/compare"
)

const referenceJSON = `{"version":"1","components":[
 {"id":"m1","kind":"major_claim","stance":"pro","start":0,"end":14,"text":"Close the road","confidence":1},
 {"id":"c1","kind":"claim","stance":"pro","start":16,"end":25,"text":"Cars kill","confidence":1},
 {"id":"p1","kind":"premise","stance":"pro","start":27,"end":42,"text":"Two died in May","confidence":1}],
 "relations":[{"id":"r1","type":"support","from":"c1","to":"m1","confidence":1},
 {"id":"r2","type":"support","from":"p1","to":"c1","confidence":1}]}`

const studentJSON = `{"version":"1","components":[
 {"id":"m1","kind":"major_claim","stance":"pro","start":0,"end":14,"text":"Close the road","confidence":1},
 {"id":"p1","kind":"premise","stance":"pro","start":16,"end":25,"text":"Cars kill","confidence":1}],
 "relations":[{"id":"r1","type":"support","from":"p1","to":"m1","confidence":1}]}`

func read(s string) *argmap.Graph {
	g := new(argmap.Graph)
	if err := json.Unmarshal([]byte(s), g); err != nil {
		log.Fatal(err)
	}
	return g
}

func ExampleGraphs() {
	r := compare.Graphs(read(referenceJSON), read(studentJSON))
	for _, d := range r.Differences {
		fmt.Println(d)
	}
	fmt.Printf("similarity %.2f\n", r.Similarity())
	// Output:
	// retyped [16,25) claim c1 “Cars kill” is a premise
	// missing [27,42) premise p1 “Two died in May”
	// similarity 0.69
}

func ExampleResult_Count() {
	r := compare.Graphs(read(referenceJSON), read(studentJSON))
	fmt.Println(len(r.Pairs), "paired,", r.Count(compare.Missing), "missing,", r.Count(compare.Extra), "extra")
	// Output: 2 paired, 1 missing, 0 extra
}

func ExampleWithMeaning() {
	reference := read(referenceJSON)
	d := argmap.Draft{Components: []argmap.Component{
		{ID: "a", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 19}, Text: "a car can kill you"},
		{ID: "b", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 30, End: 51}, Text: "we must close the road"},
	}}
	other, err := d.Build()
	if err != nil {
		log.Fatal(err)
	}
	for _, p := range compare.Align(reference, other, compare.WithMeaning()) {
		fmt.Printf("%s ~ %s\n", p.A.Text, p.B.Text)
	}
	// Output:
	// Close the road ~ we must close the road
	// Cars kill ~ a car can kill you
}
