// SPDX-License-Identifier: EUPL-1.2

package conference

import (
	"fmt"
	"testing"
)

// busy is a meeting of ten people with a number of items, each asked for once.
func busy(t testing.TB, items int) *scene {
	s := table(t)
	s.do(s.invite(inez), s.invite(ruben))
	s.prepare(inez)
	s.prepare(ruben)
	s.enter("Inez", "Ruben")
	for i := range items {
		n := fmt.Sprint("b", i)
		by := guests[i%4] // Hatice, Joris, Mila, Stef: all at part 4
		s.do(s.put(n, by.name, "4"), s.ask(n, "Noor"))
	}
	return s
}

func BenchmarkFold(b *testing.B) {
	log := busy(b, 240).log
	if len(log) < 500 {
		b.Fatalf("got %d events, want 500", len(log))
	}
	for b.Loop() {
		m := NewMeeting("")
		for _, e := range log[:500] {
			if err := m.Apply(e); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkDecode is what a fold of stored texts takes more.
func BenchmarkDecode(b *testing.B) {
	var stored []string
	for _, e := range busy(b, 240).log[:500] {
		text, _, err := Encode(e)
		if err != nil {
			b.Fatal(err)
		}
		stored = append(stored, text)
	}
	for b.Loop() {
		for _, text := range stored {
			if _, err := Decode(text); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkSight(b *testing.B) {
	m := busy(b, 100).m
	for b.Loop() {
		v := m.Sight(who("Hatice"))
		if n := len(v.Items()); n != 100 {
			b.Fatalf("got %d items, want 100", n)
		}
		_, _, _, _, _ = v.Requests(), v.Agreements(), v.Participants(), v.Parts(), v.Elsewhere()
	}
}

func BenchmarkDecidePut(b *testing.B) {
	s := busy(b, 100)
	d := s.put("one more", "Hatice", "4")
	for b.Loop() {
		if _, err := s.m.Decide(d); err != nil {
			b.Fatal(err)
		}
	}
}
