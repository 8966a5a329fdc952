// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// kinds of files of the page; what is not here is not served. The table of the
// machine is not asked: it differs from one to the next.
var kinds = map[string]string{
	".css":   "text/css; charset=utf-8",
	".html":  "text/html; charset=utf-8",
	".ico":   "image/x-icon",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".png":   "image/png",
	".svg":   "image/svg+xml",
	".txt":   "text/plain; charset=utf-8",
	".woff2": "font/woff2",
}

// page serves the files of the page by name. Every other address is one of the
// page itself, which finds its way by it; a folder has no list.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	traceOf(r).route = "page"
	if r.Method != http.MethodGet {
		w.Header().Set("Allow", http.MethodGet)
		s.fail(w, r, failMethod)
		return
	}
	name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
	kind, body := s.file(name)
	asset := strings.HasPrefix(name, "assets/")
	switch {
	case body != nil && asset:
		// The name of an asset holds its hash: another content has another name.
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		w.Header().Set("Vary", "Accept-Encoding")
		if small, takes := s.packed.of(r, name, body); takes {
			w.Header().Set("Content-Encoding", "gzip")
			body = small
		}
	case asset:
		s.fail(w, r, hidden)
		return
	case body == nil:
		kind, body = kinds[".html"], s.index
	}
	w.Header().Set("Content-Type", kind)
	w.Write(body) // whoever asked may be gone; there is nobody to tell
}

func (s *server) file(name string) (kind string, body []byte) {
	kind, known := kinds[path.Ext(name)]
	if !known || !fs.ValidPath(name) {
		return "", nil
	}
	if own, ours := strings.CutPrefix(name, "theme/"); ours && s.Theme != nil {
		if body, err := fs.ReadFile(s.Theme, own); err == nil {
			return kind, body
		}
	}
	body, err := fs.ReadFile(s.Page, name)
	if err != nil {
		return "", nil
	}
	return kind, body
}
