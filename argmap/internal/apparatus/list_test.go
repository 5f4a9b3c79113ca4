package apparatus_test

import "testing"

// The items of a list that the text announces are the text's, without a full stop too.
func TestLists(t *testing.T) {
	const (
		head  = "Close the quarry road\nBy Ann Lee\n\n"
		items = "It would cost forty jobs\nIt would lengthen every trip\nIt would anger the owners"
	)
	title := []string{"headline: Close the quarry road", "byline: By Ann Lee"}
	testOpened(t, map[string]row{
		"bullets":         {head + lorry + "\n\nThe council has put up a poster of its reasons:\n\n• It would cost forty jobs\n• It would lengthen every trip\n• It would anger the owners\n\n" + winter, title},
		"above a heading": {head + lorry + "\n\nIt should set down at least three things:\n\n• A speed of twenty miles an hour\n• Pay for the first week\n• Protection for drivers who stop\n\nWhat the council says\n\n" + winter, append(title[:2:2], "headline: What the council says")},
		"no marks":        {head + lorry + "\n\nIn its letter to us the council set out the grounds as follows:\n\n" + items + "\n\n" + winter, title},
		"two lists":       {head + lorry + "\n\nThe council has put up a poster of its reasons:\n\n• It would cost forty jobs\n• It would anger the owners\n\nSo let me put up a poster of my own:\n\n• The second gate is open all year\n• The lorries know the way to it\n\n" + winter, title},
		"one line":        {head + lorry + "\n\nThe council has put up a poster of its reasons:\n\nForty Jobs in Danger\n\n" + winter, append(title[:2:2], "headline: Forty Jobs in Danger")},
		"of other pages":  {head + lorry + "\n\n" + winter + "\n\nMore stories from our news desk:\n\n• Council meets on quarry\n• Lorry driver fined again\n\nSubscribe to our newsletter.", append(title[:2:2], "boilerplate: More stories from our", "boilerplate: • Council meets on", "boilerplate: • Lorry driver fined", "boilerplate: Subscribe to our newsletter.")},
	})
}
