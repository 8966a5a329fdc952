// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/catalogue"
)

// A caseScene plays deeds of one case.
type caseScene struct {
	t   testing.TB
	c   *Case
	now time.Time
}

func newCaseScene(t testing.TB) *caseScene {
	return &caseScene{t, NewCase(CaseID(named("case"))), opening.Add(-72 * time.Hour)}
}

func (s *caseScene) by(name string) Act {
	s.now = s.now.Add(time.Minute)
	if name == "Clock" {
		return Act{Clock, s.now}
	}
	return Act{who(name), s.now}
}

func (s *caseScene) open() OpenCase {
	return OpenCase{
		Act: s.by("Noor"), Organises: true, Content: envelope("case"), Facts: CaseFacts{Purpose: true, Question: true, Subject: true},
		Domains: []catalogue.Domain{catalogue.DomainHousing, catalogue.DomainFinances}, Subjects: []SubjectID{subject("B1")},
	}
}

// opened is a case of Noor's.
func opened(t testing.TB) *caseScene {
	s := newCaseScene(t)
	s.gives(s.c.Open(s.open()))
	return s
}

// gives plays what was decided; want, if any, are its exact events.
func (s *caseScene) gives(events []Event, err error, want ...Body) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("got %v, want accepted", err)
	}
	var got []Body
	for _, e := range events {
		got = append(got, e.Body)
		if err := s.c.Apply(e); err != nil {
			s.t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, got); want != nil && diff != "" {
		s.t.Fatalf("events (-want +got):\n%s", diff)
	}
}

func (s *caseScene) refuses(events []Event, err error, want ...string) {
	s.t.Helper()
	seenReasons.add(err)
	if diff := cmp.Diff(want, told(err)); diff != "" || len(events) != 0 {
		s.t.Errorf("got %d events and refusals (-want +got):\n%s", len(events), diff)
	}
}

func (s *caseScene) nothing(events []Event, err error) {
	s.t.Helper()
	if err != nil || len(events) != 0 {
		s.t.Errorf("got %v and %v, want nothing: it was so already", events, err)
	}
}

func TestOpenCase_HasOnePurposeAndAQuestion(t *testing.T) {
	t.Run("C3: the yardstick for every item", func(t *testing.T) {
		s := newCaseScene(t)
		d := s.open()
		events, err := s.c.Open(d)
		s.gives(events, err, CaseOpened{d.Content, d.Domains, d.Subjects})
		if !s.c.Opened() || !s.c.Edits(who("Noor")) || s.c.Edits(who("Hatice")) || s.c.Edits("") {
			t.Error("want a case that Noor edits, and nobody else")
		}
	})
	rows := []struct {
		name   string
		change func(*OpenCase)
		want   []string
	}{
		{"an organiser no more, or never", func(d *OpenCase) { d.Organises = false }, []string{"forbidden role-may-not"}},
		{"C3: no purpose", func(d *OpenCase) { d.Facts.Purpose = false }, []string{"invalid C3 purpose-missing purpose"}},
		{"C3: no question", func(d *OpenCase) { d.Facts.Question = false }, []string{"invalid C3 question-missing questions"}},
		{"C3: about nobody", func(d *OpenCase) { d.Facts.Subject = false }, []string{"invalid C3 subject-missing subjects"}},
		{"C6: no life domain", func(d *OpenCase) { d.Domains = nil }, []string{"invalid L2 domain-missing domains"}},
		{"C6: a life domain that does not exist", func(d *OpenCase) { d.Domains = append(d.Domains, "all") }, []string{"invalid L2 domain-missing domains"}},
		{"C3: everything that lacks is told at once", func(d *OpenCase) { d.Facts = CaseFacts{} },
			[]string{"invalid C3 purpose-missing purpose", "invalid C3 question-missing questions", "invalid C3 subject-missing subjects"}},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			s := newCaseScene(t)
			d := s.open()
			row.change(&d)
			events, err := s.c.Open(d)
			s.refuses(events, err, row.want...)
		})
	}
	t.Run("C3: a case that is there is not opened again", func(t *testing.T) {
		s := opened(t)
		events, err := s.c.Open(s.open())
		s.refuses(events, err, hiddenLikeAbsent)
	})
}

func TestChangePurpose_IsADecisionOnceTheMeetingStarted(t *testing.T) {
	change := func(s *caseScene, by string) ChangePurpose {
		return ChangePurpose{Act: s.by(by), Content: envelope("case 2"), Facts: CaseFacts{Purpose: true, Question: true, Subject: true}}
	}
	t.Run("C3: before the meeting it is edited", func(t *testing.T) {
		s := opened(t)
		events, err := s.c.ChangePurpose(change(s, "Noor"))
		s.gives(events, err, PurposeChanged{envelope("case 2"), false, ""})
		if s.c.Content != envelope("case 2") {
			t.Errorf("got %s, want the new text", s.c.Content)
		}
	})
	t.Run("C3: during the meeting it takes a recorded decision", func(t *testing.T) {
		s := opened(t)
		d := change(s, "Noor")
		d.Running = true
		events, err := s.c.ChangePurpose(d)
		s.refuses(events, err, "invalid C3 decision-missing why")
		d.Decision = envelope("decision")
		events, err = s.c.ChangePurpose(d)
		s.gives(events, err, PurposeChanged{envelope("case 2"), true, envelope("decision")})
	})
	t.Run("C3: never to none", func(t *testing.T) {
		s := opened(t)
		d := change(s, "Noor")
		d.Facts = CaseFacts{Subject: true}
		events, err := s.c.ChangePurpose(d)
		s.refuses(events, err, "invalid C3 purpose-missing purpose", "invalid C3 question-missing questions")
	})
	t.Run("C3: hidden from everybody but the organiser", func(t *testing.T) {
		s := opened(t)
		for _, name := range []string{"Otto", "Hatice", "Clock"} {
			events, err := s.c.ChangePurpose(change(s, name))
			s.refuses(events, err, hiddenLikeAbsent)
		}
		events, err := newCaseScene(t).c.ChangePurpose(change(s, "Noor"))
		s.refuses(events, err, hiddenLikeAbsent)
	})
}

