package eval

import "gainsay"

// A clauseText is a text with the attribution relations of its discourse tree
// marked, clause by clause.
type clauseText struct {
	ID           string `json:"id"`
	Genre        string `json:"genre"`
	Attributions []struct {
		Source  gainsay.Span `json:"source_clause"` // the clause that names source and cue
		Content gainsay.Span `json:"content_head"`  // the head clause of what is attributed
	} `json:"attributions"`
}

// isReported tells the genres that report what others say.
func (t *clauseText) isReported() bool { return t.Genre == "news" || t.Genre == "interview" }

// scoreClauses counts marked relations of which one statement meets both clauses:
// its content the content's, its source or cue the source's. Each statement
// answers to one relation. The set marks no belief without a clause of its own,
// so that precision is a lower bound.
func scoreClauses(gold *clauseText, statements []gainsay.Statement) count {
	found := assign(len(statements), len(gold.Attributions), func(p, g int) bool {
		s, m := &statements[p], &gold.Attributions[g]
		named := anyMeet(s.Source, []gainsay.Span{m.Source}) || anyMeet(s.Cue, []gainsay.Span{m.Source})
		return named && anyMeet(s.Content, []gainsay.Span{m.Content})
	})
	c := count{pred: len(statements), gold: len(gold.Attributions)}
	c.hit(len(found))
	return c
}
