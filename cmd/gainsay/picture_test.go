package main

import (
	"bytes"
	"flag"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var picture = flag.Bool("picture", false, "take docs/picture.png anew, in a browser")

// TestPicture: the README shows a picture of the page that is made of the
// example; -picture takes it.
func TestPicture(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "picture.png")
	if *picture {
		takePicture(t, file)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	shown, err := png.DecodeConfig(bytes.NewReader(b))
	if err != nil || shown.Width < 800 || shown.Height < 800 || len(b) > 1<<20 {
		t.Errorf("the picture has %d by %d dots in %d bytes, %v; want one that can be read", shown.Width, shown.Height, len(b), err)
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), "](docs/picture.png)") {
		t.Error("README.md does not show docs/picture.png")
	}
}

// takePicture writes the upper part of the page of the lock's story.
func takePicture(t *testing.T, file string) {
	t.Helper()
	browser, err := exec.LookPath("chromium-headless-shell")
	if err != nil {
		t.Fatal("no chromium-headless-shell is installed: ", err)
	}
	reports, err := filepath.Glob(filepath.Join("..", "..", "examples", "lock", "0*.txt"))
	if err != nil || len(reports) == 0 {
		t.Fatalf("no reports, %v", err)
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	page, err := filepath.Abs(filepath.Join(t.TempDir(), "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	output(t, append([]string{"read", "--html", page}, reports...)...)
	if file, err = filepath.Abs(file); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(browser, "--no-sandbox", "--hide-scrollbars", "--window-size=1180,1400", "--screenshot="+file, "file://"+filepath.ToSlash(page))
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}
