// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/go-cmp/cmp"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
	"github.com/casustafel/casustafel/server/vault"
)

// problems collects what is wrong with a house.
type problems []string

func (p *problems) that(ok bool, format string, a ...any) {
	if !ok {
		*p = append(*p, fmt.Sprintf(format, a...))
	}
}

func (p *problems) none(err error, doing string) bool {
	p.that(err == nil, "%s: %v", doing, err)
	return err == nil
}

// whoSees says who sees which item while the table is open.
var whoSees = map[string][]string{
	"overprikkeld": {"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek"},
	"slaapkliniek": {"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek"},
	"bemiddeld":    {"Noor", "Hatice", "Mila"},
	"middernacht":  {"Noor", "Hatice", "Joris", "Mila", "Stef", "Aniek"},
	"veroordeling": {},
}

// checkOpen returns what a house lacks in which closing did not begin: everything
// is there, for who may see it and for nobody else.
func checkOpen(ctx context.Context, h *servicetest.House, s *servicetest.Scene) (p problems) {
	for word, audience := range whoSees {
		for name := range s.Seats {
			v, err := h.Meeting(ctx, servicetest.Person(name), s.Meeting)
			if !p.none(err, "looking as "+name) {
				return p
			}
			sees, want := false, false
			for _, i := range v.Items {
				sees = sees || strings.Contains(i.Text, word)
			}
			for _, other := range audience {
				want = want || other == name
			}
			p.that(sees == want, "%s sees %s: got %t, want %t", name, word, sees, want)
		}
	}
	p.that(h.Keyring.Status(tableOf(s)) == vault.Live, "the table's key is %s", h.Keyring.Status(tableOf(s)))
	p.that(count(ctx, h, s, conference.ClosingBegan{}) == 0, "closing began")
	return append(p, inspected(ctx, h)...)
}

// checkClosed returns what is wrong with a house whose meeting has to be closed,
// with exactly the releases (S5, S6, S7).
func checkClosed(ctx context.Context, h *servicetest.House, s *servicetest.Scene) (p problems) {
	for name, body := range map[string]conference.Body{
		"began": conference.ClosingBegan{}, "sealed": conference.Sealed{}, "closed": conference.Closed{},
	} {
		p.that(count(ctx, h, s, body) == 1, "the record says %d times: %s", count(ctx, h, s, body), name)
	}
	p = append(p, checkKeys(ctx, h, s)...)
	p = append(p, checkParcels(ctx, h, s)...)
	p = append(p, checkCertificate(ctx, h, s)...)
	p = append(p, openEverything(ctx, h)...)
	return append(p, inspected(ctx, h)...)
}

func inspected(ctx context.Context, h *servicetest.House) (p problems) {
	found, err := service.Inspect(ctx, h.Store, false)
	p.none(err, "inspecting")
	return append(p, found...)
}

func events(ctx context.Context, h *servicetest.House, s *servicetest.Scene) ([]conference.Event, error) {
	return eventsOf(ctx, h.Store, record.Stream{Kind: record.Meeting, ID: string(s.Meeting)})
}

