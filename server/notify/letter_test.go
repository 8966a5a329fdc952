// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

func letter(k Kind) Letter {
	l := Letter{
		Kind: k, To: "joris@ggz.example", House: "Zorg- en Veiligheidshuis ’t Gooi & Vecht", From: "tafel@huis.example",
		Start: time.Date(2026, 12, 2, 9, 0, 0, 0, time.UTC), End: time.Date(2026, 12, 2, 10, 30, 0, 0, time.UTC),
		Place: "Stadhuis; kamer 3, ingang \"Zuid\"", Link: "https://tafel.example/j#eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
		Until: time.Date(2026, 12, 2, 12, 30, 0, 0, time.UTC), UID: "0193e100-0000-7000-8000-000000000003", Sequence: 2,
		At: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC),
	}
	if k == Cancelled {
		l.Link, l.Until = "", time.Time{}
	}
	return l
}

func mustCompose(t *testing.T, l Letter) Message {
	t.Helper()
	m, err := Compose(l)
	if err != nil {
		t.Fatalf("composing: %v", err)
	}
	return m
}

// opened is a mail as its addressee reads it: headers, and every part decoded.
type opened struct {
	header mail.Header
	kinds  []string
	parts  []string
}

func mustOpen(t *testing.T, m Message) opened {
	t.Helper()
	whole, err := mail.ReadMessage(bytes.NewReader(m.Text))
	if err != nil {
		t.Fatalf("reading the mail back: %v", err)
	}
	kind, params, err := mime.ParseMediaType(whole.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("the mail is %q (%v), want multipart/alternative", kind, err)
	}
	o := opened{header: whole.Header}
	for parts := multipart.NewReader(whole.Body, params["boundary"]); ; {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			return o
		}
		if err != nil {
			t.Fatalf("reading a part: %v", err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatalf("decoding a part: %v", err)
		}
		o.kinds, o.parts = append(o.kinds, part.Header.Get("Content-Type")), append(o.parts, string(text))
	}
}

func TestCompose_SaysTheSameAsTheGoldenFiles(t *testing.T) {
	for _, k := range []Kind{Invitation, Moved, Cancelled, Enrolment} {
		t.Run(string(k), func(t *testing.T) {
			m := mustCompose(t, letter(k))
			golden(t, string(k)+".eml", m.Text)
			for i, part := range mustOpen(t, m).parts {
				golden(t, string(k)+[]string{".txt", ".html", ".ics"}[i], []byte(part))
			}
		})
	}
}

