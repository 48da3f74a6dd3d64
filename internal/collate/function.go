package collate

import "strings"

// functionWords are words that hold a sentence together and tell nothing by
// themselves. Names hold them too ("Bank of the South"), and so do mistaken tags.
var functionWords = wordSet(`
a about after against all also although am an and another any are as at be because been before being between both but by
can could did do does done down during each either else ever every few for from get got had has have having he her here hers
herself him himself his how i if in into is it its itself just let like many may me might mine more most much must my myself
neither no nor not now of off on once one only or other our ours out over own s same she should so some such than that the
their theirs them themselves then there these they this those through to too under until up upon us very was we were what
when where which while who whom whose why will with within without would yet you your yours`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
