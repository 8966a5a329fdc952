// SPDX-License-Identifier: EUPL-1.2

package server

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// weakIn names the files of a folder that take random numbers which can be foretold;
// what serves tests alone may.
func weakIn(t *testing.T, folder string) (files []string, looked int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(filepath.Dir(path), "test") {
			return err
		}
		looked++
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, imported := range file.Imports {
			if strings.HasPrefix(imported.Path.Value, `"math/rand`) {
				files = append(files, path)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, looked
}

func TestSecrets_AreOfStrongRandomness(t *testing.T) {
	for _, folder := range []string{".", "../storage"} {
		weak, looked := weakIn(t, folder)
		if len(weak) > 0 || looked < 5 {
			t.Errorf("%s: %q of %d files take random numbers that can be foretold", folder, weak, looked)
		}
	}
	planted := t.TempDir()
	text := "package weak\n\nimport \"math/rand/v2\"\n\nvar _ = rand.Int\n"
	if err := os.WriteFile(filepath.Join(planted, "weak.go"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if weak, _ := weakIn(t, planted); len(weak) != 1 {
		t.Error("a planted one: got none")
	}
}
