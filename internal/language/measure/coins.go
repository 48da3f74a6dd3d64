package measure

import "strings"

// symbol is the currency of a sign, "" for any other sign.
func symbol(s string) string {
	switch s {
	case "$", "＄":
		return "dollar"
	case "€":
		return "euro"
	case "£", "￡":
		return "pound sterling"
	case "¥", "￥":
		return "japanese yen"
	case "元":
		return "chinese yuan"
	case "₽":
		return "russian ruble"
	case "₴":
		return "ukrainian hryvnia"
	case "₺":
		return "turkish lira"
	case "₹":
		return "indian rupee"
	case "₩":
		return "south korean won"
	case "₪":
		return "israeli shekel"
	case "₿":
		return "bitcoin"
	case "₫":
		return "vietnamese dong"
	case "₦":
		return "nigerian naira"
	case "₱":
		return "philippine peso"
	case "฿":
		return "thai baht"
	case "₡":
		return "costa rican colón"
	case "₾":
		return "georgian lari"
	case "₭":
		return "lao kip"
	case "₸":
		return "kazakhstani tenge"
	case "¢":
		return "cent"
	}
	return ""
}

// dollarPrefix is the currency that letters before "$" make of it.
func dollarPrefix(s string) string {
	switch s {
	case "us", "u", "usd":
		return "dollar"
	case "c", "ca", "cad", "cdn", "can":
		return "canadian dollar"
	case "a", "au", "aud":
		return "australian dollar"
	case "nz", "nzd":
		return "new zealand dollar"
	case "hk", "hkd":
		return "hong kong dollar"
	case "s", "sg", "sgd":
		return "singapore dollar"
	case "nt", "twd":
		return "new taiwan dollar"
	case "r":
		return "brazilian real"
	case "mex", "mxn":
		return "mexican peso"
	}
	return ""
}

// isCode tells a currency code in lower case; codeOf gives its name.
func isCode(s string) bool { return codeOf(s) != "" }

// codeOf is the currency of an ISO 4217 code (https://www.iso.org/iso-4217-currency-codes.html).
func codeOf(s string) string {
	switch s {
	case "usd":
		return "dollar"
	case "eur":
		return "euro"
	case "gbp":
		return "pound sterling"
	case "jpy":
		return "japanese yen"
	case "cny", "rmb":
		return "chinese yuan"
	case "chf":
		return "swiss franc"
	case "rub":
		return "russian ruble"
	case "uah":
		return "ukrainian hryvnia"
	case "inr":
		return "indian rupee"
	case "sek":
		return "swedish krona"
	case "nok":
		return "norwegian krone"
	case "dkk":
		return "danish krone"
	case "pln":
		return "polish zloty"
	case "czk":
		return "czech koruna"
	case "huf":
		return "hungarian forint"
	case "krw":
		return "south korean won"
	case "brl":
		return "brazilian real"
	case "zar":
		return "south african rand"
	case "btc":
		return "bitcoin"
	case "aud", "cad", "nzd", "hkd", "sgd", "mxn", "twd":
		return dollarPrefix(s)
	}
	return ""
}

// coin is the currency that a word names. Over 60 lines: it is a table.
func coin(s string) string {
	switch s {
	case "dollar", "dollars", "bucks":
		return "dollar"
	case "euro", "euros":
		return "euro"
	case "pound", "pounds", "quid":
		return "pound sterling"
	case "yen":
		return "japanese yen"
	case "yuan", "renminbi", "kuai":
		return "chinese yuan"
	case "ruble", "rubles", "rouble", "roubles":
		return "russian ruble"
	case "hryvnia", "hryvnias", "hryvnya", "hryvnyas":
		return "ukrainian hryvnia"
	case "rupee", "rupees":
		return "rupee"
	case "franc", "francs":
		return "swiss franc" // the only one left that news names without its country
	case "mark", "marks":
		return "mark"
	case "markka", "markkas":
		return "finnish markka"
	case "lira", "liras":
		return "turkish lira"
	case "peso", "pesos":
		return "peso"
	case "peseta", "pesetas":
		return "peseta"
	case "guilder", "guilders":
		return "guilder"
	case "krona", "kronor":
		return "swedish krona"
	case "krone", "kroner":
		return "krone"
	case "zloty", "zlotys", "zlotych":
		return "polish zloty"
	case "shekel", "shekels":
		return "israeli shekel"
	case "dinar", "dinars":
		return "dinar"
	case "dirham", "dirhams":
		return "dirham"
	case "riyal", "riyals", "rial", "rials":
		return strings.TrimSuffix(s, "s")
	case "baht":
		return "thai baht"
	case "rand":
		return "south african rand"
	case "tenge":
		return "kazakhstani tenge"
	case "forint", "forints":
		return "hungarian forint"
	case "lei", "leu":
		return "romanian leu"
	case "naira":
		return "nigerian naira"
	case "cent", "cents":
		return "cent"
	case "penny", "pence", "pennies":
		return "penny"
	case "bitcoin", "bitcoins":
		return "bitcoin"
	case "satoshi", "satoshis":
		return "satoshi"
	}
	return ""
}

// nationalCoin names the currency after the adjective of a country.
func nationalCoin(adjective, name string) string {
	switch name {
	case "dollar":
		switch adjective {
		case "us", "american", "s":
			return name
		case "australian", "canadian", "singapore", "jamaican", "taiwan", "zimbabwean", "namibian":
			return adjective + " " + name
		case "kong":
			return "hong kong dollar"
		case "zealand":
			return "new zealand dollar"
		}
	case "swiss franc":
		switch adjective {
		case "swiss":
			return name
		case "french", "belgian", "rwandan", "congolese", "cfa", "luxembourg":
			return adjective + " franc"
		}
	case "mark", "peso", "rupee", "krone", "dinar", "dirham", "guilder":
		switch adjective {
		case "dutch":
			return "netherlands guilder"
		case "west", "german", "mexican", "philippine", "argentine", "chilean", "colombian", "cuban", "indian", "pakistani", "lankan",
			"nepalese", "indonesian", "norwegian", "danish", "kuwaiti", "iraqi", "jordanian", "serbian", "moroccan", "emirati":
			if adjective == "lankan" {
				adjective = "sri lankan"
			}
			return adjective + " " + name
		}
	case "pound sterling":
		switch adjective {
		case "british", "sterling":
			return name
		case "egyptian", "syrian", "lebanese", "sudanese", "irish", "cypriot":
			return adjective + " pound"
		}
	}
	return ""
}
