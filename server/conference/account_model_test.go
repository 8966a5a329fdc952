// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// book is what the rules say of an account, in plain maps, not knowing how the
// package decides.
type book struct {
	links  map[LinkID]string // open, dead
	until  time.Time
	proofs map[ProofID]*entry
	order  []ProofID
	doubt  bool
}

type entry struct {
	sure  bool
	count int64
}

// play does one thing to account and book, and says where they differ.
func (b *book) play(a *Account, decide func(*Account, AccountDeed) ([]Event, error), at time.Time, p pick) string {
	stef, bea := Act{who("Stef"), at}, Act{who("Bea"), at}
	pickProof := func() ProofID {
		if len(b.order) == 0 || p(8) == 0 {
			return proof("absent")
		}
		return b.order[p(len(b.order))]
	}
	id := pickProof()
	known := b.proofs[id]
	var d AccountDeed
	want, change := false, func() {}
	switch p(7) {
	case 0:
		l := link(fmt.Sprint(p(1000)))
		d, want = OfferEnrolment{bea, l, true}, true
		change = func() {
			for old := range b.links {
				b.links[old] = "dead"
			}
			b.links[l], b.until = "open", at.Add(enrolFor)
		}
	case 1:
		l := link(fmt.Sprint(p(1000)))
		for open, state := range b.links {
			if state == "open" && p(3) > 0 {
				l = open
			}
		}
		d, want = TakeEnrolment{stef, l}, b.links[l] == "open" && at.Before(b.until)
		change = func() { b.links[l] = "dead" }
	case 2:
		id, sure := ProofID(named(fmt.Sprint("proof", at))), p(2) == 0
		d, want = AddProof{Act: stef, Proof: id, Method: MethodPasskey, Confirmed: sure}, len(b.order) < 12
		change = func() {
			b.order = append(b.order, id)
			b.proofs[id] = &entry{sure: sure && !b.doubt}
		}
	case 3:
		d, want = ConfirmProof{Act: bea, Proof: id}, known != nil
		change = func() {
			if !known.sure {
				known.sure, b.doubt = true, false
			}
		}
	case 4:
		d, want = RemoveProof{Act: bea, Proof: id, Manages: true}, known != nil
		change = func() { b.forget(id); b.doubt = true }
	case 5:
		d = RemoveProof{Act: stef, Proof: id, Manages: p(2) == 0}
		left := slices.ContainsFunc(b.order, func(o ProofID) bool { return o != id && known != nil && (b.proofs[o].sure || !known.sure) })
		want = known != nil && left
		change = func() { b.forget(id) }
	case 6:
		count := int64(p(4))
		if known != nil {
			count += known.count - 1
		}
		count = max(count, 0)
		d = LogIn{stef, id, count}
		want = known != nil && (count > known.count || count == 0 && known.count == 0)
		change = func() { known.count = count }
		if known != nil && !want { // two of one passkey
			b.forget(id)
			b.doubt = true
		}
	}
	events, err := decide(a, d)
	for _, e := range events {
		if err := a.Apply(e); err != nil {
			return err.Error()
		}
	}
	if (err == nil) != want {
		return fmt.Sprintf("%T: got %v, want it accepted: %t", d, err, want)
	}
	if want {
		change()
	}
	return b.differs(a, d)
}

func (b *book) forget(id ProofID) {
	delete(b.proofs, id)
	b.order = slices.DeleteFunc(b.order, func(o ProofID) bool { return o == id })
}

func (b *book) differs(a *Account, d AccountDeed) string {
	if len(a.Proofs) != len(b.order) || a.Doubted != b.doubt {
		return fmt.Sprintf("after %T: got %d proofs and doubt %t, want %d and %t", d, len(a.Proofs), a.Doubted, len(b.order), b.doubt)
	}
	for i, id := range b.order {
		if got, want := a.Proofs[i], b.proofs[id]; got.ID != id || got.Confirmed != want.sure || got.Count != want.count {
			return fmt.Sprintf("after %T: got %+v, want %+v", d, got, want)
		}
	}
	return ""
}

func newBook() *book { return &book{links: map[LinkID]string{}, proofs: map[ProofID]*entry{}} }

func soundly(a *Account, d AccountDeed) ([]Event, error) { return a.Decide(d) }

func TestAccount_IsAsTheRulesSayWhateverHappens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := NewAccount(who("Stef")), newBook()
		at := opening
		for range 60 {
			at = at.Add(time.Duration(rapid.IntRange(1, 200).Draw(t, "hours")) * time.Hour)
			fault := b.play(a, soundly, at, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
			if fault != "" {
				t.Fatal(fault)
			}
		}
	})
}

// TestAccount_TheModelCatchesFaults plants what must never be.
func TestAccount_TheModelCatchesFaults(t *testing.T) {
	for name, fault := range map[string]func(a *Account, d AccountDeed) ([]Event, error){
		"a link that can be taken twice": func(a *Account, d AccountDeed) ([]Event, error) {
			if take, is := d.(TakeEnrolment); is && a.Offer.Taken {
				return take.events(), nil
			}
			return a.Decide(d)
		},
		"a copied passkey that goes on": func(a *Account, d AccountDeed) ([]Event, error) {
			if in, is := d.(LogIn); is {
				if p, there := a.Proof(in.Proof); there {
					return in.events(LoggedIn{p.ID, p.Method, in.Count}), nil
				}
			}
			return a.Decide(d)
		},
		"a proof after a lost device that needs nobody": func(a *Account, d AccountDeed) ([]Event, error) {
			if add, is := d.(AddProof); is && len(a.Proofs) < mostProofs {
				return add.events(ProofAdded{add.Proof, add.Method, add.Envelope, add.Confirmed, 0}), nil
			}
			return a.Decide(d)
		},
		"a last proof that goes": func(a *Account, d AccountDeed) ([]Event, error) {
			if gone, is := d.(RemoveProof); is {
				if _, there := a.Proof(gone.Proof); there {
					return gone.events(ProofRemoved{gone.Proof}), nil
				}
			}
			return a.Decide(d)
		},
	} {
		caught := false
		for seed := range uint64(40) {
			a, b, p, at := NewAccount(who("Stef")), newBook(), seeded(seed), opening
			for range 60 {
				at = at.Add(time.Duration(1+p(200)) * time.Hour)
				if b.play(a, fault, at, p) != "" {
					caught = true
					break
				}
			}
		}
		if !caught {
			t.Errorf("%s: got no difference, want one", name)
		}
	}
}