func TestConsent_IsItsProvidersOwn(t *testing.T) {
	record := func(s *caseScene, by string) RecordConsent {
		return RecordConsent{s.by(by), consent(by), envelope("consent of " + by), true, true}
	}
	t.Run("C8: recorded by one, seen by nobody else, withdrawn once", func(t *testing.T) {
		s := opened(t)
		events, err := s.c.RecordConsent(record(s, "Joris"))
		s.gives(events, err, ConsentRecorded{consent("Joris"), envelope("consent of Joris")})
		if len(s.c.ConsentsOf(who("Joris"))) != 1 || len(s.c.ConsentsOf(who("Noor"))) != 0 {
			t.Error("want Joris to see his record, and not even Noor")
		}
		events, err = s.c.WithdrawConsent(s.by("Noor"), consent("Joris"))
		s.refuses(events, err, hiddenLikeAbsent)
		events, err = s.c.WithdrawConsent(s.by("Joris"), consent("Joris"))
		s.gives(events, err, ConsentWithdrawn{consent("Joris")})
		if k, ok := s.c.Consent(consent("Joris"), who("Joris")); !ok || !k.Withdrawn {
			t.Errorf("got %+v %v, want it there and withdrawn", k, ok)
		}
		s.nothing(s.c.WithdrawConsent(s.by("Joris"), consent("Joris")))
	})
	t.Run("C8: refused without words, hidden from who takes no part", func(t *testing.T) {
		s := opened(t)
		d := record(s, "Joris")
		d.Words = false
		events, err := s.c.RecordConsent(d)
		s.refuses(events, err, "invalid C8 consent-words-missing words")
		d.TakesPart = false
		events, err = s.c.RecordConsent(d)
		s.refuses(events, err, hiddenLikeAbsent)
		events, err = s.c.WithdrawConsent(s.by("Joris"), consent("nobody"))
		s.refuses(events, err, hiddenLikeAbsent)
	})
}

func TestCase_EndsAfterItsTerm(t *testing.T) {
	t.Run("S6: kept from the close of its latest meeting, then gone for everybody", func(t *testing.T) {
		s := opened(t)
		events, err := s.c.List(s.by("Noor"), MeetingID(named("meeting")))
		s.gives(events, err, MeetingListed{MeetingID(named("meeting"))})
		events, err = s.c.RecordConsent(RecordConsent{s.by("Joris"), consent("Joris"), envelope("consent"), true, true})
		s.gives(events, err)
		events, err = s.c.End(s.by("Clock"), false)
		s.refuses(events, err, "conflict S8 not-due")

		a := s.by("Clock")
		s.gives(s.c.Keep(a, Terms{Case: 3600}), nil, CaseKept{a.At.Add(time.Hour)})
		events, err = s.c.End(s.by("Clock"), false)
		s.refuses(events, err, "conflict S8 not-due")
		s.now = s.now.Add(time.Hour)
		events, err = s.c.End(s.by("Clock"), true)
		s.refuses(events, err, "conflict S8 not-due")
		events, err = s.c.End(s.by("Clock"), false)
		s.gives(events, err, CaseEnded{})
		events, err = s.c.End(s.by("Clock"), false)
		s.refuses(events, err, "conflict S8 not-due")
		if s.c.Opened() || s.c.Edits(who("Noor")) || len(s.c.ConsentsOf(who("Joris"))) != 0 {
			t.Error("got a case that is still there after its end")
		}
	})
	t.Run("M1: a meeting is listed by the organiser only", func(t *testing.T) {
		s := opened(t)
		events, err := s.c.List(s.by("Hatice"), MeetingID(named("meeting")))
		s.refuses(events, err, hiddenLikeAbsent)
	})
	t.Run("P6: events of another stream are refused", func(t *testing.T) {
		if err := opened(t).c.Apply(Event{Body: Started{}}); err == nil {
			t.Error("got an event of a meeting applied to a case")
		}
	})
	t.Run("P6: a clone shares nothing that Apply changes", func(t *testing.T) {
		s := opened(t)
		events, err := s.c.RecordConsent(RecordConsent{s.by("Joris"), consent("Joris"), envelope("consent"), true, true})
		s.gives(events, err)
		before := s.c.Clone()
		events, err = s.c.WithdrawConsent(s.by("Joris"), consent("Joris"))
		s.gives(events, err)
		if before.Consents[0].Withdrawn {
			t.Error("got a clone changed by a later event")
		}
	})
}
