package resolve_test

import (
	"fmt"

	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

func ExampleResolve() {
	doc, err := nlp.Parse("Yukia Armano leads the International Atomic Energy Agency (IAEA). " +
		"Mr. Armano said in Karachi that the IAEA values its work with Pakistan.")
	if err != nil {
		panic(err)
	}
	for _, e := range resolve.Resolve(doc) {
		fmt.Printf("%s %s:", e.Label, e.Name)
		for _, m := range e.Mentions {
			fmt.Printf(" %q", m.Text(doc.Text))
		}
		fmt.Println()
	}
	// Output:
	// PERSON Yukia Armano: "Yukia Armano" "Armano"
	// ORG International Atomic Energy Agency: "International Atomic Energy Agency" "IAEA" "IAEA"
	// GPE Karachi: "Karachi"
	// GPE Pakistan: "Pakistan"
}
