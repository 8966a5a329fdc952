// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/view"
)

// step is one request of the scene. With fills the ids of its path; as is the name
// under which the id of what it made is kept.
type step struct {
	by, op string
	body   func(*scene) any
	with   string // "participant=joris agreement=visit"
	as     string

	becomes string // whose session began, or went on under another token
	for_    string // for whom a link was made
	code    string // with whose personal table code it is done
}

// scene is one meeting, from opening the case to collecting the parcel, in which
// every operation of the description is used.
type scene struct {
	*house
	*devices
	ids map[string]string   // "participant joris", "part 1", …
	ops map[string]endpoint // operation id to method and path
	// each answers a step; a test may send more than the step asks.
	each func(t testing.TB, s *scene, st step, method, path string, body any)
}

type endpoint struct{ method, path string }

func newScene(t testing.TB) *scene {
	t.Helper()
	s := &scene{house: mustOpen(t), devices: newDevices(t), ids: map[string]string{}, ops: map[string]endpoint{}}
	for path, item := range mustDescribe(t).Paths.Map() {
		for method, o := range item.Operations() {
			s.ops[o.OperationID] = endpoint{method, path}
		}
	}
	return s
}

func mustDescribe(t testing.TB) *openapi3.T {
	t.Helper()
	return must(describe(true))(t)
}

// play does the steps, each of which has to succeed.
func (s *scene) play(t testing.TB, steps []step) {
	t.Helper()
	for _, st := range steps {
		var body any
		if st.body != nil {
			body = st.body(s)
		}
		op := s.ops[st.op]
		path := s.fill(op.path, st.with)
		if s.each != nil {
			s.each(t, s, st, op.method, path, body)
			continue
		}
		s.learn(t, st, s.ask(t, st, op.method, path, body))
	}
}

// ask sends what a step asks, with the personal table code that goes with it.
func (s *scene) ask(t testing.TB, st step, method, path string, body any) *httptest.ResponseRecorder {
	t.Helper()
	return s.send(s.with(st, s.request(t, st.by, method, path, body)))
}

func (s *scene) with(st step, r *http.Request) *http.Request {
	if st.code != "" {
		r.Header.Set(tableParticipantHeader, s.ids["participant "+st.code])
		r.Header.Set(tableCodeHeader, s.ids["code"])
	}
	return r
}

// learn keeps what a step made.
func (s *scene) learn(t testing.TB, st step, res interface{ Result() *http.Response }) {
	t.Helper()
	w := res.Result()
	if st.becomes != "" {
		s.becomes(st.becomes, w)
	}
	var body json.RawMessage
	if w.StatusCode >= 300 {
		var p Problem
		json.NewDecoder(w.Body).Decode(&p)
		t.Fatalf("as %s %s: got %d %s, want accepted", st.by, st.op, w.StatusCode, p.Detail)
	}
	if w.StatusCode == http.StatusNoContent {
		return
	}
	mustDo(t, json.NewDecoder(w.Body).Decode(&body))
	s.learnDoor(t, st, body)
	switch st.op {
	case "getCase":
		var v view.Case
		mustDo(t, json.Unmarshal(body, &v))
		s.ids["subject 1"] = string(v.Subjects[0].ID)
	case "getMeeting":
		var v view.Meeting
		mustDo(t, json.Unmarshal(body, &v))
		s.ids["participant "+st.by] = string(v.Me.Participant)
		for _, p := range v.Parts {
			s.ids["part "+p.Title] = string(p.ID)
		}
	}
	if st.as != "" {
		var r service.Receipt
		mustDo(t, json.Unmarshal(body, &r))
		s.ids[st.as] = r.ID
	}
}

// fill puts ids in a path: those that with names, case and meeting by themselves.
func (s *scene) fill(path, with string) string {
	for _, name := range []string{"case", "meeting"} {
		path = strings.ReplaceAll(path, "{"+name+"}", s.ids[name])
	}
	for _, one := range strings.Fields(with) {
		kind, name, _ := strings.Cut(one, "=")
		path = strings.ReplaceAll(path, "{"+kind+"}", s.ids[kind+" "+name])
	}
	return path
}

func body(v any) func(*scene) any { return func(*scene) any { return v } }

func seat(s *scene, name string) conference.ParticipantID {
	return conference.ParticipantID(s.ids["participant "+name])
}

func invitation(name string, c conference.Capacity, hat catalogue.PartnerKind) func(*scene) any {
	return func(s *scene) any {
		return service.Invitation{
			Person: s.person(name), Organisation: "van " + name, Hat: hat, Capacity: c, Why: "nodig",
			Parts: []conference.PartID{conference.PartID(s.ids["part Samen"])},
		}
	}
}

func item(text string) func(*scene) any {
	return func(s *scene) any {
		return service.NewItem{
			Part: conference.PartID(s.ids["part Samen"]), Text: text, Domain: catalogue.DomainHousing, Detail: catalogue.DetailThat,
			Origin: catalogue.OriginOwnFile, Dated: "2026-11-01", Law: catalogue.LawNone, Nature: catalogue.NatureOrdinary,
			Subjects: []conference.SubjectID{conference.SubjectID(s.ids["subject 1"])},
		}
	}
}

var words = service.AgreementText{
	Activity: "Gesprek", Extent: "Eén keer", Start: "2026-12-03", Executor: "van stef", Contact: "stef",
}

func agreement(s *scene) any {
	return service.NewAgreement{Part: conference.PartID(s.ids["part Samen"]), AgreementText: words}
}

func until(at time.Time) func(*scene) any { return body(Extension{Until: at}) }

// person is one of the people that are known from the start, or who came later.
func (s *scene) person(name string) conference.PersonID {
	if id := s.ids["person "+name]; id != "" {
		return conference.PersonID(id)
	}
	return personOf(name)
}
