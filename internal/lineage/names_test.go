package lineage

import "testing"

func TestOneAgencyManyNames(t *testing.T) {
	for _, names := range [][]string{
		{"AP", "The Associated Press", "Associated Press", "apnews.com"},
		{"AFP", "Agence France-Presse", "Agence France Presse"},
		{"Reuters", "reuters.com", "www.reuters.com"},
	} {
		for _, n := range names {
			if got, want := foldName(n), foldName(names[0]); got != want {
				t.Errorf("%s is %q, %s is %q", n, got, names[0], want)
			}
		}
	}
	if foldName("Harbour Press") == foldName("AP") {
		t.Error("a press of another name is taken for the agency")
	}
}
