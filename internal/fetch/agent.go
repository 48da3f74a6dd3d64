package fetch

import "strings"

// userAgent says who asks, and how to reach whoever runs the program.
func userAgent(agent, contact string) string {
	contact = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`()\;`, r) {
			return -1 // would end the comment, or the header
		}
		return r
	}, strings.TrimSpace(contact))
	if contact == "" {
		return agent + " (reads news to compare reports)"
	}
	return agent + " (reads news to compare reports; +" + contact + ")"
}
