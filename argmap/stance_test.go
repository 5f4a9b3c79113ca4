package argmap_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"opedmap/argmap"
	"opedmap/nlp"
)

// Many goroutines judge at once, and all come to the same.
func TestJudgesConcurrent(t *testing.T) {
	judge := func() string {
		const text = "The mayor has lied to us again. The nurses deserve better."
		a, err := argmap.AttitudeToward(text, []argmap.Span{{Start: 4, End: 9}, {Start: 36, End: 42}})
		s, errS := argmap.StanceOf("Smoking should be banned", "Smoke harms children")
		return fmt.Sprint(a, err, s, errS)
	}
	want := judge()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := judge(); got != want {
				t.Errorf("judged %s, then %s", want, got)
			}
		})
	}
	wg.Wait()
}

func TestAttitudeTowardErrors(t *testing.T) {
	var se *argmap.SpanError
	for s, fault := range map[argmap.Span]string{
		{Start: 0, End: 0}:  "[0,0), is empty",
		{Start: -1, End: 2}: "[-1,2), lies outside a text of 13 bytes",
		{Start: 2, End: 99}: "[2,99), lies outside a text of 13 bytes",
		{Start: 3, End: 1}:  "[3,1), ends before it starts",
		{Start: 0, End: 12}: "[0,12), cuts a character",
	} {
		_, err := argmap.AttitudeToward("A short café", []argmap.Span{{Start: 0, End: 1}, s})
		if want := "argmap: target 1, bytes " + fault; !errors.As(err, &se) || se.Index != 1 || err.Error() != want {
			t.Errorf("AttitudeToward(…, %v) error = %v, want the SpanError %q", s, err, want)
		}
	}
	for _, s := range []argmap.Span{{Start: 1, End: 3}, {Start: 0, End: 1}} {
		if _, err := argmap.AttitudeToward("Él is here.", []argmap.Span{s}); !errors.As(err, &se) {
			t.Errorf("AttitudeToward(…, %v) error = %v, want a SpanError for a cut character", s, err)
		}
	}
	var ee *nlp.EncodingError
	if _, err := argmap.AttitudeToward("bad \xff", []argmap.Span{{Start: 0, End: 1}}); !errors.As(err, &ee) {
		t.Errorf("AttitudeToward of invalid UTF-8: error = %v, want an EncodingError", err)
	}
}

func TestConfidence(t *testing.T) {
	for _, p := range [][3]float64{{0.5, 0.3, 0.2}, {0.3, 0.5, 0.2}, {0.2, 0.3, 0.5}} {
		if got := (argmap.AttitudeResult{Favor: p[0], Neutral: p[1], Against: p[2]}).Confidence(); got != 0.5 {
			t.Errorf("Confidence of %v = %v, want 0.5", p, got)
		}
	}
}

func TestStanceOf(t *testing.T) {
	for perspective, want := range map[string]bool{"Banning cars helps the shops": true, "Banning cars harms the shops": false} {
		r, err := argmap.StanceOf("The city should ban cars from the centre", perspective)
		if err != nil {
			t.Fatal(err)
		}
		if r.Support != want || !(r.Confidence >= 0.5 && r.Confidence <= 1) {
			t.Errorf("StanceOf(…, %q) = %+v, want support %v", perspective, r, want)
		}
	}
}

func TestStanceOfErrors(t *testing.T) {
	for _, tt := range [][3]string{
		{"bad \xff", "fine", "claim: "},
		{"fine", "bad \xff", "perspective: "},
		{"bad \xff", "bad \xff", "claim: "},
	} {
		var ee *nlp.EncodingError
		if _, err := argmap.StanceOf(tt[0], tt[1]); !errors.As(err, &ee) || err.Error() != tt[2]+ee.Error() {
			t.Errorf("StanceOf(%q, %q) error = %v, want %q and an EncodingError", tt[0], tt[1], err, tt[2])
		}
	}
	for _, tt := range [][3]string{{"", "fine", "claim: "}, {"fine", " \n", "perspective: "}, {"12 %.", "fine", "claim: "}} {
		if _, err := argmap.StanceOf(tt[0], tt[1]); !errors.Is(err, argmap.ErrNoWords) || !strings.HasPrefix(err.Error(), tt[2]) {
			t.Errorf("StanceOf(%q, %q) error = %v, want %q and ErrNoWords", tt[0], tt[1], err, tt[2])
		}
	}
}
