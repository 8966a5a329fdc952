// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"database/sql"
	"errors"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver
)

// store is the least that keeps an item: one event row and one encrypted text,
// committed with whatever else is waiting, and on disk before anybody is answered.
type store struct {
	db    *sql.DB
	conn  *sql.Conn
	event *sql.Stmt
	text  *sql.Stmt
	gcm   cipher.AEAD
	queue chan *row
	ended chan struct{}
}

type row struct {
	meeting string
	id      int64
	plain   []byte
	done    chan error
}

// storeTogether is how many rows share a commit at most, as in the program.
const storeTogether = 64

const storeTables = `
	CREATE TABLE events (stream text NOT NULL, seq bigint NOT NULL, body text NOT NULL, PRIMARY KEY (stream, seq)) WITHOUT ROWID;
	CREATE TABLE texts (id bigint NOT NULL PRIMARY KEY, sealed blob NOT NULL);`

func openStore(ctx context.Context, dir string) (*store, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "bare.db")+"?_txlock=immediate&_pragma=journal_mode(WAL)"+
		"&_pragma=synchronous(FULL)&_pragma=secure_delete(ON)&_pragma=temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	s := &store{db: db, queue: make(chan *row, 1<<16), ended: make(chan struct{})}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	go s.work()
	return s, nil
}

func (s *store) prepare(ctx context.Context) (err error) {
	key := make([]byte, 32)
	rand.Read(key) // never fails: crypto/rand ends the program instead
	block, err := aes.NewCipher(key)
	if err != nil {
		return err
	}
	if s.gcm, err = cipher.NewGCMWithRandomNonce(block); err != nil {
		return err
	}
	if s.conn, err = s.db.Conn(ctx); err != nil {
		return err
	}
	if _, err = s.conn.ExecContext(ctx, storeTables); err != nil {
		return err
	}
	if s.event, err = s.conn.PrepareContext(ctx, `INSERT INTO events (stream, seq, body) VALUES (?, ?, ?)`); err != nil {
		return err
	}
	s.text, err = s.conn.PrepareContext(ctx, `INSERT INTO texts (id, sealed) VALUES (?, ?)`)
	return err
}

// put returns when the item is on disk.
func (s *store) put(meeting string, id int64, plain []byte) error {
	r := &row{meeting, id, plain, make(chan error, 1)}
	s.queue <- r
	return <-r.done
}

func (s *store) work() {
	defer close(s.ended)
	for first := range s.queue {
		group := []*row{first}
		for len(group) < storeTogether && len(s.queue) > 0 {
			group = append(group, <-s.queue)
		}
		err := s.commit(group)
		for _, r := range group {
			r.done <- err
		}
	}
}

// eventBody stands for an event of the usual size, without content.
const eventBody = `{"kind":"item-put","version":1,"at":"2026-11-21T10:00:00.000001Z","by":"0193e100-0000-7000-8000-000000000001","body":{"Item":"0193e100-0000-7000-8000-000000000002","Part":"0193e100-0000-7000-8000-000000000003","Domain":"housing","Detail":"that","Personal":true,"Envelope":"0193e100-0000-7000-8000-000000000004"}}`

func (s *store) commit(group []*row) error {
	ctx := context.Background()
	if _, err := s.conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	for _, r := range group {
		if _, err := s.event.ExecContext(ctx, r.meeting, r.id, eventBody); err != nil {
			return err
		}
		if _, err := s.text.ExecContext(ctx, r.id, s.gcm.Seal(nil, nil, r.plain, nil)); err != nil {
			return err
		}
	}
	_, err := s.conn.ExecContext(ctx, "COMMIT")
	return err
}

func (s *store) close() error {
	close(s.queue)
	<-s.ended
	return errors.Join(s.conn.Close(), s.db.Close())
}
