package dot

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"opedmap/argmap/encoding"
)

// maxDepth is how deep subgraphs may stand in each other.
const maxDepth = 200

// ErrDepth is wrapped by the error for subgraphs that stand too deep.
var ErrDepth = errors.New("subgraphs nested too deep")

// A parser hands the statements of a file to a decoder as they come. It is
// written here because gonum's knows neither lists of nodes nor joined strings,
// and does not say where a statement stands.
type parser struct {
	lexer
	token // the next one; the end of the file after an error
	*decoder
	depth int
	err   error // of the lexer
}

// advance goes on to the next token.
func (p *parser) advance() {
	if p.token, p.err = p.next(); p.err != nil {
		p.kind = end
	}
}

func (p *parser) is(k kind, text string) bool { return p.kind == k && p.text == text }

// take passes over a token if it comes next.
func (p *parser) take(k kind, text string) bool {
	if !p.is(k, text) {
		return false
	}
	p.advance()
	return true
}

// want is the error for a token that is not what should stand there.
func (p *parser) want(what string) error {
	if p.err != nil {
		return p.err
	}
	return p.fault(fmt.Errorf("%w: %v where %s is wanted", ErrSyntax, p.token, what))
}

// fault is an error at the next token.
func (p *parser) fault(err error) error { return fail(p.token.line, p.column, err) }

// mark passes over a punctuation mark that has to come.
func (p *parser) mark(k kind) error {
	if p.kind != k {
		return p.want(fmt.Sprintf("%q", string(k)))
	}
	p.advance()
	return nil
}

// word reads an ID.
func (p *parser) word(what string) (value, error) {
	if p.kind != word {
		return value{}, p.want(what)
	}
	v := p.value
	p.advance()
	return v, nil
}

// file reads the first graph, and passes over those after it.
func (p *parser) file() error {
	p.advance()
	if err := p.graph(); err != nil {
		return err
	}
	first := p.decoder
	for p.kind != end {
		p.decoder = newDecoder()
		if err := p.graph(); err != nil {
			return err
		}
		first.g.Lose(cmp.Or(p.name, "graph"), encoding.Unsupported, "graph beside the first")
	}
	p.decoder = first
	return p.err
}

func (p *parser) graph() error {
	p.strict = p.take(keyword, "strict")
	if p.directed = p.is(keyword, "digraph"); !p.directed && !p.is(keyword, "graph") {
		return p.want("a graph")
	}
	p.advance()
	if p.kind == word {
		p.name = p.text
		p.advance()
	}
	_, err := p.block(newScope())
	return err
}

// block reads statements between braces and gives the nodes that they name,
// each once.
func (p *parser) block(s scope) ([]string, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault(ErrDepth)
	}
	if err := p.mark('{'); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var named []string
	for p.kind != '}' {
		ids, err := p.statement(s)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if !seen[id] {
				seen[id] = true
				named = append(named, id)
			}
		}
		p.take(';', ";")
	}
	p.depth--
	p.advance()
	return named, nil
}

func (p *parser) statement(s scope) ([]string, error) {
	line := p.token.line
	switch {
	case p.kind == ';':
		return nil, nil
	case p.is(keyword, "graph"), p.is(keyword, "node"), p.is(keyword, "edge"):
		of := p.text
		p.advance()
		if p.kind != '[' {
			return nil, p.want(`"["`)
		}
		list, err := p.attributes()
		if err != nil {
			return nil, err
		}
		return nil, p.defaults(of, list, s, line)
	case p.kind == word:
		first := p.value
		p.advance()
		if !p.take('=', "=") {
			return p.edges(&first, s, line)
		}
		v, err := p.word("a value")
		if err != nil {
			return nil, err
		}
		return nil, p.defaults("graph", []attribute{{first.text, v}}, s, line)
	}
	return p.edges(nil, s, line)
}

// edges reads a -> b, c -> {d e} [label=x], or what stands there without an
// arrow; first is the ID that has been read already.
func (p *parser) edges(first *value, s scope, line int) ([]string, error) {
	from, err := p.vertex(first, s)
	if err != nil {
		return nil, err
	}
	chain, named := [][]string{from}, slices.Clone(from)
	for p.kind == arrow {
		if p.directed != (p.text == "->") {
			return nil, p.want(map[bool]string{true: `"->"`, false: `"--"`}[p.directed])
		}
		p.advance()
		to, err := p.vertex(nil, s)
		if err != nil {
			return nil, err
		}
		chain, named = append(chain, to), append(named, to...)
	}
	list, err := p.attributes()
	if err != nil {
		return nil, err
	}
	if len(chain) > 1 {
		return named, p.join(chain, list, s, line)
	}
	for _, id := range from {
		p.describe(id, list)
	}
	return named, nil
}

// vertex gives the nodes at one end of an edge.
func (p *parser) vertex(first *value, s scope) ([]string, error) {
	if first == nil {
		sub := p.take(keyword, "subgraph")
		if sub && p.kind == word {
			p.advance()
		}
		if sub || p.kind == '{' {
			return p.block(s.inner())
		}
		id, err := p.word("a node")
		if err != nil {
			return nil, err
		}
		first = &id
	}
	for ids, id := []string(nil), *first; ; {
		ids = append(ids, p.node(id.text, s))
		for range 2 { // port and compass point
			if p.take(':', ":") {
				if _, err := p.word("a port"); err != nil {
					return nil, err
				}
			}
		}
		if !p.take(',', ",") {
			return ids, nil
		}
		var err error
		if id, err = p.word("a node"); err != nil {
			return nil, err
		}
	}
}

// attributes reads [a=b, c=d] [e=f].
func (p *parser) attributes() ([]attribute, error) {
	var list []attribute
	for p.take('[', "[") {
		for !p.take(']', "]") {
			key, err := p.word("an attribute")
			if err != nil {
				return nil, err
			}
			if err := p.mark('='); err != nil {
				return nil, err
			}
			v, err := p.word("a value")
			if err != nil {
				return nil, err
			}
			list = append(list, attribute{key.text, v})
			if !p.take(',', ",") {
				p.take(';', ";")
			}
		}
	}
	return list, nil
}
