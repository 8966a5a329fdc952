// SPDX-License-Identifier: EUPL-1.2

package vault

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// childEnv names what a copy of the test binary does instead of testing; its
// last argument is the directory of the keys.
const childEnv = "VAULT_TEST_CHILD"

var children = map[string]func(dir string) error{
	"churn":    func(dir string) error { return churn(dir, sayAfter) },
	"too soon": func(dir string) error { return churn(dir, sayBefore()) },
	"full":     fillUp,
}

// acknowledging does a deed and says so.
type acknowledging func(deed func() error, answer string) error

func sayAfter(deed func() error, answer string) error {
	if err := deed(); err != nil {
		return err
	}
	return say(answer)
}

// sayBefore is the planted fault: it says so first, and does the deed after the
// next one was said.
func sayBefore() acknowledging {
	owed := func() error { return nil }
	return func(deed func() error, answer string) error {
		if err := say(answer); err != nil {
			return err
		}
		last := owed
		owed = deed
		return last()
	}
}

func say(line string) error {
	_, err := fmt.Println(line)
	return err
}

// churn creates drawers and destroys every other one until it is killed. Before
// it destroys, it says that it begins to.
func churn(dir string, acknowledge acknowledging) error {
	s, err := OpenSlots(dir)
	if err != nil {
		return err
	}
	start := len(s.Drawers())
	for i := start; ; i++ {
		d := Drawer{Kind: kinds[1+i%5], ID: fmt.Sprintf("d-%d-%d", start, i-start)}
		if err := acknowledge(func() error { return s.Create(d) }, "live "+d.String()); err != nil {
			return err
		}
		if i%2 == 0 {
			continue
		}
		if err := say("begin " + d.String()); err != nil {
			return err
		}
		if err := acknowledge(func() error { return s.Destroy(d) }, "destroyed "+d.String()); err != nil {
			return err
		}
	}
}

// crash runs a child, kills it after a number of lines and returns all it said.
func crash(t *testing.T, mode, dir string, lines int) (said []string) {
	t.Helper()
	child := mustStartChild(t, mode, dir)
	for child.out.Scan() {
		said = append(said, child.out.Text())
		if len(said) == 1 {
			if _, err := OpenSlots(dir); !errors.Is(err, ErrLocked) {
				t.Errorf("OpenSlots while a child has it: got %v, want %v", err, ErrLocked)
			}
		}
		if len(said) == lines {
			child.kill(t)
		}
	}
	if len(said) < lines {
		t.Fatalf("the child stopped by itself after %d lines: %v", len(said), child.cmd.Wait())
	}
	child.cmd.Wait()
	return said
}

type child struct {
	cmd *exec.Cmd
	out *bufio.Scanner
}

func mustStartChild(t *testing.T, mode, dir string) *child {
	t.Helper()
	cmd := exec.Command(os.Args[0], dir)
	cmd.Env = append(os.Environ(), childEnv+"="+mode)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &child{cmd: cmd, out: bufio.NewScanner(out)}
}

func (c *child) kill(t *testing.T) {
	t.Helper()
	if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}

// broken compares what was acknowledged with what the keys say after a crash.
func broken(s *Slots, said []string) (problems []string) {
	want := map[string]string{}
	for _, line := range said {
		state, drawer, _ := strings.Cut(line, " ")
		want[drawer] = state
	}
	for drawer, state := range want {
		kind, id, _ := strings.Cut(drawer, "/")
		got := s.Status(Drawer{Kind(kind), id}).String()
		if got == state || state == "begin" && got != "missing" {
			continue
		}
		problems = append(problems, fmt.Sprintf("%s: got %s, want %s", drawer, got, state))
	}
	return problems
}

// A kill shows that an acknowledgement comes after the deed; what a power cut
// leaves is the word of the disk that it synced.
func TestSlots_SurviveKilling(t *testing.T) {
	dir := t.TempDir()
	var said []string
	for round := range 15 {
		said = append(said, crash(t, "churn", dir, 1+round*round)...)
		s := mustOpenSlots(t, dir)
		for _, problem := range broken(s, said) {
			t.Errorf("after round %d: %s", round, problem)
		}
		mustClose(t, s)
	}
}

func TestSlots_SurviveKilling_CatchesAPlantedEarlyAnswer(t *testing.T) {
	dir := t.TempDir()
	said := crash(t, "too soon", dir, 30)
	if got := broken(mustOpenSlots(t, dir), said); len(got) == 0 {
		t.Errorf("got no problem after %d lines, want the planted fault found", len(said))
	}
}
