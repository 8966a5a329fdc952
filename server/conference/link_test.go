// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"testing"
	"time"
)

func link(n string) LinkID { return LinkID(named("link " + n)) }

// inviteBy is inviting in a house that has links, and mail where that is said.
func (s *scene) inviteBy(c cast, l string, mails bool) Invite {
	d := s.invite(c)
	d.Seat.Link, d.Seat.Mails = link(l), mails
	return d
}

// mailed has Stef and Mila invited by mail, and Hatice with a link only.
func mailed(t testing.TB) *scene {
	s := convened(t)
	s.do(s.inviteBy(stef, "1", true), s.inviteBy(mila, "2", true), s.inviteBy(hatice, "3", false))
	return s
}

func (s *scene) take(name, l string) TakeLink { return TakeLink{s.by(name), link(l)} }

func TestInvite_SendsALink(t *testing.T) {
	closes := opening.Add(90*time.Minute + 2*time.Hour)
	s := convened(t)
	invited := func(c cast) Body {
		return Invited{seat(c.name), who(c.name), c.capacity, c.hat, c.parts, c.askedBy, envelope("invitation of " + c.name)}
	}
	t.Run("M7: a link until the meeting is over, and a mail", func(t *testing.T) {
		s.gives(s.inviteBy(stef, "1", true), invited(stef), LinkIssued{seat("Stef"), link("1"), closes}, MailDue{seat("Stef"), MailInvitation, 1})
	})
	t.Run("M7: without an address a link only", func(t *testing.T) {
		s.gives(s.inviteBy(mila, "2", false), invited(mila), LinkIssued{seat("Mila"), link("2"), closes})
	})
	t.Run("M7: no mail without a link", func(t *testing.T) {
		d := s.inviteBy(joris, "3", true)
		d.Seat.Link = ""
		s.gives(d, invited(joris))
	})
}

const unknownLink = "not-found M9 link-unknown"

func TestTakeLink_OnceAndOnlyTheCurrentOne(t *testing.T) {
	t.Run("M9: once", func(t *testing.T) {
		s := mailed(t)
		s.gives(s.take("Stef", "1"), LinkTaken{seat("Stef"), link("1")})
		s.refuses(s.take("Stef", "1"), unknownLink)
	})
	t.Run("M9: at an open table too", func(t *testing.T) {
		s := mailed(t)
		s.prepare(noor)
		s.do(Start{s.by("Noor"), envelope("card of Noor"), shown})
		s.gives(s.take("Stef", "1"), LinkTaken{seat("Stef"), link("1")})
	})
	rows := map[string]func(*scene) TakeLink{
		"M9: another's":             func(s *scene) TakeLink { return s.take("Stef", "2") },
		"M9: by somebody else":      func(s *scene) TakeLink { return s.take("Otto", "1") },
		"M9: one that nobody made":  func(s *scene) TakeLink { return s.take("Stef", "9") },
		"M9: none":                  func(s *scene) TakeLink { return TakeLink{s.by("Stef"), ""} },
		"M9: none, by who has none": func(s *scene) TakeLink { return TakeLink{s.by("Noor"), ""} },
		"M9: the one before it": func(s *scene) TakeLink {
			s.do(SendAgain{s.by("Noor"), seat("Stef"), link("4"), true, true})
			return s.take("Stef", "1")
		},
		"M9: when the invitation was withdrawn": func(s *scene) TakeLink {
			s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")})
			return s.take("Stef", "1")
		},
		"M9: of the first invitation, when there was a second": func(s *scene) TakeLink {
			again := s.inviteBy(stef, "4", true)
			again.Seat.Participant = seat("Stef again")
			s.do(WithdrawInvitation{s.by("Noor"), seat("Stef")}, again)
			return s.take("Stef", "1")
		},
		"M9: after it expired, to the moment": func(s *scene) TakeLink {
			d := s.take("Stef", "1")
			d.At = s.m.ClosesAt
			return d
		},
		"M9: after the close": func(s *scene) TakeLink {
			s.do(BeginClosing{s.by("Noor")})
			return s.take("Stef", "1")
		},
	}
	for name, make := range rows {
		t.Run(name, func(t *testing.T) {
			s := mailed(t)
			s.refuses(make(s), unknownLink)
		})
	}
	t.Run("M9: of a meeting that is not there", func(t *testing.T) {
		s := newScene(t)
		s.refuses(s.take("Stef", "1"), unknownLink)
	})
	t.Run("M9: a moment before it expires", func(t *testing.T) {
		s := mailed(t)
		d := s.take("Stef", "1")
		d.At = s.m.ClosesAt.Add(-time.Microsecond)
		s.gives(d, LinkTaken{seat("Stef"), link("1")})
	})
}

