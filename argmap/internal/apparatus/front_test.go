package apparatus_test

import "testing"

func TestFront(t *testing.T) {
	testOpened(t, map[string]row{
		"form": {
			"Quarrel with Kabul\n\nPublished Feb 11, 2014 12:09am\n\nYour Name:\n\nRecipient Email:\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Quarrel with Kabul", "dateline: Published Feb 11, 2014", "boilerplate: Your Name:", "boilerplate: Recipient Email:"},
		},
		"form of three lines": {
			"Close the road\n\nFirst name:\nLast name:\nYour message:\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Close the road", "boilerplate: First name:", "boilerplate: Last name:", "boilerplate: Your message:"},
		},
		"announcements of the author": {
			"Close the road\n\n" + quarry + "\n\nThe reasons:\n\nSpeed:\n\n" + lorry,
			[]string{"headline: Close the road"},
		},
		"two salutations": {
			"To the Editor:\nSir:\n" + quarry + "\n" + lorry,
			nil,
		},

		"epigraph": {
			"Exposing the quiet cartel\n\nThis is the price we pay if we go on looking away. And it gets worse.\n\n— Dana Reeve, The Guardian, May 6, 2014\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Exposing the quiet cartel", "note: This is the price", "note: — Dana Reeve, The"},
		},
		"epigraph in two lines": {
			"Close the road\n\n“A road is a place to live on,\nnot a place to die on.”\n\n— Tove Lund, The Lanes, 1988\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Close the road", "note: “A road is a", "note: not a place to", "note: — Tove Lund, The"},
		},
		"epigraph from a work": {
			"Close the road\n\nRoads are for going home on, and for nothing else.\n\n– Tove Lund, “The Lanes of York”\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Close the road", "note: Roads are for going", "note: – Tove Lund, “The"},
		},
		"lines of a page whose paragraphs are lines": {
			"Close the quarry road\n\nTom Roy, Opinion columnist\nPublished 5:31 a.m. ET May 22, 2024\nShare on Facebook Share on X Email Print\n4 min read 37 comments\n\nIt has killed two children since March, and the police say that it will kill more.\n\nThe owners have used the second gate every winter for ten years, without a word.",
			[]string{"headline: Close the quarry road", "byline: Tom Roy, Opinion columnist", "dateline: Published 5:31 a.m. ET", "boilerplate: Share on Facebook Share", "boilerplate: 4 min read 37"},
		},
		"letter": {
			"Close the road\n\n" + lorry + "\n\n— Ann Lee, Leeds\n\n" + quarry + "\n\n— Tom Roy, York",
			[]string{"headline: Close the road", "byline: — Ann Lee, Leeds", "byline: — Tom Roy, York"},
		},
		"long letter of a year": {
			"Close the road\n\n" + lorry + " " + winter + "\n\n— Ann Lee, Leeds, 1988\n\n" + quarry + "\n\n— Tom Roy, York, 1988",
			[]string{"headline: Close the road", "byline: — Ann Lee, Leeds,", "byline: — Tom Roy, York,"},
		},

		"author above": {
			"date 2020-10-20 South Africa: Port Deal Is the Sideshow the President Needs After #strikes\n19 October 2020\nDaily Courier (Durban)\nanalysis By Sipho Maseko\nSipho Maseko is publisher of Gear (Gear.co.za) and Scrolla.Africa.\n" + quarry + "\n" + lorry,
			[]string{"dateline: 19 October 2020", "byline: Daily Courier (Durban)", "byline: analysis By Sipho Maseko", "bio: Sipho Maseko is publisher"},
		},
		"author above, in no sentence": {
			"Close the road\n\nTom Roy is an economist and former director of the Road Trust\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Close the road", "bio: Tom Roy is an"},
		},
		"somebody else": {
			"Close the road\n\nTom Roy is a nurse at the county hospital.\n\nHe has not slept since Tuesday. Two children were brought to his ward that day, and one of them had been under a lorry on the quarry road, which should be closed.",
			[]string{"headline: Close the road"},
		},
		"somebody of whom the text speaks": {
			"Close the road\n\nTom Roy is an economist and former director of the Road Trust\n\n" + quarry + " Roy is wrong.\n\n" + lorry,
			[]string{"headline: Close the road", "headline: Tom Roy is an"},
		},

		"contact": {
			"Dry taps • Most of the water sold in Kondele comes from broken mains, says Peter Odhiambo. \"The county must act to end this theft.\" His contact is peter@mail.example\n***\nDark streets • The county seems to want levies more than lamps, says Grace Achieng. \"Why can't they mend the lamps?\" Her contact is [email protected]",
			[]string{"bio: His contact is peter@mail.example", "bio: Her contact is [email"},
		},
		"reached": {
			"Dark lamps\n\n" + quarry + "\n\n" + lorry + " The writer can be reached at ann.lee@mail.example.",
			[]string{"headline: Dark lamps", "bio: The writer can be"},
		},
		"an address in the text": {
			"Dark lamps\n\n" + quarry + " He wrote to the county at lamps@county.example\n\n" + lorry + " My email is read by bob@mail.example",
			[]string{"headline: Dark lamps"},
		},
	})
}

// A place opens a report in small letters before what somebody says, and in capitals
// without a space at its dash, if it is one.
func TestPlaces(t *testing.T) {
	const rest = " That is what the owners claimed in 2016, and nobody in the valley believed it for as long as a day. The road should be closed.\n\n" + lorry
	for opening, want := range map[string]string{
		"The Hague — \"The only way to the mine is this road.\"":   "The Hague",
		"Nairobi – “The only way to the mine is this road.”":       "Nairobi",
		"LONDON–The council should close the road.":                "LONDON",
		"LEEDS—When the bank shut, nobody wept for it.":            "LEEDS",
		"NEW YORK–“Nobody wept when the bank shut.”":               "NEW YORK",
		"Lake Michigan — “The only way to the mine is this road.”": "Lake Michigan",
		"In London — “The only way to the mine is this road.”":     "",
		"UK–The loans have to be paid by somebody.":                "",
		"LONDON–based banks have to be paid by somebody.":          "",
		"Oslo–“The only way to the mine is this road.”":            "",
		"COVID-19 loans have to be paid back by now.":              "",
		"COVID–The word alone makes bankers run.":                  "",
		"US–China trade has to be paid for by somebody.":           "",
		"NATO–The word alone makes bankers run.":                   "",
		"Peter Roy — “The only way to the mine is this road.”":     "",
		"LONDON–Paris trains have to be paid for by somebody.":     "",
		"Berlin – a city of lakes – has no such road.":             "",
		"Berlin — The Wall — has no such road.":                    "",
		"Enough — “The only way to the mine is this road.”":        "",
		"Oslo-“Bergen” is the only way to the mine in the winter.": "",
	} {
		wanted := []string{"headline: What the loans cost"}
		if want != "" {
			wanted = append(wanted, "dateline: "+want)
		}
		testOpened(t, map[string]row{opening: {"What the loans cost\n\n" + opening + rest, wanted}})
	}
}
