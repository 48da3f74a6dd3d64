package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/config"
)

func TestLoad(t *testing.T) {
	tests := []struct {
		name string
		file string // content; none is given when empty
		env  map[string]string
		want config.Config
	}{
		{"nothing", "", nil, config.Config{}},
		{"a file", `{"db":"a.db","width":100}`, nil, config.Config{DB: "a.db", Width: 100}},
		{"the environment goes before the file", `{"db":"a.db","width":100,"color":"never"}`,
			map[string]string{"GAINSAY_DB": "b.db", "GAINSAY_WIDTH": "90"}, config.Config{DB: "b.db", Width: 90, Color: config.Never}},
		{"an empty variable takes the ledger away", `{"db":"a.db"}`, map[string]string{"GAINSAY_DB": ""}, config.Config{}},
		{"an empty number is not set", `{"width":100}`, map[string]string{"GAINSAY_WIDTH": ""}, config.Config{Width: 100}},
		{"whom servers may reach", `{"contact":"a@one.example"}`, map[string]string{"GAINSAY_CONTACT": "b@one.example"}, config.Config{Contact: "b@one.example"}},
		{"the environment alone", "", map[string]string{"GAINSAY_WORKERS": "3", "GAINSAY_COLOR": "always"},
			config.Config{Workers: 3, Color: config.Always}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c, err := load(t, test.file, test.env)
			if err != nil || c != test.want {
				t.Errorf("got %+v, %v; want %+v", c, err, test.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name, file string
		env        map[string]string
		words      string
	}{
		{"an unknown setting", `{"ledger":"a.db"}`, nil, `unknown field "ledger"; give an object of db`},
		{"no JSON", `db = a.db`, nil, "invalid character"},
		{"two objects", `{} {}`, nil, "after the object"},
		{"a width that is a word", `{"width":"wide"}`, nil, "width"},
		{"a narrow report", `{"width":10}`, nil, "give 40 to 400 columns"},
		{"a colour", `{"color":"red"}`, nil, "auto, always or never"},
		{"fewer than no workers", "", map[string]string{"GAINSAY_WORKERS": "-1"}, "workers is -1"},
		{"a number that is none", "", map[string]string{"GAINSAY_WIDTH": "80 columns"}, "GAINSAY_WIDTH is"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, test.file, test.env)
			if gainsay.KindOf(err) != gainsay.Invalid || !strings.Contains(fmt.Sprint(err), test.words) {
				t.Errorf("error is %v, want an Invalid one with %q", err, test.words)
			}
		})
	}
}

// load loads with file as the user's own settings.
func load(t *testing.T, file string, env map[string]string) (config.Config, error) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"XDG_CONFIG_HOME", "HOME", "AppData"} {
		t.Setenv(name, home)
	}
	if file != "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Join(dir, "gainsay"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "gainsay", "config.json"), []byte(file), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return config.Load("", func(name string) (string, bool) {
		v, set := env[name]
		return v, set
	})
}

func TestNamedFile(t *testing.T) {
	named, variable := filepath.Join(t.TempDir(), "named.json"), filepath.Join(t.TempDir(), "variable.json")
	for file, text := range map[string]string{named: `{"width":60}`, variable: `{"width":70}`} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	get := func(name string) (string, bool) { return variable, name == "GAINSAY_CONFIG" }
	if c, err := config.Load(named, get); err != nil || c.Width != 60 {
		t.Errorf("named: %+v, %v", c, err)
	}
	if c, err := config.Load("", get); err != nil || c.Width != 70 {
		t.Errorf("by variable: %+v, %v", c, err)
	}
	if _, err := config.Load(named+".none", get); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("a named file that is not there: %v", err)
	}
}
