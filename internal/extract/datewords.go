package extract

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// monthWords are the names of the months and their short forms, a line for each month,
// in the cases that dates use: English, German, French, Spanish, Portuguese, Italian,
// Dutch, Swedish, Danish and Norwegian, Finnish, Polish, Czech, Romanian, Hungarian,
// Turkish, Indonesian, Greek, Russian, Ukrainian. A name that two languages give to
// different months is left out.
var monthWords = [...]string{
	"january jan januar jänner janvier janv enero ene janeiro gennaio gen januari tammikuuta tammikuu stycznia styczeń ledna leden ianuarie január januára ocak ιανουαρίου января янв січня",
	"february feb februar februari février févr fevr febrero fevereiro fev febbraio febr helmikuuta helmikuu lutego luty února únor februarie február şubat φεβρουαρίου февраля фев лютого",
	"march mar märz maerz mrz mars marzo março maart mrt marts maaliskuuta maaliskuu marca marzec března březen martie március mart maret μαρτίου марта мар березня",
	"april apr avril avr abril abr aprile huhtikuuta huhtikuu kwietnia kwiecień dubna duben aprilie április nisan απριλίου апреля апр квітня",
	"may mai mayo maio maggio mag mei maj toukokuuta toukokuu maja května květen május mayıs μαΐου мая травня",
	"june jun juni juin junio junho giugno giu kesäkuuta kesäkuu czerwca czerwiec června červen iunie június haziran ιουνίου июня июн червня",
	"july jul juli juillet juil julio julho luglio lug heinäkuuta heinäkuu lipca lipiec července červenec iulie július temmuz ιουλίου июля июл липня",
	"august aug août aout agosto ago augustus augusti elokuuta elokuu sierpnia sierpień srpna srpen augusztus ağustos agustus αυγούστου августа авг серпня",
	"september sep sept septembre septiembre setiembre setembro settembre set syyskuuta syyskuu września wrzesień září septembrie szeptember eylül σεπτεμβρίου сентября сен вересня",
	"october oct oktober okt octobre octubre outubro out ottobre ott lokakuuta lokakuu października październik října říjen octombrie október ekim οκτωβρίου октября окт жовтня",
	"november nov novembre noviembre novembro marraskuuta marraskuu listopada listopadu noiembrie kasım листопада νοεμβρίου ноября ноя",
	"december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember des joulukuuta joulukuu grudnia grudzień prosince prosinec decembrie aralık δεκεμβρίου декабря дек грудня",
}

// months is monthWords by word.
var months = func() map[string]int {
	byWord := map[string]int{}
	for i, words := range monthWords {
		for w := range strings.FieldsSeq(words) {
			byWord[w] = i + 1
		}
	}
	return byWord
}()

// linkWords stand between the parts of a date: "3 de marzo de 2031", "3rd of March".
var linkWords = wordSet("de del of the di den d st nd rd th er º ª")

// A dayOrder says which of day and month stands first in "3/4/2031".
type dayOrder int

const (
	orderUnknown dayOrder = iota
	dayFirst
	monthFirst
)

// A dateToken is a run of figures or of letters.
type dateToken struct {
	start, end int
	number     int    // -1 for letters
	word       string // in lower case; for letters alone
	before     string // the marks between it and the token before, without white space
}

// A dateFound is a date in a text: "2031-03-04" and the bytes that say it.
type dateFound struct {
	date       string
	start, end int
}

// dateTokens cuts s, in which small words that link the parts of a date are left out.
func dateTokens(s string) []dateToken {
	var tokens []dateToken
	last, marks := 0, ""
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		figure := r >= '0' && r <= '9'
		if !figure && !unicode.IsLetter(r) {
			i += size
			continue
		}
		start := i
		for i += size; i < len(s); i += size {
			if r, size = utf8.DecodeRuneInString(s[i:]); figure != (r >= '0' && r <= '9') || !figure && !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
				break
			}
		}
		t := dateToken{start: start, end: i, number: -1, before: marks + strings.TrimSpace(s[last:start])}
		last, marks = i, ""
		if figure {
			if t.number = 0; i-start <= 4 {
				t.number, _ = strconv.Atoi(s[start:i])
			}
		} else if t.word = strings.ToLower(s[start:i]); len(tokens) > 0 && linkWords[t.word] {
			marks = t.before
			continue
		}
		tokens = append(tokens, t)
	}
	return tokens
}

// datesIn are the dates in a text that people wrote, in order: "3 February 2031",
// "Feb. 3, 2031", "2031-02-03", "03.02.2031", "2031年2月3日". Where day and month could
// be exchanged ("2/3/2031"), order decides; unknown, it is no date. The second day of
// a range ("3-5 February 2031") is none, for a range is no day of publication.
func datesIn(s string, order dayOrder) []dateFound {
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	tokens := dateTokens(s)
	var found []dateFound
	for i := 0; i+2 < len(tokens); i++ {
		a, b, c := &tokens[i], &tokens[i+1], &tokens[i+2]
		date := namedDate(a, b, c)
		if date == "" {
			date = figuresDate(a, b, c, order)
		}
		if date == "" || i > 0 && ranges(&tokens[i-1], a) {
			continue
		}
		found = append(found, dateFound{date, a.start, c.end})
		i += 2
	}
	return found
}

