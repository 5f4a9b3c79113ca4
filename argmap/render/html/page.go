package html

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
	"opedmap/argmap/render/internal/scene"
)

//go:embed page
var files embed.FS

// scripts are the files of the page's script, in order.
var scripts = []string{"tidy.js", "map.js", "filter.js", "details.js", "save.js", "page.js"}

// assets are made once from the embedded files.
var assets = sync.OnceValues(func() (*loaded, error) {
	t, err := template.ParseFS(files, "page/*.tmpl")
	if err != nil {
		return nil, err
	}
	a := &loaded{template: t}
	css, err := files.ReadFile("page/page.css")
	if err != nil {
		return nil, err
	}
	a.style = themes() + string(css)
	var js strings.Builder
	js.WriteString("\"use strict\";\n{\n")
	for _, n := range scripts {
		b, err := files.ReadFile("page/" + n)
		if err != nil {
			return nil, err
		}
		js.Write(b)
	}
	js.WriteString("}\n")
	a.script = js.String()
	return a, nil
})

type loaded struct {
	template      *template.Template
	style, script string
}

// themes gives the palettes of the pictures as CSS variables.
func themes() string {
	vars := func(p scene.Palette) string {
		return fmt.Sprintf("{--paper:%s;--ink:%s;--muted:%s;--pro:%s;--pro-fill:%s;--con:%s;--con-fill:%s;--thesis-fill:%s}\n",
			p.Paper, p.Ink, p.Muted, p.Pro, p.ProFill, p.Con, p.ConFill, p.ThesisFill)
	}
	return ":root" + vars(scene.Light) +
		":root[data-theme=dark]" + vars(scene.Dark) +
		"@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])" + vars(scene.Dark) + "}\n" +
		"@media print{:root,:root[data-theme=dark]" + vars(scene.Light) + "}\n"
}

// page is what the templates show.
type page struct {
	Lang, Title string
	Links       []Link
	Summary     string
	Notes       []note
	Text        []line
	Entities    []entity
	Outline     []item
	Rows        []row // of an index

	Policy, Style, Map, Data, Script template.HTML
}

// A note is a [Note] with its component's node.
type note struct {
	Text  string
	Node  int
	Known bool // Node is one
}

// An entity is a row of the table of entities.
type entity struct {
	Name, Label, Attitude, Mark string
	Mentions                    int
	Confidence                  string
	Cues                        []string
}

// newEntities lists the entities in the order of the graph, as the names in
// the text are numbered.
func newEntities(g *argmap.Graph) []entity {
	var es []entity
	for e := range g.Entities() {
		r := entity{Name: caption.Clean(e.Name), Label: e.Label.String(), Attitude: caption.Attitude(e.Attitude),
			Mark:     map[argmap.Attitude]string{argmap.Favor: "+", argmap.Against: "−", argmap.Neutral: "·"}[e.Attitude],
			Mentions: len(e.Mentions), Confidence: caption.Percent(e.Confidence)}
		for _, q := range e.Cues {
			r.Cues = append(r.Cues, caption.Clean(q.Text))
		}
		es = append(es, r)
	}
	return es
}

// An item is a component in the outline.
type item struct {
	Node              int
	Verb, Head, Words string
	Stance            string
	Items             []item
}

// maxDepth bounds the nesting of the outline, since browsers bound that of
// elements; deeper components follow each other on the last level.
const maxDepth = 40

// outline turns the nodes into nested lists.
func outline(s *scene.Scene) []item {
	var root item
	path := []*item{&root} // the open items, by level
	for i, n := range s.Nodes {
		it := item{Node: i, Head: n.Head, Words: n.Words, Stance: n.Component.Stance.String()}
		if n.Relation != 0 {
			it.Verb = caption.Verb(n.Relation)
		}
		level := min(n.Level, maxDepth)
		path = path[:level+1]
		up := path[level]
		up.Items = append(up.Items, it)
		path = append(path, &up.Items[len(up.Items)-1])
	}
	return root.Items
}

// write fills the template and seals it with a policy that allows its own
// style and script alone. svg and data are safe already.
func (p *page) write(w io.Writer, name, svg, data string) error {
	a, err := assets()
	if err != nil {
		return err
	}
	hash := func(s string) string {
		h := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(h[:]) + "'"
	}
	script := ""
	if svg != "" {
		script = a.script
		p.Script = template.HTML("<script>" + script + "</script>")
	}
	policy := "default-src 'none'; style-src " + hash(a.style) + "; img-src blob:; base-uri 'none'; form-action 'none'"
	if script != "" {
		policy += "; script-src " + hash(script)
	}
	p.Policy = template.HTML(`<meta http-equiv="Content-Security-Policy" content="` + policy + `">`)
	p.Style = template.HTML("<style>" + a.style + "</style>")
	p.Map = template.HTML(svg)
	p.Data = template.HTML(`<script type="application/json" id="data">` + data + "</script>")
	return a.template.ExecuteTemplate(w, name, p)
}
