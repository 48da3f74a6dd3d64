package extract

import (
	"strings"

	"github.com/abadojack/whatlanggo"
)

// languages are those that news comes in often enough for a short text to be
// believed; what is not among them stays unknown rather than being taken for a
// neighbour.
var languages = whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
	whatlanggo.Eng: true, whatlanggo.Deu: true, whatlanggo.Fra: true, whatlanggo.Spa: true, whatlanggo.Ita: true,
	whatlanggo.Por: true, whatlanggo.Nld: true, whatlanggo.Swe: true, whatlanggo.Nob: true, whatlanggo.Dan: true,
	whatlanggo.Fin: true, whatlanggo.Pol: true, whatlanggo.Ces: true, whatlanggo.Hun: true, whatlanggo.Ron: true,
	whatlanggo.Bul: true, whatlanggo.Srp: true, whatlanggo.Hrv: true, whatlanggo.Slv: true, whatlanggo.Ell: true,
	whatlanggo.Tur: true, whatlanggo.Rus: true, whatlanggo.Ukr: true, whatlanggo.Bel: true, whatlanggo.Lit: true,
	whatlanggo.Lav: true, whatlanggo.Est: true, whatlanggo.Arb: true, whatlanggo.Heb: true, whatlanggo.Pes: true,
	whatlanggo.Urd: true, whatlanggo.Hin: true, whatlanggo.Ben: true, whatlanggo.Tam: true, whatlanggo.Tel: true,
	whatlanggo.Tha: true, whatlanggo.Vie: true, whatlanggo.Ind: true, whatlanggo.Kor: true, whatlanggo.Jpn: true,
	whatlanggo.Cmn: true, whatlanggo.Kat: true, whatlanggo.Azj: true,
}}

const (
	// languageBytes is how much of a text is read to tell its language.
	languageBytes = 4000
	// languageLetters is the least that tells one: fewer are a name or two.
	languageLetters = 24
	// englishShare is the share of English function words from which on a text is
	// English; texts of its neighbours stay below a tenth, news in it above a third.
	englishShare = 0.22
	// englishWords is the fewest words for which the share is taken.
	englishWords = 12
)

// englishFunction are the words that make up more than a third of English prose.
var englishFunction = wordSet("the of and to a that is was for it with as his her on be at by i this had not are but from or " +
	"have an they which one you were all their there been has when who will no more if out so said what up its about into " +
	"than them can only other time new would he she we")

// language is the ISO 639-1 code of the report's language, told by its paragraphs;
// empty when there is too little text or no language of the list fits it clearly.
// English is told by its function words, any other by the trigrams of whatlanggo.
func language(p *page) string {
	var b strings.Builder
	for i := range p.lines {
		if l := &p.lines[i]; l.kind == "" && b.Len() < languageBytes {
			b.WriteString(cutAtRune(l.span.In(p.text), languageBytes))
			b.WriteByte('\n')
		}
	}
	return languageOf(b.String())
}

func languageOf(text string) string {
	if letters(text) < languageLetters {
		return ""
	}
	if english(text) {
		return "en"
	}
	info := whatlanggo.DetectWithOptions(text, languages)
	if info.Lang < 0 || !info.IsReliable() {
		return ""
	}
	return info.Lang.Iso6391()
}

func english(text string) bool {
	words, function := 0, 0
	for w := range strings.FieldsSeq(text) {
		words++
		if englishFunction[strings.ToLower(strings.Trim(w, "\"'“”‘’.,;:!?()-–—"))] {
			function++
		}
	}
	return words >= englishWords && float64(function) >= englishShare*float64(words)
}
