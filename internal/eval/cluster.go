package eval

// A Clustering says which story each article was put into, by article ID.
type Clustering map[string]string

// ClusterScore compares a clustering with the marked one.
type ClusterScore struct {
	Articles, Marked, Found int // articles, marked stories, stories found

	// BCubed is averaged over articles: of each article's found story the part
	// that belongs with it, and of its marked story the part that was found
	// (Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the
	// Vector Space Model", 1998).
	BCubedP, BCubedR, BCubedF float64

	// Pair counts pairs of articles that stand in one story.
	PairP, PairR, PairF float64

	// ARI is the adjusted Rand index (Hubert and Arabie, "Comparing
	// Partitions", 1985): 0 is what chance gives, 1 is agreement.
	ARI float64
}

// ScoreClusters compares found with the marked clustering. An article that
// found leaves out stands alone; one that is not marked is passed over.
func ScoreClusters(marked, found Clustering) ClusterScore {
	s := ClusterScore{Articles: len(marked)}
	if len(marked) == 0 {
		return s
	}
	type cell struct{ marked, found string }
	cells := map[cell]int{}
	markedSize, foundSize := map[string]int{}, map[string]int{}
	for id, story := range marked {
		in, ok := found[id]
		if !ok {
			in = "\x00alone " + id
		}
		cells[cell{story, in}]++
		markedSize[story]++
		foundSize[in]++
	}
	s.Marked, s.Found = len(markedSize), len(foundSize)
	// Sums of whole numbers do not hang on the order of a map; the quotients
	// are added by size for the same reason.
	var both int
	sumP, sumR := map[int]int{}, map[int]int{} // by size of the story: sum of squares of the cells
	for c, n := range cells {
		both += pairsOf(n)
		sumP[foundSize[c.found]] += n * n
		sumR[markedSize[c.marked]] += n * n
	}
	s.BCubedP = bySize(sumP) / float64(len(marked))
	s.BCubedR = bySize(sumR) / float64(len(marked))
	s.BCubedF = harmonic(s.BCubedP, s.BCubedR)
	inFound, inMarked := pairsIn(foundSize), pairsIn(markedSize)
	s.PairP, s.PairR = quotient(both, inFound), quotient(both, inMarked)
	s.PairF = harmonic(s.PairP, s.PairR)
	s.ARI = adjustedRand(both, inFound, inMarked, pairsOf(len(marked)))
	return s
}

func pairsOf(n int) int { return n * (n - 1) / 2 }

func pairsIn(sizes map[string]int) int {
	sum := 0
	for _, n := range sizes {
		sum += pairsOf(n)
	}
	return sum
}

// bySize divides each sum by its size and adds up, in order of size.
func bySize(sums map[int]int) float64 {
	largest := 0
	for size := range sums {
		largest = max(largest, size)
	}
	total := 0.0
	for size := 1; size <= largest; size++ {
		total += float64(sums[size]) / float64(size)
	}
	return total
}

func quotient(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func adjustedRand(both, found, marked, all int) float64 {
	if all == 0 {
		return 1
	}
	expected := float64(found) * float64(marked) / float64(all)
	most := float64(found+marked) / 2
	if most == expected {
		return 1
	}
	return (float64(both) - expected) / (most - expected)
}
