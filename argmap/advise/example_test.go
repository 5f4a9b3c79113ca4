package advise_test

import (
	"encoding/json"
	"fmt"
	"log"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/nlp"
)

func ExampleFindings() {
	const text = "Close the road. Cars kill. Critics say that shops may lose trade."
	var g argmap.Graph
	err := json.Unmarshal([]byte(`{"version":"1","components":[
 {"id":"m1","kind":"major_claim","stance":"pro","start":0,"end":14,"text":"Close the road","confidence":0.9},
 {"id":"c1","kind":"claim","stance":"pro","start":16,"end":25,"text":"Cars kill","confidence":0.8},
 {"id":"c2","kind":"claim","stance":"con","counterargument":true,"start":43,"end":63,"text":"shops may lose trade","confidence":0.8}],
 "relations":[{"id":"r1","type":"support","from":"c1","to":"m1","confidence":0.7},
 {"id":"r2","type":"attack","from":"c2","to":"m1","confidence":0.7}]}`), &g)
	if err != nil {
		log.Fatal(err)
	}
	doc, err := nlp.Parse(text)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range advise.Findings(doc, &g, advise.WithAllCodes()) {
		fmt.Println(f)
	}
	// Output:
	// advice unsupported-claim [16,25): “Cars kill” stands without a reason of its own; a fact, a figure or a case would hold it up.
	// weakness unanswered-counterargument [43,63): The objection “shops may lose trade” is left standing; a reply, or a word on why it weighs less, would close the gap.
}
