package dot

import (
	"cmp"
	"errors"
	"fmt"

	"opedmap/argmap/encoding"
)

// maxDepth is how deep subgraphs may stand in each other.
const maxDepth = 200

// maxNodes is how many nodes a file may have: each is a component or stands for
// a relation.
const maxNodes = 2 * encoding.MaxNodes

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
	named []*node // by the statements so far: each block and list has the end of it
	stamp int     // of the last block closed
	err   error   // of the lexer
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
func (p *parser) block(s scope) ([]*node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault(ErrDepth)
	}
	if err := p.mark('{'); err != nil {
		return nil, err
	}
	start := len(p.named)
	for p.kind != '}' {
		if err := p.statement(s); err != nil {
			return nil, err
		}
		p.take(';', ";")
	}
	p.depth--
	p.advance()
	return p.distinct(start), nil
}

// distinct keeps of the nodes named since start each once. It is done again for
// every block around them, so it has to be cheap.
func (p *parser) distinct(start int) []*node {
	p.stamp++
	kept := p.named[:start]
	for _, n := range p.named[start:] {
		if n.stamp != p.stamp {
			n.stamp = p.stamp
			kept = append(kept, n)
		}
	}
	p.named = kept
	return kept[start:]
}

func (p *parser) statement(s scope) error {
	line := p.token.line
	switch {
	case p.kind == ';':
		return nil
	case p.is(keyword, "graph"), p.is(keyword, "node"), p.is(keyword, "edge"):
		of := p.text
		p.advance()
		if p.kind != '[' {
			return p.want(`"["`)
		}
		list, err := p.attributes()
		if err != nil {
			return err
		}
		return p.defaults(of, list, s, line)
	case p.kind == word:
		first := p.value
		p.advance()
		if !p.take('=', "=") {
			return p.edges(&first, s, line)
		}
		v, err := p.word("a value")
		if err != nil {
			return err
		}
		return p.defaults("graph", []attribute{{first.text, v}}, s, line)
	}
	return p.edges(nil, s, line)
}

// edges reads a -> b, c -> {d e} [label=x], or what stands there without an
// arrow; first is the ID that has been read already.
func (p *parser) edges(first *value, s scope, line int) error {
	set := first == nil && (p.kind == '{' || p.is(keyword, "subgraph"))
	from, err := p.vertex(first, s)
	if err != nil {
		return err
	}
	chain := [][]*node{from}
	for p.kind == arrow {
		if p.directed != (p.text == "->") {
			return p.want(map[bool]string{true: `"->"`, false: `"--"`}[p.directed])
		}
		p.advance()
		to, err := p.vertex(nil, s)
		if err != nil {
			return err
		}
		chain = append(chain, to)
	}
	list, err := p.attributes()
	if err != nil {
		return err
	}
	switch {
	case len(chain) > 1:
		return p.join(chain, list, s, line)
	case set: // Graphviz passes over what is said of it
		p.merge(nil, list, nil, fmt.Sprintf("line %d", line))
	default:
		p.describe(from, list, line)
	}
	return nil
}

// vertex gives the nodes at one end of an edge.
func (p *parser) vertex(first *value, s scope) ([]*node, error) {
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
	start := len(p.named)
	for id := *first; ; {
		p.named = append(p.named, p.node(id.text, s))
		if len(p.order) > maxNodes {
			return nil, p.fault(fmt.Errorf("%w: more than %d nodes", encoding.ErrTooLarge, maxNodes))
		}
		for range 2 { // port and compass point
			if p.take(':', ":") {
				if _, err := p.word("a port"); err != nil {
					return nil, err
				}
			}
		}
		if !p.take(',', ",") {
			return p.named[start:], nil
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
