package world

import (
	"testing"

	"gainsay"
)

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy", true},
		{"Vladimir Zelenskiy", "Zelenskyy", true},
		{"Sergey Lavrov", "Sergei Lavrov", true},
		{"Lavrov", "Foreign Minister Sergei Lavrov", true},
		{"Mr. Lavrov", "Sergei Lavrov", true},
		{"President Joe Biden", "Joseph Biden", true},
		{"Bill Clinton", "William Clinton", true},
		{"Bill Clinton", "Hillary Clinton", false},
		{"Clinton", "Hillary Clinton", true},
		{"J. D. Vance", "JD Vance", true},
		{"Donald Trump", "Donald Trump Jr.", false},
		{"Ada R. Cole", "Ada B. Cole", false},
		{"Ada H.W. Cole", "Ada W. Cole", false},
		{"Ada W. Cole", "Ada Cole", true},
		{"Donald J. Trump", "Donald Trump", true},
		{"Recep Tayyip Erdoğan", "Erdogan", true},
		{"Recep Tayyip Erdogan", "Tayyip Erdogan", true},
		{"Xi", "Xi Jinping", true},
		{"Jinping", "Xi Jinping", false},
		{"Kim Jong Un", "Kim Jong-un", true},
		{"Kim Jong Un", "Kim Jong Il", false},
		{"Muammar Gaddafi", "Moammar Gadhafi", true},
		{"Mohammed bin Salman", "Mohammed bin Nayef", false},
		{"Kyiv", "Kiev", true},
		{"Kyiv", "Moscow", false},
		{"Pretoria", "Cape Town", false},
		{"U.S.", "United States", true},
		{"America", "USA", true},
		{"Russian", "Russia", false},
		{"SVR", "Foreign Intelligence Service", true},
		{"Society for Low Water", "SLW", true},
		{"North Wharf Company", "NWC", true},
		{"North Wharf Company", "NWT", false},
		{"Ferries for Lowmoor", "FfL", true},
		{"Ferries for Lowmoor", "Ffl", false},
		{"Laura Solis", "Laura Solis Rivera", true},
		{"Laura Solis", "Rivera", false},
		{"Laura Berg", "Laura Solis Rivera", false},
		{"Emma Stone", "Emma Stein", false},
		{"Anna Berg", "Hanna Berg", false},
		{"Maria Berg", "Mariya Berg", true},
		{"", "Berg", false},
	} {
		if got := SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.a, c.b, got)
		}
		if got := SameName(c.b, c.a); got != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.b, c.a, got)
		}
	}
}

func TestPrincipal(t *testing.T) {
	for name, want := range map[string]string{
		"Kremlin": "Russia", "the Kremlin": "Russia", "Moscow": "Russia", "White House": "United States", "U.S.": "United States",
		"US": "United States", "Downing Street": "United Kingdom", "British": "United Kingdom", "Brussels": "European Union",
		"IAEA": "United Nations", "NATO": "NATO", "Kiev": "Ukraine", "FSB": "Russia", "us": "", "turkey": "", "Turkey": "Turkey",
		"Congolese": "", "Atlantis": "", "Hamas": "Hamas", "SVR": "Russia", "Washington": "United States",
	} {
		if got, ok := Default().Principal(name); got != want || ok != (want != "") {
			t.Errorf("Principal(%q) = %q, %v, want %q", name, got, ok, want)
		}
	}
}

func TestHolder(t *testing.T) {
	for _, c := range []struct{ office, place, day, want string }{
		{"president", "U.S.", "2018-05-01", "Donald Trump"},
		{"leader", "British", "2025-02-24", "Keir Starmer"},
		{"leader", "Russian", "2011-02-24", "Dmitry Medvedev"},
		{"Foreign Minister", "Russia", "2015-01-01", "Sergey Lavrov"},
		{"Defense Secretary", "Washington", "2021-06-01", "Lloyd Austin"},
		{"minister of foreign affairs", "Ukraine", "2022-02-24", "Dmytro Kuleba"},
		{"secretary-general", "UN", "2016-01-01", "Ban Ki-moon"},
		{"president", "Atlantis", "2016-01-01", ""},
		{"president", "Russia", "2030-01-01", ""}, // nobody knows
		{"prime minister", "Turkey", "2020-01-01", ""},
	} {
		if got, ok := Default().Holder(c.office, c.place, c.day); got.Person != c.want || ok != (c.want != "") {
			t.Errorf("Holder(%q, %q, %q) = %q, %v, want %q", c.office, c.place, c.day, got.Person, ok, c.want)
		}
	}
}

func TestOffice(t *testing.T) {
	held := Default().Office("Barack Obama", "2018-01-01")
	if len(held) != 1 || held[0].Status != gainsay.Former || !held[0].Sure {
		t.Errorf("Obama in 2018: %+v", held)
	}
	held = Default().Office("Trump", "2026-01-01")
	if len(held) != 2 || held[0].Status != gainsay.Former || held[1].Status != "" || held[1].Sure {
		t.Errorf("Trump in 2026: %+v", held)
	}
	if held := Default().Office("Trump", "2016-12-20"); len(held) != 1 || held[0].Status != gainsay.Elect {
		t.Errorf("Trump in December 2016: %+v", held)
	}
	if held := Default().Office("Nobody Atall", "2016-12-20"); len(held) != 0 {
		t.Errorf("nobody: %+v", held)
	}
}

func TestOutlet(t *testing.T) {
	for _, c := range []struct {
		name, want string
		agency     bool
	}{
		{"AP", "Associated Press", true}, {"The Associated Press", "Associated Press", true}, {"REUTERS", "Reuters", true},
		{"Guardian", "The Guardian", false}, {"www.theguardian.com", "The Guardian", false}, {"Der Spiegel", "Der Spiegel", false},
		{"Harbour Gazette", "", false},
	} {
		got, agency, ok := Default().Outlet(c.name)
		if got != c.want || agency != c.agency || ok != (c.want != "") {
			t.Errorf("Outlet(%q) = %q, %v, %v", c.name, got, agency, ok)
		}
	}
}
