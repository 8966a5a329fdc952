// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// bare sends what it is posted to every page of the same meeting: no session, no
// rights, no state. With a store it commits before it sends.
type bare struct {
	mu    sync.Mutex
	pages map[string]map[*page]struct{}
	items atomic.Int64
	store *store // nil: nothing is kept
}

// page is one socket with a queue; it is dropped when the queue is full.
type page struct {
	conn  *websocket.Conn
	queue chan []byte
}

const pageQueue = 64

// serveBare serves on a free port of the loopback address until its input closes.
func serveBare(ctx context.Context, job serveJob) error {
	b := &bare{pages: map[string]map[*page]struct{}{}}
	if job.Kind == kindStore {
		var err error
		if b.store, err = openStore(ctx, job.Data); err != nil {
			return err
		}
		defer b.store.close()
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	routes := http.NewServeMux()
	routes.HandleFunc("POST /{meeting}/items", b.post)
	routes.HandleFunc("GET /{meeting}/live", b.watch)
	server := &http.Server{Handler: routes, ReadHeaderTimeout: 5 * time.Second}
	go server.Serve(l)
	defer server.Close()
	return listen("http://"+l.Addr().String(), job.Profile, nil)
}

func (b *bare) post(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<10))
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	id := b.items.Add(1)
	if b.store != nil {
		if err := b.store.put(r.PathValue("meeting"), id, body); err != nil {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
	}
	frame, err := json.Marshal(map[string]any{"v": id, "set": map[string]any{fmt.Sprintf("item/%d", id): json.RawMessage(body)}})
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	b.send(r.PathValue("meeting"), frame)
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, `{"id":"%d","version":%d}`, id, id)
}

func (b *bare) send(meeting string, frame []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for p := range b.pages[meeting] {
		select {
		case p.queue <- frame:
		default:
			p.conn.NetConn().Close()
		}
	}
}

var plainUpgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

func (b *bare) watch(w http.ResponseWriter, r *http.Request) {
	conn, err := plainUpgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	p := &page{conn, make(chan []byte, pageQueue)}
	b.enter(r.PathValue("meeting"), p)
	done := make(chan struct{})
	go func() { // reads until the page goes
		defer close(done)
		conn.NextReader()
	}()
	p.write(done)
	conn.Close()
	b.leave(r.PathValue("meeting"), p)
}

func (p *page) write(done chan struct{}) {
	for {
		select {
		case <-done:
			return
		case frame := <-p.queue:
			p.conn.SetWriteDeadline(time.Now().Add(10 * time.Second))
			if p.conn.WriteMessage(websocket.TextMessage, frame) != nil {
				return
			}
		}
	}
}

func (b *bare) enter(meeting string, p *page) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.pages[meeting] == nil {
		b.pages[meeting] = map[*page]struct{}{}
	}
	b.pages[meeting][p] = struct{}{}
}

func (b *bare) leave(meeting string, p *page) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.pages[meeting], p)
}
