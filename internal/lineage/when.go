package lineage

import (
	"cmp"
	"time"
)

// A moment is a time of publication, to the day or to the second.
type moment struct {
	known bool
	day   int64 // days since 1970
	exact bool
	unix  int64 // seconds since 1970; of the day's start where not exact
}

// layouts are the forms of a time of publication; the last is a day alone.
var layouts = [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02"}

// readMoment reads a time of publication. Midnight to the second is taken for a
// day alone: that is how archives print days.
func readMoment(published string) moment {
	for _, layout := range layouts {
		at, err := time.Parse(layout, published)
		if err != nil {
			continue
		}
		h, m, s := at.Clock()
		exact := h+m+s > 0
		if !exact { // the day that is printed, whatever the zone
			at = time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
		}
		return moment{known: true, day: floorDay(at.Unix()), exact: exact, unix: at.Unix()}
	}
	return moment{}
}

func floorDay(unix int64) int64 {
	const day = 24 * 60 * 60
	if unix < 0 {
		return (unix - day + 1) / day
	}
	return unix / day
}

// order sorts by time; what is unknown comes last.
func (m moment) order(n moment) int {
	if m.known != n.known {
		if m.known {
			return -1
		}
		return 1
	}
	return cmp.Compare(m.unix, n.unix)
}

// before tells whether m is surely before n, and sameDay that it cannot be told
// by the day.
func (m moment) before(n moment) bool {
	if !m.known || !n.known {
		return false
	}
	if m.exact && n.exact {
		return m.unix < n.unix
	}
	return m.day < n.day
}

// sameDay tells moments that do not lie on two different known days.
func (m moment) sameDay(n moment) bool { return !m.known || !n.known || m.day == n.day }
