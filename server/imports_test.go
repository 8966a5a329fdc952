// SPDX-License-Identifier: EUPL-1.2

package server

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/casustafel/casustafel/"

// mayImport says what each package may import of ours. A package that is not here
// fails: unknown means no. Test helpers are packages too.
var mayImport = map[string][]string{
	"server":                     {"server/app", "server/config"},
	"server/casustafel":          {"server"},
	"server/app":                 {"frontend", "server/backup", "server/clock", "server/conference", "server/config", "server/demo", "server/doctor", "server/httpapi", "server/identity", "server/ledger", "server/live", "server/notify", "server/service", "server/vault", "server/view", "storage", "storage/sqlstore"},
	"server/backup":              {"server/ledger", "server/service", "server/vault", "storage"},
	"server/catalogue":           {},
	"server/clock":               {},
	"server/conference":          {"server/catalogue"},
	"server/config":              {},
	"server/demo":                {"server/catalogue", "server/conference", "server/service", "server/view"},
	"server/doctor":              {},
	"server/httpapi":             {"server/catalogue", "server/conference", "server/identity", "server/live", "server/record", "server/service", "server/vault", "server/view"},
	"server/identity":            {"server/conference", "server/record"},
	"server/ledger":              {},
	"server/live":                {"server/conference", "server/view"},
	"server/notify":              {},
	"server/notify/notifytest":   {},
	"server/papers":              {"server/catalogue", "server/conference"},
	"server/record":              {"server/vault"},
	"server/service":             {"server/catalogue", "server/conference", "server/ledger", "server/notify", "server/record", "server/vault", "server/view"},
	"server/service/servicetest": {"server/catalogue", "server/conference", "server/ledger", "server/record", "server/service", "server/vault", "server/view", "storage", "storage/sqlstore"},
	"server/vault":               {},
	"server/vault/vaulttest":     {"server/vault"},
	"server/view":                {"server/catalogue", "server/conference", "server/papers"},
	"scripts/benchmark":          {"server/app", "server/catalogue", "server/conference", "server/httpapi", "server/record", "server/service", "storage"},
	"storage":                    {"server/record", "storage/sqlite", "storage/sqlstore", "migrations"},
	"storage/sqlite":             {"migrations", "server/record", "storage/sqlstore"},
	"storage/sqlstore":           {"server/ledger", "server/record", "server/vault"},
	"storage/storagetest":        {"server/ledger", "server/record", "server/vault"},
	"frontend":                   {},
	"migrations":                 {},
}

// homes says where an outside module may be imported: one home each. The benchmark
// measures some of them bare.
var homes = map[string][]string{
	"github.com/labstack/echo/v4":   {"server/httpapi"},
	"github.com/gorilla/websocket":  {"server/httpapi", "scripts/benchmark"},
	"github.com/getkin/kin-openapi": {"server/httpapi"},
	"github.com/oapi-codegen":       {"server/httpapi"},
	"github.com/golang-jwt/jwt":     {"server/identity"},
	"github.com/go-webauthn":        {"server/identity"},
	"github.com/pquerna/otp":        {"server/identity"},
	"github.com/coreos/go-oidc/v3":  {"server/identity"},
	"golang.org/x/oauth2":           {"server/identity"},
	"github.com/alecthomas/kong":    {"server/config"},
	"github.com/arran4/golang-ical": {"server/notify"},
	"github.com/emersion/go-sasl":   {"server/notify"},
	"github.com/emersion/go-smtp":   {"server/notify"},
	"github.com/wneessen/go-mail":   {"server/notify"},
	"github.com/pressly/goose":      {"storage"},
	"modernc.org/sqlite":            {"storage", "scripts/benchmark"},
	"database/sql":                  {"storage", "scripts/benchmark"},
	"golang.org/x/mod":              {"server/ledger"},
	"net/http":                      {"server/httpapi", "server/app", "server/identity", "server/demo", "scripts/benchmark"},
	"filippo.io/age":                {"server/vault"},
	"crypto/aes":                    {"server/vault", "scripts/benchmark"},
}

// pure packages take time and chance from outside.
var pure = []string{"server/conference", "server/catalogue", "server/view", "server/papers"}

var impure = []string{"os", "net", "net/http", "database/sql", "crypto/rand", "math/rand", "math/rand/v2", "context", "log/slog"}

func TestImportsGoOneWay(t *testing.T) {
	seen := map[string]bool{}
	for file, imports := range sources(t, "..") {
		pkg := path.Dir(file)
		seen[pkg] = true
		for _, wrong := range wrongImports(pkg, imports) {
			t.Errorf("%s: %s", file, wrong)
		}
	}
	for pkg := range mayImport {
		if !seen[pkg] {
			t.Errorf("%s is in the table and not in the tree", pkg)
		}
	}
}

func TestImportsGoOneWay_CatchesEachKindOfFault(t *testing.T) {
	for name, planted := range map[string][2]string{
		"inside":  {"server/conference", module + "server/service"},
		"fenced":  {"server/service", "database/sql"},
		"impure":  {"server/view", "os"},
		"unknown": {"server/elsewhere", "fmt"},
	} {
		if got := wrongImports(planted[0], []string{planted[1]}); len(got) == 0 {
			t.Errorf("%s: %s importing %s was not caught", name, planted[0], planted[1])
		}
	}
}

func wrongImports(pkg string, imports []string) []string {
	allowed, known := mayImport[pkg]
	if !known {
		return []string{"package is not in the table"}
	}
	var wrong []string
	for _, i := range imports {
		if ours, is := strings.CutPrefix(i, module); is && !slices.Contains(allowed, ours) {
			wrong = append(wrong, "may not import "+ours)
		}
		if slices.Contains(pure, pkg) && slices.Contains(impure, i) {
			wrong = append(wrong, "is pure and may not import "+i)
		}
		for fenced, at := range homes {
			in := func(home string) bool { return pkg == home || strings.HasPrefix(pkg, home+"/") }
			if (i == fenced || strings.HasPrefix(i, fenced+"/")) && !slices.ContainsFunc(at, in) {
				wrong = append(wrong, "may not import "+i)
			}
		}
	}
	return wrong
}

// sources parses the imports of every Go file but tests. Reading files, unlike
// asking the go command, makes the test's result depend on them.
func sources(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git") {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		for _, i := range f.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			found[filepath.ToSlash(rel)] = append(found[filepath.ToSlash(rel)], p)
		}
		return err
	})
	if err != nil {
		t.Fatalf("reading sources: %v", err)
	}
	return found
}
