package apparatus_test

import "testing"

// Paragraphs at the foot stay the author's where the lines above tell that the text goes
// on, and furniture where they tell nothing.
func TestRescue(t *testing.T) {
	const (
		head  = "Close the quarry road\n\n"
		owe   = "We owe the families of Mill Lane more than flowers. Close the road this month."
		gate  = "The council says that a ban would cost jobs. Yet the quarry has a second gate, and its owners have used it every winter for ten years."
		depot = "Critics would say that the second gate is too far from the depot. It is nine minutes away. No driver will lose his job over nine minutes."
		jail  = "I was an attorney of the county for 22 years. Much of my work was with guards, both those in their first year and those with years in the jail. The county gave this training at no cost."
	)
	testOpened(t, map[string]row{
		"below the rest of a broken text": {
			head + lorry + "\n\n" + gate + "\n\nRelated News\n\n" + depot + "\n\n" + owe,
			[]string{"headline: Close the quarry road", "boilerplate: Related News"},
		},
		"below a bare line": {
			head + lorry + "\n\n" + gate + "\n\nREAD MORE\n\nThe changes sought by the marchers are, not surprisingly, not easily made either.",
			[]string{"headline: Close the quarry road", "boilerplate: READ MORE"},
		},
		"below a salutation": {
			"To the Editor:\n\n" + jail + "\n\nCarol Vance\nToms River, N.J.\n\nTo the Editor:\n\nAlan T. Ruiz Jr. is not the first and certainly not the last person saved by a book. That’s what librarians do: expand our lives.",
			[]string{"byline: Carol Vance", "dateline: Toms River, N.J."},
		},
		"below a signature": {
			"Opinion editor's note: Valley Tribune Opinion publishes letters from readers online and in print each day. To contribute, click here.\n\nI write regarding the article \"Jail reform will cost millions\" (front page, Oct. 4).\n\n" + jail +
				"\n\nErik Lund, Roseville\n\n•••\n\nDid I miss something in Friday's Valley Tribune citing the two-year price tag of $14 million? In all the years that I have read it, nobody has asked who",
			[]string{"boilerplate: Opinion editor's note: Valley", "byline: Erik Lund, Roseville"},
		},
		"below a signature and a heading": {
			"Councillors face awkward questions\n\nWe’re sorry, this feature is currently unavailable. We’re working to restore it. Please try again later.\n\nCouncillors face awkward questions\n\nCredit: Illustration:Jo Perrin\n\nTo submit a letter to The Banner, email letters@thebanner.example. Please include your home address and telephone number below your letter. No attachments. See here for our rules and tips on getting your letter published.\n\nThe Productivity Commission reports that Australian drivers spend more on parking than almost any in the world.\nSixty-five per cent of that goes to private garages, much of it owned by councillors’ friends.\nThis period matches the Bracks government halving the congestion levy (CL) on garages.\nIt has also resulted in ratepayers subsidising garage owners to the tune of $3.2 million per year, according to the Grattan Institute.\nScrapping the rebate and the CL and spending the money on trams are both fair and rational.\nHelen Marr, Brunswick East\n\nMore tram stops for old people\nJacinta Allan needs to do something about trams, preferably soon. It doesn’t help old riders to be at the mercy of steps.",
			[]string{"headline: Councillors face awkward questions", "boilerplate: We’re sorry, this feature", "headline: Councillors face awkward questions", "caption: Credit: Illustration:Jo Perrin", "boilerplate: To submit a letter", "byline: Helen Marr, Brunswick East", "headline: More tram stops for"},
		},
		"a call to act": {
			head + lorry + "\n\n" + gate + "\n\nSupport your local bookshop. Buy one book there a month.",
			[]string{"headline: Close the quarry road"},
		},
		"a call to follow the paper": {
			head + lorry + "\n\n" + gate + "\n\nSupport our journalism. Follow us on Twitter.",
			[]string{"headline: Close the quarry road", "boilerplate: Support our journalism. Follow"},
		},
		"the only paragraph": {
			"Readers of Scrolla.Africa and of Gear.co.za should ask who pays for them. Change.org and Amazon.com do not say.",
			nil,
		},

		"an offer below a broken text": {
			head + lorry + "\n\n" + gate + "\n\nRelated News\n\n" + depot + "\n\nJoin the Tribune's Telegram channel and get the latest news delivered to you each day.",
			[]string{"headline: Close the quarry road", "boilerplate: Related News", "boilerplate: Join the Tribune's Telegram"},
		},
		"a title below a bare line": {
			head + lorry + "\n\n" + gate + "\n\nREAD MORE\n\nRyanair to cut three routes from Shannon",
			[]string{"headline: Close the quarry road", "boilerplate: READ MORE", "boilerplate: Ryanair to cut three"},
		},
		"the only line": {"Leave a comment", []string{"boilerplate: Leave a comment"}},
		"the only paragraph an offer": {
			"Thanks for reading The Curb Cut! Please subscribe to receive new posts and to support my work.",
			[]string{"boilerplate: Thanks for reading The"},
		},
	})
}
