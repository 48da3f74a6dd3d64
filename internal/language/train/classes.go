package train

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed" // the table of word classes
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/language/classes"
)

// wordClasses is what classes.py writes.
//
//go:embed en.tsv.gz
var wordClasses []byte

// readClasses reads the table of word classes that training starts from.
func readClasses() (keys []uint32, codes []classes.Classes, err error) {
	const op = "read word classes"
	z, err := gzip.NewReader(bytes.NewReader(wordClasses))
	if err != nil {
		return nil, nil, gainsay.E(gainsay.Invalid, op, "%w", err)
	}
	seen := make(map[uint32]bool)
	in := bufio.NewScanner(z)
	for in.Scan() {
		columns := strings.Split(in.Text(), "\t")
		if len(columns) != 1+classes.ClassCount {
			return nil, nil, gainsay.E(gainsay.Invalid, op, "a line of %d columns", len(columns))
		}
		var c classes.Classes
		for i, x := range columns[1:] {
			n, err := strconv.ParseUint(x, 10, 16)
			if err != nil {
				return nil, nil, gainsay.E(gainsay.Invalid, op, "%w", err)
			}
			c[i] = uint16(n)
		}
		// Two words that differ in digits or quotation marks are one to the table.
		if key := classes.Key(columns[0]); !seen[key] {
			seen[key] = true
			keys, codes = append(keys, key), append(codes, c)
		}
	}
	if err := in.Err(); err != nil {
		return nil, nil, gainsay.E(gainsay.Invalid, op, "%w", err)
	}
	return keys, codes, nil
}
