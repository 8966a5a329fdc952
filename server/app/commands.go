// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/doctor"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/storage"
)

// ErrDiffers means that what was looked at is not as it should be; what differs
// has been printed.
var ErrDiffers = errors.New("it differs")

// Serve serves one house until the context ends.
func Serve(ctx context.Context, s config.Serve, log io.Writer) error {
	if err := doctor.KeepMemoryIn(); err != nil {
		return fmt.Errorf("keeping the memory of the program in it: %w", err)
	}
	mail, err := mailOf(s.Mail)
	if err != nil {
		return err
	}
	a, err := Open(ctx, Config{
		DB: s.DB, Keys: s.Keys, Theme: s.Theme, Origin: s.Origin, Listen: s.Listen,
		TLS: TLSFiles{s.TLSCert, s.TLSKey}, Proxies: s.TrustedProxies, SecurityContact: s.SecurityContact, Mail: mail, Terms: conference.DefaultTerms, Log: log,
	})
	if err != nil {
		return err
	}
	sayWhatIsWeak(ctx, s, a.log)
	return errors.Join(a.Run(ctx), a.Close())
}

func mailOf(s config.Mail) (notify.Config, error) {
	host, port, implicit, err := s.Server()
	c := notify.Config{Host: host, Port: port, User: s.User, Password: s.Password}
	if implicit {
		c.TLS = notify.Implicit
	}
	return c, err
}

// Verify prints what a certificate proves, and names every event in which a
// record differs from it. It needs nothing but the files.
func Verify(s config.Verify, out io.Writer) error {
	file, err := os.ReadFile(s.Certificate)
	if err != nil {
		return fmt.Errorf("reading the certificate: %w", err)
	}
	c, err := ledger.Verify(file, s.Key)
	if err != nil {
		return err
	}
	printCertificate(out, c, s.Key != "")
	if s.Record == "" {
		return nil
	}
	return verifyRecord(s.Record, c, out)
}

func printCertificate(out io.Writer, c *ledger.Certificate, known bool) {
	fmt.Fprintf(out, "De sluitverklaring is ongeschonden: geen teken is veranderd.\n")
	fmt.Fprintf(out, "Over:        %s, %d gebeurtenissen\n", c.Origin, c.Size)
	fmt.Fprintf(out, "Sleutel:     %s\nVingerafdruk: %s\n", c.Key, c.Fingerprint)
	if !known {
		fmt.Fprintln(out, "Let op: vraag het huis of dit zijn vingerafdruk is, en geef die mee met --key.")
	}
	fmt.Fprintf(out, "Verklaring:  %s\n", c.Statement)
}

var differences = map[ledger.Kind]string{
	ledger.Changed: "veranderd", ledger.Dropped: "weggelaten", ledger.Added: "toegevoegd", ledger.Moved: "verplaatst",
}

func verifyRecord(path string, c *ledger.Certificate, out io.Writer) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("reading the record: %w", err)
	}
	origin, texts, err := ledger.DecodeRecord(file)
	if err != nil {
		return err
	}
	if origin != c.Origin {
		return fmt.Errorf("the record is about another stream than the certificate: %w", ErrDiffers)
	}
	found := c.Check(texts)
	for _, d := range found {
		place := d.Seq
		if d.Kind == ledger.Added {
			place = d.Place
		}
		fmt.Fprintf(out, "Gebeurtenis %d is %s.\n", place, differences[d.Kind])
	}
	if len(found) > 0 {
		return ErrDiffers
	}
	fmt.Fprintf(out, "Het logboek is volledig en ongewijzigd: alle %d gebeurtenissen kloppen.\n", c.Size)
	return nil
}

// Inspect prints every difference between the record and what is derived from it.
func Inspect(ctx context.Context, s config.Inspect, out io.Writer) error {
	path := filepath.Join(s.DB, DatabaseFile)
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("there is no database in this folder: %w", err)
	}
	keys, err := vault.OpenSlots(s.Keys)
	if err != nil {
		return fmt.Errorf("opening the keys: %w", err)
	}
	defer keys.Close()
	store, err := storage.Open(ctx, storage.Config{Path: path})
	if err != nil {
		return err
	}
	found, err := service.Inspect(ctx, store, s.Repair)
	for _, line := range found {
		fmt.Fprintln(out, line)
	}
	if err == nil && len(found) > 0 && !s.Repair {
		err = ErrDiffers
	}
	if err == nil && len(found) == 0 {
		fmt.Fprintln(out, "Index tables and trees agree with the record.")
	}
	return errors.Join(err, store.Close())
}
