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
//
// With -lines the texts are microtexts: they become lines of one file, as those
// of the microtext corpora are, with segments that leave no gap. The topic of
// NNN-topic.mark is the name without the number.
//
//	go run ./argmap/internal/cmd/opedgold -lines testdata/microtexts.jsonl marks/*.mark
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "folder to write to (default: only check)")
	lines := flag.String("lines", "", "file to write microtexts to")
	flag.Parse()
	if flag.NArg() == 0 {
		flag.Usage()
		os.Exit(2)
	}
	failed := false
	var micro []byte
	for _, name := range flag.Args() {
		g, text, err := read(name)
		switch {
		case err != nil:
		case *lines != "":
			var line []byte
			line, err = microtext(g, text)
			micro = append(micro, line...)
		case *out != "":
			err = write(g, text, *out)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
			failed = true
		}
	}
	if *lines != "" {
		if err := os.WriteFile(*lines, micro, 0o644); err != nil {
			log.Fatal(err)
		}
	}
	if failed {
		os.Exit(1)
	}
}

// read reads and checks one mark file and prints its warnings.
func read(name string) (*argmap.Graph, string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, "", err
	}
	id := strings.TrimSuffix(filepath.Base(name), ".mark")
	d, text, err := parse(id, string(b))
	if err != nil {
		return nil, "", err
	}
	g, err := d.Build()
	if err != nil {
		return nil, "", err
	}
	if err := g.Validate(text); err != nil {
		return nil, "", err
	}
	for _, w := range warnings(g, text) {
		fmt.Fprintf(os.Stderr, "%s: warning: %s\n", name, w)
	}
	fmt.Println(summary(g, text))
	return g, text, nil
}

// write writes the two files of an op-ed.
func write(g *argmap.Graph, text, out string) error {
	id := g.ID()
	j, err := g.MarshalJSON()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, id+".txt"), []byte(text), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, id+".json"), indent(j), 0o644)
}
