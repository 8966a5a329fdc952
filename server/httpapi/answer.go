// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"net/http"
	"strings"

	"github.com/casustafel/casustafel/server/service"
)

const (
	casePath    = "/v1/cases"
	meetingPath = "/v1/meetings"
)

// done answers a command that changed something.
func done(r service.Receipt) DoneJSONResponse { return DoneJSONResponse{Body: r} }

// made answers a command that made something, and says where it is.
func made(r service.Receipt, at ...string) CreatedJSONResponse {
	location := strings.Join(append(at, r.ID), "/")
	return CreatedJSONResponse{Body: r, Headers: CreatedResponseHeaders{Location: location}}
}

// file answers bytes that are signed or hashed, so that none may change: the
// generated answers would write the JSON anew.
type file struct {
	name string // empty: to read, not to keep
	body []byte
}

func (f file) write(w http.ResponseWriter) error {
	w.Header().Set("Content-Type", "application/json")
	if f.name != "" {
		w.Header().Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
	}
	_, err := w.Write(f.body)
	return err
}

// VisitGetCertificateResponse and the others make a file an answer of each of
// these operations.
func (f file) VisitGetCertificateResponse(w http.ResponseWriter) error { return f.write(w) }

// VisitGetRecordResponse: see VisitGetCertificateResponse.
func (f file) VisitGetRecordResponse(w http.ResponseWriter) error { return f.write(w) }

// VisitGetDescriptionResponse: see VisitGetCertificateResponse.
func (f file) VisitGetDescriptionResponse(w http.ResponseWriter) error { return f.write(w) }
