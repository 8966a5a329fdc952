// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/view"
)

// postbox takes mail as a mail server would, and keeps what it took and what it was
// only offered.
type postbox struct {
	mu      sync.Mutex
	answer  func(notify.Letter) error
	offered []notify.Letter
	taken   []notify.Letter
}

func (p *postbox) Send(_ context.Context, l notify.Letter) error {
	p.mu.Lock()
	answer := p.answer
	p.offered = append(p.offered, l)
	p.mu.Unlock()
	if _, err := notify.Compose(l); err != nil {
		return err
	}
	if answer != nil {
		if err := answer(l); err != nil {
			return err
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken = append(p.taken, l)
	return nil
}

func (p *postbox) answers(f func(notify.Letter) error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = f
}

func (p *postbox) to(name string) []notify.Letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []notify.Letter
	for _, l := range p.taken {
		if l.To == servicetest.Email(name) {
			all = append(all, l)
		}
	}
	return all
}

// addresses are links that can be read.
type addresses struct{}

func (addresses) Join(l conference.LinkID, p conference.PersonID, m conference.MeetingID, until time.Time) (string, error) {
	return fmt.Sprintf("https://tafel.example/j#%s.%s.%s.%d", l, p, m, until.Unix()), nil
}

// linkIn returns the id of the link in an address.
func linkIn(address string) conference.LinkID {
	_, token, _ := strings.Cut(address, "#")
	id, _, _ := strings.Cut(token, ".")
	return conference.LinkID(id)
}

// mustMailing is a meeting that was convened a week ahead, in a house that mails.
func mustMailing(t *testing.T, invited ...string) (*servicetest.Scene, *servicetest.Clock, *postbox) {
	t.Helper()
	clock, box := servicetest.NewClock(begins), &postbox{}
	h := servicetest.MustOpen(t, t.TempDir(), servicetest.Options{Now: clock.Now, Post: box, Links: addresses{}})
	if err := servicetest.Mailing(context.Background(), h); err != nil {
		t.Fatal(err)
	}
	s := servicetest.NewScene(context.Background(), h, begins.Add(7*24*time.Hour))
	s.Convened()
	for _, name := range invited {
		s.Invite(name)
	}
	s.Must(t)
	return s, clock, box
}

// mustDeliver lets the clock look at what mail is due; refusals of the mail server
// are told, and are no failure of the test.
func mustDeliver(t *testing.T, s *servicetest.Scene) {
	t.Helper()
	_, err := s.House.KeepMail(s.Ctx)
	for _, fine := range []error{notify.ErrTemporary, notify.ErrRefused, notify.ErrTLS, notify.ErrLetter} {
		if errors.Is(err, fine) {
			return
		}
	}
	if err != nil {
		t.Fatalf("keeping mail: %v", err)
	}
}

func mustHave(t *testing.T, box *postbox, name string, want ...notify.Kind) []notify.Letter {
	t.Helper()
	letters := box.to(name)
	var got []notify.Kind
	for _, l := range letters {
		got = append(got, l.Kind)
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%s got %v, want %v", name, got, want)
	}
	return letters
}

func TestKeepMail_WritesWhatIsSoWhenItGoes(t *testing.T) {
	s, clock, box := mustMailing(t, "Stef", "Mila")
	mustDeliver(t, s)
	first := mustHave(t, box, "Stef", notify.Invitation)[0]
	mustHave(t, box, "Mila", notify.Invitation)
	if n := len(box.to("Noor")); n != 0 {
		t.Errorf("the organiser got %d mails", n)
	}
	want := notify.Letter{
		Kind: notify.Invitation, To: servicetest.Email("Stef"), House: "Gemeente Waterkamp", From: servicetest.MailFrom, FromName: "Casustafel",
		Start: s.Start, End: s.Start.Add(8 * time.Hour), Link: first.Link, Until: s.Start.Add(10 * time.Hour),
		UID: string(s.Seats["Stef"]), Sequence: 1, At: clock.Now(),
	}
	if first != want || linkIn(first.Link) == "" {
		t.Errorf("got %+v\nwant %+v", first, want)
	}
	mustDeliver(t, s)
	mustHave(t, box, "Stef", notify.Invitation)

	in := NewTimes(s.Start.Add(24*time.Hour), "Kamer 3")
	mustDo(t)(s.House.Reschedule(s.Ctx, servicetest.Act("Noor"), s.Meeting, in))
	mustDeliver(t, s)
	moved := mustHave(t, box, "Stef", notify.Invitation, notify.Moved)[1]
	if !moved.Start.Equal(in.PlannedStart) || moved.Place != "Kamer 3" || moved.UID != first.UID || moved.Sequence <= first.Sequence {
		t.Errorf("got %+v", moved)
	}
	if linkIn(moved.Link) != linkIn(first.Link) || !moved.Until.After(first.Until) {
		t.Errorf("got the link %s until %s, want the same for longer", moved.Link, moved.Until)
	}
	s.Uninvite("Stef")
	s.Must(t)
	mustDeliver(t, s)
	cancelled := mustHave(t, box, "Stef", notify.Invitation, notify.Moved, notify.Cancelled)[2]
	if cancelled.Link != "" || cancelled.UID != first.UID || cancelled.Sequence <= moved.Sequence {
		t.Errorf("got %+v", cancelled)
	}
	mustHave(t, box, "Mila", notify.Invitation, notify.Moved)
	mustInspect(t, s.House)
}

func TestKeepMail_SendsNothingThatIsNotWantedAnyMore(t *testing.T) {
	t.Run("withdrawn before it left", func(t *testing.T) {
		s, _, box := mustMailing(t, "Stef")
		s.Uninvite("Stef")
		mustDeliver(t, s)
		mustHave(t, box, "Stef")
		mustInspect(t, s.House)
	})
	t.Run("overtaken before it left", func(t *testing.T) {
		s, _, box := mustMailing(t, "Stef")
		mustDo(t)(s.House.SendAgain(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.Seats["Stef"]))
		mustDeliver(t, s)
		if l := mustHave(t, box, "Stef", notify.Invitation)[0]; l.Sequence != 2 {
			t.Errorf("got number %d, want the second", l.Sequence)
		}
	})
	t.Run("the meeting closed", func(t *testing.T) {
		s, _, box := mustMailing(t, "Stef")
		box.answers(func(notify.Letter) error { return notify.ErrTemporary })
		mustDeliver(t, s)
		s.Close()
		s.Must(t)
		box.answers(nil)
		s.House.KeepMail(s.Ctx)
		mustHave(t, box, "Stef")
	})
	t.Run("after three days", func(t *testing.T) {
		s, clock, box := mustMailing(t, "Stef")
		clock.Add(3 * 24 * time.Hour)
		mustDeliver(t, s)
		mustHave(t, box, "Stef")
		mustInspect(t, s.House)
	})
	t.Run("there is no address", func(t *testing.T) {
		s, _, box := mustMailing(t)
		stranger := conference.PersonID("0193e100-0000-7000-8000-0000000000aa")
		if err := s.House.AddPerson(s.Ctx, stranger, conference.PersonContent{Name: "Otto"}); err != nil {
			t.Fatal(err)
		}
		r := mustDo(t)(s.House.Invite(s.Ctx, servicetest.Act("Noor"), s.Meeting, s.InvitationOf("Stef", stranger)))
		mustDeliver(t, s)
		if len(box.offered) != 0 {
			t.Errorf("got %+v", box.offered)
		}
		_, err := s.House.SendAgain(s.Ctx, servicetest.Act("Noor"), s.Meeting, conference.ParticipantID(r.ID))
		mustRefuse(t, err, conference.AddressMissing)
	})
}

func TestKeepMail_AMailServerThatIsAwayForAWhile(t *testing.T) {
	s, clock, box := mustMailing(t, "Stef")
	box.answers(func(notify.Letter) error { return notify.ErrTemporary })
	for _, minutes := range []int{0, 1, 2, 4, 8, 16, 32, 60, 60} {
		clock.Add(time.Duration(minutes)*time.Minute - time.Second)
		before := len(box.offered)
		if mustDeliver(t, s); len(box.offered) != before && minutes > 0 {
			t.Errorf("tried before %d minutes were over", minutes)
		}
		clock.Add(time.Second)
		mustDeliver(t, s)
	}
	if len(box.offered) != 9 {
		t.Errorf("got %d tries, want 9", len(box.offered))
	}
	box.answers(nil)
	clock.Add(time.Hour)
	mustDeliver(t, s)
	mustHave(t, box, "Stef", notify.Invitation)
	ids := map[string]bool{}
	for _, l := range box.offered {
		m, err := notify.Compose(l)
		if err != nil {
			t.Fatal(err)
		}
		ids[m.ID] = true
	}
	if len(ids) != 1 {
		t.Errorf("got %d Message-IDs of one mail", len(ids))
	}
	mustInspect(t, s.House)
}

func TestKeepMail_OneAddressThatIsRefusedStopsNoOther(t *testing.T) {
	s, _, box := mustMailing(t, "Stef", "Mila", "Joris", "Hatice")
	box.answers(func(l notify.Letter) error {
		switch l.To {
		case servicetest.Email("Mila"):
			return notify.ErrRefused
		case servicetest.Email("Joris"):
			panic("a library has a fault")
		}
		return nil
	})
	if n, err := s.House.KeepMail(s.Ctx); n != 4 || !errors.Is(err, notify.ErrRefused) {
		t.Errorf("got %d and %v", n, err)
	}
	mustHave(t, box, "Stef", notify.Invitation)
	mustHave(t, box, "Hatice", notify.Invitation)
	mustHave(t, box, "Mila")
}

// A mail server that hangs holds up no deed and no term.
func TestKeepMail_AMailServerThatHangs(t *testing.T) {
	s, clock, box := mustMailing(t, "Stef")
	hangs, goes := make(chan struct{}), make(chan struct{})
	box.answers(func(notify.Letter) error { close(hangs); <-goes; return nil })
	kept := make(chan error)
	go func() { _, err := s.House.KeepMail(s.Ctx); kept <- err }()
	<-hangs
	s.Invite("Mila")
	s.Ready("Mila")
	s.Uninvite("Stef")
	mustKeep(t, s, clock, begins.Add(time.Hour))
	s.Must(t)
	close(goes)
	if err := <-kept; err != nil {
		t.Fatal(err)
	}
	box.answers(nil)
	mustDeliver(t, s)
	mustHave(t, box, "Mila", notify.Invitation)
	mustHave(t, box, "Stef", notify.Invitation, notify.Cancelled) // it left all the same
	mustInspect(t, s.House)
}

func TestKeepMail_StopsWithTheProgram(t *testing.T) {
	s, _, box := mustMailing(t, "Stef")
	ctx, stop := context.WithCancel(s.Ctx)
	box.answers(func(notify.Letter) error { stop(); return ctx.Err() })
	if _, err := s.House.KeepMail(ctx); err != nil {
		t.Errorf("stopping is told as a failure: %v", err)
	}
	box.answers(nil)
	mustDeliver(t, s)
	mustHave(t, box, "Stef", notify.Invitation)
}

// No word of the case is in a mail, whatever is in it (M7).
func TestKeepMail_SaysNothingOfTheCase(t *testing.T) {
	s, _, box := mustMailing(t, "Stef", "Mila")
	mustDo(t)(s.House.Reschedule(s.Ctx, servicetest.Act("Noor"), s.Meeting, NewTimes(s.Start.Add(time.Hour), "Kamer 3")))
	mustDeliver(t, s)
	mustDo(t)(s.House.Reschedule(s.Ctx, servicetest.Act("Noor"), s.Meeting, NewTimes(s.Start.Add(2*time.Hour), "Kamer 3")))
	mustDeliver(t, s)
	s.Uninvite("Mila")
	mustDeliver(t, s)
	s.Must(t)
	for _, l := range box.offered {
		m, err := notify.Compose(l)
		if err != nil {
			t.Fatal(err)
		}
		text := string(m.Text)
		for _, no := range append(servicetest.CaseWords(), "Noor", "Stef", "Mila", "Org", "Is nodig", "Wonen", "Zorg", string(s.Case)) {
			if strings.Contains(text, no) {
				t.Errorf("a %s says %q", l.Kind, no)
			}
		}
		for _, other := range []string{"Noor", "Stef", "Mila"} {
			if servicetest.Email(other) != l.To && strings.Contains(text, servicetest.Email(other)) {
				t.Errorf("a %s to %s names %s", l.Kind, l.To, other)
			}
		}
	}
	if len(box.offered) != 5 {
		t.Errorf("got %d mails, want 5: two invitations, two moved, one cancelled", len(box.offered))
	}
}

// The organiser, and nobody else, follows how a mail went.
func TestMeeting_ShowsTheOrganiserHowAMailWent(t *testing.T) {
	s, clock, box := mustMailing(t, "Stef")
	l := mustLink(t, s, "Stef")
	seen := func(who string) *view.AtDoor {
		t.Helper()
		v, err := s.Sees(who)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range v.People {
			if p.Participant == s.Seats["Stef"] {
				return p.Door
			}
		}
		return nil
	}
	mustShow := func(want view.Mail, taken bool) {
		t.Helper()
		door := seen("Noor")
		if door == nil || door.Mail == nil || *door.Mail != want || door.LinkTaken != taken || !door.LinkUntil.Equal(s.Start.Add(10*time.Hour)) {
			t.Fatalf("got %+v with %+v, want %+v and the link taken: %t", door, door.Mail, want, taken)
		}
		if other := seen("Stef"); other != nil {
			t.Errorf("Stef sees %+v", other)
		}
	}
	at := clock.Now()
	mustShow(view.Mail{Kind: conference.MailInvitation, State: conference.MailWaits, At: at}, false)
	box.answers(func(notify.Letter) error { return notify.ErrTLS })
	mustDeliver(t, s)
	mustShow(view.Mail{Kind: conference.MailInvitation, State: conference.MailLate, At: at}, false)
	for range 4 {
		clock.Add(time.Hour)
		mustDeliver(t, s)
	}
	mustShow(view.Mail{Kind: conference.MailInvitation, State: conference.MailUnsent, Fault: conference.MailUntrusted, At: clock.Now()}, false)
	if err := take(s, "Stef", l); err != nil {
		t.Fatal(err)
	}
	mustShow(view.Mail{Kind: conference.MailInvitation, State: conference.MailUnsent, Fault: conference.MailUntrusted, At: clock.Now()}, true)
}

// A place is told to whoever is invited, on one line whatever was typed.
func TestReschedule_ToAPlace(t *testing.T) {
	s, _, box := mustMailing(t, "Stef")
	mustDo(t)(s.House.Reschedule(s.Ctx, servicetest.Act("Noor"), s.Meeting, NewTimes(s.Start, " Kamer 3\r\nBcc: pers@krant.example\u2028\tboven ")))
	const want = "Kamer 3 Bcc: pers@krant.example boven"
	if v, err := s.Sees("Stef"); err != nil || v.Place != want || len(v.Parts) != 0 {
		t.Errorf("got %q and parts %v, %v, want %q and no part", v.Place, v.Parts, err, want)
	}
	mustDeliver(t, s)
	if l := mustHave(t, box, "Stef", notify.Invitation)[0]; l.Place != want {
		t.Errorf("the mail says %q", l.Place)
	}
	before := versions(t, s.House)
	mustDo(t)(s.House.Reschedule(s.Ctx, servicetest.Act("Noor"), s.Meeting, NewTimes(s.Start, want)))
	if after := versions(t, s.House); after != before {
		t.Errorf("what is so already gave %d events", after-before)
	}
	mustInspect(t, s.House)
}
