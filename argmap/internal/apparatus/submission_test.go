package apparatus_test

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

const gates = quarry + "\n\n" + lorry + "\n\n" + winter

// What a course adds to an op-ed.
func TestSubmission(t *testing.T) {
	testOpened(t, map[string]row{
		"prompt": {
			"English 9 – Op-Ed Project\nAmy Lee\nPrompt #2: Should lorries be allowed in towns?\n    " + quarry + "\n    " + lorry,
			[]string{"boilerplate: English 9 – Op-Ed", "byline: Amy Lee", "boilerplate: Prompt #2: Should lorries"},
		},
		"prompt below its name": {
			"Essay Question:\n\nShould lorries be allowed in towns? Use reasons and examples. Do not forget the other side.\n\nOpen the other gate\n\n" + gates,
			[]string{"boilerplate: Essay Question:", "boilerplate: Should lorries be allowed", "headline: Open the other gate"},
		},
		"prompt without a field": {
			"Opinion essay. \"Should lorries be banned?\"\nWrite 200-250 words. Give reasons for your answer and an example from your own knowledge.\n\nOpen the other gate\n\n" + gates,
			[]string{"boilerplate: Opinion essay. \"Should lorries", "boilerplate: Write 200-250 words. Give", "headline: Open the other gate"},
		},
		"plan under a heading": {
			"Outline\n1. Introduction: the two gates\n2. Evidence: the police\n\nWho Opens the Gate?\n\n" + gates,
			[]string{"boilerplate: Outline", "boilerplate: 1. Introduction: the two", "boilerplate: 2. Evidence: the police", "headline: Who Opens the Gate?"},
		},
		"plan with a hook": {
			"Hook: the two gates\nEvidence: the police\n\nOpen the other gate\n\n" + gates,
			[]string{"boilerplate: Hook: the two gates", "boilerplate: Evidence: the police", "headline: Open the other gate"},
		},
		"prompt below a course": {
			"English 9 – Op-Ed Project\nPrompt: Should lorries be banned from towns?\n\nOpen the other gate\n\n" + gates,
			[]string{"tags: English 9 – Op-Ed", "boilerplate: Prompt: Should lorries be", "headline: Open the other gate"},
		},
		"peer": {
			"Open the other gate\n\n" + gates + "\n\nComments from my peer editor (Tom):\n- what about the people who only work at the quarry??\n- good ending",
			[]string{"headline: Open the other gate", "boilerplate: Comments from my peer", "boilerplate: - what about the", "boilerplate: - good ending"},
		},
		"plan": {
			"Amy Lee\n\nA. Hook: the two gates\nB. Thesis: The town should close the quarry road.\nC. The second gate\nD. Counterclaim: It costs jobs.\n\nOpen the other gate\n\n" + gates,
			[]string{"byline: Amy Lee", "boilerplate: A. Hook: the two", "boilerplate: B. Thesis: The town", "boilerplate: C. The second gate", "boilerplate: D. Counterclaim: It costs", "headline: Open the other gate"},
		},
		"cover note": {
			"Cover Note\n\nIn this op-ed I wanted to persuade people that the road should be closed. The hardest part was the other side.\n\nOpen the other gate\n\n" + gates,
			[]string{"tags: Cover Note", "boilerplate: In this op-ed I", "headline: Open the other gate"},
		},
		"note to the teacher": {
			"Hi Ms. Hall, sorry this is late, the wifi was out. Can you tell me what you think? Thanks, Amy\n\nOpen the other gate\n\n" + gates,
			[]string{"boilerplate: Hi Ms. Hall, sorry", "headline: Open the other gate"},
		},
		"cover note and reflection": {
			"Cover note: Hi Professor Hall, this is my revised op-ed. I cut a paragraph.\n\nOpen the other gate\n\n" + gates + "\n\nReflection\n\n1. What was hard in this assignment?\nThe other side, as I thought.",
			[]string{"boilerplate: Cover note: Hi Professor", "headline: Open the other gate", "boilerplate: Reflection", "boilerplate: 1. What was hard", "boilerplate: The other side, as"},
		},
		"reflection": {
			"Open the other gate\n\n" + gates + "\n\nReflection\n\nI learned a lot about lorries. My audience was the council, so I chose a calm tone. The council should read it.",
			[]string{"headline: Open the other gate", "boilerplate: Reflection", "boilerplate: I learned a lot"},
		},
		"feedback": {
			"Open the other gate\n\n" + gates + "\n\nPeer feedback from Tom: The start is funny. You should add more about the cost.",
			[]string{"headline: Open the other gate", "boilerplate: Peer feedback from Tom:"},
		},
		"feedback below its name": {
			"Open the other gate\n\n" + gates + "\n\nTeacher feedback:\nGreat job, Amy! The town may not read it all.",
			[]string{"headline: Open the other gate", "boilerplate: Teacher feedback:", "boilerplate: Great job, Amy! The"},
		},
		"replies": {
			"Open the other gate\n\n" + gates + "\n\nReplies\nTom Ruiz\nMay 6, 2023\nI disagree with you, Amy. A second gate would be too loud and the town should spend the money on roads.",
			[]string{"headline: Open the other gate", "boilerplate: Replies", "boilerplate: Tom Ruiz", "dateline: May 6, 2023", "boilerplate: I disagree with you,"},
		},
		"comments between": {
			"Open the other gate\n\n" + quarry + "\n\nCommented [A1]: You should add a number here.\n\n" + lorry + "\n\n" + winter,
			[]string{"headline: Open the other gate", "note: Commented [A1]: You should"},
		},
		"praise and pledge": {
			"Open the other gate\n\n" + gates + "\n\nI pledge that I had no help on this essay.\n\nAmy, this is a strong draft. The tone fits the council.",
			[]string{"headline: Open the other gate", "boilerplate: I pledge that I", "boilerplate: Amy, this is a"},
		},
		"group": {
			"Group members: Amy Lee, Tom Ruiz, Dana Price\n\nOpen the other gate\n\n" + gates,
			[]string{"byline: Group members: Amy Lee,", "headline: Open the other gate"},
		},
		"title below a head": {
			"Amy Lee\nMr. Jones\nEnglish 11\n4 May 2023\nKids Need a Second Gate\n\n" + gates,
			[]string{"byline: Amy Lee", "boilerplate: Mr. Jones", "boilerplate: English 11", "dateline: 4 May 2023", "headline: Kids Need a Second"},
		},
		"title of an order": {
			"Amy Lee\nMr. Jones\nEnglish 11\n4 May 2023\nOpen the Gate\n\n" + gates,
			[]string{"byline: Amy Lee", "boilerplate: Mr. Jones", "boilerplate: English 11", "dateline: 4 May 2023", "headline: Open the Gate"},
		},
	})
}

