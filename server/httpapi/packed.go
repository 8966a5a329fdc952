// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"path"
	"strings"
	"sync"
)

// packed holds the assets of the page compressed, each since somebody first asked
// for it. Only files that are the same for everybody come here: what is said in a
// meeting is never compressed, because its size would tell something. (BREACH)
type packed struct{ files sync.Map }

// of returns a file compressed, and whether who asks takes it that way.
func (p *packed) of(r *http.Request, name string, body []byte) ([]byte, bool) {
	if ext := path.Ext(name); (ext != ".js" && ext != ".css") || !takesGzip(r.Header.Get("Accept-Encoding")) {
		return nil, false
	}
	if known, ok := p.files.Load(name); ok {
		return known.([]byte), true
	}
	small := compress(body)
	p.files.Store(name, small)
	return small, true
}

// takesGzip reads what an Accept-Encoding header says of gzip.
func takesGzip(accepted string) bool {
	for _, one := range strings.Split(accepted, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(one), ";")
		if strings.TrimSpace(name) == "gzip" {
			weight = strings.TrimSpace(weight)
			return weight == "" || strings.Trim(strings.TrimPrefix(weight, "q="), "0.") != ""
		}
	}
	return false
}

func compress(body []byte) []byte {
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression) // a level that there is
	w.Write(body)                                         // a buffer takes everything
	w.Close()
	return b.Bytes()
}
