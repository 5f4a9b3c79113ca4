package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/agree"
	"opedmap/argmap/compare"
	"opedmap/argmap/render/html"
)

// writeGradebook writes a row for each file: what was counted, no grade.
func writeGradebook(w io.Writer, r *report) error {
	c := csv.NewWriter(w)
	head := []string{"student", "file", "words", "thesis", "components", "claims", "premises", "depth",
		"counterarguments", "counterarguments answered", "claims without support", "findings"}
	for code := range advise.Codes() {
		if r.codes[code] {
			head = append(head, string(code))
		}
	}
	head = append(head, "error")
	if err := c.Write(head); err != nil {
		return err
	}
	for _, e := range r.OpEds {
		n := e.Counts
		row := []string{cell(e.Student), cell(e.File), "", "", "", "", "", "", "", "", "", ""}
		if e.Err == nil {
			row = append(row[:2], strconv.Itoa(e.Words), cell(e.Thesis))
			for _, x := range []int{n.Components, n.Claims, n.Premises, n.Depth, n.Counterarguments, n.Answered, n.Unsupported, len(e.Findings)} {
				row = append(row, strconv.Itoa(x))
			}
		}
		for code := range advise.Codes() {
			if !r.codes[code] {
				continue
			}
			if e.Err != nil {
				row = append(row, "")
				continue
			}
			count := 0
			for _, f := range e.Findings {
				if f.Code == code {
					count++
				}
			}
			row = append(row, strconv.Itoa(count))
		}
		row = append(row, "")
		if e.Err != nil {
			row[len(row)-1] = cell(e.Err.Error())
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// writeComparisons writes a row for each student's map.
func writeComparisons(w io.Writer, r *report) error {
	c := csv.NewWriter(w)
	head := []string{"student", "file", "components", "paired", "similarity", "error"}
	for t := compare.Missing; t <= compare.RelationChanged; t++ {
		head = append(head, strings.ReplaceAll(t.String(), "_", " "))
	}
	if err := c.Write(head); err != nil {
		return err
	}
	for _, m := range r.Maps {
		row := []string{cell(m.Student), cell(m.File), "", "", "", ""}
		if m.Err != nil {
			row[5] = cell(m.Err.Error())
			row = append(row, make([]string, len(head)-len(row))...)
		} else {
			row[2], row[3] = strconv.Itoa(m.Graph.Len()), strconv.Itoa(len(m.Comparison.Pairs))
			row[4] = fmt.Sprintf("%.3f", m.Comparison.Similarity())
			for t := compare.Missing; t <= compare.RelationChanged; t++ {
				row = append(row, strconv.Itoa(m.Comparison.Count(t)))
			}
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// cell makes a text safe to open in a spreadsheet: what would start a formula
// gets an apostrophe in front (OWASP, CSV injection).
func cell(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	if s != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(s[0])) || strings.HasPrefix(s, "＝") || strings.HasPrefix(s, "＋") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "＠") {
		return "'" + s
	}
	return s
}

// The JSON form of the report.
type (
	reportJSON struct {
		Version   string        `json:"version"`
		OpEds     []opEdJSON    `json:"op_eds"`
		Maps      []mapJSON     `json:"maps,omitempty"`
		Agreement *agree.Report `json:"agreement,omitempty"`
		Reference *argmap.Graph `json:"reference,omitempty"`
		LeftOut   []string      `json:"left_out,omitempty"`
		Absent    []string      `json:"without_file,omitempty"`
	}
	opEdJSON struct {
		File     string           `json:"file"`
		Student  string           `json:"student"`
		Error    string           `json:"error,omitempty"`
		Page     string           `json:"page,omitempty"`
		Words    int              `json:"words,omitempty"`
		Counts   *countsJSON      `json:"counts,omitempty"`
		Findings []advise.Finding `json:"findings,omitempty"`
		Graph    *argmap.Graph    `json:"graph,omitempty"`
		Text     string           `json:"text,omitempty"` // as it was read, into which spans point
	}
	countsJSON struct {
		Components       int `json:"components"`
		MajorClaims      int `json:"major_claims"`
		Claims           int `json:"claims"`
		Premises         int `json:"premises"`
		Counterarguments int `json:"counterarguments"`
		Answered         int `json:"answered"`
		Unsupported      int `json:"unsupported"`
		Unattached       int `json:"unattached"`
		Depth            int `json:"depth"`
	}
	mapJSON struct {
		File       string          `json:"file"`
		Student    string          `json:"student"`
		Error      string          `json:"error,omitempty"`
		Page       string          `json:"page,omitempty"`
		Similarity *float64        `json:"similarity,omitempty"`
		ByMeaning  string          `json:"compared_by_meaning,omitempty"` // and why
		Comparison *compare.Result `json:"comparison,omitempty"`
		Agreement  *agree.Report   `json:"agreement,omitempty"`
		NotRead    []string        `json:"not_read,omitempty"`
	}
)

func newCounts(n html.Counts) *countsJSON {
	return &countsJSON{n.Components, n.MajorClaims, n.Claims, n.Premises, n.Counterarguments, n.Answered, n.Unsupported, n.Unattached, n.Depth}
}

// writeJSON writes all that is known, for other programs.
func writeJSON(w io.Writer, r *report) error {
	j := reportJSON{Version: "1", OpEds: []opEdJSON{}, Agreement: r.Agreement, Reference: r.Reference, LeftOut: r.LeftOut, Absent: r.Absent}
	for _, e := range r.OpEds {
		x := opEdJSON{File: e.File, Student: e.Student}
		if e.Err != nil {
			x.Error = e.Err.Error()
		} else {
			x.Page, x.Words, x.Counts, x.Findings, x.Graph = e.Page, e.Words, newCounts(e.Counts), e.Findings, e.Graph
			x.Text = e.Text
		}
		j.OpEds = append(j.OpEds, x)
	}
	for _, m := range r.Maps {
		x := mapJSON{File: m.File, Student: m.Student, Page: m.Page}
		for _, l := range m.Losses {
			x.NotRead = append(x.NotRead, l.String())
		}
		if m.Err != nil {
			x.Error = m.Err.Error()
		} else {
			similarity := m.Comparison.Similarity()
			x.Comparison, x.Similarity, x.ByMeaning, x.Agreement = m.Comparison, &similarity, m.Apart, m.Agreement
		}
		j.Maps = append(j.Maps, x)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(j)
}
