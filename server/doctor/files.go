// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// others are the permission bits of who is not the owner.
const others fs.FileMode = 0o077

func permissions(_ context.Context, p Place) []Finding {
	var all []Finding
	for _, folder := range []struct {
		check, what, path string
		open              Level
	}{
		{"keys-permissions", "sleutels", p.Keys, Wrong}, {"database-permissions", "database", p.DB, Weak},
	} {
		all = append(all, p.folder(folder.check, folder.what, folder.path, folder.open)...)
	}
	return all
}

// folder looks at a folder and what is in it, without opening a file: looking at
// a database from outside would take its locks away.
func (p Place) folder(check, what, path string, open Level) []Finding {
	readable, foreign, seen := 0, 0, 0
	err := filepath.WalkDir(path, func(_ string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		seen++
		if info.Mode()&others != 0 && info.Mode()&fs.ModeSymlink == 0 {
			readable++
		}
		if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) != p.System.User() && p.System.User() != 0 {
			foreign++
		}
		return nil
	})
	switch {
	case err != nil:
		return found(check, Unknown, fmt.Sprintf("De map van de %s is niet te lezen.", what), "Voer dit uit als de gebruiker van de dienst.")
	case readable > 0:
		return found(check, open, fmt.Sprintf("Anderen op deze machine mogen bij de %s: %d van %d bestanden en mappen.", what, readable, seen),
			"Voer uit: chmod -R go-rwx op die map.")
	case foreign > 0:
		return found(check, Weak, fmt.Sprintf("Bij de %s hoort niet alles aan wie dit uitvoert: %d van %d.", what, foreign, seen),
			"Maak de gebruiker van de dienst eigenaar van de hele map.")
	}
	return good(check, fmt.Sprintf("Alleen de eigenaar mag bij de %s.", what))
}

func user(_ context.Context, p Place) []Finding {
	if p.System.User() == 0 {
		return found("user", Weak, "Dit draait als root: een fout in het programma is dan een fout op de hele machine.",
			"Geef de dienst een eigen gebruiker zonder rechten.")
	}
	return good("user", "Dit draait als gewone gebruiker.")
}

func theme(_ context.Context, p Place) []Finding {
	const check = "theme"
	if p.Theme == "" {
		return good(check, "Het neutrale thema wordt gebruikt.")
	}
	info, err := os.Stat(filepath.Join(p.Theme, "theme.css"))
	if err != nil || !info.Mode().IsRegular() {
		return found(check, Weak, "In de map van het thema is geen theme.css te lezen.", "Zet theme.css in die map, of laat --theme weg.")
	}
	folder, err := os.Stat(p.Theme)
	if err == nil && (folder.Mode()|info.Mode())&0o022 != 0 {
		return found(check, Weak, "Anderen op deze machine mogen het thema veranderen, en daarmee wat iedereen ziet.", "Voer uit: chmod -R go-w op die map.")
	}
	return good(check, "Het thema van het huis is te lezen.")
}
