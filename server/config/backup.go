// SPDX-License-Identifier: EUPL-1.2

package config

import "errors"

// RecoveryKey makes the key that backups are sealed to.
type RecoveryKey struct {
	Out  string `name:"out" placeholder:"FILE" required:"" help:"New file for the secret half. Keep it away from this machine; whoever has it and a backup reads the cases."`
	DB   string `name:"db" placeholder:"DIR" env:"CASUSTAFEL_DB" help:"Folder of the database, to refuse a file inside it."`
	Keys string `name:"keys" placeholder:"DIR" env:"CASUSTAFEL_KEYS" help:"Folder of the keys, likewise."`
}

// Backup copies a house that may be served meanwhile.
type Backup struct {
	DB            string   `name:"db" placeholder:"DIR" env:"CASUSTAFEL_DB" help:"Folder of the database."`
	Keys          string   `name:"keys" placeholder:"DIR" required:"" env:"CASUSTAFEL_KEYS" help:"Folder of the keys. Keys of tables and parcels are in no backup."`
	To            string   `name:"to" placeholder:"DIR" required:"" env:"CASUSTAFEL_BACKUP_TO" help:"Folder, best on another machine, in which each backup becomes a folder."`
	Recipients    []string `name:"recipient" placeholder:"age1..." env:"CASUSTAFEL_BACKUP_RECIPIENT" help:"Public half of a recovery key; several may be given."`
	OnlyDestroyed bool     `name:"only-destroyed" help:"Write only the list of what was destroyed. Cheap: every five minutes, to another place."`
}

// Restore makes a house from a backup.
type Restore struct {
	From      string   `name:"from" placeholder:"DIR" required:"" type:"existingdir" help:"Folder of one backup."`
	Identity  string   `name:"identity" placeholder:"FILE" required:"" type:"existingfile" help:"Secret half of the recovery key."`
	DB        string   `name:"db" placeholder:"DIR" required:"" env:"CASUSTAFEL_DB" help:"Empty folder for the database."`
	Keys      string   `name:"keys" placeholder:"DIR" required:"" env:"CASUSTAFEL_KEYS" help:"Empty folder for the keys."`
	Destroyed []string `name:"destroyed" placeholder:"FILE" type:"existingfile" help:"Newer list of what was destroyed (destroyed.json). The newest one matters: what it does not name may come back."`
	OldKeys   string   `name:"old-keys" placeholder:"DIR" type:"existingdir" help:"Folder of the keys before, where it is left; it knows best what was destroyed."`
}

func (s RecoveryKey) complete() error {
	for _, folder := range []string{s.DB, s.Keys} {
		if folder != "" && within(s.Out, folder) {
			return errors.New("--out must not be inside --db or --keys: the recovery key is for when those are gone")
		}
	}
	return nil
}

func (s Backup) complete() error {
	var errs []error
	if s.DB == "" && !s.OnlyDestroyed {
		errs = append(errs, errors.New("missing --db (CASUSTAFEL_DB)"))
	}
	if len(s.Recipients) == 0 && !s.OnlyDestroyed {
		errs = append(errs, errors.New("missing --recipient (CASUSTAFEL_BACKUP_RECIPIENT): make one with casustafel recovery-key"))
	}
	for _, folder := range []string{s.DB, s.Keys} {
		if folder != "" && !apart(s.To, folder) {
			errs = append(errs, errors.New("--to must be apart from --db and --keys"))
			break
		}
	}
	return errors.Join(errs...)
}

func (s Restore) complete() error {
	if !apart(s.DB, s.Keys) {
		return errors.New("--db and --keys must be apart: neither folder inside the other")
	}
	return nil
}