func TestSendAgain_MakesANewLink(t *testing.T) {
	again := func(s *scene) SendAgain { return SendAgain{s.by("Noor"), seat("Stef"), link("4"), true, true} }
	t.Run("M7, M9: with a mail, and the new one works", func(t *testing.T) {
		s := mailed(t)
		s.do(s.take("Stef", "1"))
		s.gives(again(s), LinkIssued{seat("Stef"), link("4"), s.m.ClosesAt}, MailDue{seat("Stef"), MailInvitation, 2})
		s.gives(s.take("Stef", "4"), LinkTaken{seat("Stef"), link("4")})
	})
	with := func(change func(*SendAgain)) func(*scene) Deed {
		return func(s *scene) Deed {
			d := again(s)
			change(&d)
			return d
		}
	}
	runRefused(t, mailed, []refused{
		{"M7: a house without mail", nil, with(func(d *SendAgain) { d.Mails = false }), []string{"conflict M7 mail-off"}},
		{"M7: a house without links", nil, with(func(d *SendAgain) { d.Link = "" }), []string{"conflict M7 mail-off"}},
		{"M7: without an address", nil, with(func(d *SendAgain) { d.Address = false }), []string{"conflict M7 address-missing"}},
		{"M7: to the chair", nil, with(func(d *SendAgain) { d.Participant = seat("Noor") }), []string{"conflict L1 chair-stays"}},
		{"M7: after the close", func(s *scene) { s.do(BeginClosing{s.by("Noor")}) }, with(func(*SendAgain) {}), []string{"conflict S5 meeting-closed"}},
	})
	s := mailed(t)
	s.hides(
		func(a Act) Deed { return SendAgain{a, seat("Stef"), link("4"), true, true} },
		func(a Act) Deed { return SendAgain{a, seat("nobody"), link("4"), true, true} }, "Stef", "Mila", "Otto", "Clock")
}

func TestShowLink_IsOnTheRecord(t *testing.T) {
	show := func(s *scene, name string) ShowLink { return ShowLink{s.by("Noor"), seat(name), link("4")} }
	t.Run("M7: the link that stands", func(t *testing.T) {
		s := mailed(t)
		s.gives(show(s, "Hatice"), LinkShown{seat("Hatice")})
		if p, _ := s.m.Participant(seat("Hatice")); p.Link != link("3") {
			t.Errorf("got another link by looking at it: %s", p.Link)
		}
	})
	t.Run("M7: a new one when it was used", func(t *testing.T) {
		s := mailed(t)
		s.do(s.take("Hatice", "3"))
		s.gives(show(s, "Hatice"), LinkIssued{seat("Hatice"), link("4"), s.m.ClosesAt}, LinkShown{seat("Hatice")})
	})
	t.Run("M7: a new one when it expired", func(t *testing.T) {
		s := mailed(t)
		s.now = s.m.ClosesAt
		s.do(Extend{s.by("Noor"), s.now.Add(time.Hour)})
		s.gives(show(s, "Hatice"), LinkIssued{seat("Hatice"), link("4"), s.m.ClosesAt}, LinkShown{seat("Hatice")})
	})
	runRefused(t, mailed, []refused{
		{"M7: a house without links", nil, func(s *scene) Deed { return ShowLink{s.by("Noor"), seat("Hatice"), ""} }, []string{"conflict M7 mail-off"}},
		{"M7: of the chair", nil, func(s *scene) Deed { return show(s, "Noor") }, []string{"conflict L1 chair-stays"}},
		{"M7: after the close", func(s *scene) { s.do(BeginClosing{s.by("Noor")}) }, func(s *scene) Deed { return show(s, "Hatice") }, []string{"conflict S5 meeting-closed"}},
	})
	s := mailed(t)
	s.hides(
		func(a Act) Deed { return ShowLink{a, seat("Stef"), link("4")} },
		func(a Act) Deed { return ShowLink{a, seat("nobody"), link("4")} }, "Stef", "Mila", "Otto", "Clock")
}

func TestSubstitute_GetsALinkOfTheirOwn(t *testing.T) {
	t.Run("M9: and who does not come gets word of it", func(t *testing.T) {
		s := mailed(t)
		s.do(s.told("Stef", 1, MailTaken))
		d := Substitute{s.by("Noor"), seat("Stef"), who("Ruben"), true, Seat{Participant: seat("Ruben"), Envelope: envelope("copy"), Link: link("4"), Mails: true}}
		s.gives(d, InvitationWithdrawn{seat("Stef")}, MailDue{seat("Stef"), MailCancelled, 2},
			Invited{seat("Ruben"), who("Ruben"), stef.capacity, stef.hat, stef.parts, "", envelope("copy")}, Substituted{seat("Ruben"), seat("Stef")},
			LinkIssued{seat("Ruben"), link("4"), s.m.ClosesAt}, MailDue{seat("Ruben"), MailInvitation, 1})
		s.refuses(s.take("Stef", "1"), unknownLink)
		s.gives(s.take("Ruben", "4"), LinkTaken{seat("Ruben"), link("4")})
	})
}
