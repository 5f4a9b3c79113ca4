package resolve

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// marked parses a text in which names stand as [LABEL name], takes the marks
// away and gives the names as if the recogniser had found them.
func marked(t *testing.T, src string) *nlp.Document {
	t.Helper()
	var b strings.Builder
	var names []nlp.Name
	for {
		i := strings.IndexByte(src, '[')
		if i < 0 {
			break
		}
		k := strings.IndexByte(src, ']')
		label, name, _ := strings.Cut(src[i+1:k], " ")
		b.WriteString(src[:i])
		n := nlp.Name{Span: nlp.Span{Start: b.Len(), End: b.Len() + len(name)}, Confidence: 0.9, SpanConfidence: 0.9}
		if err := n.Label.UnmarshalText([]byte(label)); err != nil {
			t.Fatal(err)
		}
		names = append(names, n)
		b.WriteString(name)
		src = src[k+1:]
	}
	d, err := nlp.Parse(b.String()+src, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	d.Names = names
	return d
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // name: mentions
	}{
		{"definition", "The [ORG International Atomic Energy Agency] ([ORG IAEA]) met. The [ORG IAEA] is in [GPE Vienna].",
			[]string{"International Atomic Energy Agency: International Atomic Energy Agency|IAEA|IAEA", "Vienna: Vienna"}},
		{"firms", "[ORG Harbour Vista (Pty) Ltd] pays, [LOC Harbour Vista] does not. [ORG Acme Foods, Inc.] sold [ORG Acme Foods]. The [ORG City of London Group] left the [GPE City of London].",
			[]string{"Harbour Vista (Pty) Ltd: Harbour Vista (Pty) Ltd|Harbour Vista", "Acme Foods, Inc.: Acme Foods, Inc.|Acme Foods", "City of London Group: City of London Group", "City of London: City of London"}},
		{"broken at the end of a line", "The [GPE Leba-\nnese Army] left. The [GPE Lebanese Army] came back.",
			[]string{"Lebanese Army: Leba-\nnese Army|Lebanese Army"}},
		{"general word", "The [ORG State Commission] met the [ORG Harbour Commission]. The [ORG State] paid, the [ORG Harbour] did not.",
			[]string{"State Commission: State Commission", "Harbour Commission: Harbour Commission|Harbour", "State: State"}},
		{"definition, reversed", "The [ORG WCO] ([ORG World Customs Organization]) met.",
			[]string{"World Customs Organization: WCO|World Customs Organization"}},
		{"initials without brackets", "The [ORG World Customs Organization] met; the [ORG WCO] left.",
			[]string{"World Customs Organization: World Customs Organization|WCO"}},
		{"initials of two", "The [ORG Public Affairs Council] met the [ORG Port Authority Committee] and the [ORG PAC].",
			[]string{"Public Affairs Council: Public Affairs Council", "Port Authority Committee: Port Authority Committee", "PAC: PAC"}},
		{"slip of the pen", "The [ORG NSG] met. The [ORG NSG] and the [ORG NSG], not the [ORG NGS], made the [ORG NSG].",
			[]string{"NSG: NSG|NSG|NSG|NGS|NSG"}},
		{"another acronym", "The [ORG NSG] met. The [ORG NSG] and the [ORG NSG], not the [ORG National Geographic Society] ([ORG NGS]), made the [ORG NSG].",
			[]string{"NSG: NSG|NSG|NSG|NSG", "National Geographic Society: National Geographic Society|NGS"}},
		{"not a member", "A [NORP Non-NPT] state left the [LAW NPT].", []string{"NPT: NPT"}},
		{"definition in mixed letters", "The [LOC Line of Control] (LoC) is shut. The LoC was quiet. The [ORG Japan International Cooperation Agency] (“Jica”) paid. The [ORG Ministry of Justice] ([ORG MoJ]) knew.",
			[]string{"Line of Control: Line of Control|LoC|LoC", "Japan International Cooperation Agency: Japan International Cooperation Agency|Jica", "Ministry of Justice: Ministry of Justice|MoJ"}},
		{"no definition", "The [LOC Line of Control] (Loud) is shut, the [LOC Sea of Japan] (Sea) open, the [ORG Ministry of Justice] (see MoJ) away.",
			[]string{"Line of Control: Line of Control", "Sea of Japan: Sea of Japan", "Ministry of Justice: Ministry of Justice"}},
		{"defined by words in lower case, a body", "The national health service ([ORG NHS]) fails. The [ORG NHS] needs money.", []string{"NHS: NHS|NHS"}},
		{"defined by words in lower case", "Opioid use disorder ([ORG OUD]) kills, and so does [ORG OUD] here. The one-stop border posts ([ORG OSBPs]) and an [ORG OSBP] are shut. The Union of deans ([ORG UOD]) stays.",
			[]string{"UOD: UOD"}},
		{"defined by words in lower case, with more words", "The road passes and carbon credits ([ORG RCCs]), the non-aggression pact ([ORG NAP]) and a well-being index ([ORG WI]) stay. [ORG RCCs] cost. The old stone trade river fort ([ORG OSF]) and the old fort of stone ([ORG OFD]) do not.",
			[]string{"OSF: OSF", "OFD: OFD"}},
		{"states", "He left [GPE Dayton], [GPE Tenn.], for [GPE Regina], [GPE Sask.], and [GPE Tennessee] for [GPE Saskatchewan]; [ORG Ore.] is none, nor [GPE Oregon].",
			[]string{"Dayton: Dayton", "Tennessee: Tenn.|Tennessee", "Regina: Regina", "Saskatchewan: Sask.|Saskatchewan", "Ore.: Ore.", "Oregon: Oregon"}},
		{"two with a hyphen", "The [PERSON Okoro-Lind] debate is over: [PERSON Mr. Okoro] met [PERSON Ann Lind]. [PERSON Eva Bell-Hart] and [PERSON Bell] sat.",
			[]string{"Okoro: Okoro|Okoro", "Ann Lind: Lind|Ann Lind", "Eva Bell-Hart: Eva Bell-Hart", "Bell: Bell"}},
		{"a child of two with a hyphen", "[PERSON Priya Okoro-Lind] runs it; [PERSON Eva Okoro] and [PERSON Per Lind] did. [PERSON Ms. Okoro-Lind] wants more, and [PERSON Okoro-Lind] gets it.",
			[]string{"Priya Okoro-Lind: Priya Okoro-Lind|Okoro-Lind|Okoro-Lind", "Eva Okoro: Eva Okoro", "Per Lind: Per Lind"}},
		{"a title and a hyphen", "[PERSON Eva Okoro] and [PERSON Per Lind] met [PERSON Ms. Okoro-Lind].", []string{"Eva Okoro: Eva Okoro", "Per Lind: Per Lind", "Okoro-Lind: Okoro-Lind"}},
		{"given names with a hyphen", "[PERSON Jean] and [PERSON Paul] met [PERSON Jean-Paul].", []string{"Jean: Jean", "Paul: Paul", "Jean-Paul: Jean-Paul"}},
		{"surnames at the head of a line", "[PERSON Bell], [PERSON Thorne]. 1980 was theirs. [PERSON Bell] cut, and [PERSON Thorne] sold. He met [PERSON Cole], [PERSON Max]. “So it is.”",
			[]string{"Bell: Bell|Bell", "Thorne: Thorne|Thorne", "Cole: Cole", "Max: Max"}},
		{"a place behind a comma", "By joining these [LAW Conventions and Initiatives, Iran] gained. [GPE Iran] won. [ORG Arts School, Leeds] met [ORG Arts School, Leeds] in [GPE Leeds], and the [ORG Arts Board, York] sat.",
			[]string{"Conventions and Initiatives: Conventions and Initiatives", "Iran: Iran|Iran", "Arts School, Leeds: Arts School, Leeds|Arts School, Leeds", "Leeds: Leeds", "Arts Board, York: Arts Board, York"}},
		{"one with a hyphen", "The [PERSON Okoro-Lind] debate is over: [PERSON Mr. Okoro] won.", []string{"Okoro-Lind: Okoro-Lind", "Okoro: Okoro"}},
		{"references", "As [PERSON Ruth Adler] says.\n\n[PERSON Adler], [PERSON Ruth]. “A title.”\n\n7. [PERSON Boyd], [PERSON Ian M.] (2011). A book.\n\nHere [PERSON Boyd], [PERSON Tom] and\n\n[PERSON Cole], [PERSON Max] and we came.",
			[]string{"Ruth Adler: Ruth Adler|Adler, Ruth", "Boyd, Ian M.: Boyd, Ian M.|Boyd", "Tom: Tom", "Cole: Cole", "Max: Max"}},
		{"authors of references", "[PERSON Karen Cox] says so.\n\n[PERSON Cox], [PERSON Karen L. Dixie]’s Sons. 2003.\n[PERSON Falk], [PERSON John H.], et al. Zoos. 2007.\n[PERSON Smith], [GPE Zadie]. Feel Free. 2018.\n[GPE Paris], [GPE France]. A year. 2018.\n[PERSON Hart], [PERSON Ann] and so on. No year.\nSee [PERSON Ives], [PERSON Max]. A year. 2018.",
			[]string{"Cox, Karen L.: Karen Cox|Cox, Karen L.", "Falk, John H.: Falk, John H.", "Smith, Zadie: Smith, Zadie", "Paris: Paris", "France: France", "Hart: Hart", "Ann: Ann", "Ives: Ives", "Max: Max"}},
		{"persons at the head of a line", "[PERSON Hart], [PERSON Ives], and [PERSON Boyd] promised it in 2020.\n[PERSON Cole], [PERSON Max] and [PERSON Roe] met in 2021.\n[PERSON Lee], [PERSON Ray] said in 1987, was wrong.",
			[]string{"Hart: Hart", "Ives: Ives", "Boyd: Boyd", "Cole: Cole", "Max: Max", "Roe: Roe", "Lee: Lee", "Ray: Ray"}},
		{"surname and title", "[PERSON Yukia Armano] came. [PERSON Mr. Armano] spoke; [PERSON Armano]'s words.",
			[]string{"Yukia Armano: Yukia Armano|Armano|Armano"}},
		{"surname only first", "[PERSON Armano] came, then [PERSON Yukia Armano].", []string{"Yukia Armano: Armano|Yukia Armano"}},
		{"two of a surname", "[PERSON Ann Lee] spoke. [PERSON Lee] sat. [PERSON Bob Lee] spoke. [PERSON Lee] sat.",
			[]string{"Ann Lee: Ann Lee|Lee", "Bob Lee: Bob Lee|Lee"}},
		{"initial", "[PERSON Farrukh Nazarov] wrote; see [PERSON F. Nazarov].", []string{"Farrukh Nazarov: Farrukh Nazarov|F. Nazarov"}},
		{"short form", "The [ORG Small Property Owners' Forum] met. The [ORG Forum] voted.",
			[]string{"Small Property Owners' Forum: Small Property Owners' Forum|Forum"}},
		{"short form of two", "The [ORG Owners' Forum] and the [ORG Tenants' Forum] met. The [ORG Forum] voted.",
			[]string{"Owners' Forum: Owners' Forum", "Tenants' Forum: Tenants' Forum", "Forum: Forum"}},
		{"form of address", "[PERSON Madam Speaker], [PERSON Mr. President], [PERSON Mr. Lee] is here.", []string{"Lee: Lee"}},
		{"head of a long name", "The [ORG Valley Chamber of Trade] met. The [ORG Chamber] voted. The [ORG Rotary Club of Leeds] paid, the [ORG Rotary Club] did.",
			[]string{"Valley Chamber of Trade: Valley Chamber of Trade|Chamber", "Rotary Club of Leeds: Rotary Club of Leeds|Rotary Club"}},
		{"tail of a long name", "The [ORG Ministry of Health] met. [ORG Health] improved.", []string{"Ministry of Health: Ministry of Health", "Health: Health"}},
		{"bills", "[LAW House Bill 212] came, then [LAW H.B. 212], [LAW HB 212], [LAW HB 213] and [LAW SB 212].",
			[]string{"House Bill 212: House Bill 212|H.B. 212|HB 212", "HB 213: HB 213", "SB 212: SB 212"}},
		{"a firm taken for a person", "[ORG Halden Corp] sued. [PERSON Halden]'s lawyers won.", []string{"Halden Corp: Halden Corp|Halden"}},
		{"a firm and its founder", "[PERSON Ann Halden] left [ORG Halden Corp]. [PERSON Halden] wept.", []string{"Ann Halden: Ann Halden|Halden", "Halden Corp: Halden Corp"}},
		{"a city is not its country", "[GPE Benin City] is in [GPE Benin].", []string{"Benin City: Benin City", "Benin: Benin"}},
		{"an agency is not its country", "[ORG Transport Malta] runs it; [GPE Malta] pays.", []string{"Transport Malta: Transport Malta", "Malta: Malta"}},
		{"people and country", "[NORP Turks] and [NORP Turkish] towns in [GPE Turkey].", []string{"Turkish: Turks|Turkish", "Turkey: Turkey"}},
		{"language and people", "[MISC English] is what the [NORP English] speak.", []string{"English: English", "English: English"}},
		{"capitals", "[GPE VALLETTA] is small. [GPE Valletta] is old.", []string{"Valletta: VALLETTA|Valletta"}},
		{"stops", "The [GPE U.S.] and the [GPE US] of the [GPE United States].", []string{"United States: U.S.|US|United States"}},
		{"missed", "[PERSON Bert Callaghan] left. Then Callaghan came back to [GPE Omaha], and Omaha cheered.",
			[]string{"Bert Callaghan: Bert Callaghan|Callaghan", "Omaha: Omaha|Omaha"}},
		{"not missed", "[PERSON Theresa May] left in May. Perhaps she may.", []string{"Theresa May: Theresa May"}},
		{"spelling", "The [ORG Nuclear Suppliers’ Group], or [ORG Nuclear Supplier Group].",
			[]string{"Nuclear Suppliers’ Group: Nuclear Suppliers’ Group|Nuclear Supplier Group"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := marked(t, c.text)
			var got []string
			for _, e := range Resolve(d) {
				var ms []string
				for _, m := range e.Mentions {
					ms = append(ms, m.Text(d.Text))
				}
				got = append(got, e.Name+": "+strings.Join(ms, "|"))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Resolve(%q) mismatch (-want +got):\n%s", d.Text, diff)
			}
		})
	}
}

