// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/app"
	"github.com/casustafel/casustafel/server/backup"
	"github.com/casustafel/casustafel/server/catalogue"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/notify/notifytest"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage"
)

// realHouse is a house that init made, with all that a restore has to keep or to end:
// proofs, roles, an issuer, links that were sent, mail that waits, a session, an open
// table, and a closed meeting with a parcel that nobody collected.
type realHouse struct {
	*mailingHouse
	drill
	refuses         bool // the mail server, for now
	closed          conference.MeetingID
	known           conference.PersonID // the guest of the meeting that was closed
	removed         conference.PersonID
	seat            conference.ParticipantID
	join, enrolment string
	session         string
	proofs          map[conference.PersonID][]conference.KnownProof
	issuers         []service.IssuerSettings
}

func mustRealHouse(t *testing.T, p *notifytest.Post) *realHouse {
	t.Helper()
	h := &realHouse{refuses: true}
	p.Rcpt = func(int) error {
		if h.refuses {
			return &smtp.SMTPError{Code: 451, Message: "later"}
		}
		return nil
	}
	notifytest.MustServe(t, p, nil)
	h.mailingHouse = mustMailing(t, p)
	h.keepsHouse(t)
	h.holds(t)
	h.closed, h.known, h.parts = h.meeting, h.guest, nil
	h.convene(t) // another, with another guest
	h.holdsOpen(t)
	if _, err := h.Service.KeepMail(t.Context()); err == nil {
		t.Fatal("the mail went: want it to wait")
	}
	return h
}

func (h *realHouse) made(t *testing.T) func(service.Receipt, error) string {
	return func(r service.Receipt, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return r.ID
	}
}

func (h *realHouse) by(p conference.PersonID) service.Act {
	return service.Act{Person: p, Key: service.NewID(), Method: conference.MethodPasskey}
}

// keepsHouse gives proofs, an issuer, and somebody with an enrolment.
func (h *realHouse) keepsHouse(t *testing.T) {
	t.Helper()
	ctx, made := t.Context(), h.made(t)
	for _, p := range []conference.PersonID{h.admin, h.guest} {
		for _, m := range []conference.Method{conference.MethodPasskey, conference.MethodCode} {
			content := conference.ProofContent{Name: "Telefoon", Secret: "JBSWY3DPEHPK3PXP"}
			if _, err := h.Service.AddProof(ctx, p, conference.NewProof{Method: m, Content: content, Confirmed: true}); err != nil {
				t.Fatal(err)
			}
		}
	}
	made(h.Service.AddIssuer(ctx, h.act(), service.NewIssuer{
		Name: "GGZ", URL: "https://ggz.example", ClientID: "casustafel", Secret: "kanariegeheim", Domains: []string{"ggz.example"}, AMR: []string{"mfa"},
	}))
	h.removed = conference.PersonID(made(h.Service.AddPersonBy(ctx, h.act(), service.NewPerson{Name: "Wim Kanarie", Email: "wim@ggz.example", Organisation: "GGZ"})))
}

// holds plays the meeting until it is closed, with a parcel for who convened.
func (h *realHouse) holds(t *testing.T) {
	t.Helper()
	ctx, made, m := t.Context(), h.made(t), h.meeting
	h.comeToTheTable(t)
	item := made(h.Service.PutItem(ctx, h.by(h.guest), m, service.NewItem{
		Part: h.parts[0], Text: "Kanariebijdrage: de stoep is te smal.", Domain: catalogue.DomainHousing, Detail: catalogue.DetailThat,
		Origin: catalogue.OriginOwnFile, Dated: "2026-11-01", Law: catalogue.LawNone, Nature: catalogue.NatureNoPerson,
	}))
	agreement := made(h.Service.DraftAgreement(ctx, h.act(), m, service.NewAgreement{Part: h.parts[0], AgreementText: service.AgreementText{
		Activity: "Gesprek", Extent: "Eén keer", Start: "2026-12-03", Executor: "gemeente", Contact: "bea",
	}}))
	made(h.Service.TakeOnAgreement(ctx, h.act(), m, conference.AgreementID(agreement)))
	request := made(h.Service.RequestItem(ctx, h.act(), m, conference.ItemID(item), service.NewRequest{Agreement: conference.AgreementID(agreement), Words: "om te helpen"}))
	made(h.Service.Grant(ctx, h.by(h.guest), m, conference.RequestID(request), service.Permission{}))
	made(h.Service.OpenRound(ctx, h.act(), m))
	made(h.Service.DiscussAgreement(ctx, h.act(), m, conference.AgreementID(agreement)))
	made(h.Service.Close(ctx, h.act(), m))
}

