package eval

// scores are the figures of one story under key. Where nothing is marked and
// nothing given, precision and recall are 1.
func (s *StoryScore) scores(key string) []Score {
	out := whole(key+"/disputes", s.disputes)
	out = append(out, whole(key+"/discrepancies", s.discrepancies.count)...)
	out = append(out, s.discrepancies.extras(key+"/discrepancies", 1)...)
	if s.quotes != nil {
		q := whole(key+"/quotes", *s.quotes)
		if s.quotes.pred == 0 {
			q = triple(key+"/quotes", 0, q[1].Value)
		}
		out = append(out, q...)
	}
	if s.groups != nil {
		out = append(out, whole(key+"/groups", *s.groups)...)
	}
	if s.lineage != nil {
		out = append(out, whole(key+"/lineage", *s.lineage)...)
	}
	if s.chains != nil {
		out = append(out, Score{key + "/chains/R", s.chains.recall()})
	}
	if s.statements != nil {
		out = append(out, s.statements.scores(key+"/statements")...)
	}
	return out
}

func (s *statementScore) scores(key string) []Score {
	return []Score{
		{key + "/R", s.recall()},
		{key + "/P", s.precision()},
		{key + "/speaker", quotient(s.speaker, s.found)},
		{key + "/from furniture", float64(s.furniture)},
	}
}

// extras are what stands beside precision and recall of discrepancies; look-alikes
// are counted a story.
func (d *discrepancyScore) extras(key string, stories int) []Score {
	return []Score{
		{key + "/look-alikes", quotient(d.lookAlikes, stories)},
		{key + "/sure P", quotient(d.sureRight, d.sure)},
		{key + "/class right", quotient(d.classRight, d.found)},
	}
}

func triple(key string, p, r float64) []Score {
	return []Score{{key + "/P", p}, {key + "/R", r}, {key + "/F", harmonic(p, r)}}
}

// whole are precision, recall and F1, where nothing of nothing is all.
func whole(key string, c count) []Score {
	p, r := c.precision(), c.recall()
	if c.gold == 0 {
		r = 1
		if c.pred == 0 {
			p = 1
		}
	}
	return triple(key, p, r)
}

// A StorySum counts the findings of several stories, each finding once.
type StorySum struct {
	stories                                   int
	disputes, quotes, groups, lineage, chains count
	discrepancies                             discrepancyScore
}

// Add takes in one story's score.
func (t *StorySum) Add(s *StoryScore) {
	t.stories++
	t.disputes.add(s.disputes)
	t.discrepancies.add(s.discrepancies)
	for _, part := range []struct {
		sum   *count
		story *count
	}{{&t.quotes, s.quotes}, {&t.groups, s.groups}, {&t.lineage, s.lineage}, {&t.chains, s.chains}} {
		if part.story != nil {
			part.sum.add(*part.story)
		}
	}
}

// scores are the figures over all stories under key.
func (t *StorySum) scores(key string) []Score {
	out := t.disputes.scores(key + "/disputes")
	out = append(out, t.discrepancies.scores(key+"/discrepancies")...)
	out = append(out, t.discrepancies.extras(key+"/discrepancies", t.stories)...)
	out = append(out, t.quotes.scores(key+"/quotes")...)
	out = append(out, t.groups.scores(key+"/groups")...)
	out = append(out, t.lineage.scores(key+"/lineage")...)
	return append(out, Score{key + "/chains/R", t.chains.recall()})
}
