// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// ledgerOfMail is a mail server on disk: what it takes survives whoever sent it.
type ledgerOfMail struct {
	path string
	lie  bool // planted: says that it took what it did not
	dies bool // before it takes anything
}

func (l ledgerOfMail) Send(_ context.Context, letter notify.Letter) error {
	if l.dies {
		die()
	}
	if l.lie {
		return nil
	}
	m, err := notify.Compose(letter)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(m.ID + "\n"); err != nil {
		return err
	}
	return f.Sync()
}

func die() {
	if syscall.Kill(os.Getpid(), syscall.SIGKILL) == nil {
		select {}
	}
}

// mailsTaken returns the Message-IDs that the mail server of a folder took.
func mailsTaken(t testing.TB, folder string) (ids []string) {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "mails"))
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		ids = append(ids, lines.Text())
	}
	return ids
}

func openMailing(folder string, l ledgerOfMail, step func(string), now func() time.Time) (*servicetest.House, error) {
	l.path = filepath.Join(folder, "mails")
	return servicetest.Open(context.Background(), folder, servicetest.Options{Now: now, Post: l, Links: addresses{}, Step: step})
}

// childMail sends what is due in the house of a folder, and is killed: folder, when,
// fault.
func childMail(args []string) error {
	l := ledgerOfMail{dies: args[1] == "before", lie: args[2] != ""}
	h, err := openMailing(args[0], l, func(step string) {
		if step == service.StepMailed && args[1] == "after" {
			die()
		}
	}, nil)
	if err != nil {
		return err
	}
	_, err = h.KeepMail(context.Background())
	return err
}

// A mail that is due arrives, whenever the program is killed: once, or once more
// under the same Message-ID.
func TestKeepMail_KilledInTheMiddle(t *testing.T) {
	for name, c := range map[string]struct {
		when, fault string
		want        int // times that the mail server took it; 0: lost
	}{
		"before the mail server has it":           {"before", "", 1},
		"when the mail server has it":             {"after", "", 2},
		"planted: who says sent and did not send": {"never", "lie", 0},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			s := mustPrepareMail(t, folder)
			if err := child("mail", folder, c.when, c.fault).Run(); (err == nil) != (c.when == "never") {
				t.Fatalf("the child: %v", err)
			}
			h, err := openMailing(folder, ledgerOfMail{}, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer h.Close()
			for range 3 {
				if _, err := h.KeepMail(context.Background()); err != nil {
					t.Fatal(err)
				}
			}
			ids := mailsTaken(t, folder)
			if len(ids) != c.want || len(ids) == 2 && ids[0] != ids[1] {
				t.Errorf("taken were %s, want %d of one Message-ID", strings.Join(ids, " "), c.want)
			}
			s.House = h
			mustInspect(t, h)
		})
	}
}

// mustPrepareMail invites Stef in a house that is closed again.
func mustPrepareMail(t *testing.T, folder string) *servicetest.Scene {
	t.Helper()
	h, err := openMailing(folder, ledgerOfMail{}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := servicetest.Mailing(context.Background(), h); err != nil {
		t.Fatal(err)
	}
	s := servicetest.NewScene(context.Background(), h, time.Now().Add(24*time.Hour))
	s.Convened()
	s.Invite("Stef")
	s.Must(t)
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	return s
}
