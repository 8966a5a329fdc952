// SPDX-License-Identifier: EUPL-1.2

package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// killed is a database whose writing process is killed, round after round, and
// everything that it ever acknowledged.
type killed struct {
	path    string
	streams []string
	texts   map[string]map[int64]string // by stream and seq
}

func newKilled(t testing.TB) *killed {
	k := &killed{path: filepath.Join(t.TempDir(), "casustafel.db"), texts: map[string]map[int64]string{}}
	for range 4 {
		id := meeting().ID
		k.streams, k.texts[id] = append(k.streams, id), map[int64]string{}
	}
	return k
}

// round lets a process append until it acknowledged some appends, and kills it.
func (k *killed) round(t testing.TB, fault string) {
	t.Helper()
	c := child("append", fault, append([]string{k.path}, k.streams...)...)
	pipe, err := c.StdoutPipe()
	mustDo(t, err)
	mustDo(t, c.Start())
	lines := bufio.NewReader(pipe)
	for range 1 + rand.IntN(40) {
		if err := k.note(lines); err != nil {
			t.Errorf("the process ended by itself: %v", err)
			break
		}
	}
	mustDo(t, c.Process.Kill())
	for k.note(lines) == nil {
	}
	// It says that the process was killed, which is what we did.
	_ = c.Wait()
}

// note reads one acknowledgement; a line that was cut off is none.
func (k *killed) note(lines *bufio.Reader) error {
	line, err := lines.ReadString('\n')
	if err != nil {
		return io.EOF
	}
	var stream, first, second string
	var seq int64
	if _, err := fmt.Sscan(line, &stream, &seq, &first, &second); err != nil {
		return err
	}
	k.texts[stream][seq], k.texts[stream][seq+1] = first, second
	return nil
}

// check opens the database and returns what is wrong with it, nil for nothing.
func (k *killed) check(ctx context.Context) error {
	e, err := Open(ctx, k.path)
	if err != nil {
		return err
	}
	defer e.Close()
	for _, id := range k.streams {
		if err := k.checkStream(ctx, sqlstore.New(e), id); err != nil {
			return fmt.Errorf("stream %s: %w", id, err)
		}
	}
	return nil
}

func (k *killed) checkStream(ctx context.Context, s *sqlstore.Store, id string) error {
	stream := record.Stream{Kind: record.Meeting, ID: id}
	entries, err := s.Entries(ctx, stream, 0)
	if err != nil {
		return err
	}
	for seq, text := range k.texts[id] {
		if seq > int64(len(entries)) || entries[seq-1].Text != text {
			return fmt.Errorf("entry %d was acknowledged and is lost", seq)
		}
	}
	if len(entries)%2 != 0 {
		return fmt.Errorf("%d entries: half of an append is there", len(entries))
	}
	return whole(ctx, s, stream, entries)
}

func TestKill_LosesNothingThatWasAcknowledged(t *testing.T) {
	k := newKilled(t)
	for round := range 20 {
		k.round(t, "")
		if err := k.check(t.Context()); err != nil {
			t.Fatalf("after round %d: %v", round, err)
		}
	}
	t.Run("and the check catches answers that come before the commit", func(t *testing.T) {
		k := newKilled(t)
		for range 20 {
			k.round(t, faultEarly)
			if k.check(t.Context()) != nil {
				return
			}
		}
		t.Error("got nothing wrong in 20 rounds, want the check to catch the planted fault")
	})
}
