package train

import (
	"cmp"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// Enumerations. In the op-eds to learn from an opponent's points stand one by one, or run
// on behind a phrase; who writes for a class or a letters page counts them up: "Critics
// make two points. First, …", "They say that …, that … and that …", or in a list below a
// colon. So some points of one side that follow one another are said in these ways.

// Shares, in percent, of the runs that are counted up: the other side's, and the author's own.
const (
	countedCon = 90
	countedPro = 12
)

// longestRun is how many points are counted up at most.
const longestRun = 4

// opponents are who may make the other side's points; friends may where the thesis is
// against something.
var (
	opponents = []string{"Critics", "Opponents", "Skeptics", "Detractors", "Those who disagree", "The other side", "Many people", "Some residents", "Defenders of the status quo", "Supporters of the current system",
		"Those against it", "Some of my neighbours", "My critics", "The opponents of the idea", "People on the other side", "Some experts", "Some parents", "Its opponents", "Several members of the board",
		"City officials", "The developers", "Council members", "The commissioners", "The owners", "Union leaders", "School administrators", "Industry groups", "The organisers", "Ministers", "The authorities",
		"Parents on the other side", "Local merchants", "The landlords", "Restaurant owners", "The hotels", "The airlines", "Coaches", "My colleagues", "Older residents", "Economists on the other side", "Farmers", "Party leaders"}
	friends = []string{"Supporters", "Proponents", "Its supporters", "Those in favor", "Defenders of the plan", "Advocates", "Backers of the idea", "Its defenders", "Supporters of the plan", "Those who want it", "Its backers", "Its champions", "Those behind it", "Supporters of the ban", "The promoters"}
	against = regexp.MustCompile(`(?i)\b(?:not|no|never|nor|without|against|stop|end|ban|repeal|reject|scrap|abolish|drop|oppose|refuse|wrong|mistake|instead|less|fewer|cannot|n[’']t)\b`)
)

// ownVoice finds the words of a writer about himself.
var ownVoice = regexp.MustCompile(`\b(?:I|[Mm]y|me|[Ww]e|[Oo]urs?|us)\b`)

// How the points of a run are announced, with %w for who makes them and %n for their
// number; the author's in proDoubts where the thesis is against something.
var (
	conSentences = []string{"%w make %n points.", "%w raise %n objections.", "%w give %n reasons.", "%w have %n arguments.", "%w offer %n reasons for their view.", "There are %n arguments against this.",
		"There are %n common objections.", "The case against it rests on %n claims.", "%w see it differently.", "%w are not convinced.", "%w disagree.", "%w have their reasons.", "The objections are well known.",
		"I have heard %n objections.", "Not everyone agrees.", "%w have raised several concerns.", "%w worry about %n things.", "What do %w say?", "The arguments on the other side are familiar.", "%w have a different view.",
		"%w point to %n problems.", "%w defend their position in %n ways.", "%w have complained.", "%w will tell you otherwise."}
	conLists = []string{"%w say that:", "%w argue that:", "%w claim:", "%w make the following points:", "The usual objections are these:", "The arguments against it are:", "%w give %n reasons:", "Here is what %w say:",
		"%w raise these concerns:", "%w have %n objections:", "The objections:", "The case on the other side:", "%w tell us that:"}
	conClauses   = []string{"%w say that", "%w argue that", "%w claim that", "%w contend that", "%w insist that", "%w believe that", "%w warn that", "%w point out that", "%w maintain that", "%w complain that", "%w hold that", "%w tell us that", "%w fear that", "%w will say that"}
	proSentences = []string{"There are %n reasons for this.", "There are several reasons.", "Consider the facts.", "The reasons are simple.", "Here is why.", "My reasons are these.", "%n things speak for it.", "The benefits are clear.", "Why?",
		"The evidence is on our side.", "I have %n reasons.", "It comes down to %n points."}
	proDoubts  = []string{"I have %n objections.", "My own doubts are these.", "There are %n problems with this.", "The plan has %n flaws.", "I have %n concerns.", "We are against it for %n reasons.", "The idea fails for %n reasons."}
	proLists   = []string{"There are good reasons for this:", "Here is why:", "The reasons are clear:", "Consider the following:", "The facts are these:", "My reasons are:", "This is what we know:"}
	proClauses = []string{"We know that", "The facts show that", "I believe that", "It is clear that", "Remember that", "Studies show that", "Doctors say that", "The auditors found that", "Teachers tell us that", "Nurses say that", "Economists agree that", "Researchers report that"}
)

// ordinals are what may stand before the points of a run.
var ordinals = [][]string{
	{"First,", "Second,", "Third,", "Fourth,"}, {"First,", "Second,", "Third,", "Finally,"}, {"Firstly,", "Secondly,", "Thirdly,", "Lastly,"}, {"First of all,", "Next,", "Also,", "Finally,"},
	{"One is that", "Another is that", "A third is that", "A fourth is that"}, {"The first is that", "The second is that", "The third is that", "The last is that"}, {"For one thing,", "For another,", "Besides,", "Also,"},
	{"To begin with,", "Then", "Furthermore,", "Finally,"}, {"First,", "Moreover,", "In addition,", "Finally,"}, {"", "Also,", "Besides,", "And"}, {"In the first place,", "In the second place,", "In the third place,", "Lastly,"}, {"First,", "Then,", "After that,", "Last,"},
}

// marks begin the items of a list, 1 standing for their number.
var marks = []string{"- ", "- ", "• ", "1. ", "1) ", "* ", "— ", "(1) ", ""}

// number words, as in "two reasons".
var numbers = []string{"", "one", "two", "three", "four"}

// between matches what may stand between the points of a run, behind what may stand behind
// the last one.
var (
	between = regexp.MustCompile(`^[.!]\s+$`)
	behind  = regexp.MustCompile(`^[.!](?:[ \n]+|$)`)
)

// counted gives the last component of the run of one side that begins with component i and
// is to be counted up; i where there is none.
func (p *signposter) counted(i int) int {
	share := countedPro
	if p.t.Components[i].Stance == mine.Con {
		share = countedCon
	}
	if p.within() || draw(p.t.ID+" count", p.t.Components[i].Start) >= share {
		return i
	}
	k := i
	for p.point(k) && k-i+1 < longestRun && k+1 < len(p.t.Components) && p.t.Components[k+1].Stance == p.t.Components[i].Stance && p.point(k+1) {
		gap := p.t.Text[p.t.Components[k].End:p.t.Components[k+1].Start]
		if !between.MatchString(gap) || strings.Contains(gap, "\n\n") || !p.together(i, k+1) {
			break
		}
		k++
	}
	if k > i && !behind.MatchString(p.t.Text[p.t.Components[k].End:]) {
		k--
	}
	return k
}

// point reports whether a component is a sentence that may be one point among several.
func (p *signposter) point(i int) bool {
	c := &p.t.Components[i]
	says := c.Text(p.t.Text)
	first := strings.ToLower(word.FindString(says))
	return c.Kind != mine.MajorClaim && strings.Count(says, " ") >= 3 && c.Len() <= 240 && opens(p.t.Text, c.Start) && !connectives[first] && !noStatements[first] && first != "that" && first != "this" &&
		!strings.ContainsAny(says, "?“”\"‘:;\n") && !turning.MatchString(says[:min(len(says), 80)]) && !ownVoice.MatchString(says) && !reporting.MatchString(says) && !p.inApparatus(c.Span)
}

// together reports whether components i and k bear on the same or, if they are the other
// side's, may be made to.
func (p *signposter) together(i, k int) bool {
	a, b := &p.t.Components[i], &p.t.Components[k]
	if a.Parent >= i && a.Parent <= k {
		return false
	}
	return a.Stance == mine.Con || b.Parent == a.Parent && b.Sign == a.Sign
}

// An enumeration is a run of points, the components first to last, that is counted up.
type enumeration struct {
	*signposter
	first, last int
	rng         *rand.Rand
}

// enumerate counts up the components first to last in one of several ways.
func (p *signposter) enumerate(first, last int) {
	rng := rand.New(rand.NewPCG(hash(p.t.ID+" how", p.t.Components[first].Start), 0))
	e := &enumeration{p, first, last, rng}
	con := p.t.Components[first].Stance == mine.Con
	who := e.pick(opponents)
	sentences, lists, clauses := proSentences, proLists, proClauses
	if rng.IntN(2) == 0 && p.opposes() {
		who = e.pick(friends)
		sentences = proDoubts
	}
	if con {
		sentences, lists, clauses = conSentences, conLists, conClauses
	}
	short := p.t.Components[last].End-p.t.Components[first].Start <= longestSentence
	switch how := rng.IntN(10); {
	case how < 3:
		e.inOrder(e.announcement(sentences, who), ordinals[rng.IntN(len(ordinals))])
	case how < 4: // one after the other
		e.inOrder(e.announcement(sentences, who), make([]string, longestRun))
	case how < 6 && short:
		clause := e.announcement(clauses, who)
		if rng.IntN(3) == 0 {
			clause = strings.TrimSuffix(clause, " that")
		}
		e.inClauses(clause)
	case how < 7 && short:
		e.inClauses(strings.TrimSuffix(e.announcement(lists, who), " that:"))
	default:
		e.inList(e.announcement(lists, who), e.pick(marks))
	}
	if con {
		e.gather()
	}
	p.last = ""
}

// longestSentence is the length in bytes of the points that are said in one sentence.
const longestSentence = 320

func (e *enumeration) pick(from []string) string { return from[e.rng.IntN(len(from))] }

// announcement is one of those given, filled in.
func (e *enumeration) announcement(from []string, who string) string {
	s := e.pick(from)
	if !strings.HasPrefix(s, "%w") {
		who = strings.ToLower(who[:1]) + who[1:]
	}
	s = strings.NewReplacer("%n", numbers[e.last-e.first+1], "%w", who).Replace(s)
	return strings.ToUpper(s[:1]) + s[1:]
}

// opposes reports whether the thesis is against something.
func (p *signposter) opposes() bool {
	for _, c := range p.t.Components {
		if c.Kind == mine.MajorClaim {
			return against.MatchString(c.Text(p.t.Text))
		}
	}
	return false
}

// put appends edits at the start of component c, the first of which takes the place of
// what stands between it and the component before where the two are joined.
func (e *enumeration) put(c int, joined bool, edits []edit) {
	if joined {
		edits[0].Start = e.t.Components[c-1].End
	}
	e.edits = append(e.edits, edits...)
}

// inOrder puts a sentence before the points, and a word that counts before each.
func (e *enumeration) inOrder(sentence string, count []string) {
	for c := e.first; c <= e.last; c++ {
		at := e.t.Components[c].Start
		edits := []edit{{nlp.Span{Start: at, End: at}, ""}}
		if phrase := count[c-e.first]; phrase != "" {
			edits = e.begin(at, phrase)
		}
		if c == e.first {
			edits[0].text = sentence + " " + edits[0].text
		}
		e.put(c, false, edits)
	}
}

// inClauses makes one sentence of the points.
func (e *enumeration) inClauses(clause string) {
	that := ""
	if strings.HasSuffix(clause, " that") && e.rng.IntN(3) > 0 {
		that = " that"
	}
	e.put(e.first, false, e.begin(e.t.Components[e.first].Start, clause))
	for c := e.first + 1; c <= e.last; c++ {
		joint := ","
		if c == e.last {
			joint = ", and"
		}
		e.put(c, true, e.begin(e.t.Components[c].Start, joint+that))
	}
}

// inList makes a list of the points.
func (e *enumeration) inList(sentence, mark string) {
	small := strings.HasSuffix(sentence, "that:") || mark != "" && e.rng.IntN(3) == 0
	end := e.pick([]string{".", "", ";"})
	if small && end == "." {
		end = ";"
	}
	gap, above := e.pick([]string{"\n", "\n\n"}), e.pick([]string{"", "\n\n"})
	for c := e.first; c <= e.last; c++ {
		at := e.t.Components[c].Start
		edits := e.begin(at, "")
		if !small {
			edits = edits[:1]
		}
		edits[0].text = strings.Replace(mark, "1", strconv.Itoa(c-e.first+1), 1)
		if c > e.first {
			edits[0].text = end + gap + edits[0].text
			e.put(c, true, edits)
			continue
		}
		edits[0].text = sentence + "\n\n" + edits[0].text
		if start := strings.TrimRight(e.t.Text[:at], " "); start != "" && !strings.HasSuffix(start, "\n") {
			edits[0].Start = len(start)
			edits[0].text = cmp.Or(above, " ") + edits[0].text
		}
		e.put(c, false, edits)
	}
	after := e.t.Components[e.last].End
	tail := len(behind.FindString(e.t.Text[after:]))
	if end == ";" {
		end = "."
	}
	e.edits = append(e.edits, edit{nlp.Span{Start: after, End: after + tail}, end + "\n\n"})
}

// gather lets the points bear on what the first bears on.
func (e *enumeration) gather() {
	e.t.Components = slices.Clone(e.t.Components)
	a := &e.t.Components[e.first]
	for c := e.first + 1; c <= e.last; c++ {
		b := &e.t.Components[c]
		if b.Parent != a.Parent {
			b.Parent, b.Sign, b.Kind, b.Evidence = a.Parent, a.Sign, a.Kind, a.Evidence
		}
	}
}
