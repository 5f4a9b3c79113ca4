package agree_test

import (
	"encoding/json"
	"fmt"
	"log"

	"opedmap/argmap"
	"opedmap/argmap/agree"
)

func Example() {
	const text = "Close the road. Cars kill. Two died in May."
	var anna, ben argmap.Graph
	for g, s := range map[*argmap.Graph]string{
		&anna: `{"version":"1","components":[
 {"id":"m1","kind":"major_claim","stance":"pro","start":0,"end":14,"text":"Close the road","confidence":1},
 {"id":"c1","kind":"claim","stance":"pro","start":16,"end":25,"text":"Cars kill","confidence":1},
 {"id":"p1","kind":"premise","stance":"pro","start":27,"end":42,"text":"Two died in May","confidence":1}],
 "relations":[{"id":"r1","type":"support","from":"c1","to":"m1","confidence":1},
 {"id":"r2","type":"support","from":"p1","to":"c1","confidence":1}]}`,
		&ben: `{"version":"1","components":[
 {"id":"m1","kind":"major_claim","stance":"pro","start":0,"end":14,"text":"Close the road","confidence":1},
 {"id":"p1","kind":"premise","stance":"pro","start":16,"end":25,"text":"Cars kill","confidence":1}],
 "relations":[{"id":"r1","type":"support","from":"p1","to":"m1","confidence":1}]}`,
	} {
		if err := json.Unmarshal([]byte(s), g); err != nil {
			log.Fatal(err)
		}
	}
	r, err := agree.Texts([]agree.Text{{ID: "road", Source: text, Maps: []*argmap.Graph{&anna, &ben}}})
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range []agree.Measure{agree.UAlpha, agree.TokenCohen, agree.HalfF1, agree.Attachment, agree.GraphSimilarity} {
		fmt.Println(r.Score(m))
	}
	// Output:
	// 0.310
	// 0.156
	// 0.800
	// 1.000
	// 0.688
}

// A third annotator left the last two items out.
func ExampleFleiss() {
	k := agree.Fleiss([][]int{{0, 1, 1, 2, 0}, {0, 1, 2, 2, 0}, {0, 1, 1, agree.Unmarked, agree.Unmarked}})
	fmt.Printf("%.3f\n", k)
	// Output: 0.797
}

func ExampleCohen() {
	fmt.Printf("%.3f\n", agree.Cohen([]int{0, 0, 1, 1, 1}, []int{0, 1, 1, 1, 1}))
	// Output: 0.545
}
