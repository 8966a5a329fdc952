// SPDX-License-Identifier: EUPL-1.2

package httpapi

import (
	"bufio"
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/live"
)

// The protocol that a page names, and what comes before its ticket among the
// protocols: an address would end up in logs, a header of its own cannot be sent.
const (
	liveProtocol = "casustafel.v1"
	ticketPrefix = "ticket."
)

const (
	pingEvery  = 25 * time.Second
	pongWithin = 60 * time.Second
	writeLimit = 10 * time.Second
	socketAge  = 15 * time.Minute
	cutLimit   = 250 * time.Millisecond
)

// AskTicket gives a ticket for one live page of a meeting that the asker may know of.
func (s *server) AskTicket(ctx context.Context, r AskTicketRequestObject) (AskTicketResponseObject, error) {
	if err := s.Service.MayKnow(ctx, asker(ctx), r.Meeting); err != nil {
		return nil, err
	}
	ticket, err := s.Tickets.Issue(asker(ctx), sessionOf(ctx).ID, r.Meeting)
	return AskTicket201JSONResponse{Body: Ticket{Ticket: ticket}}, err
}

// WatchMeeting opens a live page: session, exact Origin and a ticket of this session
// for this meeting, all three.
func (s *server) WatchMeeting(ctx context.Context, r WatchMeetingRequestObject) (WatchMeetingResponseObject, error) {
	req := requestOf(ctx)
	if origin := req.Header.Values("Origin"); len(origin) != 1 || origin[0] != s.Origin {
		return nil, failOrigin
	}
	if err := s.Service.MayKnow(ctx, asker(ctx), r.Meeting); err != nil {
		return nil, err
	}
	if !websocket.IsWebSocketUpgrade(req) {
		return nil, failUpgrade
	}
	who, err := s.Tickets.Use(ticketIn(req), sessionOf(ctx).ID, r.Meeting)
	if err != nil || who != asker(ctx) {
		return nil, hidden
	}
	return watching{s, req, sessionOf(ctx), r.Meeting}, nil
}

func ticketIn(r *http.Request) string {
	for _, p := range websocket.Subprotocols(r) {
		if ticket, ok := strings.CutPrefix(p, ticketPrefix); ok {
			return ticket
		}
	}
	return ""
}

// watching is the answer that stays open.
type watching struct {
	s       *server
	request *http.Request
	by      session
	meeting conference.MeetingID
}

// upgrader gives a page hardly any buffer of its own: it says nothing, and who is
// being written to borrows one.
var upgrader = websocket.Upgrader{
	ReadBufferSize:   512,
	WriteBufferSize:  4096,
	WriteBufferPool:  &sync.Pool{},
	HandshakeTimeout: 5 * time.Second,
	Subprotocols:     []string{liveProtocol},
	CheckOrigin:      func(*http.Request) bool { return true }, // WatchMeeting has, exactly; the default lets a missing one in
	Error:            func(http.ResponseWriter, *http.Request, int, error) {},
}

// VisitWatchMeetingResponse takes the connection over and is done: the page goes on
// in a goroutine of the hub, so that a thousand open pages do not hold on to a
// thousand requests, nor to the depth at which those were answered.
func (v watching) VisitWatchMeetingResponse(w http.ResponseWriter) error {
	conn, err := upgrader.Upgrade(hijacker{w}, v.request, nil)
	if err != nil {
		return failUpgrade
	}
	of := *traceOf(v.request)
	v.request = nil
	v.s.Hub.Go(func() {
		defer v.s.survive(of)
		v.serve(conn)
	})
	return nil
}

// serve serves the page until it ends. Two goroutines: this one writes, the other
// reads what a page may send, which is nothing but pongs.
func (v watching) serve(conn *websocket.Conn) {
	defer conn.Close()
	ctx, stop := context.WithCancel(context.Background())
	read := make(chan struct{})
	go func() { defer close(read); defer stop(); readNothing(conn) }()
	v.s.Hub.Serve(ctx, v.by.Person, v.by.ID, v.meeting, &socket{conn}, live.Limits{
		Ping: pingEvery, Age: socketAge, Slow: cutLimit,
		Alive: func() (bool, error) { return v.alive(ctx) },
	})
	conn.Close()
	<-read
}

// alive asks whether the session of a page still lives.
func (v watching) alive(ctx context.Context) (bool, error) {
	now, err := v.s.keep(ctx, v.by, v.meeting)
	if err == nil {
		err = v.s.stands(ctx, now)
	}
	if errors.Is(err, identity.ErrNobody) {
		return false, nil
	}
	return err == nil, err
}

// keep holds the session of who waits for a meeting or is at its table, without an act
// of theirs: they listen. Anybody else's it only looks for.
func (s *server) keep(ctx context.Context, by session, m conference.MeetingID) (identity.Session, error) {
	hold, err := s.Service.HeldUntil(ctx, by.Person, m)
	if err != nil {
		hold = time.Time{}
	}
	return s.Sessions.Keep(ctx, by.ID, hold)
}

// readNothing reads until the page goes, or sends what it has no business to send.
func readNothing(conn *websocket.Conn) {
	conn.SetReadLimit(512)
	alive := func(string) error { return conn.SetReadDeadline(time.Now().Add(pongWithin)) }
	conn.SetPongHandler(alive)
	if alive("") == nil {
		conn.NextReader()
	}
}

// socket is what live sends through.
type socket struct{ conn *websocket.Conn }

func (s *socket) Send(f live.Frame) error {
	text, err := f.Text()
	if err != nil {
		return err
	}
	if err := s.conn.SetWriteDeadline(time.Now().Add(writeLimit)); err != nil {
		return err
	}
	return s.conn.WriteMessage(websocket.TextMessage, text)
}

func (s *socket) Ping() error {
	return s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeLimit))
}

func (s *socket) Close(c live.Cause) {
	s.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(int(c), ""), time.Now().Add(time.Second))
}

func (s *socket) Drop() { s.conn.NetConn().Close() }

// hijacker finds the connection below the writers that observe it.
type hijacker struct{ http.ResponseWriter }

func (h hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(h.ResponseWriter).Hijack()
}

type requestKey struct{}

// requestOf returns the request itself, for the one answer that takes it over.
func requestOf(ctx context.Context) *http.Request {
	r, _ := ctx.Value(requestKey{}).(*http.Request)
	return r
}
