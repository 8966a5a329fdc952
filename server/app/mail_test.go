// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/notify/notifytest"
	"github.com/casustafel/casustafel/server/service"
)

// mailingHouse is a served house with a real mail server, and a meeting in it.
type mailingHouse struct {
	*app.App
	dir     string
	log     *safeBuffer
	admin   conference.PersonID
	meeting conference.MeetingID
	parts   []conference.PartID
	guest   conference.PersonID
	skew    atomic.Int64 // of its clock
}

func (h *mailingHouse) now() time.Time { return time.Now().Add(time.Duration(h.skew.Load())) }

func (h *mailingHouse) act() service.Act {
	return service.Act{Person: h.admin, Key: service.NewID(), Method: conference.MethodPasskey}
}

// mustMailing makes a house with init, serves it, and convenes a meeting.
func mustMailing(t *testing.T, p *notifytest.Post) *mailingHouse {
	t.Helper()
	h := &mailingHouse{dir: t.TempDir(), log: &safeBuffer{}}
	var printed bytes.Buffer
	if err := app.Init(t.Context(), initOf(h.dir), &printed); err != nil {
		t.Fatal(err)
	}
	h.admin = h.mustReadLink(t, printedLink.FindStringSubmatch(printed.String())).Person
	c := serveOf(h.dir)
	c.Log, c.Now, c.Mail = h.log, h.now, notify.Config{Host: "127.0.0.1", Port: p.Port, RootCAs: p.Pool}
	var err error
	if h.App, err = app.Open(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	h.convene(t)
	return h
}

// convene lets the one person there is be everything that is needed.
func (h *mailingHouse) convene(t *testing.T) {
	t.Helper()
	ctx := t.Context()
	must := func(r service.Receipt, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r.ID
	}
	must(h.Service.SetHouse(ctx, h.act(), service.NewSettings{
		Name: "Gemeente Waterkamp", MailFrom: "tafel@waterkamp.example", Weighed: 8,
		Terms: service.NewTerms{AutoCloseHours: 2, ParcelDays: 14, OpenedHours: 24, CaseDays: 365},
	}))
	must(h.Service.GiveRoles(ctx, h.act(), h.admin, service.GivenRoles{Roles: []conference.Role{conference.RoleOrganiser, conference.RoleAdministrator}}))
	address := "joris@ggz.example"
	if h.guest != "" { // another, at an address of their own
		address = "joris.smit@ggz.example"
	}
	h.guest = conference.PersonID(must(h.Service.AddPersonBy(ctx, h.act(), service.NewPerson{Name: "Joris Smit", Email: address, Organisation: "GGZ"})))
	c := must(h.Service.OpenCase(ctx, h.act(), service.NewCase{
		Purpose: "Kanariedoel.", Questions: []string{"Kanarievraag?"}, Domains: []catalogue.Domain{catalogue.DomainHousing},
		Subjects: []service.NewSubject{{Label: "B1", Name: "Ruben Kanarie"}},
	}))
	start := h.now().Add(48 * time.Hour).Truncate(time.Minute)
	h.meeting = conference.MeetingID(must(h.Service.Convene(ctx, h.act(), conference.CaseID(c), service.NewMeeting{
		PlannedStart: start, PlannedEnd: start.Add(time.Hour), Parts: []string{"Kanariedeel"},
		Organisation: "Gemeente", Hat: catalogue.PartnerProcessDirector, Why: "Kanariereden.",
	})))
	v, err := h.Service.Meeting(ctx, h.admin, h.meeting)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.Parts {
		h.parts = append(h.parts, p.ID)
	}
	must(h.Service.Invite(ctx, h.act(), h.meeting, service.Invitation{
		Person: h.guest, Organisation: "GGZ Kanarie", Hat: catalogue.PartnerMentalHealthCare, Capacity: conference.CareProfessional, Parts: h.parts, Why: "Kanariereden.",
	}))
}

// mustReadLink returns what the link says that was found in a text.
func (h *mailingHouse) mustReadLink(t *testing.T, found []string) identity.LinkClaims {
	t.Helper()
	if len(found) != 2 {
		t.Fatal("there is no link")
	}
	links, err := identity.OpenLinks(h.dir+"/keys", h.now)
	if err != nil {
		t.Fatal(err)
	}
	says, err := links.Read(found[1])
	if err != nil {
		t.Fatal(err)
	}
	return says
}

// mustPlainText returns the plain text of a mail.
func mustPlainText(t *testing.T, text string) string {
	t.Helper()
	m, err := mail.ReadMessage(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	part, err := multipart.NewReader(m.Body, params["boundary"]).NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(quotedprintable.NewReader(part))
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// TestMail_ComesOverTheWire: the mail server is away, then greylists, then takes the
// mail; its link is the guest's, works once, and nothing of the case is told.
func TestMail_ComesOverTheWire(t *testing.T) {
	p := &notifytest.Post{Rcpt: func(tries int) error {
		if tries < 3 {
			return &smtp.SMTPError{Code: 451, Message: "later, joris@ggz.example"}
		}
		return nil
	}}
	notifytest.MustServe(t, p, nil)
	h := mustMailing(t, p)
	for tries := 1; len(p.Taken()) == 0; tries++ {
		if _, err := h.Service.KeepMail(t.Context()); err != nil && !errors.Is(err, notify.ErrTemporary) {
			t.Fatal(err)
		}
		if h.skew.Add(int64(time.Hour)); tries > 3 {
			t.Fatal("the mail did not come")
		}
	}
	if n, err := h.Service.KeepMail(t.Context()); n != 0 || err != nil || len(p.Taken()) != 1 {
		t.Fatalf("got %d mails, %d more and %v, want one", len(p.Taken()), n, err)
	}
	got := p.Taken()[0]
	if got.To != "joris@ggz.example" || got.From != "tafel@waterkamp.example" {
		t.Errorf("from %s to %s", got.From, got.To)
	}
	for _, no := range []string{"anarie", "Joris", "Smit", "Bea", "bea.bos", "Ruben"} {
		if strings.Contains(got.Text, no) || strings.Contains(mustPlainText(t, got.Text), no) {
			t.Errorf("the mail says %q", no)
		}
	}
	says := h.mustReadLink(t, printedLink.FindStringSubmatch(mustPlainText(t, got.Text)))
	if says.Kind != identity.JoinLink || says.Person != h.guest || says.Meeting != h.meeting {
		t.Fatalf("the link says %+v", says)
	}
	use := func() error { return h.Service.TakeLink(t.Context(), says.Person, says.Meeting, says.Link) }
	if err := use(); err != nil {
		t.Errorf("the first time: %v", err)
	}
	var refused conference.Errors
	if err := use(); !errors.As(err, &refused) || !refused.Has(conference.LinkUnknown) {
		t.Errorf("the second time: got %v, want %s", err, conference.LinkUnknown)
	}
}

// TestMail_TheLogTellsOfNobody: that mail fails is told, without an address, a word
// of the mail server or of the case.
func TestMail_TheLogTellsOfNobody(t *testing.T) {
	tried := make(chan struct{}, 100)
	p := &notifytest.Post{Rcpt: func(int) error {
		tried <- struct{}{}
		return &smtp.SMTPError{Code: 550, Message: "no joris@ggz.example here"}
	}}
	notifytest.MustServe(t, p, nil)
	h := mustMailing(t, p)
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan error)
	go func() { ran <- h.Run(ctx) }()
	<-tried
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(h.log.String(), "clock: task failed"); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the log says nothing of a mail that was refused: %s", h.log)
		}
	}
	stop()
	if err := <-ran; err != nil {
		t.Fatal(err)
	}
	for _, no := range []string{"joris", "Joris", "ggz", "tafel@", "anarie"} {
		if strings.Contains(h.log.String(), no) {
			t.Errorf("the log says %q", no)
		}
	}
}
