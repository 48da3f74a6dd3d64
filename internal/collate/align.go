package collate

// An op is one step of an alignment of two lists of words.
type op struct {
	kind opKind
	a, b int // positions; of a dropped word only a counts, of an added one only b
}

type opKind uint8

const (
	keep opKind = iota
	drop        // stands in a alone
	add         // stands in b alone
)

// longestAligned bounds the words that are aligned; longer passages are cut.
const longestAligned = 600

// align sets two lists of words side by side along their longest common
// subsequence (Wagner and Fischer 1974).
func align(a, b []string) []op {
	a, b = a[:min(len(a), longestAligned)], b[:min(len(b), longestAligned)]
	width := len(b) + 1
	length := make([]int16, (len(a)+1)*width)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i*width+j] = length[(i+1)*width+j+1] + 1
			} else {
				length[i*width+j] = max(length[(i+1)*width+j], length[i*width+j+1])
			}
		}
	}
	ops := make([]op, 0, len(a)+len(b))
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			ops = append(ops, op{keep, i, j})
			i++
			j++
		case i < len(a) && (j == len(b) || length[(i+1)*width+j] >= length[i*width+j+1]):
			ops = append(ops, op{drop, i, j})
			i++
		default:
			ops = append(ops, op{add, i, j})
			j++
		}
	}
	return ops
}