// golden compares without carriage returns: a checkout may change those.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	got = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n"))
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("reading the golden file: %v", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func TestCompose_GoesToOneAddressee(t *testing.T) {
	for _, k := range []Kind{Invitation, Moved, Cancelled, Enrolment} {
		o := mustOpen(t, mustCompose(t, letter(k)))
		if to := o.header.Get("To"); to != "<joris@ggz.example>" {
			t.Errorf("%s: to %q, want the one address without a name", k, to)
		}
		for _, other := range []string{"Cc", "Bcc", "Reply-To"} {
			if v, there := o.header[other]; there {
				t.Errorf("%s: header %s is there: %q", k, other, v)
			}
		}
		for i, part := range o.parts {
			if n := strings.Count(part, "@"); n != map[string]int{"text/calendar": 2}[strings.SplitN(o.kinds[i], ";", 2)[0]] {
				t.Errorf("%s: part %s has %d addresses", k, o.kinds[i], n)
			}
		}
	}
}

func TestCompose_SaysThatAMachineSentIt(t *testing.T) {
	h := mustOpen(t, mustCompose(t, letter(Invitation))).header
	if got := h.Get("Auto-Submitted"); got != "auto-generated" {
		t.Errorf("Auto-Submitted is %q", got)
	}
	for _, no := range []string{"User-Agent", "X-Mailer", "Received"} {
		if got := h.Get(no); got != "" {
			t.Errorf("%s is %q, want none", no, got)
		}
	}
}

func TestCompose_IsTheSameMailToTheByteWhenWrittenAgain(t *testing.T) {
	a, b := mustCompose(t, letter(Moved)), mustCompose(t, letter(Moved))
	if !bytes.Equal(a.Text, b.Text) || a.ID != b.ID {
		t.Error("the same letter gave two mails")
	}
	later := letter(Moved)
	later.Sequence++
	if c := mustCompose(t, later); c.ID == a.ID {
		t.Errorf("the next letter has the same Message-ID %s", c.ID)
	}
}

func TestCompose_WritesLinesThatEveryServerTakes(t *testing.T) {
	l := letter(Invitation)
	l.Link += strings.Repeat("x", 2000)
	for line := range strings.SplitAfterSeq(string(mustCompose(t, l).Text), "\n") {
		if line != "" && !strings.HasSuffix(line, "\r\n") || len(line) > 100 {
			t.Errorf("line of %d: %q", len(line), line)
		}
	}
}

func TestCompose_LoadsNothingFromElsewhere(t *testing.T) {
	for _, k := range []Kind{Invitation, Moved, Cancelled, Enrolment} {
		page := strings.ToLower(mustOpen(t, mustCompose(t, letter(k))).parts[1])
		for _, no := range []string{"src=", "<img", "<link", "<script", "<style", "url(", "@import", "background"} {
			if strings.Contains(page, no) {
				t.Errorf("%s: the page has %q", k, no)
			}
		}
	}
}

func TestCompose_KeepsTheLinkOutOfTheCalendar(t *testing.T) {
	o := mustOpen(t, mustCompose(t, letter(Invitation)))
	if !strings.Contains(o.parts[0], letter(Invitation).Link+"\r\n") || !strings.Contains(o.parts[1], letter(Invitation).Link) {
		t.Error("the link is not in both texts")
	}
	unfolded := strings.ReplaceAll(o.parts[2], "\r\n ", "")
	for _, no := range []string{"https:", "eyJ", "URL", "DESCRIPTION"} {
		if strings.Contains(unfolded, no) {
			t.Errorf("the calendar entry has %q", no)
		}
	}
}

func TestCompose_CalendarReadsBack(t *testing.T) {
	for k, want := range map[Kind]struct{ method, status string }{
		Invitation: {"REQUEST", "CONFIRMED"}, Moved: {"REQUEST", "CONFIRMED"}, Cancelled: {"CANCEL", "CANCELLED"},
	} {
		o := mustOpen(t, mustCompose(t, letter(k)))
		if got := o.kinds[2]; got != "text/calendar; method="+want.method+"; charset=UTF-8" {
			t.Errorf("%s: the part is %q", k, got)
		}
		c, err := ics.ParseCalendar(strings.NewReader(o.parts[2]))
		if err != nil || len(c.Events()) != 1 {
			t.Fatalf("%s: reading the calendar back: %v", k, err)
		}
		e := c.Events()[0]
		start, _ := e.GetStartAt()
		end, _ := e.GetEndAt()
		l := letter(k)
		if !start.Equal(l.Start) || !end.Equal(l.End) {
			t.Errorf("%s: from %s to %s, want %s to %s", k, start, end, l.Start, l.End)
		}
		for property, value := range map[ics.ComponentProperty]string{
			"UID": l.UID, "SEQUENCE": "2", "SUMMARY": "Overleg", "CLASS": "CONFIDENTIAL", "STATUS": want.status,
			"LOCATION": l.Place, "ORGANIZER": "mailto:tafel@huis.example", "ATTENDEE": "mailto:joris@ggz.example",
		} {
			if got := e.GetProperties(property); len(got) != 1 || got[0].Value != value {
				t.Errorf("%s: %s is %v, want one: %s", k, property, got, value)
			}
		}
	}
}

func TestCompose_AnEnrolmentHasNoCalendar(t *testing.T) {
	if o := mustOpen(t, mustCompose(t, letter(Enrolment))); len(o.parts) != 2 {
		t.Errorf("parts are %v", o.kinds)
	}
}

func TestCompose_RefusesWhatWouldBreakTheMail(t *testing.T) {
	for name, spoil := range map[string]func(*Letter){
		"a newline in the address":    func(l *Letter) { l.To = "joris@ggz.example\r\nBcc: pers@krant.example" },
		"two addresses":               func(l *Letter) { l.To = "joris@ggz.example, pers@krant.example" },
		"a name with the address":     func(l *Letter) { l.To = "Joris <joris@ggz.example>" },
		"no address":                  func(l *Letter) { l.To = "" },
		"an address no server takes":  func(l *Letter) { l.To = "jörg@ggz.example" },
		"a newline in the sender":     func(l *Letter) { l.From = "tafel@huis.example\nX: y" },
		"a newline in the name":       func(l *Letter) { l.FromName = "Huis\r\nBcc: pers@krant.example" },
		"a newline in the house":      func(l *Letter) { l.House = "Huis\nBcc: pers@krant.example" },
		"a newline in the place":      func(l *Letter) { l.Place = "Kamer 3\r\nATTENDEE:mailto:pers@krant.example" },
		"a line separator":            func(l *Letter) { l.Place = "Kamer 3\u2028X" },
		"a newline in the uid":        func(l *Letter) { l.UID = "a\r\nb" },
		"no house":                    func(l *Letter) { l.House = "" },
		"a script for a link":         func(l *Letter) { l.Link = "javascript:alert(1)" },
		"a link with a newline":       func(l *Letter) { l.Link = "https://tafel.example/\nx" },
		"an end before the beginning": func(l *Letter) { l.End = l.Start.Add(-time.Hour) },
		"no times":                    func(l *Letter) { l.Start, l.End = time.Time{}, time.Time{} },
		"a kind that is none":         func(l *Letter) { l.Kind = "reminder" },
	} {
		t.Run(name, func(t *testing.T) {
			l := letter(Invitation)
			spoil(&l)
			m, err := Compose(l)
			if !errors.Is(err, ErrLetter) || len(m.Text) > 0 {
				t.Fatalf("got %v, want ErrLetter and no mail", err)
			}
			for _, word := range []string{"krant", "jörg", "Kamer"} {
				if strings.Contains(err.Error(), word) {
					t.Errorf("the error repeats what was typed: %v", err)
				}
			}
		})
	}
}

func TestCompose_EscapesInThePage(t *testing.T) {
	l := letter(Invitation)
	l.House, l.Place = `Huis <script>alert(1)</script>`, `"><img src=x>`
	if page := mustOpen(t, mustCompose(t, l)).parts[1]; strings.Contains(page, "<script") || strings.Contains(page, "<img") {
		t.Errorf("the page has what was typed as it is:\n%s", page)
	}
}

func TestDutchTimes_AreThoseOfAmsterdam(t *testing.T) {
	summer := time.Date(2026, 7, 1, 21, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		end  time.Time
		want string
	}{
		{summer.Add(15 * time.Minute), "woensdag 1 juli 2026, 23.30 uur tot 23.45 uur"},
		{summer.Add(time.Hour), "woensdag 1 juli 2026, 23.30 uur tot donderdag 2 juli 2026, 00.30 uur"},
	} {
		if got := dutchTimes(summer, c.end); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestWords_AreShortSentences(t *testing.T) {
	for _, k := range []Kind{Invitation, Moved, Cancelled, Enrolment} {
		for _, bare := range []bool{false, true} {
			l := letter(k)
			l.House = "Huis"
			if bare {
				l.Link = ""
			}
			for _, p := range l.paragraphs() {
				if p.lang != "nl" {
					continue
				}
				for _, line := range p.lines {
					for sentence := range strings.SplitSeq(line, ". ") {
						if n := len(strings.Fields(sentence)); n > 15 {
							t.Errorf("%s: %d words: %s", k, n, sentence)
						}
					}
				}
			}
		}
	}
}
