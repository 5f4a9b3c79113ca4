package main

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/go-analyze/charts"

	"opedmap/argmap/advise"
)

// A chart is a picture with the figures that it shows.
type chart struct {
	Title  string
	SVG    template.HTML
	Labels []string
	Values []int
}

// newChart draws bars: upright ones for steps along a scale, lying ones for
// names.
func newChart(title string, labels []string, values []int, lying bool) (chart, error) {
	c := chart{Title: title, Labels: labels, Values: values}
	row := make([]float64, len(values))
	top := 0.0
	for i, v := range values {
		row[i] = float64(v)
		top = max(top, row[i])
	}
	opt := charts.NewBarChartOptionWithData([][]float64{row})
	opt.Horizontal = lying
	opt.CategoryAxis.Labels = labels
	opt.Padding = charts.NewBox(10, 10, 30, 10)
	opt.SeriesList[0].Label = charts.SeriesLabel{Show: charts.Ptr(true)}
	opt.Legend.Show = charts.Ptr(false)
	opt.ValueFormatter = func(f float64) string { return fmt.Sprintf("%.0f", f) }
	opt.ValueAxis[0].Min = charts.Ptr(0.0)
	opt.ValueAxis[0].Max = charts.Ptr(1.15 * max(4, top)) // room for the labels
	opt.ValueAxis[0].Show = charts.Ptr(false)             // every bar has its figure
	opt.CategoryAxis.LabelCount = len(labels)
	height := 240
	if lying { // the first bar is drawn lowest
		height = 60 + 26*len(values)
		opt.CategoryAxis.Labels = reversed(labels)
		opt.SeriesList[0].Values = reversed(row)
	}
	p := charts.NewPainter(charts.PainterOptions{OutputFormat: charts.ChartOutputSVG, Width: 400, Height: height})
	if err := p.BarChart(opt); err != nil {
		return c, fmt.Errorf("chart %q: %w", title, err)
	}
	b, err := p.Bytes()
	if err != nil {
		return c, fmt.Errorf("chart %q: %w", title, err)
	}
	_, svg, ok := strings.Cut(string(b), "<svg ")
	if !ok {
		return c, fmt.Errorf("chart %q: no SVG", title)
	}
	// The labels come from this program and the library escapes text.
	c.SVG = template.HTML(`<svg role="img" aria-label="` + template.HTMLEscapeString(title) + `" ` + svg)
	return c, nil
}

func reversed[T any](xs []T) []T {
	out := make([]T, len(xs))
	for i, x := range xs {
		out[len(xs)-1-i] = x
	}
	return out
}

// histogram counts values into steps of the given width, from 0 on; the last
// label is open.
func histogram(values []int, width, steps int) (labels []string, counts []int) {
	counts = make([]int, steps)
	for _, v := range values {
		counts[min(v/width, steps-1)]++
	}
	for i := range counts {
		low := i * width
		switch {
		case i == steps-1:
			labels = append(labels, fmt.Sprintf("%d+", low))
		case width == 1:
			labels = append(labels, fmt.Sprint(low))
		default:
			labels = append(labels, fmt.Sprintf("%d–%d", low, low+width-1))
		}
	}
	return labels, counts
}

// A tally is what the charts count, over the op-eds that were read.
type tally struct {
	components, depths []int          // of each op-ed
	answered           [3]int         // op-eds without counterarguments, with some unanswered, with all answered
	evidence, findings map[string]int // premises by type, op-eds by code
}

func tallyOf(eds []*opEd) tally {
	t := tally{evidence: map[string]int{}, findings: map[string]int{}}
	for _, e := range eds {
		if e.Err != nil {
			continue
		}
		t.components = append(t.components, e.Counts.Components)
		t.depths = append(t.depths, e.Counts.Depth)
		switch n := e.Counts; {
		case n.Counterarguments == 0:
			t.answered[0]++
		case n.Answered < n.Counterarguments:
			t.answered[1]++
		default:
			t.answered[2]++
		}
		for c := range e.Graph.Components() {
			if s := c.Evidence.String(); s != "" {
				t.evidence[s]++
			}
		}
		seen := map[advise.Code]bool{}
		for _, f := range e.Findings {
			if !seen[f.Code] {
				seen[f.Code] = true
				t.findings[strings.ReplaceAll(string(f.Code), "-", " ")]++
			}
		}
	}
	return t
}

// classCharts shows the class as a whole.
func classCharts(eds []*opEd) ([]chart, error) {
	t := tallyOf(eds)
	if len(t.components) == 0 {
		return nil, nil
	}
	sizes, ofSize := histogram(t.components, 10, 7)
	depths, ofDepth := histogram(t.depths, 1, 8)
	evidence, ofEvidence := ranked(t.evidence)
	findings, withFinding := ranked(t.findings)
	var out []chart
	for _, c := range []struct {
		title  string
		labels []string
		values []int
		lying  bool
	}{
		{"Op-eds by number of argument components", sizes, ofSize, false},
		{"Op-eds by depth of the argument", depths, ofDepth, false},
		{"Op-eds by their counterarguments", []string{"none raised", "some unanswered", "all answered"}, t.answered[:], true},
		{"Premises by type of evidence", evidence, ofEvidence, true},
		{"Op-eds by finding", findings, withFinding, true},
	} {
		if len(c.labels) == 0 {
			continue
		}
		drawn, err := newChart(c.title, c.labels, c.values, c.lying)
		if err != nil {
			return nil, err
		}
		out = append(out, drawn)
	}
	return out, nil
}