// check reports what is wrong with the entities of a text.
func check(d *nlp.Document, es []Entity) string {
	var all []nlp.Span
	start := -1
	for _, e := range es {
		switch {
		case len(e.Mentions) == 0 || e.Name == "" || e.Label == nlp.UnknownLabel:
			return "empty entity"
		case !(e.Confidence > 0 && e.Confidence <= 1):
			return "confidence out of range"
		case e.Mentions[0].Start < start:
			return "entities out of order"
		}
		start = e.Mentions[0].Start
		if !slices.IsSortedFunc(e.Mentions, func(a, b nlp.Span) int { return a.Start - b.Start }) {
			return "mentions out of order"
		}
		all = append(all, e.Mentions...)
	}
	slices.SortFunc(all, func(a, b nlp.Span) int { return a.Start - b.Start })
	for i, m := range all {
		if !m.In(len(d.Text)) || m.Len() == 0 || i > 0 && all[i-1].End > m.Start {
			return "bad mention " + m.String()
		}
	}
	return ""
}

// A name of unsure label is kept, what is likely none is not: by the mean of its mentions.
func TestSure(t *testing.T) {
	for _, tt := range []struct {
		sure []float64 // of the mentions
		kept bool
	}{{[]float64{0.8}, true}, {[]float64{0.51}, true}, {[]float64{0.49}, false}, {[]float64{0.3, 0.8}, true}, {[]float64{0.3, 0.6}, false}} {
		d := marked(t, strings.Repeat("Everybody trusts [ORG Zelvora] now. ", len(tt.sure)))
		for i, p := range tt.sure {
			d.Names[i].Confidence, d.Names[i].SpanConfidence = 0.2, p
		}
		if got := len(Resolve(d)) == 1; got != tt.kept {
			t.Errorf("mentions that are names with probability %v: kept %v, want %v", tt.sure, got, tt.kept)
		}
	}
}

func TestResolveOpeds(t *testing.T) {
	paths, err := filepath.Glob("../../../testdata/opeds/train*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no op-eds", err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		d, err := nlp.Parse(string(b))
		if err != nil {
			t.Fatal(err)
		}
		es := Resolve(d)
		if bad := check(d, es); bad != "" {
			t.Errorf("%s: %s", p, bad)
		}
		if diff := cmp.Diff(es, Resolve(d)); diff != "" {
			t.Errorf("%s: Resolve differs from one call to the next:\n%s", p, diff)
		}
	}
}

func FuzzResolve(f *testing.F) {
	f.Add("Yukia Armano, head of the International Atomic Energy Agency (IAEA), left. Mr. Armano spoke for the Agency.")
	f.Add("A B, A C and A D of the E F (EF) in the United States, U.S., US (US).")
	f.Add("Mr. Mr. Mrs. Madam Speaker \u0130\u0130 \ufb01 'S ’s")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := nlp.Parse(s, nlp.WithInvalidUTF8())
		if err != nil {
			t.Fatal(err)
		}
		if bad := check(d, Resolve(d)); bad != "" {
			t.Fatal(bad)
		}
	})
}
