// Package config turns a file and the environment into one Config, which the
// command line then has the last word on.
package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gainsay"
)

// A Config is everything that can be set once instead of with every command.
// The zero value of a field means that it is not set.
type Config struct {
	DB      string `json:"db"`      // the ledger's file; GAINSAY_DB
	Width   int    `json:"width"`   // columns of a report, from 40 to 400; GAINSAY_WIDTH
	Color   When   `json:"color"`   // GAINSAY_COLOR
	Workers int    `json:"workers"` // articles read at a time; GAINSAY_WORKERS
	Contact string `json:"contact"` // where servers can reach whoever runs the program; GAINSAY_CONTACT
}

// When says when a thing is done.
type When string

// The values of When; the empty one is Auto.
const (
	Auto   When = "auto" // when standard output is a terminal that has not declined it
	Always When = "always"
	Never  When = "never"
)

// The bounds of Config.Width.
const (
	MinWidth = 40
	MaxWidth = 400
)

// Load reads the file, then what of the environment is set; get finds a
// variable as os.LookupEnv does. Without a file the one that GAINSAY_CONFIG
// names is read, and without that one gainsay/config.json in the user's folder
// for such files, which alone may be absent. Errors are Invalid or NotFound and
// name the setting.
func Load(file string, get func(name string) (string, bool)) (Config, error) {
	var c Config
	if err := c.readFile(file, get); err != nil {
		return Config{}, err
	}
	if v, set := get("GAINSAY_DB"); set {
		c.DB = v
	}
	if v, set := get("GAINSAY_CONTACT"); set {
		c.Contact = v
	}
	if v, set := get("GAINSAY_COLOR"); set {
		c.Color = When(v)
	}
	for _, number := range []struct {
		name string
		into *int
	}{{"GAINSAY_WIDTH", &c.Width}, {"GAINSAY_WORKERS", &c.Workers}} {
		v, set := get(number.name)
		if !set || v == "" {
			continue
		}
		n, err := strconv.Atoi(v)
		if err != nil {
			return Config{}, gainsay.E(gainsay.Invalid, "read the environment", "%s is %q; give a whole number", number.name, v)
		}
		*number.into = n
	}
	return c, c.Check("read the environment")
}

func (c *Config) readFile(file string, get func(string) (string, bool)) error {
	must := true
	if file == "" {
		file, _ = get("GAINSAY_CONFIG")
	}
	if file == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return nil // a system without such a folder has no such file
		}
		file, must = filepath.Join(dir, "gainsay", "config.json"), false
	}
	op := "read settings " + file
	b, err := os.ReadFile(file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !must:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return gainsay.E(gainsay.NotFound, op, "there is no such file; check the path")
	case errors.Is(err, fs.ErrPermission):
		return gainsay.E(gainsay.Invalid, op, "it may not be read; let it be read, or name another file with --config")
	case err != nil:
		return gainsay.E(gainsay.Invalid, op, "%w; name another file with --config", unwrapped(err))
	}
	in := json.NewDecoder(bytes.NewReader(b))
	in.DisallowUnknownFields()
	if err := in.Decode(c); err != nil {
		return gainsay.E(gainsay.Invalid, op, "%s; give an object of db, width, color, workers and contact", strings.TrimPrefix(err.Error(), "json: "))
	}
	if _, err := in.Token(); err != io.EOF {
		return gainsay.E(gainsay.Invalid, op, "something stands after the object; take it out")
	}
	return c.Check(op)
}

// unwrapped is an error of a file without the file's name, which the operation tells.
func unwrapped(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// Check refuses values that mean nothing, as Invalid errors of op.
func (c *Config) Check(op string) error {
	if c.Width != 0 && (c.Width < MinWidth || c.Width > MaxWidth) {
		return gainsay.E(gainsay.Invalid, op, "width is %d; give %d to %d columns", c.Width, MinWidth, MaxWidth)
	}
	if c.Workers < 0 {
		return gainsay.E(gainsay.Invalid, op, "workers is %d; give how many articles are read at a time, 0 for one a processor", c.Workers)
	}
	switch c.Color {
	case "", Auto, Always, Never:
		return nil
	}
	return gainsay.E(gainsay.Invalid, op, "color is %q; give auto, always or never", c.Color)
}