// comeToTheTable opens the table with the two of them at it.
func (h *realHouse) comeToTheTable(t *testing.T) {
	t.Helper()
	ctx, made, m := t.Context(), h.made(t), h.meeting
	h.seat = ""
	v, err := h.Service.Meeting(ctx, h.admin, m)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []conference.PersonID{h.admin, h.guest} {
		made(h.Service.DeclareTask(ctx, h.by(p), m, service.DeclaredTask{Words: "taak", Secrecy: catalogue.SecrecyAgreed}))
		made(h.Service.AcceptConfidentiality(ctx, h.by(p), m))
	}
	for _, p := range v.People {
		made(h.Service.ConfirmTask(ctx, h.act(), m, p.Participant))
		if p.Participant != v.Me.Participant {
			h.seat = p.Participant
		}
	}
	made(h.Service.Start(ctx, h.act(), m))
	made(h.Service.Arrive(ctx, h.by(h.guest), m))
	made(h.Service.Admit(ctx, h.act(), m, h.seat))
}

// holdsOpen opens the second table, with links that were sent and a session.
func (h *realHouse) holdsOpen(t *testing.T) {
	t.Helper()
	ctx, made := t.Context(), h.made(t)
	h.comeToTheTable(t)
	var err error
	if h.join, err = h.Service.LinkOf(ctx, h.act(), h.meeting, h.seat); err != nil {
		t.Fatal(err)
	}
	offer := conference.LinkID(made(h.Service.OfferEnrolment(ctx, h.act(), h.guest)))
	links := h.mustReadLinks(t, h.dir)
	if h.enrolment, err = links.Issue(identity.EnrolLink, offer, h.guest, "", h.now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	store, err := storage.Open(ctx, storage.Config{Path: filepath.Join(h.dir, "db", app.DatabaseFile)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if h.session, err = identity.NewSessions(store, h.now, nil).Begin(ctx, identity.New{Person: h.admin, Level: identity.Proven, Method: conference.MethodPasskey}); err != nil {
		t.Fatal(err)
	}
}

// burnsDown backs up while the house is open, removes somebody after that, lists
// what was destroyed, and closes.
func (h *realHouse) burnsDown(t *testing.T) (backup.Made, backup.Made) {
	t.Helper()
	ctx := t.Context()
	var recipient vault.Recipient
	recipient, h.key = mustRecoveryKey(t)
	h.proofs = map[conference.PersonID][]conference.KnownProof{h.admin: h.mustProofs(t, h.Service, h.admin), h.known: h.mustProofs(t, h.Service, h.known)}
	var err error
	if h.issuers, err = h.Service.TrustedIssuers(ctx); err != nil || len(h.issuers) != 1 {
		t.Fatalf("got %d issuers, %v, want one", len(h.issuers), err)
	}
	c := backup.Config{
		Database: filepath.Join(h.dir, "db", app.DatabaseFile), Keys: filepath.Join(h.dir, "keys"),
		To: t.TempDir(), Sealed: []vault.Recipient{recipient}, Now: h.now,
	}
	made := mustMakeBackup(t, c)
	h.made(t)(h.Service.RemovePerson(ctx, h.act(), h.removed))
	c.To = t.TempDir()
	list, err := backup.MakeList(c)
	if err != nil {
		t.Fatal(err)
	}
	h.Close()
	h.old = &house{data: h.dir, now: &moment{at: h.now()}}
	return made, list
}

func (h *realHouse) mustProofs(t *testing.T, s *service.Service, p conference.PersonID) []conference.KnownProof {
	t.Helper()
	proofs, err := s.KnownProofs(t.Context(), p)
	if err != nil || len(proofs) != 2 {
		t.Fatalf("got %d proofs, %v, want two", len(proofs), err)
	}
	return proofs
}

// mustServeAgain opens what was restored, with a mail server that takes everything.
func (h *realHouse) mustServeAgain(t *testing.T, data string, p *notifytest.Post) *app.App {
	t.Helper()
	h.refuses = false
	c := serveOf(data)
	c.Now, c.Mail = h.now, notify.Config{Host: "127.0.0.1", Port: p.Port, RootCAs: p.Pool}
	again, err := app.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

// TestDrill_OfARealHouse: what somebody proves with, roles and issuers are as they
// were; sessions, links and mail of before are over; a table that was open is lost.
func TestDrill_OfARealHouse(t *testing.T) {
	post := &notifytest.Post{}
	h := mustRealHouse(t, post)
	made, list := h.burnsDown(t)
	data, r := h.mustRestore(t, made, list.Path)
	if r.Tables != 1 || r.Parcels != 1 || r.People != 1 || len(r.Missing)+len(r.Differs) != 0 {
		t.Errorf("got %+v, want one table, one parcel and one person lost, and no key missing", r)
	}
	for _, fault := range h.cameBack(t, made, data) {
		t.Error(fault)
	}
	again := h.mustServeAgain(t, data, post)
	h.keptWhatItMust(t, again)
	h.endedWhatItMust(t, again, data)
	h.sendsNothing(t, again, post)
}

func (h *realHouse) keptWhatItMust(t *testing.T, again *app.App) {
	t.Helper()
	for p, want := range h.proofs {
		if diff := cmp.Diff(want, h.mustProofs(t, again.Service, p)); diff != "" {
			t.Errorf("the proofs (-before +after):\n%s", diff)
		}
	}
	issuers, err := again.Service.TrustedIssuers(t.Context())
	if diff := cmp.Diff(h.issuers, issuers); diff != "" || err != nil {
		t.Errorf("the issuers: %v (-before +after):\n%s", err, diff)
	}
	if _, err := again.Service.HouseView(t.Context(), h.admin); err != nil {
		t.Errorf("the administrator: %v, want the role kept", err)
	}
	if notes, err := again.Service.Notes(t.Context(), h.known, h.closed); err != nil || len(notes.Agreements) != 1 {
		t.Errorf("the notes of the closed meeting: got %+v, %v", notes, err)
	}
	if _, err := again.Service.Certificate(t.Context(), h.admin, h.closed); err != nil {
		t.Errorf("its certificate: %v", err)
	}
	v, err := again.Service.Meeting(t.Context(), h.admin, h.meeting)
	if err != nil || !v.Lost || v.Stage != conference.Done {
		t.Errorf("the table that was open: got stage %s, lost %t, %v; want it lost", v.Stage, v.Lost, err)
	}
}

// endedWhatItMust tries the session and the links of before.
func (h *realHouse) endedWhatItMust(t *testing.T, again *app.App, data string) {
	t.Helper()
	store, err := storage.Open(t.Context(), storage.Config{Path: filepath.Join(data, "db", app.DatabaseFile)})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := identity.NewSessions(store, h.now, nil).Of(t.Context(), h.session); !errors.Is(err, identity.ErrNobody) {
		t.Errorf("the session of before: got %v, want it ended", err)
	}
	for _, address := range []string{h.join, "/j#" + h.enrolment} {
		_, token, _ := strings.Cut(address, "#")
		claims, err := h.mustReadLinks(t, h.dir).Read(token)
		if err != nil {
			t.Fatalf("a link, in the house of before: %v", err)
		}
		if _, err := h.mustReadLinks(t, data).Read(token); err == nil {
			t.Errorf("a link of before is read, want its key gone: %+v", claims)
		}
		if claims.Kind == identity.EnrolLink {
			continue // nothing but its key ends it
		}
		var refused conference.Errors
		if err := again.Service.TakeLink(t.Context(), claims.Person, claims.Meeting, claims.Link); !errors.As(err, &refused) || !refused.Has(conference.LinkUnknown) {
			t.Errorf("taking the link of an invitation: got %v, want %s", err, conference.LinkUnknown)
		}
	}
}

func (h *realHouse) mustReadLinks(t *testing.T, dir string) *identity.Links {
	t.Helper()
	links, err := identity.OpenLinks(filepath.Join(dir, "keys"), h.now)
	if err != nil {
		t.Fatal(err)
	}
	return links
}

// sendsNothing lets a day go by: what waited for the open table is over.
func (h *realHouse) sendsNothing(t *testing.T, again *app.App, p *notifytest.Post) {
	t.Helper()
	for range 3 {
		if _, err := again.Service.KeepMail(t.Context()); err != nil {
			t.Fatal(err)
		}
		h.skew.Add(int64(8 * time.Hour))
	}
	for _, mail := range p.Taken() {
		t.Errorf("a mail went to %s, want none for what is over", mail.To)
	}
}

// cameBack names what opens and may not.
func (h *realHouse) cameBack(t *testing.T, from backup.Made, data string) (faults []string) {
	t.Helper()
	for _, one := range mustOpenEverything(t, data) {
		for _, word := range []string{"Kanariebijdrage", "Wim Kanarie"} {
			if strings.Contains(one.text, word) {
				faults = append(faults, word+" opens after the restore")
			}
		}
	}
	return faults
}

// TestDrill_OfARealHouse_CatchesWhatComesBack is the planted fault: without the list,
// who was removed is there again.
func TestDrill_OfARealHouse_CatchesWhatComesBack(t *testing.T) {
	h := mustRealHouse(t, &notifytest.Post{})
	made, _ := h.burnsDown(t)
	data, _ := h.mustRestore(t, made)
	if faults := h.cameBack(t, made, data); len(faults) == 0 {
		t.Error("without the newest list: got no fault, want one")
	}
}
