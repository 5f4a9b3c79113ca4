// Argbatch analyses many texts: it reads JSON Lines on standard input and
// writes one JSON line for each, in the same order, on standard output.
//
//	argbatch [-task graph|attitude|stance|nlp] [-j N] [-progress] <in.jsonl >out.jsonl
//
// The fields of an input line, spans being objects with "start" and "end" in bytes of
// the text:
//
//	graph     "id", "text"; with "components", a list of spans, those are kept, typed and linked
//	attitude  "id", "text", "targets": a list of spans
//	stance    "id", "claim", "perspective"
//	nlp       "id", "text"
//
// A line may have no "id". It may give a web page as "html" in place of its "text";
// its article is taken then, and the answer carries the article as "text", as offsets
// refer to it. Fields of other names are ignored. A line that cannot be read or analysed gets {"id":…,"error":"…"} in its
// place and the run goes on; the exit status is 1 at the end then, and 2 for
// bad usage. A blank line is such a line, but for those at the end of the input.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"reflect"
	"runtime"
	"strings"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"

	"opedmap/examples/internal/command"
	"opedmap/examples/internal/terminal"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// input tells the fields of a line of each task.
const input = `Fields of an input line, spans being {"start":…,"end":…} in bytes:
  graph     id, text (or html); components: spans to keep, type and link
  attitude  id, text (or html), targets: spans
  stance    id, claim, perspective
  nlp       id, text (or html)`

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := command.New("argbatch", "argbatch [flags] <in.jsonl >out.jsonl\n\nAnalyses many texts, one JSON line each.\n\n"+input, stderr)
	name := cmd.String("task", "graph", "what to do with each line: graph, attitude, stance or nlp")
	workers := cmd.Int("j", runtime.GOMAXPROCS(0), "`number` of lines to work on at a time")
	progress := cmd.Bool("progress", terminal.Is(stderr), "show progress on standard error")
	if status, over := cmd.Read(args); over {
		return status
	}
	switch {
	case cmd.NArg() > 0:
		return cmd.Bad("%d files given, want standard input alone", cmd.NArg())
	case *workers < 1:
		return cmd.Bad("-j %d is below 1", *workers)
	}
	work, err := newTask(*name)
	if err != nil {
		return cmd.Bad("%v", err)
	}
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(stderr), progressbar.OptionSetVisibility(*progress),
		progressbar.OptionSetDescription(*name), progressbar.OptionShowCount(), progressbar.OptionShowIts())
	failed, err := batch(stdin, stdout, *workers, work, func() { bar.Add(1) })
	bar.Finish()
	if *progress {
		fmt.Fprintln(stderr) // what is said next has a line of its own
	}
	if err != nil {
		cmd.Say("%v", err)
	}
	if err != nil || failed {
		return 1
	}
	return 0
}

// A result is the output line for one input line.
type result struct {
	line   []byte
	failed bool
}

// A job is a line to answer.
type job struct {
	number int
	line   []byte
	result chan result
}

// batch runs work over the lines of in, on several at a time, and writes the
// results in the order of the lines. It reports whether any line failed.
func batch(in io.Reader, out io.Writer, workers int, work task, done func()) (failed bool, err error) {
	jobs := make(chan job)
	queue := make(chan job, 4*workers) // in input order
	for range workers {
		go func() {
			for j := range jobs {
				j.result <- answer(j.number, j.line, work)
			}
		}()
	}
	var readErr error
	gone := make(chan struct{}) // closed when nobody reads the queue any more
	defer close(gone)
	go func() {
		defer close(queue)
		defer close(jobs)
		for j, err := range lines(in) {
			if err != nil {
				readErr = err
				return
			}
			select {
			case queue <- j:
			case <-gone:
				return
			}
			jobs <- j
		}
	}()
	w := bufio.NewWriter(out)
	for j := range queue {
		r := <-j.result
		failed = failed || r.failed
		w.Write(r.line)
		err := w.WriteByte('\n') // and what went wrong before
		done()
		if err == nil && len(queue) == 0 {
			err = w.Flush()
		}
		if err != nil {
			return failed, err
		}
	}
	return failed, errors.Join(w.Flush(), readErr)
}

// lines are those of in but for blank ones at its end; an error is the last.
func lines(in io.Reader) iter.Seq2[job, error] {
	return func(yield func(job, error) bool) {
		r := bufio.NewReaderSize(in, 1<<16)
		next := 1 // the first line not handed out: blank ones wait for another behind them
		for number := 1; ; number++ {
			line, err := r.ReadBytes('\n')
			if number == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if line = bytes.TrimSpace(line); len(line) > 0 {
				for ; next <= number; next++ {
					j := job{number: next, result: make(chan result, 1)}
					if next == number {
						j.line = line
					}
					if !yield(j, nil) {
						return
					}
				}
			}
			if err != nil {
				if err != io.EOF {
					yield(job{}, err)
				}
				return
			}
		}
	}
}

// errEncoding is the error for a line that is not UTF-8: reading it with other
// characters in place of the invalid ones would shift the offsets.
var errEncoding = errors.New("the line is not valid UTF-8")

// errBlank is the error for a blank line with others behind it.
var errBlank = errors.New("blank")

// answer runs work on one line and never fails: an error is an answer too, which
// tells the line's number, blank lines counted.
func answer(number int, line []byte, work task) result {
	var err error
	switch {
	case len(line) == 0:
		err = errBlank
	case !utf8.Valid(line):
		err = errEncoding
	}
	var v any
	if err == nil {
		v, err = work(line)
	}
	if err == nil {
		var b []byte
		if b, err = encode(v); err == nil {
			return result{line: b}
		}
	}
	b, err := encode(struct {
		ID    json.RawMessage `json:"id"`
		Error string          `json:"error"`
	}{idOf(bytes.ToValidUTF8(line, []byte("\ufffd"))), fmt.Sprintf("line %d: %v", number, plain(err))})
	if err != nil {
		b = []byte(`{"id":null,"error":"unprintable"}`)
	}
	return result{b, true}
}

// idOf is the id of a line as it stands there, null where none can be read; the line
// may be broken behind it.
func idOf(line []byte) json.RawMessage {
	for f := range fields(line) {
		if f.name == "id" {
			return f.value
		}
	}
	return json.RawMessage("null")
}

// plain says what is wrong with a line's JSON without words of Go.
func plain(err error) error {
	var te *json.UnmarshalTypeError
	if !errors.As(err, &te) {
		return err
	}
	field := te.Field[strings.LastIndexByte(te.Field, '.')+1:]
	if field == "" {
		return fmt.Errorf("%s, want an object", te.Value)
	}
	want := map[reflect.Kind]string{reflect.String: "a string", reflect.Int: "a whole number", reflect.Slice: "an array", reflect.Struct: "an object"}[te.Type.Kind()]
	return fmt.Errorf("%q at byte %d: %s, want %s", strings.ToLower(field), te.Offset, te.Value, cmp.Or(want, te.Type.String()))
}

func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}
