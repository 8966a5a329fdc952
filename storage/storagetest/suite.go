// SPDX-License-Identifier: EUPL-1.2

// Package storagetest is the contract of storage as one suite that every engine
// passes, seen from outside only. It does not know SQL or any engine.
package storagetest

import (
	"context"
	"testing"
	"time"

	"github.com/casustafel/casustafel/server/record"
)

// Store is everything that storage offers: the record, the sessions, a backup.
type Store interface {
	record.Store
	PutSession(ctx context.Context, v record.Session) error
	Session(ctx context.Context, hash []byte, now time.Time) (record.Session, error)
	SessionByID(ctx context.Context, id string, now time.Time) (record.Session, error)
	SessionsOf(ctx context.Context, person string, now time.Time) ([]record.Session, error)
	KeepSession(ctx context.Context, id string, seen, idleEnds, ends time.Time) error
	ProveSession(ctx context.Context, old []byte, v record.Session) error
	RaiseSessions(ctx context.Context, person, proof string, from, to int) error
	EndSession(ctx context.Context, hash []byte) error
	EndSessionOf(ctx context.Context, person, id string) error
	EndSessionsOf(ctx context.Context, person string) error
	EndSessionsBefore(ctx context.Context, t time.Time) error
	EndAllSessions(ctx context.Context) error
	Backup(ctx context.Context, path string) error
	Close() error
}

// Run runs the whole suite. Open returns an empty store and closes it when its
// test ends; it is called once for each test.
func Run(t *testing.T, open func(t testing.TB) Store) {
	tests := []struct {
		name string
		run  func(t *testing.T, open func(t testing.TB) Store)
	}{
		{"Append", testAppend},
		{"Conflict", testConflict},
		{"Guard", testGuard},
		{"Atomicity", testAtomicity},
		{"Refusal", testRefusal},
		{"Text", testText},
		{"Hashes", testHashes},
		{"Streams", testStreams},
		{"Envelopes", testEnvelopes},
		{"Drawers", testDrawers},
		{"Answers", testAnswers},
		{"Mine", testMine},
		{"Over", testOver},
		{"Due", testDue},
		{"Index", testIndex},
		{"Sessions", testSessions},
		{"Concurrency", testConcurrency},
		{"Cancelling", testCancelling},
		{"Fresh", testFresh},
		{"Truncate", testTruncate},
		{"Backup", testBackup},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}