func eventsOf(ctx context.Context, store record.Store, stream record.Stream) ([]conference.Event, error) {
	entries, err := store.Entries(ctx, stream, 0)
	if err != nil {
		return nil, err
	}
	var list []conference.Event
	for _, entry := range entries {
		e, err := conference.Decode(entry.Text)
		if err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, nil
}

// count returns how many events of the kind of a body the meeting has, -1 when it
// cannot be read.
func count(ctx context.Context, h *servicetest.House, s *servicetest.Scene, body conference.Body) int {
	list, err := events(ctx, h, s)
	if err != nil {
		return -1
	}
	n := 0
	for _, e := range list {
		if e.Kind() == (conference.Event{Body: body}).Kind() {
			n++
		}
	}
	return n
}

// checkKeys: no key of a table is live, those of the two parcels are, and nothing
// lies in a drawer that has no key any more.
func checkKeys(ctx context.Context, h *servicetest.House, s *servicetest.Scene) (p problems) {
	parcels := 0
	for _, held := range h.Keyring.Drawers() {
		live := held.Status == vault.Live
		p.that(!live || held.Drawer.Kind != vault.Table, "a key of a table is live")
		if live && held.Drawer.Kind == vault.Parcel {
			parcels++
		}
	}
	p.that(parcels == len(permitted), "%d parcels have a live key, want %d", parcels, len(permitted))
	drawers, err := h.Store.Drawers(ctx)
	p.none(err, "reading drawers")
	for _, d := range drawers {
		p.that(h.Keyring.Status(d) == vault.Live, "sealed texts lie in a %s drawer whose key is %s", d.Kind, h.Keyring.Status(d))
	}
	return p
}

func checkParcels(ctx context.Context, h *servicetest.House, s *servicetest.Scene) (p problems) {
	list, err := events(ctx, h, s)
	p.none(err, "reading events")
	for _, e := range list {
		b, is := e.Body.(conference.Sealed)
		if !is {
			continue
		}
		p.that(len(b.Parcels) == len(permitted), "%d parcels, want %d", len(b.Parcels), len(permitted))
		for name, want := range permitted {
			got, err := parcelOf(ctx, h, s, b, s.Seats[name])
			p.none(err, "opening the parcel of "+name)
			diff := cmp.Diff(want, got)
			p.that(diff == "", "the parcel of %s (-want +got):\n%s", name, diff)
		}
	}
	return p
}

// parcelOf opens a parcel with the keyring, without asking the service.
func parcelOf(ctx context.Context, h *servicetest.House, s *servicetest.Scene, b conference.Sealed, who conference.ParticipantID) ([]conference.ReleaseContent, error) {
	drawer := vault.Drawer{Kind: vault.Parcel, ID: string(s.Meeting) + "/" + string(who)}
	stored, err := h.Store.EnvelopesOf(ctx, drawer)
	if err != nil {
		return nil, err
	}
	var got []conference.ReleaseContent
	for _, parcel := range b.Parcels {
		if parcel.Recipient != who {
			continue
		}
		if len(stored) != len(parcel.Envelopes) {
			return nil, fmt.Errorf("%d texts lie in it, want %d", len(stored), len(parcel.Envelopes))
		}
		for _, id := range parcel.Envelopes {
			content, err := release(h, stored, string(id))
			if err != nil {
				return nil, err
			}
			got = append(got, content)
		}
	}
	return got, nil
}

// release opens one released text and leaves out what the scene does not fix.
func release(h *servicetest.House, stored []record.Envelope, id string) (content conference.ReleaseContent, err error) {
	for _, e := range stored {
		if e.ID != id {
			continue
		}
		plain, err := h.Keyring.Open(e.Drawer, e.ID, e.Sealed)
		if err != nil {
			return content, err
		}
		err = json.Unmarshal(plain, &content)
		content.Provider, content.Organisation, content.Origin, content.Dated, content.ProvidedOn = "", "", "", "", ""
		return content, err
	}
	return content, fmt.Errorf("a text that the record names is not there")
}

func checkCertificate(ctx context.Context, h *servicetest.House, s *servicetest.Scene) (p problems) {
	file, err := h.Certificate(ctx, servicetest.Person("Noor"), s.Meeting)
	if !p.none(err, "reading the certificate") {
		return p
	}
	c, err := ledger.Verify(file, h.Signer.Key())
	if !p.none(err, "verifying") {
		return p
	}
	text, err := h.Record(ctx, servicetest.Person("Noor"), s.Meeting)
	p.none(err, "reading the record")
	origin, texts, err := ledger.DecodeRecord(text)
	p.none(err, "decoding the record")
	p.that(origin == c.Origin, "the record is about %s, the certificate about %s", origin, c.Origin)
	p.that(len(c.Check(texts)) == 0, "the record differs from the certificate: %v", c.Check(texts))
	return p
}

// openEverything opens whatever still opens, and looks for words that must be gone.
func openEverything(ctx context.Context, h *servicetest.House) (p problems) {
	drawers, err := h.Store.Drawers(ctx)
	p.none(err, "reading drawers")
	for _, d := range drawers {
		stored, err := h.Store.EnvelopesOf(ctx, d)
		p.none(err, "reading a drawer")
		for _, e := range stored {
			plain, err := h.Keyring.Open(d, e.ID, e.Sealed)
			p.that(err == nil || h.Keyring.Status(d) != vault.Live, "a text in a live %s drawer does not open", d.Kind)
			for _, word := range canaries {
				p.that(!bytes.Contains(plain, []byte(word)), "%q still opens from a %s drawer", word, d.Kind)
			}
		}
	}
	return p
}

// scan looks for texts and sealed bytes in the files of a house that nobody has open.
func scan(folder string, sealed [][]byte) (p problems) {
	for _, part := range []string{servicetest.DatabaseFolder(folder), servicetest.KeyFolder(folder)} {
		err := filepath.WalkDir(part, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(path)
			for _, word := range canaries {
				p.that(!bytes.Contains(content, []byte(word)), "%q is in %s", word, d.Name())
			}
			for _, piece := range sealed {
				p.that(!bytes.Contains(content, piece), "a sealed text of the table is in %s", d.Name())
			}
			return err
		})
		p.none(err, "scanning")
	}
	return p
}
