package apparatus_test

import "testing"

func TestCaptions(t *testing.T) {
	testOpened(t, map[string]row{
		"agency in brackets": {
			"Brown in Finland\n\nFinnish flag on an empty square, taped off by police, in central Turku\nOf the 10 people hurt in the attack, at least four were foreigners [EPA]\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Brown in Finland", "caption: Finnish flag on an", "caption: Of the 10 people"},
		},
		"photographer and agency in brackets": {
			quarry + "\n\nThe roof will cost more than the town has got [Ann Lee/Reuters]\n\n" + lorry,
			[]string{"caption: The roof will cost"},
		},
		"file in brackets": {
			quarry + "\n\nThe mill in the snow of last winter [File: Ann Lee]\n\n" + lorry,
			[]string{"caption: The mill in the"},
		},
		"the author's brackets": {
			quarry + "\n\nThe minister said that we must “wait for them [NATO]\n\n" + lorry + " As she said, “it will be paid [by us]”",
			nil,
		},
		"photographer in parentheses": {
			quarry + "\n\nThe members of the choir on the quay last Sunday.\n(Luz Ortega / The Valley Courier)\n\n" + lorry,
			[]string{"caption: The members of the", "caption: (Luz Ortega / The"},
		},
		"photographer by himself": {
			"The water is too cheap\n\n(Luz Ortega / Associated Press)\nShare via\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: The water is too", "caption: (Luz Ortega / Associated", "boilerplate: Share via"},
		},
		"slash": {
			"Kenyans need clean markets\n\nHealth CS Mutahi Kagwe. Photo/PSCU\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Kenyans need clean markets", "caption: Health CS Mutahi Kagwe."},
		},
		"staff photo": {
			quarry + "\n\n" + lorry + "\n\nThe mayor of Mosman at his desk. STAFF PHOTO/Ann Lee",
			[]string{"caption: The mayor of Mosman"},
		},
		"no credit": {
			quarry + " See the photo/Video page.\n\nIt is a case of either/Or. (Ann and Bob / both of them) say so.\n\n" + lorry,
			nil,
		},
		"said before the caption": {
			"Ferry owners are doing well\n\n" + quarry + "\n\nDamien Kelso and his two sons, Archie, 11, and Max, 8 at their jetty.\n\nDamien Kelso and his two sons, Archie, 11, and Max, 8 at their jetty.Credit: Sam Tran\n\n" + lorry,
			[]string{"headline: Ferry owners are doing", "caption: Damien Kelso and his", "caption: Damien Kelso and his"},
		},
		"said before a longer caption": {
			"The water is too cheap\n\nBackers of a plan for water meters rally in Fresno in 2021.\nBackers of a plan for water meters rally in Fresno in 2021. A like measure is on the ballot.\n(Luz Ortega / Associated Press)\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: The water is too", "caption: Backers of a plan", "caption: Backers of a plan", "caption: (Luz Ortega / Associated"},
		},
		"credit in the line": {
			quarry + "\n\nTwo women sweep the yard of the mill.\nTwo women sweep the yard of the mill. Picture: Tom Roy\n\n" + lorry,
			[]string{"caption: Two women sweep the", "caption: Two women sweep the"},
		},
		"doubled": {
			"“Maybe we should stop paving and ask the farmers,” Paul Roy of Wiarton writes.“Maybe we should stop paving and ask the farmers,” Paul Roy of Wiarton writes.\n\n" + quarry + "\n\n" + lorry,
			[]string{"caption: “Maybe we should stop"},
		},
		"said twice by the author": {
			quarry + "\n\nIt is high time to open the second gate. It is high time to open the second gate.\n\n" + lorry,
			nil,
		},
	})
}
