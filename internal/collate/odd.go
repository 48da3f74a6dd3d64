package collate

import (
	"strings"

	"gainsay"
)

// oddOneOut is the value that one origin gives where two or more independent
// origins agree on another; "" when origins do not outnumber it. keys tell which
// values are the same, whatever their wording. It is one of the values as printed.
func (s *story) oddOneOut(values []gainsay.Value, keys []string, articles []int) string {
	byKey := map[string][]int{}
	var order []string
	printed := map[string]string{}
	for i, k := range keys {
		if byKey[k] == nil {
			order = append(order, k)
			printed[k] = values[i].Value
		}
		byKey[k] = append(byKey[k], articles[i])
	}
	if len(order) != 2 {
		return ""
	}
	a, b := s.origins(byKey[order[0]]), s.origins(byKey[order[1]])
	switch {
	case a >= 2 && b == 1:
		return printed[order[1]]
	case b >= 2 && a == 1:
		return printed[order[0]]
	}
	return ""
}

// longestAbout bounds, in bytes, the words of an article that name a fact.
const longestAbout = 110

// clipped is a text on one line, cut at a word where it is long.
func clipped(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= longestAbout {
		return text
	}
	cut := strings.LastIndexByte(text[:longestAbout], ' ')
	if cut <= 0 {
		return text
	}
	return strings.TrimRight(text[:cut], ",;:") + " …"
}
