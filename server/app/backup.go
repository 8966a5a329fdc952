// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/casustafel/casustafel/server/backup"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/vault"
)

// RecoveryKey makes the key that backups are sealed to: the secret half in a new
// file, the public half printed.
func RecoveryKey(s config.RecoveryKey, out io.Writer) error {
	file, err := os.OpenFile(s.Out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("making the file of the recovery key: %w", err)
	}
	recipient, err := vault.NewRecoveryKey(file)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(s.Out))
	}
	fmt.Fprintf(out, "De herstelsleutel staat in %s. Bewaar dat bestand niet op deze machine.\n", s.Out)
	fmt.Fprintf(out, "Wie dat bestand en een back-up heeft, kan de casussen lezen.\n")
	fmt.Fprintf(out, "Back-ups maakt u met: --recipient %s\n", recipient)
	return nil
}

// Backup makes a backup of a house, also while it is served, or writes only the
// list of what was destroyed.
func Backup(ctx context.Context, s config.Backup, out io.Writer) error {
	c := backup.Config{Database: filepath.Join(s.DB, DatabaseFile), Keys: s.Keys, To: s.To, Now: time.Now}
	for _, text := range s.Recipients {
		r, err := vault.ParseRecipient(text)
		if err != nil {
			return err
		}
		c.Sealed = append(c.Sealed, r)
	}
	if s.OnlyDestroyed {
		made, err := backup.MakeList(c)
		if err == nil {
			fmt.Fprintf(out, "De lijst van wat vernietigd is, staat in %s: %d lade(n).\n", made.Path, made.Destroyed)
		}
		return err
	}
	made, err := backup.Make(ctx, c)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "De back-up staat in %s.\n", made.Path)
	fmt.Fprintf(out, "Huis:        %s\n", made.House)
	fmt.Fprintf(out, "Sleutels:    %d lange, verzegeld voor de herstelsleutel; geen van tafels, en geen van wat iemand meeneemt\n", made.Keys)
	fmt.Fprintf(out, "Vernietigd:  %d lade(n), in destroyed.json\n", made.Destroyed)
	return nil
}

// Restore makes a house from a backup and says what became of it.
func Restore(ctx context.Context, s config.Restore, out io.Writer) error {
	file, err := os.Open(s.Identity)
	if err != nil {
		return fmt.Errorf("opening the recovery key: %w", err)
	}
	identity, err := vault.ReadIdentity(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	r, err := backup.Restore(ctx, backup.Into{
		From: s.From, Lists: s.Destroyed, OldKeys: s.OldKeys, Identity: identity,
		Database: filepath.Join(s.DB, DatabaseFile), Keys: s.Keys, Now: time.Now,
	})
	if err != nil {
		return err
	}
	printRestored(out, r)
	if len(r.Differs) > 0 {
		return ErrDiffers
	}
	return nil
}

const moment = "2006-01-02 15:04:05 MST"

func printRestored(out io.Writer, r backup.Result) {
	fmt.Fprintf(out, "Het huis is teruggezet van de back-up van %s.\n", r.At.Format(moment))
	fmt.Fprintf(out, "Huis:        %s\n", r.House)
	fmt.Fprintf(out, "Vernietigd:  %d lade(n) blijven vernietigd; bekend tot %s\n", r.Destroyed, r.ListedAt.Format(moment))
	fmt.Fprintf(out, "Sleutels:    %d lade(n) gaan weer open\n", r.Keys)
	fmt.Fprintf(out, "Verwijderd:  de verzegelde teksten van %d lade(n) zonder sleutel\n", r.Drawers)
	fmt.Fprintf(out, "Overleggen:  %d gesloten als sleutel niet beschikbaar; niemand nam er iets uit mee\n", r.Tables)
	fmt.Fprintf(out, "Meegenomen:  wat nog voor %d mensen klaarlag, is verloren\n", r.Parcels)
	fmt.Fprintf(out, "Casussen:    %d waren sindsdien geëindigd en zijn dat weer\n", r.Cases)
	fmt.Fprintf(out, "Personen:    %d waren sindsdien verwijderd en zijn dat weer\n", r.People)
	fmt.Fprintln(out, "Iedereen is afgemeld. Geen verstuurde link werkt nog: nodig opnieuw uit.")
	fmt.Fprintf(out, "Let op: wat na %s is gewijzigd, is er niet meer. Loop rollen, personen en toestemmingen na.\n", r.At.Format(moment))
	fmt.Fprintf(out, "Let op: wat na %s is vernietigd, kan terug zijn. Geef de nieuwste lijst mee met --destroyed.\n", r.ListedAt.Format(moment))
	if r.Keepers == 0 {
		fmt.Fprintln(out, "Let op: er is geen beheerder meer. Zet een nieuwere back-up terug.")
	}
	for _, d := range r.Missing {
		fmt.Fprintf(out, "Ontbreekt:   de sleutel van %s zat niet in de back-up; wat daar lag, is verloren.\n", d)
	}
	for _, line := range r.Differs {
		fmt.Fprintf(out, "Verschil:    %s\n", line)
	}
}
