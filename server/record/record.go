// SPDX-License-Identifier: EUPL-1.2

// Package record says what is written and how: streams of content-free events,
// the sealed envelopes they name, the index rows derived from them and the
// answers given, all in one append. It knows no event's meaning, no SQL and no key.
package record

import (
	"context"
	"errors"
	"time"

	"github.com/casustafel/casustafel/server/vault"
)

// Errors of a Store. Drivers' errors are translated inside storage, by code.
var (
	// ErrConflict means that a stream of the batch is not at its expected version: nothing was written.
	ErrConflict = errors.New("record: stream has moved on")
	// ErrAnswered means that this person already used this key: nothing was written.
	ErrAnswered = errors.New("record: key already answered")
	// ErrNotFound means that what was asked for is not stored.
	ErrNotFound = errors.New("record: not found")
	// ErrFull means that the disk is full: nothing was written, reading goes on.
	ErrFull = errors.New("record: no space left")
)

// StreamKind is the closed list of kinds of streams.
type StreamKind string

// The kinds of streams: one stream per case, one per meeting, one per person with
// what they prove who they are by, one for the house.
const (
	House   StreamKind = "house"
	Case    StreamKind = "case"
	Meeting StreamKind = "meeting"
	Person  StreamKind = "person"
)

// StreamKinds returns them all.
func StreamKinds() []StreamKind { return []StreamKind{Case, House, Meeting, Person} }

// Stream names one append-only list of events. ID is a UUID in lower case.
type Stream struct {
	Kind StreamKind
	ID   string
}

// Entry is one event as stored: Text is kept and hashed verbatim, to the byte.
type Entry struct {
	Seq     int64 // 1 for the first of its stream, without gaps
	Kind    string
	Version int
	Text    string
}

// Write adds Entries to Stream if its version (the Seq of its last entry, 0 when
// empty) is still Expected. The entries' Seq is set by the store. A write without
// entries is a guard: it only checks that the stream has not moved.
type Write struct {
	Stream   Stream
	Expected int64
	Entries  []Entry
}

// Envelope is one sealed text: ID is a UUID, Drawer names the key that opens it.
type Envelope struct {
	Drawer vault.Drawer
	ID     string
	Sealed []byte
}

// Answer is what a command was answered, kept so that the same key gives the same answer.
type Answer struct {
	Person  string
	Key     string // the Idempotency-Key
	Deed    string // stable name of the deed and its target
	ID      string
	Version int64
	At      time.Time
}

// Mine is an index row: this person has something to do with this stream.
type Mine struct {
	Person string
	Stream Stream
	Over   time.Time // when it was over; zero while it goes on
}

// Over says since when a stream is over, for everybody whose it is; at zero it
// goes on again.
type Over struct {
	Stream Stream
	At     time.Time
}

// Due is an index row: on Stream, What has to happen at At; Ref tells several apart.
// (Stream, What, Ref) is unique; a later row replaces an earlier one.
type Due struct {
	Stream Stream
	What   string
	Ref    string
	At     time.Time
}

// Change is one change of the index tables: exactly one of its fields is set.
type Change struct {
	PutMine  *Mine // what is there already stays as it is
	DropMine *Mine // Over is not looked at
	SetOver  *Over
	PutDue   *Due
	DropDue  *Due // At is not looked at
}

// Batch is everything that one append writes: all of it, or nothing.
type Batch struct {
	Writes      []Write
	Seal        []Envelope     // envelopes added
	Drop        []string       // envelopes deleted, by id; absent ones are no error
	DropDrawers []vault.Drawer // all envelopes of these drawers deleted
	Index       []Change       // applied in order
	Answer      *Answer        // nil for deeds of the clock
}

// Head is a stream and its version.
type Head struct {
	Stream  Stream
	Version int64
}

// Index is the whole content of the index tables, for rebuilding and comparing.
type Index struct {
	Mine  []Mine // ordered by person, stream kind, stream id
	Due   []Due  // ordered by stream kind, stream id, what, ref
	Heads []Head // ordered by stream kind, stream id
}

// Store keeps the record and the sealed envelopes. Every engine passes the suite
// of storage/storagetest. What Append acknowledged is on disk.
type Store interface {
	// Append writes a batch atomically over its streams.
	// Errors: ErrConflict, ErrAnswered, ErrFull; anything else is unexpected.
	Append(ctx context.Context, b Batch) error
	// Entries returns the entries of a stream after a Seq, in order; none for an unknown stream.
	Entries(ctx context.Context, s Stream, after int64) ([]Entry, error)
	// Streams returns the heads of all streams of a kind, ordered by id.
	Streams(ctx context.Context, kind StreamKind) ([]Head, error)
	// Hashes returns the stored tree hashes of a stream, in tlog's stored order.
	Hashes(ctx context.Context, s Stream) ([][32]byte, error)
	// Envelopes returns the sealed bytes by envelope id; absent ids are left out.
	Envelopes(ctx context.Context, ids []string) (map[string]Envelope, error)
	// Drawers returns every drawer that has an envelope, ordered by kind and id.
	Drawers(ctx context.Context) ([]vault.Drawer, error)
	// EnvelopesOf returns all envelopes of a drawer, ordered by id.
	EnvelopesOf(ctx context.Context, d vault.Drawer) ([]Envelope, error)
	// Answer returns what a key was answered, or ErrNotFound.
	Answer(ctx context.Context, person, key string) (Answer, error)
	// ForgetAnswers deletes answers given before a moment.
	ForgetAnswers(ctx context.Context, before time.Time) error
	// MineOf returns what goes on for a person, ordered by stream kind and id.
	MineOf(ctx context.Context, person string) ([]Stream, error)
	// OverOf returns what is over for a person, the last first, at most limit rows:
	// from the last one on, or from what was over before another of theirs.
	OverOf(ctx context.Context, person string, before Stream, limit int) ([]Stream, error)
	// DueBefore returns what is due at or before a moment, earliest first, at most limit
	// rows: of these kinds, or of every kind when none is named.
	DueBefore(ctx context.Context, at time.Time, limit int, what ...string) ([]Due, error)
	// Index reads the whole index; ReplaceIndex puts another in its place, atomically.
	Index(ctx context.Context) (Index, error)
	ReplaceIndex(ctx context.Context, i Index) error
	// Truncate makes the engine forget deleted pages outside its main file (the
	// write-ahead log); it reports failure when a part of it stayed.
	Truncate(ctx context.Context) error
	// Fresh opens a second, independent, read-only look at the same data: no cache is shared.
	Fresh(ctx context.Context) (Reader, error)
}

// Reader is the part of a Store that a fresh connection offers.
type Reader interface {
	Entries(ctx context.Context, s Stream, after int64) ([]Entry, error)
	Envelopes(ctx context.Context, ids []string) (map[string]Envelope, error)
	Close() error
}
