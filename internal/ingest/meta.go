package ingest

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"

	"gainsay"
)

// metaName is the file that tells of a folder's texts what they don't.
const metaName = "meta.json"

// maxMeta is the largest meta.json that is read, in bytes.
const maxMeta = 16 << 20

// A metaEntry is what meta.json tells of one file.
type metaEntry struct {
	File      string `json:"file"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Title     string `json:"title"`
	URL       string `json:"url"`
}

// A folderMeta is a folder's meta.json, empty where there is none.
type folderMeta struct {
	entries []metaEntry          // in the file's order
	of      map[string]metaEntry // by file name
}

// entry is what meta tells of the file; the first entry that names it counts.
func (m folderMeta) entry(name string) metaEntry { return m.of[name] }

// missing are the names of entries whose file is not in dir.
func (m folderMeta) missing(dir string) []string {
	var names []string
	for _, e := range m.entries {
		if _, err := os.Stat(filepath.Join(dir, filepath.Base(e.File))); os.IsNotExist(err) {
			names = append(names, e.File)
		}
	}
	return names
}

// meta is the folder's meta.json, read once. One that cannot be read is refused
// and counts as absent: the texts beside it are still worth reading.
func (w *walk) meta(dir string) folderMeta {
	if m, ok := w.metas[dir]; ok {
		return m
	}
	m, err := readMeta(filepath.Join(dir, metaName))
	w.metas[dir] = m
	if err != nil {
		w.refuse(err)
	}
	return m
}

func readMeta(path string) (folderMeta, error) {
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return folderMeta{}, nil
	}
	if err != nil {
		return folderMeta{}, openError(path, err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxMeta))
	if err != nil {
		return folderMeta{}, openError(path, err)
	}
	var entries []metaEntry
	if err := json.Unmarshal(bytes.TrimPrefix(content, []byte("\uFEFF")), &entries); err != nil {
		return folderMeta{}, gainsay.E(gainsay.Invalid, "read "+path,
			`is not a list of {"file","outlet","published","url"}, so outlets and dates are missing: mend it (%w)`, jsonFault(err))
	}
	m := folderMeta{entries: entries, of: make(map[string]metaEntry, len(entries))}
	for _, e := range entries {
		name := filepath.Base(e.File) // "./a.txt" tells of a.txt, as missing has it
		if _, twice := m.of[name]; !twice {
			m.of[name] = e
		}
	}
	return m, nil
}