// What an author says with the words of a course.
func TestAuthorsCourse(t *testing.T) {
	for name, text := range map[string]string{
		"headings of parts":       "Open the other gate\n\nIntroduction\n\n" + quarry + "\n\nConclusion\n\n" + lorry,
		"parts that are the text": "Claim: The quarry has two gates, and only one of them is used.\n\nCounterclaim: The second costs jobs, the owners say.\n\nRebuttal: They have used it every winter.",
		"a reflection":            "Open the other gate\n\nReflections\n\n" + quarry + "\n\nThe Second Gate Again\n\n" + lorry,
		"responses":               "Open the other gate\n\n" + gates + "\n\nResponses\n\nYou should have heard them. The owners said that the second gate is for the winter.",
		"feedback":                "Open the other gate\n\n" + gates + "\n\nFeedback\n\nA microphone near its own loudspeaker howls, and a council near its own quarry does not hear a thing.",
		"an assignment":           "Open the other gate\n\n" + quarry + "\n\nAssignment: close the road by May.\n\n" + lorry,
		"an order":                "Write to the council today. A letter of two hundred words costs you an hour, and it is all that they read.\n\n" + gates,
		"a letter to a teacher":   "Dear Ms. Hall,\n\nI read with interest your op-ed on the quarry.\n\n" + gates + "\n\nJane Doe, Dayton",
		"a class and a machine":   "Dear Ms. Hall,\n\nI teach ninth grade, and ChatGPT writes half of what I read.\n\nWhat the Council Should Do\n\n" + gates,
		"reflections on writing":  "Open the other gate\n\n" + gates + "\n\nReflections\n\nChatGPT writes better than most of my students, and no essay of mine will change that.\n\n" + quarry,
		"red ink":                 "Open the other gate\n\n" + gates + "\n\nFeedback\n\nWhen a teacher writes “your thesis is weak” in red ink, nobody learns. You should hear why.",
		"what some replied":       "Open the other gate\n\n" + gates + "\n\nResponses\n\n“Great post, but the cost is too high,” said one. I agree with your critics, said another.",
		"a reply to Hart":         "Open the other gate\n\n" + gates + "\n\nReply\n\nI disagree with Hart’s post on the quarry, and so does the council.",
		"numbered reasons":        "Vote no\n\nThe council wants to keep it shut. I will vote no.\n\nReason one: It is cheap, cheaper than the road.\n\nReason two: It is safe.\n\n" + gates,
		"a case":                  "Resolved: Open the gate\n\nThesis: The town should open the other gate.\nReason 1: It is safe.\nReason 2: It is cheap.\n" + gates,
		"claims and facts":        "Claim: The gate is for the winter alone.\n\nFact: Four lorries used it in May.\n\nClaim: It costs jobs.\n\n" + gates,
		"comments on comments":    "Open the other gate\n\n" + quarry + "\n\nCommentators say that you should never use it. Comments on this essay were kind.\n\n" + gates,
		"praise without address":  "Open the other gate\n\n" + gates + "\n\nA strong draft came from the north last night, and the dust of the quarry with it.",
		"remark on remarks":       "Open the other gate\n\n" + quarry + "\n\nComment: 300 people were asked, and none had one.\n\n" + gates,
		"a prompt in the text":    quarry + "\n\nPrompt: should we ask them again?\n\n" + gates,
		"a prompt below a title":  "Open the other gate\n\nPrompt: should we ask them again?\n\n" + gates,
		"a plan of two proofs":    "Claim: The gate is shut.\nEvidence: The police say so.\n\nOpen the other gate\n\n" + gates,
		"a thesis in the text":    quarry + "\n\nThesis: The town should open it.\nEvidence: The police say so.\n\nOpen the other gate\n\n" + gates,
		"a speech on essays":      "Reflections\n\nThis essay on the quarry won no prize, but it was read in the council.\n\nOpen the other gate\n\n" + gates,
		"a long letter":           "Dear Ms. Hall,\n\n" + shelf + " My essay says so.\n\n" + lights + "\n\n" + reader + "\n\n" + shelf + " It is ours.\n\nOpen the other gate\n\n" + gates,
		"an interview":            "Open the other gate\n\n" + gates + "\n\nResponses\n\nAnn Okoro, May 2023\n\nThe council has read what we wrote, and it has not changed its mind about the gate.\n\n" + shelf,
		"feedback at the start":   "Open the other gate\n\n" + quarry + "\n\n" + lorry + "\n\nFeedback\n\nGreat use of a microphone howls, as my hook says.\n\n" + winter + "\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"a sentence of replies":   "Open the other gate\n\n" + gates + "\n\nReplies\n\nWe sent out forty of them in 2023.\n\nI agree with you that this is few, but it is what the council could pay for.",
		"a title of a task":       "Task: a council that listens\n\n" + gates,
		"directions":              "Directions:\n\nTurn left at the quarry, and go on.\n\n" + gates,
		"good work":               "Open the other gate\n\n" + gates + "\n\nGood work by the drivers deserves better than a closed gate.\n\nI pledge to vote against every councillor who keeps it shut. On my honor, I will.",
		"a comment":               "Open the other gate\n\n" + quarry + "\n\nComment: the owners have none to make.\n\n" + lorry,
		"a teacher":               "Dear Ms. Hall,\n\n" + quarry + " I wrote my essay on it in your class.\n\n" + lorry + "\n\n" + winter,
		"a pledge":                "I pledge to walk to the quarry every day until the second gate is open, and I ask the council to come along.\n\n" + gates,
		"a strong start":          "Strong work has been done at the second gate, and none of it by the council that now takes the credit.\n\n" + gates,
	} {
		doc, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range apparatus.Find(doc) {
			if (p.Label == apparatus.Boilerplate || p.Label == apparatus.Note) && strings.Contains(p.Text(text), " ") { // no heading
				t.Errorf("%s: %s %q", name, p.Label, p.Span.Text(text))
			}
		}
	}
}
