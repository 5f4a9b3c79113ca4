package apparatus_test

import "testing"

func TestTitles(t *testing.T) {
	const appeal = "Sign up for our newsletter.\n\nJoin the small group of generous readers who donate, keeping Plain Speech free for millions of people each year. Without your help, we won’t survive.\n\n"
	asked := []string{"boilerplate: Sign up for our", "boilerplate: Join the small group"}
	testOpened(t, map[string]row{
		"twice": {
			"Fellow Ugandans, Office is Not for Looters\n\nFellow Ugandans, Office is Not for Looters\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Fellow Ugandans, Office is", "headline: Fellow Ugandans, Office is"},
		},
		"twice above short paragraphs": {
			"Close the Road, Keep the Quarry\n\nClose the Road, Keep the Quarry\n\nThe road has killed two children. It should be closed to lorries.",
			[]string{"headline: Close the Road, Keep", "headline: Close the Road, Keep"},
		},
		"around a message": {
			"Councillors face awkward questions\n\nWe’re sorry, this feature is currently unavailable. Please try again later.\n\nCouncillors face awkward questions\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Councillors face awkward questions", "boilerplate: We’re sorry, this feature", "headline: Councillors face awkward questions"},
		},
		"around the byline": {
			"Home\n\nWhat the quarry owes us all\n\nAnn Lee\n\nWhat the quarry owes us all\n\n" + quarry + "\n\n" + lorry,
			[]string{"boilerplate: Home", "headline: What the quarry owes", "byline: Ann Lee", "headline: What the quarry owes"},
		},
		"said twice by the author": {
			"Keep the mill open\n\nWe said it in May.\n\nWe said it in May.\n\n" + quarry,
			[]string{"headline: Keep the mill open"},
		},

		"below the name of a rubric": {
			"Our view\nA quarry road is no luxury. Vote yes on Measure L.\nThe Editorial Board\n\n" + quarry + "\n\n" + lorry,
			[]string{"tags: Our view", "headline: A quarry road is", "byline: The Editorial Board"},
		},
		"a rubric alone": {
			"Our View\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Our View"},
		},

		"below an appeal": {
			appeal + "Everybody Wants Free Dentists—Except Our Leaders\n\nMira Patel\n\n" + quarry,
			append(asked[:2:2], "headline: Everybody Wants Free Dentists—Except", "byline: Mira Patel"),
		},
		"below an appeal and a picture": {
			appeal + "A nurse hands out a flyer in May 2019. (Photo: Joan Pike / AP)\n\nEverybody Wants ‘Dental for All’—Except Our Leaders\n\nThe foes are many: those who seek to end all aid, and those who back the insurers\n\nMira Patel\n\n" + quarry,
			append(asked[:2:2], "caption: A nurse hands out", "headline: Everybody Wants ‘Dental for", "headline: The foes are many:", "byline: Mira Patel"),
		},

		"above short paragraphs": {
			"Close the quarry road\n\nThe quarry road should be closed to lorries. It has killed two children.",
			[]string{"headline: Close the quarry road"},
		},
		"a quotation": {
			"“Close the quarry road” (Mt 25:36)\n\nThe quarry road should be closed to lorries. It has killed two children.",
			nil,
		},

		"a sentence above the byline": {
			"The owners want a new road\n\nThe owners of the quarry want a new road, and they want the town to pay for it.\n\nBy Ann Lee\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: The owners want a", "headline: The owners of the", "byline: By Ann Lee"},
		},
		"a sentence above the date": {
			"What the quarry owes us\n\nA second gate would save lives on Mill Lane, so why is it locked?\n\n4 May 2021\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: What the quarry owes", "headline: A second gate would", "dateline: 4 May 2021"},
		},
		"a sentence above the picture": {
			"Brown in Finland\n\nIn the wake of the Turku attack, we should focus on the role racist ideas have played there.\n\nThe square in Turku. Photo: Lena Farouk/City Press\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Brown in Finland", "caption: The square in Turku."}, // it may be the author's first
		},
		"a sentence above the text": {
			"The owners want a new road\n\nThe owners of the quarry want a new road, and they want the town to pay for it.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: The owners want a"},
		},
		"a paragraph above the picture": {
			"What the quarry owes us\n\nIt owes us a gate. It has owed it to us since the first lorry came down Mill Lane.\n\nThe second gate. Photo: Lena Farouk/City Press\n\n" + quarry,
			[]string{"headline: What the quarry owes", "caption: The second gate. Photo:"},
		},

		"on its paragraph": {
			recall + "    Just like the milk tea craze\n    Recall has become a craze. This reminds me of the time Mrs. Bautista opened the first milk tea stall. Everyone else followed, and by June all of them were broke.\n\n    What will recall do for the farmers? Nothing. It will not bring back one field.",
			[]string{"headline: A new congress of", "headline: Just like the milk"},
		},
		"on a short paragraph": {
			recall + "    Just like the milk tea craze\n    Recall has become a craze. The town should vote it down. A mayor who fears a petition every month will never mend a road.\n\n    What will recall do for the farmers? Nothing. It will not bring back one field.",
			[]string{"headline: A new congress of", "headline: Just like the milk"},
		},
		"a question on its paragraph": {
			recall + "    Who would have thought so?\n    Recall has become a craze. This reminds me of the time Mrs. Bautista opened the first milk tea stall. Everyone else followed, and by June all of them were broke.\n\n    What will recall do for the farmers? Nothing. It will not bring back one field.",
			[]string{"headline: A new congress of"},
		},
		"a hard-wrapped paragraph": {
			"A new congress of recall?\n\nThere may be enough votes to recall the mayor, if the governor signs the orders\nagainst him. Yet there will not be enough votes to recall the governor himself.\n\n" +
				"Consider the figures. The state owns\nNinety bridges that nobody has looked at since the flood of 1988, and the county\nowns more than that, which it would sell for a loaf of bread if it found a buyer\nand nobody will buy them.\n\nWhat will recall do for the farmers? Nothing.",
			[]string{"headline: A new congress of"},
		},
	})
}

// recall opens a page whose paragraphs are indented.
const recall = "A new congress of recall?\n\n    There may be enough votes to recall the mayor, if the governor signs the orders against him. Yet there will not be enough votes to recall the governor, who ordered the quarry.\n\n" +
	"    From all this, it looks certain that recall will dominate the board. The town should vote it down, because a mayor who fears a petition every month will never mend a road.\n\n"
