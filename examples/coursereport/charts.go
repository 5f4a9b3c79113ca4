package main

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/go-analyze/charts"
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

// classCharts shows the class as a whole.
func classCharts(eds []*opEd) ([]chart, error) {
	var components, depths []int
	answered := []int{0, 0, 0}
	evidence := map[string]int{}
	codes := map[string]int{}
	for _, e := range eds {
		if e.Err != nil {
			continue
		}
		components = append(components, e.Counts.Components)
		depths = append(depths, e.Counts.Depth)
		switch n := e.Counts; {
		case n.Counterarguments == 0:
			answered[0]++
		case n.Answered < n.Counterarguments:
			answered[1]++
		default:
			answered[2]++
		}
		for c := range e.Graph.Components() {
			if s := c.Evidence.String(); s != "" {
				evidence[s]++
			}
		}
		seen := map[string]bool{}
		for _, f := range e.Findings {
			if !seen[string(f.Code)] {
				seen[string(f.Code)] = true
				codes[strings.ReplaceAll(string(f.Code), "-", " ")]++
			}
		}
	}
	if len(components) == 0 {
		return nil, nil
	}
	var out []chart
	add := func(title string, labels []string, values []int, lying bool) error {
		c, err := newChart(title, labels, values, lying)
		out = append(out, c)
		return err
	}
	labels, counts := histogram(components, 10, 7)
	if err := add("Op-eds by number of argument components", labels, counts, false); err != nil {
		return nil, err
	}
	labels, counts = histogram(depths, 1, 8)
	if err := add("Op-eds by depth of the argument", labels, counts, false); err != nil {
		return nil, err
	}
	if err := add("Op-eds by their counterarguments", []string{"none raised", "some unanswered", "all answered"}, answered, true); err != nil {
		return nil, err
	}
	if labels, counts = ranked(evidence); len(labels) > 0 {
		if err := add("Premises by type of evidence", labels, counts, true); err != nil {
			return nil, err
		}
	}
	if labels, counts = ranked(codes); len(labels) > 0 {
		if err := add("Op-eds by finding", labels, counts, true); err != nil {
			return nil, err
		}
	}
	return out, nil
}
