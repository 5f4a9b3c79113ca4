package nlp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "It rains. It pours! Does it stop? No.", []string{"It rains.", "It pours!", "Does it stop?", "No."}},
		{"abbreviations", "Mr. Lee of the U.S. Senate met Gov. Ray on Jan. 6. He left at 5 p.m. The end.",
			[]string{"Mr. Lee of the U.S. Senate met Gov. Ray on Jan. 6.", "He left at 5 p.m.", "The end."}},
		{"closers", `"It rains." (It pours.) “Yes.” No.`, []string{`"It rains."`, "(It pours.)", "“Yes.”", "No."}},
		{"quoted question", `"Does it stop?" she asked.`, []string{`"Does it stop?" she asked.`}},
		{"notes of several and with pages", "It rains.[1, 2, 5–7] It pours.[7]:12 It stops.[8]:12–14, and more. So it is.[1, 2, 3 and, they say, 4] It is so.", []string{"It rains.[1, 2, 5–7]", "It pours.[7]:12", "It stops.[8]:12–14, and more.", "So it is.[1, 2, 3 and, they say, 4] It is so."}},
		{"notes", "It rains.[1] It pours. [2] It stops.3 The sun shines.", []string{"It rains.[1]", "It pours. [2]", "It stops.3", "The sun shines."}},
		{"ellipsis", "It rains ... and pours. It stops… We go... You stay.", []string{"It rains ... and pours.", "It stops…", "We go...", "You stay."}},
		{"byline", "Close the road\nBy Ann Lee\n12 May 2020\nIt must close.", []string{"Close the road", "By Ann Lee", "12 May 2020", "It must close."}},
		{"headline and date", "Road to close Tuesday, May 12, 2020", []string{"Road to close", "Tuesday, May 12, 2020"}},
		{"list", "1. We pay.\n2. They play.", []string{"1. We pay.", "2. They play."}},
		{"captions", "Figure 1.3 Shares of trips by tram\n\nFig. 2 Trips by hour\n\nTable 1 Costs of trips\n\nBox 4 What we know\n\nChart 5 Trips by day",
			[]string{"Figure 1.3", "Shares of trips by tram", "Fig. 2", "Trips by hour", "Table 1", "Costs of trips", "Box 4", "What we know", "Chart 5", "Trips by day"}},
		{"no captions", "Figure 3 shows that trips fell.\n\nTable Mountain Road is shut.\n\nTable 3 Costs\n\nSee below. Figure 2 Trips by hour",
			[]string{"Figure 3 shows that trips fell.", "Table Mountain Road is shut.", "Table 3 Costs", "See below.", "Figure 2 Trips by hour"}},
		{"dates", "Road to close at 9 Tuesday, May 12, 2020\n\nRoad to close Tuesday, May 12, 2020 The council has voted.",
			[]string{"Road to close at 9", "Tuesday, May 12, 2020", "Road to close", "Tuesday, May 12, 2020", "The council has voted."}},
		{"dates in a sentence", "Road to close Tuesday through May 12, 2020\n\nRoad to close on Tuesday, May 12, 2020\n\nIt snowed here Tuesday, May 12, 2020 in the hills.\n\nRoad closed Tuesday, May 12, 2020.\n\nRoad to close, Tuesday, May 12, 2020",
			[]string{"Road to close Tuesday through May 12, 2020", "Road to close on Tuesday, May 12, 2020", "It snowed here Tuesday, May 12, 2020 in the hills.", "Road closed Tuesday, May 12, 2020.", "Road to close, Tuesday, May 12, 2020"}},
		{"no dates", "Road to close Tuesday, May 12 at 1530\n\nRoad to close Tuesday, May 12, 24 Oak Lane\n\nRoad to close Tuesday, May 12, from Main Street on\n\nRoad to close Monday, May Day, 2020\n\nRoad to close Monday, Ramadan 1, 2020\n\nRoad to close there, May 12, 2020",
			[]string{"Road to close Tuesday, May 12 at 1530", "Road to close Tuesday, May 12, 24 Oak Lane", "Road to close Tuesday, May 12, from Main Street on", "Road to close Monday, May Day, 2020",
				"Road to close Monday, Ramadan 1, 2020", "Road to close there, May 12, 2020"}},
		{"life", "Ann Lee (b. 1950; d. 2020) was a writer.", []string{"Ann Lee (b. 1950; d. 2020) was a writer."}},
		{"plan", "There is no Plan B. The road must close.", []string{"There is no Plan B.", "The road must close."}},
		{"letters", "They have Plan A. Doctors like vitamin C. Everyone knows A. Smith. The group J. Crew has a plan J. P. Morgan made.",
			[]string{"They have Plan A.", "Doctors like vitamin C.", "Everyone knows A. Smith.", "The group J. Crew has a plan J. P. Morgan made."}},
		{"single letters", "It runs from a to b. Nobody rides from u to v. Nobody has to. It was I. Nobody else came. She got an A. Then I got a D. I wept. Everyone knows J. A. Smith.",
			[]string{"It runs from a to b.", "Nobody rides from u to v.", "Nobody has to.", "It was I.", "Nobody else came.", "She got an A.", "Then I got a D.", "I wept.", "Everyone knows J. A. Smith."}},
		{"abbreviations in quotation marks", "They had “Acme Inc.” The town (Mill St.) knew. It loved “the U.S.” But Dr. (“Doc”) Lee and St. (or Saint) Anne went.", []string{"They had “Acme Inc.”", "The town (Mill St.) knew.", "It loved “the U.S.”", "But Dr. (“Doc”) Lee and St. (or Saint) Anne went."}},
		{"money and offices", "A fine of Rs. 1,000 is due. It costs Tk. 500 or KSh. 20. The order dt. 5 May came from the Addl. Secretary of Govt. High School. It ends with Re. 1. So be it, Cr. said.", []string{"A fine of Rs. 1,000 is due.", "It costs Tk. 500 or KSh. 20.", "The order dt. 5 May came from the Addl. Secretary of Govt. High School.", "It ends with Re. 1.", "So be it, Cr. said."}},
		{"after times", "It shut at 5 a.m. Nurses left. It opens at 9 p.m. Monday, 6 p.m. EST or 7 a.m. Pacific time. They sold rice, etc. Workers ate it. We love the U.S. Many do. It was Acme Inc. Nobody knew.", []string{"It shut at 5 a.m.", "Nurses left.", "It opens at 9 p.m. Monday, 6 p.m. EST or 7 a.m. Pacific time.", "They sold rice, etc.", "Workers ate it.", "We love the U.S.", "Many do.", "It was Acme Inc.", "Nobody knew."}},
		{"no abbreviations", "He sat. Nobody spoke. Then we met on Mill St. The rest you did not miss. It went in Mass. on Sat. night.",
			[]string{"He sat.", "Nobody spoke.", "Then we met on Mill St.", "The rest you did not miss.", "It went in Mass. on Sat. night."}},
		{"initialisms", "He works in HR. He is at the VA. It pays. She took the SAT. Then she left. It took 3 hr. of work.",
			[]string{"He works in HR.", "He is at the VA.", "It pays.", "She took the SAT.", "Then she left.", "It took 3 hr. of work."}},
		{"no-break spaces", "It is in No.\u00a05. See p.\u00a046, s.\u202f12 and Fig.\u20093. Had one been, art.\u00a05 would have held. They have Plan\u00a0B. Doctors know Roe v.\u00a0Wade.",
			[]string{"It is in No.\u00a05.", "See p.\u00a046, s.\u202f12 and Fig.\u20093.", "Had one been, art.\u00a05 would have held.", "They have Plan\u00a0B.", "Doctors know Roe v.\u00a0Wade."}},
		{"rules and tables", "By r. 14 he may appeal. See reg. 7 (cl. 9) and cl. 3 and tbl. 4 of it. He asked whether it was r. 5 points were lost.", []string{"By r. 14 he may appeal.", "See reg. 7 (cl. 9) and cl. 3 and tbl. 4 of it.", "He asked whether it was r.", "5 points were lost."}},
		{"Maria", "We asked Ms. Ma. Luz Abad and Ma. Theresa Cruz. We met Jack Ma. Alibaba paid. I love my Ma. Dad should leave. We met Mr. Ma. Alibaba should pay. She has an MA. Nobody else has.", []string{"We asked Ms. Ma. Luz Abad and Ma. Theresa Cruz.", "We met Jack Ma.", "Alibaba paid.", "I love my Ma.", "Dad should leave.", "We met Mr. Ma.", "Alibaba should pay.", "She has an MA.", "Nobody else has."}},
		{"quotation marks of TeX", "It is a ``cash cow.'' It earned a lot. ``It pays!'' We know.", []string{"It is a ``cash cow.''", "It earned a lot.", "``It pays!''", "We know."}},
		{"who asked", "“Who pays?” Utah miner Ann Lee asked me. “It is over!” Mr. Hall said. “Who pays?” Nobody knew, he said. “Who pays?” The bill never says. “Who cares?” That is what he said. “Who knows?” He said. (Who knows?) Ann Lee told. Is it *so?* Ann Lee asked. “Who pays?” Ann Lee, who said it, left. “Who pays?” Some said that it was the town. Who pays? Ann Lee asked.",
			[]string{"“Who pays?” Utah miner Ann Lee asked me.", "“It is over!” Mr. Hall said.", "“Who pays?”", "Nobody knew, he said.", "“Who pays?”", "The bill never says.", "“Who cares?”", "That is what he said.", "“Who knows?”", "He said.", "(Who knows?)", "Ann Lee told.", "Is it *so?*", "Ann Lee asked.", "“Who pays?”", "Ann Lee, who said it, left.", "“Who pays?”", "Some said that it was the town.", "Who pays?", "Ann Lee asked."}},
		{"op-ed", "I wrote an op-ed. Nobody read it. It was by hand (3rd ed. of four).", []string{"I wrote an op-ed.", "Nobody read it.", "It was by hand (3rd ed. of four)."}},
		{"small letters", "kids like phones. in there i was late. mr. smith of st. mary's said “that was fun.” and he left. yes... maybe. we shall see. eBay.com is gone. they pay. it rains.",
			[]string{"kids like phones.", "in there i was late.", "mr. smith of st. mary's said “that was fun.” and he left.", "yes... maybe.", "we shall see.", "eBay.com is gone.", "they pay.", "it rains."}},
		{"few small letters", "kids like phones. in there it rains. it pours.", []string{"kids like phones. in there it rains. it pours."}},
		{"small letters among large ones", "It rains hard. in there it pours. it snows. it stops. It was. It is. It ends.", []string{"It rains hard. in there it pours. it snows. it stops.", "It was.", "It is.", "It ends."}},
		{"short words before small letters", "The govt. of the day is deaf. the opp. of the day, the gen. sec. and the bldg. are not.", []string{"The govt. of the day is deaf. the opp. of the day, the gen. sec. and the bldg. are not."}},
		{"accents", "Is it over? déjà vu.", []string{"Is it over? déjà vu."}},
		{"brand", "We met there. eBay grew. macOS failed. iOS did, too.", []string{"We met there.", "eBay grew.", "macOS failed.", "iOS did, too."}},
		{"no end", "Yahoo!’s chief left. “Why?” — nobody knew. She met Dr. No on a ship.", []string{"Yahoo!’s chief left.", "“Why?” — nobody knew.", "She met Dr. No on a ship."}},
		{"roads and rooms", "Crews cleared Hwy. 61 near Leeds. He died on Rte. 9 in May. She has Rm. 4 of Bldg. 7. They left the Old Hwy. The town knew.",
			[]string{"Crews cleared Hwy. 61 near Leeds.", "He died on Rte. 9 in May.", "She has Rm. 4 of Bldg. 7.", "They left the Old Hwy.", "The town knew."}},
		{"initials at the end", "They left the U.S.A. The rest stayed.", []string{"They left the U.S.A.", "The rest stayed."}},
		{"numbers", "It was late. 12 The council agreed. It was later. 12 Leeds officers died. It stops.117 Nobody came. The mill was sold. 2019 The mill closes.",
			[]string{"It was late. 12", "The council agreed.", "It was later.", "12 Leeds officers died.", "It stops.117", "Nobody came.", "The mill was sold.", "2019 The mill closes."}},
		{"number on the next line", "The licence of the power station at the mouth of the river, No.\n10 of twelve in the whole of the province, will expire at the end\nof the decade.",
			[]string{"The licence of the power station at the mouth of the river, No.\n10 of twelve in the whole of the province, will expire at the end\nof the decade."}},
		{"brackets", "It rains. [Laughter] We went. It pours. [citation needed] They died. So did we.[b] Others lived. [30 more were hurt, she says.] They left. [...] Nobody stayed. [...]\n\nThey came back. […]\n\nWe laughed. [Applause]",
			[]string{"It rains.", "[Laughter] We went.", "It pours. [citation needed]", "They died.", "So did we.[b]", "Others lived.", "[30 more were hurt, she says.]", "They left.", "[...]", "Nobody stayed. [...]", "They came back. […]", "We laughed.", "[Applause]"}},
		{"no space", "It rains.It pours.", []string{"It rains.", "It pours."}},
		{"note marks", "It rained twice.² A driver died.¹⁰ He said so.* Nobody came.† The twelve¹ paid for 5 km².", []string{"It rained twice.²", "A driver died.¹⁰", "He said so.*", "Nobody came.†", "The twelve¹ paid for 5 km²."}},
		{"notes in Markdown", "They give it away.[^1] Vance knows.[^a] It is late.", []string{"They give it away.[^1]", "Vance knows.[^a]", "It is late."}},
		{"emphasis", "**Do not build it yourself.** It leaks. We *must* act. _Really?_ Yes. ***No.*** Then it is 2 * 3 and 4*5.",
			[]string{"**Do not build it yourself.**", "It leaks.", "We *must* act.", "_Really?_", "Yes.", "***No.***", "Then it is 2 * 3 and 4*5."}},
		{"emphasis within", "See *Roe v. Wade*. It held. \"Why?\" *he* asked. He cited Smith et al. *The* plan failed. He left.**Then** he came.",
			[]string{"See *Roe v. Wade*.", "It held.", "\"Why?\" *he* asked.", "He cited Smith et al.", "*The* plan failed.", "He left.", "**Then** he came."}},
		{"no titles", "Guards of the SS. 30 years on they paid. Shares rose at WM. The firm grew.", []string{"Guards of the SS.", "30 years on they paid.", "Shares rose at WM.", "The firm grew."}},
		{"titles", "Wm. Tuttle met Atty. Ramos and Engr. Cruz. Shri. Rao came under s. 30 of the Act. He met Smt. Devi.",
			[]string{"Wm. Tuttle met Atty. Ramos and Engr. Cruz.", "Shri. Rao came under s. 30 of the Act.", "He met Smt. Devi."}},
		{"decimals", "It costs 3.5 million. Why?", []string{"It costs 3.5 million.", "Why?"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := nlp.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range d.Sentences {
				got = append(got, s.Text(d.Text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Parse(%q) mismatch (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	column := "The licence of the power\nstation at the mouth of the\nriver expires at the end of\nthe decade, and the com-\npany has asked for more.\nIt should be refused."
	wrapped := "The licence of the power station at the mouth of the river expires\n" +
		"at the end of the decade. Before then the assembly must amend the\n" +
		"act, or the plant shuts by operation of law, whatever its condi-\n" +
		"tion. It is the only one of its kind."
	item := " The act must be amended at once, in the interest of the town\n" +
		"and of all who live in it, and of those who will live there soon."
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"blank lines", "One.\n\nTwo.\r\n\r\nThree.\n \t\nFour.", []string{"One.", "Two.", "Three.", "Four."}},
		{"web", "A title\nThis is the first paragraph. It is short.\nThis is the second one, which goes on for rather longer than the first one does.\nThird.",
			[]string{"A title", "This is the first paragraph. It is short.", "This is the second one, which goes on for rather longer than the first one does.", "Third."}},
		{"newspaper column", "A TITLE\n\n" + column + "\n\n" + column + "\n\nto be con-\ntinued\n", []string{"A TITLE", column, column, "to be con-\ntinued"}},
		{"narrow list", "We want to:\n\nabolish university tuition fees\nestablish regional savings banks\nnationalise the railways at once\nguarantee affordable homes to all\n\nJoin us.",
			[]string{"We want to:", "abolish university tuition fees", "establish regional savings banks", "nationalise the railways at once", "guarantee affordable homes to all", "Join us."}},
		{"head of a page", "Guest Commentary on this page\nAfter the Court, the surveyors\nBelmopan, Friday, 8 August\nby Delroy Cawich\n\nThe court sat.", []string{"Guest Commentary on this page",
			"After the Court, the surveyors", "Belmopan, Friday, 8 August", "by Delroy Cawich", "The court sat."}},
		{"wrapped", "A TITLE\n\n" + wrapped + "\n\n" + wrapped + "\n", []string{"A TITLE", wrapped, wrapped}},
		{"page header in wrapped text", wrapped + "\nNguyen 3\n" + wrapped + "\n", []string{wrapped, "Nguyen 3", wrapped}},
		{"page header amid a sentence", strings.TrimSuffix(wrapped, ".") + ",\nNguyen 3\nand the last that is left on the river, as they say in the town that\nowns it.", []string{strings.TrimSuffix(wrapped, ".") + ",\nNguyen 3\nand the last that is left on the river, as they say in the town that\nowns it."}},
		{"name and number in wrapped text", wrapped + "\nNobody in the town has ever asked for a wider road than the long old\nRoute 66\n\n" + wrapped, []string{wrapped, "Nobody in the town has ever asked for a wider road than the long old\nRoute 66", wrapped}},
		{"page that ends amid a sentence", "The act must be amended. It keeps the\n\nplant shut.\n\nThe town is\n\nagainst it.", []string{"The act must be amended. It keeps the\n\nplant shut.", "The town is", "against it."}},
		{"page that ends amid a word", "It keeps the plant in opera-\n\ntion. Nobody asks.", []string{"It keeps the plant in opera-\n\ntion. Nobody asks."}},
		{"heading between pages", wrapped + " It keeps the\n\nA long shutdown\n\nplant shut.", []string{wrapped + " It keeps the", "A long shutdown", "plant shut."}},
		{"paragraphs in lower case", "the act must be amended. it is old. We know why\n\nthe plant is shut.\n\nso is the town.", []string{"the act must be amended. it is old. We know why", "the plant is shut.", "so is the town."}},
		{"byline in lower case", "Amend the act. Open the plant\n\nby Delroy Cawich\n\nThe court sat.", []string{"Amend the act. Open the plant", "by Delroy Cawich", "The court sat."}},
		{"caption in wrapped text", wrapped + "\n\n[1/2] A walker passes the plant on the river bank on a Sunday in the\nspring. Photo: A. Lee",
			[]string{wrapped, "[1/2] A walker passes the plant on the river bank on a Sunday in the\nspring. Photo: A. Lee"}},
		{"caption without lower case in wrapped text", wrapped + "\n\n" + wrapped + "\n\nA walker passes the plant on the bank on a Sunday in June with Ada\nLee. Photo: B. Quist\n\nRead on\nMore like this",
			[]string{wrapped, wrapped, "A walker passes the plant on the bank on a Sunday in June with Ada\nLee. Photo: B. Quist", "Read on", "More like this"}},
		{"wider than the wrapped text", wrapped + "\n\nThe licence of the power station at the mouth of the river expires at the end of the\nDecade after next, if the assembly does not amend the act before then",
			[]string{wrapped, "The licence of the power station at the mouth of the river expires at the end of the", "Decade after next, if the assembly does not amend the act before then"}},
		{"wrapped text alone among short lines", "The council met.\n\n" + wrapped + "\n\nGuest commentary on the page of the evening paper, by A.\nLee, who lives there\n\nRead on.\n\nShare.\n\nHome.\n\nSport.",
			[]string{"The council met.", wrapped, "Guest commentary on the page of the evening paper, by A.", "Lee, who lives there", "Read on.", "Share.", "Home.", "Sport."}},
		{"wrapped and indented", wrapped + "\n    " + wrapped, []string{wrapped, wrapped}},
		{"wrapped without blank lines", "The licence of the power station at the mouth of the river expires\nat the end of the decade. “Who would amend the act?”\n" +
			"The plant shuts by operation of law, whatever its condition, and it\nis the only one of its kind!\n" +
			"It is so old that the town has forgotten why it was built, and when\nit was, and by whom…\nNobody asks.",
			[]string{"The licence of the power station at the mouth of the river expires\nat the end of the decade. “Who would amend the act?”",
				"The plant shuts by operation of law, whatever its condition, and it\nis the only one of its kind!",
				"It is so old that the town has forgotten why it was built, and when\nit was, and by whom…", "Nobody asks."}},
		{"indented below an open line", "A town square is not a stage for hire\n    The mayor has a plan for the square, and like most of his plans it\ncame to us by way of a press release on a Friday at ten to five. From\nwhat I can tell nobody has read it.\nAdvertisement\n    The square is older than the town, and it belongs to all of us.",
			[]string{"A town square is not a stage for hire", "The mayor has a plan for the square, and like most of his plans it\ncame to us by way of a press release on a Friday at ten to five. From\nwhat I can tell nobody has read it.", "Advertisement", "The square is older than the town, and it belongs to all of us."}},
		{"indented behind a full line", "The licence of the power station at the mouth of the river expires\nat the end of the decade, and the assembly must amend the old act.\n    The plant shuts by operation of law, whatever its condition is\nthen.",
			[]string{"The licence of the power station at the mouth of the river expires\nat the end of the decade, and the assembly must amend the old act.", "The plant shuts by operation of law, whatever its condition is\nthen."}},
		{"ragged", "The licence of the power station is held by Acme Inc.\nand it expires at the end of the decade, as nobody but the clerk\nof the town knew until the company had asked for more, in a letter\nthat it sent to\nBradford at night.",
			[]string{"The licence of the power station is held by Acme Inc.\nand it expires at the end of the decade, as nobody but the clerk\nof the town knew until the company had asked for more, in a letter\nthat it sent to\nBradford at night."}},
		{"number at the start of a wrapped line", "The licence of the power station at the mouth of the river expires\nat the end of the decade, and the plant, which went up in 1951, or\nas its owner says, in 53, is known to everybody in town as number\n12. The day is not far, and the town should think about it now.",
			[]string{"The licence of the power station at the mouth of the river expires\nat the end of the decade, and the plant, which went up in 1951, or\nas its owner says, in 53, is known to everybody in town as number\n12. The day is not far, and the town should think about it now."}},
		{"capitals", "THE LICENCE OF THE POWER STATION AT THE MOUTH OF THE RIVER\nEXPIRES AT THE END OF THE DECADE AND THE ASSEMBLY MUST AMEND\nTHE ACT OR THE PLANT SHUTS BY OPERATION OF LAW WHATEVER ITS\nCONDITION IS AT THE TIME",
			[]string{"THE LICENCE OF THE POWER STATION AT THE MOUTH OF THE RIVER\nEXPIRES AT THE END OF THE DECADE AND THE ASSEMBLY MUST AMEND\nTHE ACT OR THE PLANT SHUTS BY OPERATION OF LAW WHATEVER ITS\nCONDITION IS AT THE TIME"}},
		{"a sentence a line", "The licence of the power station at the mouth expires soon.\nThe assembly of the province must amend the act before then.\nThe plant would have to shut otherwise by operation of law.\nNobody has asked yet what would take its place on the grid.",
			[]string{"The licence of the power station at the mouth expires soon.", "The assembly of the province must amend the act before then.", "The plant would have to shut otherwise by operation of law.", "Nobody has asked yet what would take its place on the grid."}},
		{"three headlines", "Close the Bridge to Cars on Sunday Mornings\nOpen the Library to Children on Saturdays\nKeep the Night Bus for Those Who Work Late",
			[]string{"Close the Bridge to Cars on Sunday Mornings", "Open the Library to Children on Saturdays", "Keep the Night Bus for Those Who Work Late"}},
		{"column of a sentence", "The licence of the power\nstation at the mouth of the\nriver ends with the decade,\nand its owner wants more.", []string{"The licence of the power\nstation at the mouth of the\nriver ends with the decade,\nand its owner wants more."}},
		{"column without its end", "The licence of the power\nstation at the mouth of the\nriver expires, and the com-\npany has asked for more", []string{"The licence of the power\nstation at the mouth of the\nriver expires, and the com-\npany has asked for more"}},
		{"column with a sentence in it", "The licence of the power\nstation at the mouth of the\nriver has expired. The owner\nhas asked for more, and the\ntown has asked for less",
			[]string{"The licence of the power\nstation at the mouth of the\nriver has expired. The owner\nhas asked for more, and the\ntown has asked for less"}},
		{"narrower than a column", "The mill is shut and\nthe river low, but no\none dares to say what\nall of us know.", []string{"The mill is shut and", "the river low, but no", "one dares to say what", "all of us know."}},
		{"shorter than a column", "the mill stands empty there\nand the river runs below it\nas low as the town.", []string{"the mill stands empty there", "and the river runs below it", "as low as the town."}},
		{"poem", "The mill stands empty by the\nRiver that used to drive its\nWheel and nobody goes there\nNow but the wind and us.", []string{"The mill stands empty by the", "River that used to drive its", "Wheel and nobody goes there", "Now but the wind and us."}},
		{"ragged list", "repair the old bridge\nplant trees\nreopen the public library\nbuild homes.", []string{"repair the old bridge", "plant trees", "reopen the public library", "build homes."}},
		{"two short lines", "It rains. The mill is shut\nand empty.\n\nI ask (twice). Nobody says\nso.\n\n“It rains.” “And where, and\nhow?”\n\n“Why?” “It rains, and it\npours.”\n\nIt was late -\nSo said I-\nNobody came.", []string{"It rains. The mill is shut\nand empty.", "I ask (twice). Nobody says\nso.", "“It rains.” “And where, and\nhow?”", "“Why?” “It rains, and it\npours.”", "It was late -", "So said I-", "Nobody came."}},
		{"broken into short lines", "People kill people. I was told that there is\nhelp for them and that nobody has to\nwait for it.",
			[]string{"People kill people. I was told that there is\nhelp for them and that nobody has to\nwait for it."}},
		{"headline and byline", "At last a national theatre that knows who the nation is\nby Cressida Pohl-Manning, in the stalls\nTuesday\nPrint\nShare\n\nOne.", []string{"At last a national theatre that knows who the nation is", "by Cressida Pohl-Manning, in the stalls", "Tuesday", "Print", "Share", "One."}},
		{"list below a long line", "The council, which has had the report on its table since the second week of October and has not said a word about it, should:\nrepair the bridge at the mouth of the river before the winter comes;\nreopen the library on Saturdays for the children of the town; and\nplant trees.",
			[]string{"The council, which has had the report on its table since the second week of October and has not said a word about it, should:",
				"repair the bridge at the mouth of the river before the winter comes;", "reopen the library on Saturdays for the children of the town; and", "plant trees."}},
		{"list of long lines", "The council, which has had the report on its table since the second week of October and has not said a word about it, should:\n" +
			"repair the bridge at the mouth of the river before the winter comes, with the money that was set aside for it in the spring; and\n" +
			"reopen the library on Saturdays for the children of the town, who have had nowhere to go since the swimming pool was closed; or\nplant trees.",
			[]string{"The council, which has had the report on its table since the second week of October and has not said a word about it, should:",
				"repair the bridge at the mouth of the river before the winter comes, with the money that was set aside for it in the spring; and",
				"reopen the library on Saturdays for the children of the town, who have had nowhere to go since the swimming pool was closed; or", "plant trees."}},
		{"long line without its end", "The council has said for eleven years that the mill is too dear to keep and too old to sell, whatever the town may say to it\nThe town knows better.",
			[]string{"The council has said for eleven years that the mill is too dear to keep and too old to sell, whatever the town may say to it", "The town knows better."}},
		{"broken twice by accident", "The toll on the old bridge was meant to end when the bridge was paid for, which was in 1987, as I was told at the last\nmeeting of the\nauthority.",
			[]string{"The toll on the old bridge was meant to end when the bridge was paid for, which was in 1987, as I was told at the last\nmeeting of the\nauthority."}},
		{"broken by accident", "The toll on the old bridge was meant to end when the bridge was paid for, which was in 1987, and it did not. I asked why at the last meeting of the\nauthority and was told that there is a fund. There is always a fund.\nA toll is a tax.",
			[]string{"The toll on the old bridge was meant to end when the bridge was paid for, which was in 1987, and it did not. I asked why at the last meeting of the\nauthority and was told that there is a fund. There is always a fund.", "A toll is a tax."}},
		{"compound broken by accident", "I have nothing against Coca-\nCola or any other drink.\n“But I have always-”\nThen it ended.", []string{"I have nothing against Coca-\nCola or any other drink.", "“But I have always-”", "Then it ended."}},
		{"quoted mail", "> A title\n>\n> One is here. Two goes on over\n> the end of a line.\n>\n>> Three.\n", []string{"A title", "One is here. Two goes on over\n> the end of a line.", "Three."}},
		{"one sign", "We have more than 3 cases:\n> 50 in the town alone.", []string{"We have more than 3 cases:", "> 50 in the town alone."}},
		{"lettered list", "It should say yes to:\n\n  a) a levy of two dollars per square foot on every lot;\n  b) an exemption for lots with fewer than ten spaces;\n  c) a review after three years.",
			[]string{"It should say yes to:", "a) a levy of two dollars per square foot on every lot;", "b) an exemption for lots with fewer than ten spaces;", "c) a review after three years."}},
		{"no list", "The council, which has had the report on its table since the second week of October, knows what the court held. It was in Roe\nv. Wade that it did.",
			[]string{"The council, which has had the report on its table since the second week of October, knows what the court held. It was in Roe\nv. Wade that it did."}},
		{"short list in wrapped text", wrapped + "\n\n" + wrapped + "\n\na) the licence of the power station at the mouth of the river;\nb) go to the assembly at the end of the decade, at the latest.",
			[]string{wrapped, wrapped, "a) the licence of the power station at the mouth of the river;", "b) go to the assembly at the end of the decade, at the latest."}},
		{"list in wrapped text", wrapped + "\nii. The act must be\namended at once;\niii. The plant must close before the end of the decade, whatever its condition is\nthen.",
			[]string{wrapped, "ii. The act must be\namended at once;", "iii. The plant must close before the end of the decade, whatever its condition is\nthen."}},
		{"lettered list without marks", "Say yes to both of these at the next meeting of the council\na) a levy on every lot in the middle of the old town\nb) an exemption for lots with fewer than ten spaces",
			[]string{"Say yes to both of these at the next meeting of the council", "a) a levy on every lot in the middle of the old town", "b) an exemption for lots with fewer than ten spaces"}},
		{"list behind a full line", "The licence of the power station at the mouth of the river expires\nat the end of the decade, and this is what the assembly must do.\nii. The act must be\namended at once, in the interest of the town and its people.\niii. The plant must close before the end of the decade, in any\ncase.",
			[]string{"The licence of the power station at the mouth of the river expires\nat the end of the decade, and this is what the assembly must do.",
				"ii. The act must be\namended at once, in the interest of the town and its people.", "iii. The plant must close before the end of the decade, in any\ncase."}},
		{"marks of items", "2)" + item + "\n(a)" + item + "\niv)" + item + "\nb." + item + "\n10." + item + "\nxi." + item + "\n•" + item + "\no" + item + "\n*" + item,
			[]string{"2)" + item, "(a)" + item, "iv)" + item, "b." + item, "10." + item, "xi." + item, "•" + item, "o" + item, "*" + item}},
		{"list of short items in wrapped text", "The assembly of the province, which has had the report on its\ntable for a year now, must do all of this before the plant has\nto shut:\na) amend the act\nb) hear the company",
			[]string{"The assembly of the province, which has had the report on its\ntable for a year now, must do all of this before the plant has\nto shut:", "a) amend the act", "b) hear the company"}},
		{"list below a hyphen", "What we need-\n1. sidewalks\n2. lamps", []string{"What we need-", "1. sidewalks", "2. lamps"}},
		{"list of sentences in lower case", "We want the council, before the winter comes, to:\nsell the mill at the mouth of the river at once.\nreopen the library on Saturdays for the children.",
			[]string{"We want the council, before the winter comes, to:", "sell the mill at the mouth of the river at once.", "reopen the library on Saturdays for the children."}},
		{"list in lower case", "What we need:\nsidewalks\nlamps", []string{"What we need:", "sidewalks", "lamps"}},
		{"line separators", "One.\u2028Two.\u2029Three.\rFour.\r", []string{"One.", "Two.", "Three.", "Four."}},
		{"byte order mark", "\ufeffOne.\n\nTwo.", []string{"One.", "Two."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := nlp.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range d.Paragraphs {
				got = append(got, p.Text(d.Text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Parse(%q) mismatch (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// Marks of emphasis are tokens that the tagger does not read.
func TestEmphasis(t *testing.T) {
	d, err := nlp.Parse("We *must* act on snake_case, _now_, in __all__ 2 * 3 and 4*5 cases*. _**Go**_ on ****four****.\n\n* item\n\n***")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, tok := range d.Tokens {
		if d.Emphasis(i) {
			got = append(got, d.Word(i))
			if tok.Tag != "NFP" {
				t.Errorf("token %d, %s, has the tag %s", i, d.Word(i), tok.Tag)
			}
		} else if w := d.Word(i); w == "act" && tok.Tag != "VB" {
			t.Errorf("act has the tag %s", tok.Tag)
		}
	}
	if diff := cmp.Diff([]string{"*", "*", "_", "_", "__", "__", "*", "_", "**", "**", "_"}, got); diff != "" {
		t.Errorf("emphasis mismatch (-want +got):\n%s", diff)
	}
}

// The number of a paragraph, a tab behind it, is none of its words.
func TestItems(t *testing.T) {
	d, err := nlp.Parse("2\tWe act now.\n\n2.1\tWe act now.\n\n2 We act now.\n\nIt is 2\tWe act now.")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range d.Sentences {
		got = append(got, d.Word(p.First)+"/"+d.Tokens[p.First].Tag)
	}
	if diff := cmp.Diff([]string{"2/LS", "2.1/LS", "2/CD", "It/PRP"}, got); diff != "" {
		t.Errorf("first words mismatch (-want +got):\n%s", diff)
	}
}

// The mark of a note does not change how the words around it are tagged.
func TestSuperscripts(t *testing.T) {
	tags := func(text string) (out []string) {
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for i, tok := range d.Tokens {
			if w := d.Word(i); w != "¹" && w != "¹²" {
				out = append(out, w+"/"+tok.Tag)
			} else if tok.Tag != "CD" {
				t.Errorf("%s has the tag %s", w, tok.Tag)
			}
		}
		return out
	}
	want, got := tags("It rained twice. A driver died, they say, and nobody paid."), tags("It rained twice.¹ A driver¹² died, they say,¹ and nobody paid.")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tags mismatch (-want +got):\n%s", diff)
	}
}

// Emphasised words are the tokens that they are without the marks.
func TestEmphasisedWords(t *testing.T) {
	for _, w := range []string{"don't", "Smith’s", "co-operate", "1984", "20th", "3.5", "AT&T", "U.S.", "cannot", "#tag", "$5"} {
		for _, m := range []string{"_", "*", "__", "***"} {
			parse := func(text string) (out []string) {
				d, err := nlp.Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				for i := range d.Tokens {
					if !d.Emphasis(i) {
						out = append(out, d.Word(i)+"/"+d.Tokens[i].Tag)
					}
				}
				return out
			}
			want, got := parse("We saw the "+w+" plan."), parse("We saw the "+m+w+m+" plan.")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s mismatch (-want +got):\n%s", w, m, diff)
			}
		}
	}
}

// Pages that all end amid a sentence make one paragraph, in time that grows with their
// length alone: half a megabyte took a minute while each page was looked for in all before it.
func TestPagesLong(t *testing.T) {
	text := strings.Repeat("an open line of a page that has no end and is as wide as text\nthat goes on and on\n\n", 6000)
	start := time.Now()
	d, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Paragraphs) != 1 {
		t.Errorf("%d paragraphs, want one", len(d.Paragraphs))
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("%d bytes took %v", len(text), took)
	}
}
