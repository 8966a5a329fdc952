// SPDX-License-Identifier: EUPL-1.2

package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/view"
)

// Play is one playing of the demo case: who is logged in, and by which ids the
// program knows what the minutes call by number. The first thing that goes other
// than written ends it; Err says what.
type Play struct {
	Meeting conference.MeetingID
	Case    conference.CaseID

	ctx          context.Context
	clients      map[string]*Client
	participants map[string]conference.ParticipantID
	parts        []conference.PartID
	subjects     []conference.SubjectID
	consents     map[string]conference.ConsentID
	items        map[int]conference.ItemID
	agreements   map[string]conference.AgreementID
	requests     map[string]conference.RequestID
	err          error
}

// Begin logs everybody in at a program that serves the demo.
func Begin(ctx context.Context, web *http.Client, origin string) (*Play, error) {
	p := &Play{
		ctx: ctx, clients: map[string]*Client{}, participants: map[string]conference.ParticipantID{},
		consents: map[string]conference.ConsentID{}, items: map[int]conference.ItemID{},
		agreements: map[string]conference.AgreementID{}, requests: map[string]conference.RequestID{},
	}
	for _, person := range Everybody() {
		c, err := LogIn(ctx, web, origin, person)
		if err != nil {
			return nil, err
		}
		p.clients[person.First()] = c
	}
	return p, nil
}

// Err returns what went other than written, if anything did.
func (p *Play) Err() error { return p.err }

// Client returns a person's browser, by first name.
func (p *Play) Client(first string) *Client { return p.clients[first] }

// Item, Request, Agreement and Participant return ids by the names of the minutes.
func (p *Play) Item(n int) conference.ItemID                      { return p.items[n] }
func (p *Play) Request(who string, n int) conference.RequestID    { return p.requests[asks(who, n)] }
func (p *Play) Agreement(name string) conference.AgreementID      { return p.agreements[name] }
func (p *Play) Participant(first string) conference.ParticipantID { return p.participants[first] }
func (p *Play) Part(n int) conference.PartID                      { return p.parts[n-1] }
func (p *Play) Subject(n int) conference.SubjectID                { return p.subjects[n-1] }
func (p *Play) path(rest string) string                           { return "/v1/meetings/" + string(p.Meeting) + rest }
func asks(who string, n int) string                               { return fmt.Sprintf("%s asks %d", who, n) }

// Actor is somebody about to do something, as allowed or to be refused by a rule.
type Actor struct {
	p    *Play
	name string
	rule string
}

// As lets somebody act; it has to succeed.
func (p *Play) As(first string) Actor { return Actor{p: p, name: first} }

// IsRefused says that what follows is refused, by this rule ("" for not found).
func (a Actor) IsRefused(rule string) Actor {
	if rule == "" {
		rule = notFound
	}
	a.rule = rule
	return a
}

const notFound = "not found"

// do sends a command and holds its outcome against what the minutes say.
func (a Actor) do(method, path string, in any) service.Receipt {
	if a.p.err != nil {
		return service.Receipt{}
	}
	answer, err := a.p.clients[a.name].Do(a.p.ctx, method, path, in)
	if err != nil {
		a.fail("%s %s: %v", method, path, err)
		return service.Receipt{}
	}
	if a.rule != "" {
		a.checkRefused(method, path, answer)
		return service.Receipt{}
	}
	r, err := answer.receipt()
	if err != nil {
		a.fail("%s %s: %v", method, path, err)
	}
	return r
}

func (a Actor) checkRefused(method, path string, answer Answer) {
	problem, refused := answer.Refused()
	got := problem.Rule
	if answer.Status == http.StatusNotFound {
		got = notFound
	}
	if !refused || got != a.rule {
		a.fail("%s %s: got status %d and rule %q, want a refusal by %s", method, path, answer.Status, got, a.rule)
	}
}

func (a Actor) fail(format string, args ...any) {
	if a.p.err == nil {
		a.p.err = fmt.Errorf("as "+a.name+": "+format, args...)
	}
}

// Sees reads the meeting as somebody sees it now.
func (a Actor) Sees() view.Meeting {
	var v view.Meeting
	a.read(a.p.path(""), &v)
	return v
}

func (a Actor) read(path string, into any) {
	if a.p.err != nil {
		return
	}
	answer, err := a.p.clients[a.name].Get(a.p.ctx, path)
	if err == nil && answer.Status != http.StatusOK {
		err = fmt.Errorf("status %d", answer.Status)
	}
	if err == nil {
		err = json.Unmarshal(answer.Body, into)
	}
	if err != nil {
		a.fail("reading %s: %v", path, err)
	}
}
