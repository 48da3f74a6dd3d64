package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"gainsay/internal/fetch/webtest"
)

// TestWeb runs the transcripts of commands that fetch. $WEB is a server on
// loopback with the invented outlet of web.
func TestWeb(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/web",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, ".home")
			for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
				env.Setenv(name, home)
			}
			w := webtest.New(t)
			outlet(w)
			env.Setenv("WEB", w.URL)
			env.Setenv("HOST", strings.TrimPrefix(w.URL, "http://"))
			env.Values["web"] = w
			feeds := fmt.Sprintf(`<opml version="2.0"><body><outline type="rss" xmlUrl="%[1]s/feed"/><outline type="rss" xmlUrl="%[1]s/broken-feed"/></body></opml>`, w.URL)
			return os.WriteFile(filepath.Join(env.WorkDir, "feeds.opml"), []byte(feeds), 0o644)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "lines": lines, "requests": requests},
	})
}

// requests is `requests N PATH`: the server was asked for the path so many times.
func requests(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: requests N PATH")
	}
	w := ts.Value("web").(*webtest.Web)
	if n := fmt.Sprint(w.Times(args[1])); n != args[0] {
		ts.Fatalf("%s was asked for %s times, not %s", args[1], n, args[0])
	}
}

// reports are what the invented outlet prints.
var reports = []struct{ path, title, text string }{
	{"/ferry", "Ferry Halvard strikes Carrow pier", "The ferry Halvard struck the pier of Carrow on Tuesday. Pilot Oren Taal said the engine had failed. Three people were hurt, harbour master Ilse Brandt said. The pier stays shut until Friday, she said."},
	{"/asleep", "Pilot of the Halvard was asleep, says Brandt", "Pilot Oren Taal was asleep when the ferry Halvard struck the pier of Carrow, harbour master Ilse Brandt said on Wednesday. Taal denied that he slept. Five people were hurt. The pier stays shut until Friday."},
	{"/cider", "Cider presses of Almina stand still", "No apples came to the cider presses of Almina this week. Growers blame the frost, said Marit Sonne, who chairs their union. The presses will stand still until October, she said."},
}

func outlet(w *webtest.Web) {
	var items strings.Builder
	for _, r := range reports {
		w.Set(r.path, webtest.Page("text/html; charset=utf-8", fmt.Sprintf(`<!doctype html><html lang="en"><head><title>%[1]s</title>
<meta property="og:site_name" content="Coast Daily"><meta property="article:published_time" content="2031-03-04T10:00:00Z"></head>
<body><nav>Home News</nav><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`, r.title, strings.ReplaceAll(r.text, ". ", ".</p><p>"))))
		fmt.Fprintf(&items, "<item><title>%s</title><link>%s</link></item>", r.title, r.path)
	}
	w.Set("/feed", webtest.Tagged("application/rss+xml", `<rss version="2.0"><channel><title>Coast Daily</title>`+items.String()+`</channel></rss>`, `"1"`, time.Time{}))
	w.Set("/broken-feed", webtest.Page("text/html", "<html><body>There is no feed here.</body></html>"))
	w.Set("/secret", webtest.Redirect(302, "http://169.254.169.254/latest/meta-data/"))
	w.Set("/robots.txt", webtest.Page("text/plain", "User-agent: *\nDisallow: /private"))
	w.Set("/private", webtest.Page("text/html", "<p>Not for programs."))
	const cafe = "<!doctype html><html lang=en><head><title>Café Möwe shuts</title></head><body><article><h1>Café Möwe shuts</h1><p>The owner of the Café Möwe said on Tuesday that it will shut in May.</p><p>The mayor of Carrow said she was sorry to hear it, and that talks with the owner would go on all week.</p></article></body></html>"
	w.Set("/lying-charset", webtest.Page("text/html; charset=koi8-r", cafe))
	w.Set("/told-charset", webtest.Page("text/html; charset=windows-1252", strings.NewReplacer("é", "\xe9", "ö", "\xf6").Replace(cafe)))
	w.Set("/lying-type", webtest.Page("image/png", cafe))
	w.Set("/lying-length", webtest.Promising(100_000, cafe))
	w.Set("/bomb", webtest.Bomb(300))
	w.Set("/busy", webtest.Status(http.StatusTooManyRequests, "Retry-After", "7200"))
	w.Set("/circle", webtest.Redirect(301, "/circle"))
}

// TestFollowStops: a signal ends it cleanly, and what it had read is kept.
func TestFollowStops(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	w := webtest.New(t)
	outlet(w)
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		db := filepath.Join(t.TempDir(), "news.db")
		cmd := itself(t, "follow", w.URL+"/feed", "--db", db, "--allow-net", "127.0.0.1", "--delay", "0s")
		errs, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		in := bufio.NewScanner(io.TeeReader(errs, &said))
		for in.Scan() {
			if strings.Contains(in.Text(), "items new") {
				cmd.Process.Signal(signal)
			}
		}
		if err := cmd.Wait(); err != nil || !strings.HasSuffix(said.String(), "gainsay: follow: stopped; begun again, it goes on where it was\n") {
			t.Errorf("%v ends it with %v:\n%s", signal, err, &said)
		}
		output(t, "doctor", db)
		if n := bytes.Count(output(t, "article", "--db", db), []byte("\n")); n < len(reports) {
			t.Errorf("%d articles are kept", n)
		}
	}
}

// TestFollowOnceStops: a signal ends it as cleanly while a host says nothing.
func TestFollowOnceStops(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	w := webtest.New(t)
	end, asked := make(chan struct{}), make(chan struct{})
	defer close(end)
	w.Set("/feed", http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		close(asked)
		<-end
	}))
	cmd := itself(t, "follow", w.URL+"/feed", "--once", "--db", filepath.Join(t.TempDir(), "news.db"), "--allow-net", "127.0.0.1", "--delay", "0s")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	<-asked
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil || !strings.HasSuffix(said.String(), "gainsay: follow: stopped; begun again, it goes on where it was\n") {
		t.Errorf("a signal ends it with %v:\n%s", err, &said)
	}
}

// TestFollowKilled kills it at random points: begun again, it leaves what an
// undisturbed run does, each article once.
func TestFollowKilled(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	w := webtest.New(t)
	outlet(w)
	dir := t.TempDir()
	follow := func(db string) []string {
		return []string{"follow", "--once", w.URL + "/feed", "--db", db, "--allow-net", "127.0.0.1", "--delay", "0s"}
	}
	calm := filepath.Join(dir, "calm.db")
	start := time.Now()
	if out, err := itself(t, follow(calm)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	want := kept(t, calm)
	for i := range *kills {
		db := filepath.Join(dir, fmt.Sprintf("killed-%d.db", i))
		after := time.Duration(rand.Int64N(int64(whole)))
		cmd := itself(t, follow(db)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after)
		cmd.Process.Kill()
		cmd.Wait()
		if out, err := itself(t, follow(db)...).CombinedOutput(); err != nil {
			t.Errorf("killed after %v of %v and begun again: %v\n%s", after, whole, err, out)
		}
		if got := kept(t, db); got != want {
			t.Errorf("killed after %v of %v and begun again, it keeps\n%s\nnot\n%s", after, whole, got, want)
		}
		output(t, "doctor", db)
	}
}

// kept lists the articles of a ledger.
func kept(t *testing.T, db string) string {
	t.Helper()
	return string(output(t, "article", "--db", db))
}
