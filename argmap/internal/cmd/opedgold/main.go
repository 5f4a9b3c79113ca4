// Command opedgold turns op-eds that were annotated in place into the text and
// the gold graph of testdata/opeds: NAME.mark becomes NAME.txt and NAME.json.
//
//	go run ./argmap/internal/cmd/opedgold -out testdata/opeds/train marks/*.mark
//
// A mark file is the op-ed with its parts in brackets, and the names below a
// line of equal signs:
//
//	[[headline|Close the road]]
//
//	{{m1 major pro|The ring road should be closed to lorries}}. Critics say
//	{{c1 claim con -m1|it would ruin the shops}}. But {{p1 premise/fact pro -c1|the
//	shops of Ulm did well when theirs closed}}.
//
//	[[bio|Ann Roe drives a bus.]]
//	====
//	Ulm | GPE | favor | Ulm
//
// A component is id, kind (with its evidence type), stance and target: +id
// supports it, -id attacks it, ~id undercuts the outgoing relation of that
// component. A name is its canonical form, label, attitude of the author, and
// the forms that stand in the text, apart by semicolons; every occurrence of a
// form as a whole word is a mention. A word in two forms belongs to the longer.
//
// What cannot be right is an error with its line; what the guidelines advise
// against is a warning.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "folder to write to (default: only check)")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	failed := false
	for _, name := range flag.Args() {
		if err := convert(name, *out); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}

// convert reads one mark file, prints its warnings, and writes its two files.
func convert(name, out string) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	id := strings.TrimSuffix(filepath.Base(name), ".mark")
	d, text, err := parse(id, string(b))
	if err != nil {
		return err
	}
	g, err := d.Build()
	if err != nil {
		return err
	}
	if err := g.Validate(text); err != nil {
		return err
	}
	for _, w := range warnings(g, text) {
		fmt.Fprintf(os.Stderr, "%s: warning: %s\n", name, w)
	}
	fmt.Println(summary(g, text))
	if out == "" {
		return nil
	}
	j, err := g.MarshalJSON()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, id+".txt"), []byte(text), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, id+".json"), indent(j), 0o644)
}