// ranges tells "3-" before "5 February".
func ranges(before, t *dateToken) bool {
	return before.number > 0 && before.number <= 31 && t.number > 0 && (t.before == "-" || t.before == "–")
}

// closeMark tells marks that may stand between the parts of a date.
func closeMark(mark string) bool {
	switch mark {
	case "", ",", ".", "-", "/", ".,", "’", "'", "–":
		return true
	}
	return false
}

// namedDate is a date with the name of a month, or with the signs of East Asia.
func namedDate(a, b, c *dateToken) string {
	if !closeMark(b.before) || !closeMark(c.before) {
		return ""
	}
	switch {
	case a.number < 0 && b.number >= 0 && c.number >= 0: // March 3, 2031
		return calendar(c.number, months[a.word], b.number)
	case a.number >= 0 && b.number < 0 && c.number >= 0:
		if month := months[b.word]; a.number > 31 { // 2031 March 3
			return calendar(a.number, month, c.number)
		} else if month > 0 {
			return calendar(c.number, month, a.number)
		}
	}
	return ""
}

// figuresDate is a date in figures alone.
func figuresDate(a, b, c *dateToken, order dayOrder) string {
	if a.number < 0 || b.number < 0 || c.number < 0 || b.before != c.before {
		return ""
	}
	mark := b.before
	if mark != "-" && mark != "/" && mark != "." {
		return ""
	}
	if a.end-a.start == 4 {
		return calendar(a.number, b.number, c.number)
	}
	if c.end-c.start != 4 {
		return ""
	}
	switch {
	case mark == "." || a.number > 12 || a.number == b.number || order == dayFirst:
		return calendar(c.number, b.number, a.number)
	case b.number > 12 || order == monthFirst:
		return calendar(c.number, a.number, b.number)
	}
	return ""
}

// eastern puts the signs of East Asian dates, 年月日 and 년월일, as dashes.
var eastern = strings.NewReplacer("年", "-", "月", "-", "日", " ", "년 ", "-", "월 ", "-", "년", "-", "월", "-", "일", " ")

// dateWithin is the first date in s, "" where there is none.
func dateWithin(s string, order dayOrder) string {
	if found := datesIn(eastern.Replace(s), order); len(found) > 0 {
		return found[0].date
	}
	return ""
}

// firstYear and lastYear bound the years that a page's date may have.
const (
	firstYear = 1990
	lastYear  = 2100
)

// calendar is the date, where the calendar has it and a page can.
func calendar(year, month, day int) string {
	if year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 || day > 31 {
		return ""
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Day() != day {
		return ""
	}
	return at.Format(time.DateOnly)
}

// sane leaves out dates that no page on the web can have.
func sane(date string) string {
	if len(date) < len(time.DateOnly) {
		return ""
	}
	if year, err := strconv.Atoi(date[:4]); err != nil || year < firstYear || year > lastYear {
		return ""
	}
	return date
}

// pageDate is a date as machines write it, else as people do.
func pageDate(told string, order dayOrder) string {
	told = strings.TrimSpace(told)
	if told == "" || len(told) > datedMost {
		return ""
	}
	if date := publishedDate(told); date != "" {
		return sane(date)
	}
	if date := epochDate(told); date != "" {
		return date
	}
	if len(told) == 8 { // 20310304
		if n, err := strconv.Atoi(told); err == nil {
			return calendar(n/10000, n/100%100, n%100)
		}
	}
	return dateWithin(told, order)
}

// epochDate is a time in seconds or milliseconds since 1970, told in figures alone.
func epochDate(told string) string {
	if len(told) != 10 && len(told) != 13 {
		return ""
	}
	n, err := strconv.ParseInt(told, 10, 64)
	if err != nil || n <= 0 {
		return ""
	}
	if len(told) == 13 {
		n /= 1000
	}
	return sane(time.Unix(n, 0).UTC().Format(time.RFC3339))
}

// The words by which pages say what a date is: publication, or a change or review of
// what was published. Both are stems in lower case.
var (
	publishedStems = [...]string{"publi", "posted", "pubdate", "released", "issued", "created", "entry-date", "veröffentlicht", "erschienen",
		"erstellt", "gepubl", "geplaatst", "julkaistu", "udgivet", "opubl", "dodano", "zveřejn", "vydáno", "közzé", "yayın", "diterbit",
		"δημοσι", "опубл", "публик", "发布", "發布", "公開", "게시", "입력", "first seen"}
	modifiedStems = [...]string{"updat", "modif", "changed", "revis", "edited", "reviewed", "last-", "lastmod", "aktualis", "aktualiz", "geändert",
		"actuali", "mis à jour", "mise à jour", "aggiorn", "atualiz", "bijgewerkt", "gewijzigd", "uppdat", "oppdat", "opdater", "päivit",
		"frissít", "güncel", "diperbarui", "ενημέρ", "обновл", "оновл", "更新", "수정"}
)

func hasStem(s string, stems []string) bool {
	for _, stem := range stems {
		if strings.Contains(s, stem) {
			return true
		}
	}
	return false
}
