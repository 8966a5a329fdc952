// SPDX-License-Identifier: EUPL-1.2

package migrations

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// sound returns what is wrong with the folders of migrations, nil for nothing:
// they are numbered from 1 without gaps, alike in every engine, and only go forward.
func sound(all fs.FS) error {
	folders, err := fs.ReadDir(all, ".")
	if err != nil {
		return err
	}
	steps := map[string]int{}
	for _, folder := range folders {
		files, err := fs.ReadDir(all, folder.Name())
		if err != nil {
			return err
		}
		steps[folder.Name()] = len(files)
		for i, f := range files {
			if err := soundFile(all, folder.Name()+"/"+f.Name(), i+1); err != nil {
				return err
			}
		}
	}
	for name, n := range steps {
		if n == 0 || n != steps[folders[0].Name()] {
			return fmt.Errorf("%s has %d migrations, %s has %d", name, n, folders[0].Name(), steps[folders[0].Name()])
		}
	}
	return nil
}

var goingBack = regexp.MustCompile(`(?i)\+goose\s+down`)

func soundFile(all fs.FS, path string, number int) error {
	content, err := fs.ReadFile(all, path)
	if err != nil {
		return err
	}
	if !strings.Contains(path, fmt.Sprintf("/%05d_", number)) {
		return fmt.Errorf("%s is not number %d", path, number)
	}
	if goingBack.Match(content) {
		return fmt.Errorf("%s goes back", path)
	}
	return nil
}

func TestMigrations_AreNumberedAlikeAndGoForward(t *testing.T) {
	if err := sound(FS); err != nil {
		t.Error(err)
	}
	up := &fstest.MapFile{Data: []byte("-- +goose Up\n")}
	down := &fstest.MapFile{Data: []byte("-- +goose Up\n-- +goose Down\n")}
	for name, faulty := range map[string]fstest.MapFS{
		"a gap":             {"sqlite/00001_a.sql": up, "sqlite/00003_b.sql": up},
		"a way back":        {"sqlite/00001_a.sql": down},
		"an engine behind":  {"sqlite/00001_a.sql": up, "sqlite/00002_b.sql": up, "other/00001_a.sql": up},
		"a number too many": {"sqlite/00001_a.sql": up, "sqlite/00001_b.sql": up},
	} {
		t.Run("and the check catches "+name, func(t *testing.T) {
			if sound(faulty) == nil {
				t.Error("got nothing wrong, want the check to catch it")
			}
		})
	}
}
