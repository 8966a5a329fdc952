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
	PutSession(ctx context.Context, hash []byte, person string, created, ends time.Time) error
	SessionPerson(ctx context.Context, hash []byte, now time.Time) (person string, err error)
	EndSession(ctx context.Context, hash []byte) error
	EndSessionsBefore(ctx context.Context, t time.Time) error
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
