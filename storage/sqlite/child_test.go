// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// childVariable makes the test binary do one deed in a process of its own.
const childVariable = "STORAGE_CHILD"

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(childVariable) {
	case "scan":
		err = childScan(os.Args[1], os.Args[2:])
	case "copy":
		err = childCopy(os.Args[1], os.Args[2])
	case "append":
		err = childAppend(os.Args[1], os.Args[2:])
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is this program as another process.
func child(deed, fault string, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	// A process under the race detector would wait for a second at its end.
	c.Env = append(os.Environ(), childVariable+"="+deed, faultVariable+"="+fault, "GORACE=atexit_sleep_ms=0")
	c.Stderr = os.Stderr
	return c
}

// childScan prints, for every file in a folder that holds one of the texts, its
// name and how many. It runs in its own process because it opens database files.
func childScan(folder string, texts []string) error {
	files, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, f := range files {
		content, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if err != nil {
			return err
		}
		n := 0
		for _, text := range texts {
			if bytes.Contains(content, []byte(text)) {
				n++
			}
		}
		if n > 0 {
			fmt.Println(f.Name(), n)
		}
	}
	return nil
}

// mustScan returns how many of the texts each file of a folder holds.
func mustScan(t testing.TB, folder string, texts []string) map[string]int {
	t.Helper()
	out, err := child("scan", "", append([]string{folder}, texts...)...).Output()
	if err != nil {
		t.Fatalf("scanning: %v", err)
	}
	found := map[string]int{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		var name string
		var n int
		if _, err := fmt.Sscan(lines.Text(), &name, &n); err != nil {
			t.Fatalf("reading what the scan found: %v", err)
		}
		found[name] = n
	}
	return found
}

// childAppend appends to some streams at once, for ever, and prints a line for
// each append when it is acknowledged: stream, seq and text.
func childAppend(path string, streams []string) error {
	e, err := Open(context.Background(), path)
	if err != nil {
		return err
	}
	s := sqlstore.New(planted(e, os.Getenv(faultVariable)))
	failed := make(chan error)
	for _, id := range streams {
		go func() { failed <- appendForEver(s, record.Stream{Kind: record.Meeting, ID: id}) }()
	}
	return <-failed
}

func appendForEver(s *sqlstore.Store, stream record.Stream) error {
	ctx := context.Background()
	entries, err := s.Entries(ctx, stream, 0)
	if err != nil {
		return err
	}
	for at := int64(len(entries)); ; at += 2 {
		texts := []string{uuid.NewString(), uuid.NewString()}
		w := record.Write{Stream: stream, Expected: at, Entries: []record.Entry{{Kind: "a", Text: texts[0]}, {Kind: "b", Text: texts[1]}}}
		if err := s.Append(ctx, record.Batch{Writes: []record.Write{w}}); err != nil {
			return err
		}
		// One write, so that a line is in the pipe as a whole or not at all.
		line := fmt.Sprintf("%s %d %s\n", stream.ID, at+1, strings.Join(texts, " "))
		if _, err := os.Stdout.WriteString(line); err != nil {
			return err
		}
	}
}
