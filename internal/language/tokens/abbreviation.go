package tokens

import "strings"

// A stopClass says what a full stop after an abbreviation may mean.
type stopClass uint8

const (
	noStop       stopClass = iota
	beforeName             // "Mr.", "Gen.", an initial: its sentence goes on
	beforeNumber           // "No. 5", "pp. 3": an abbreviation only before a number
	anywhere               // "Inc.", "p.m.": a sentence may end with it
)

// stopOf is the class of w, which stands before a full stop.
func stopOf(w string) stopClass {
	if len(w) > 7 {
		return noStop
	}
	if len(w) == 1 && letter(w[0]) {
		if upper(w[0]) {
			return beforeName // an initial
		}
		return noStop
	}
	if dotted(w) {
		return anywhere
	}
	switch w {
	case "Mr", "Mrs", "Ms", "Dr", "Drs", "Assoc", "Prof", "Gen", "Col", "Lt", "Maj", "Capt", "Cpl", "Sgt", "Cmdr", "Adm", "Brig",
		"Pvt", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Rev", "Hon", "Pres", "Messrs", "Mmes", "Mlle", "Mme",
		"Sr", "St", "Ste", "Ft", "Mt", "Supt", "Insp", "Amb", "Atty", "Asst", "Pte", "Spc", "MR", "MRS", "DR", "GEN",
		"Jan", "Feb", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "vs", "Vs", "eg", "ca", "cf", "approx", "al", "Attn":
		return beforeName
	case "No", "Nos", "no", "nos", "Vol", "vol", "Fig", "fig", "p", "pp", "Art", "art", "Ch", "ch", "Sec", "c", "ext":
		return beforeNumber
	case "Jr", "Inc", "Corp", "Co", "Ltd", "Bros", "plc", "Cos", "Assn", "Univ", "Dept", "Ave", "Blvd", "Rd", "Hwy",
		"etc", "Esq", "Calif", "Conn", "Fla", "Ga", "Kan", "Ky", "La", "Md", "Mich", "Minn", "Mont", "Neb", "Nev",
		"Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wis", "Wyo", "Ala", "Ariz", "Ark", "Colo", "Ont", "Que",
		"Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "lb", "lbs", "oz", "ft", "hrs", "mins", "yrs", "yr":
		return anywhere
	}
	return noStop
}

// dotted tells letters parted by full stops: "U.S", "a.m", "Ph.D".
func dotted(w string) bool {
	if len(w) < 3 || strings.IndexByte(w, '.') < 0 {
		return false
	}
	run := 0
	for i := range len(w) {
		switch {
		case w[i] == '.':
			if run == 0 || run > 2 {
				return false
			}
			run = 0
		case letter(w[i]):
			run++
		default:
			return false
		}
	}
	return run == 1
}

// abbreviated tells whether w keeps the full stop that stands at byte stop.
func (s *splitter) abbreviated(w string, stop int32) bool {
	switch stopOf(w) {
	case noStop:
		return false
	case beforeNumber:
		rest := s.text[stop+1:]
		return len(rest) > 1 && (digit(rest[0]) || rest[0] == ' ' && digit(rest[1]))
	}
	return true
}
