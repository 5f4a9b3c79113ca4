package apparatus_test

import "testing"

func TestLetters(t *testing.T) {
	const (
		herald = "I cannot feel sorry for ferry owners. They have enjoyed a tax break for nine years. Perhaps the Herald could interview the people on the wharf."
		rebate = "The rebate should end. It pays for boats that most of us will never board."
		boats  = "I have no argument with people who love boats. But it is not the place of government to buy them."
	)
	testOpened(t, map[string]row{
		"two signed in line": {
			"Letters to the editor\n\n" + quarry + " Nola Byrne, Balmain\n\n" + lorry + " Ian Duggan, Manly West",
			[]string{"tags: Letters to the editor", "byline: Nola Byrne, Balmain", "byline: Ian Duggan, Manly West"},
		},
		"signed in line": {
			herald + " Nola Byrne, Balmain\n" + rebate + " Ian Duggan, Manly West\n" + boats + " Per Lie, St. Hanshaugen",
			[]string{"byline: Nola Byrne, Balmain", "byline: Ian Duggan, Manly West", "byline: Per Lie, St. Hanshaugen"},
		},
		"one signed in line": {
			"Open the baths\n\n" + herald + " I think of Ian Duggan, Manly\n\n" + quarry + "\n\n" + lorry + " Ian Duggan, Manly",
			[]string{"headline: Open the baths"},
		},
		"names at the end": {
			herald + " Nola Byrne, the Mayor, knows\n" + rebate + " Vote on Sunday, in Manly\n" + boats + " Manly, Cremorne",
			nil,
		},
		"answer": {
			"Dear Editor,\nRE: No to Bike Lanes, Apr.22\nMr. Doyle knows that cyclists die on our roads, but he will not do anything about it. Doing nothing is not a choice. The town should paint a lane on Main Street.\nEd Moffat,\nErin",
			[]string{"reference: RE: No to Bike", "byline: Ed Moffat,", "dateline: Erin"},
		},
		"answer in quotation marks": {
			"To the Editor:\n\nRe “A Librarian Saved My Town. Why Do We Cut Them?,” by Alan T. Ruiz Jr. (Opinion guest essay, May 2):\n\n" + quarry + "\n\n" + lorry,
			[]string{"reference: Re “A Librarian Saved"},
		},
		"answer without a colon": {
			"Sir:\nRegarding \"The ferry must go\" (June 3)\n" + quarry + "\n" + lorry,
			[]string{"reference: Regarding \"The ferry must"},
		},
		"no answer": {
			"Sir:\nRe-reading the budget, I find no money for the bridge. Regarding ferries, it is worse.\n" + quarry + "\n" + lorry,
			nil,
		},
		"no answer, without a salutation": {
			"Open the baths\n\n" + quarry + "\n\nRE: No to Bike Lanes, Apr.22\n\n" + lorry,
			[]string{"headline: Open the baths", "headline: RE: No to Bike"},
		},
		"rubric": {
			"Letters to the editor – Friday (6-13-14)\n\nPublished 12:00 am Friday, June 13, 2014\n\nIgnore skeptics; lead pipes are real\n\n" + quarry + "\n\n" + lorry,
			[]string{"tags: Letters to the editor", "dateline: Published 12:00 am Friday,", "headline: Ignore skeptics; lead pipes"},
		},
		"address of the rubric": {
			"Open the baths\n\n" + quarry + "\n\n" + lorry + "\n\nLetters to the editor: letters@northsask.example (max. 200 words)",
			[]string{"headline: Open the baths", "boilerplate: Letters to the editor:"},
		},
		"heading of the next": {
			"Councillors face awkward questions\n\nOur drivers spend more on parking than any in the world. Two thirds of that goes to garages that councillors' friends own. Scrapping the rebate is both fair and rational.\nHelen Marr, Brunswick East\n\nMore stops for old people\nThe minister needs to do something about trams. It does not help old riders to be at the mercy of steps. Low floors cost little, and every other city has them.\nTom Brand, Coburg",
			[]string{"headline: Councillors face awkward questions", "byline: Helen Marr, Brunswick East", "headline: More stops for old", "byline: Tom Brand, Coburg"},
		},
		"place below the name": {
			"To the Editor:\n\nAs a retired judge who now sits on the parole board, I commend Mr. Ortiz for his essay. Prisoners who read come home and stay home. We should fund every prison library in the state.\n\nCarol Vance\nToms River, N.J.\n\nTo the Editor:\n\n" + quarry + "\n\nDan Moss\nTrenton",
			[]string{"byline: Carol Vance", "dateline: Toms River, N.J.", "byline: Dan Moss", "dateline: Trenton"},
		},
		"role below the name": {
			"To the Editor:\n\n" + quarry + " " + lorry + "\n\nCarol Vance\nPresident",
			[]string{"byline: Carol Vance", "byline: President"},
		},
	})
}
