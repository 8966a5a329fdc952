// SPDX-License-Identifier: EUPL-1.2

package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/service"
)

// room is what Hatice says, again and again.
const room = "Er is ruimte. "

// mustLine is a house at the table of which every write to every connection is heard.
func mustLine(t *testing.T) (*house, *demo.Play, *recorder, *line) {
	t.Helper()
	l := &line{}
	h := mustOpenOver(t, t.TempDir(), l.over)
	play, heard := h.mustBegin(t)
	play.Invited(tenOClock)
	play.Convened()
	play.AtTheTable()
	must(t, play)
	return h, play, heard, l
}

// puts puts items of Hatice on the table until told to stop.
func puts(ctx context.Context, t *testing.T, play *demo.Play, text string) {
	item := service.NewItem{
		Part: play.Part(4), Text: text, Domain: "housing", Detail: "that", Origin: "own-file", Dated: "2026-11-01",
		Law: "wmo", Nature: "no-person", Subjects: []conference.SubjectID{},
	}
	for ctx.Err() == nil {
		answer, err := play.Client("Hatice").Do(t.Context(), http.MethodPost, "/v1/meetings/"+string(play.Meeting)+"/items", item)
		if err != nil || answer.Status != http.StatusCreated {
			t.Errorf("putting: %d, %v: %s", answer.Status, err, answer.Body)
			return
		}
	}
}

// TestPages_NothingIsSentAfterTheAnswer: Stef is shown out two hundred times while
// others put items. On the line, no item is written to his page after the answer
// that he is out; while he is in, items are.
func TestPages_NothingIsSentAfterTheAnswer(t *testing.T) {
	h, play, heard, l := mustLine(t)
	page := h.mustWatch(t, play, heard, "Stef")
	page.shows(t, play, "Stef")
	to := page.conn.LocalAddr().String()
	ctx, stop := context.WithCancel(t.Context())
	var load sync.WaitGroup
	load.Go(func() { puts(ctx, t, play, room) })
	late, inTime, rounds := 0, 0, 200
	if testing.Short() {
		rounds = 40
	}
	for range rounds {
		in := l.far()
		time.Sleep(4 * time.Millisecond)
		out := mustReceipt(t, play, "Noor", "removal")
		time.Sleep(2 * time.Millisecond)
		back := l.far()
		answered := l.when(in, fmt.Sprintf(`"version":%d`, out.Version), out.ID)
		if answered < 0 {
			t.Fatal("the answer was not heard on the line")
		}
		late += itemsIn(l.heard(to, answered, back))
		inTime += itemsIn(l.heard(to, in, answered))
		play.As("Stef").Arrives()
		play.As("Noor").Admits("Stef")
		must(t, play)
	}
	stop()
	load.Wait()
	if late > 0 || inTime == 0 {
		t.Errorf("got %d items on the line after the answer and %d before, want none and some", late, inTime)
	}
}

func mustReceipt(t *testing.T, play *demo.Play, by, what string) (r struct {
	ID      string
	Version int64
}) {
	t.Helper()
	path := "/v1/meetings/" + string(play.Meeting) + "/participants/" + string(play.Participant("Stef")) + "/" + what
	answer, err := play.Client(by).Do(t.Context(), http.MethodPut, path, nil)
	if err != nil || answer.Status != http.StatusOK {
		t.Fatalf("%s: %d, %v: %s", what, answer.Status, err, answer.Body)
	}
	if err := json.Unmarshal(answer.Body, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// itemsIn counts the writes that show what Hatice puts. Own items stay one's own.
func itemsIn(writes []string) (n int) {
	for _, w := range writes {
		n += strings.Count(w, room)
	}
	return n
}

// TestPages_ASlowReaderIsDropped: Mila's page reads nothing while the table fills.
// Everybody else is served, a deed that has to be sure of her page breaks it, and
// when she comes back she has everything.
func TestPages_ASlowReaderIsDropped(t *testing.T) {
	h, play, heard, _ := mustLine(t)
	conn, _, err := h.dial(play, heard, "Mila", ticketFor(t, play, "Mila"), h.Origin)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.NetConn().(*net.TCPConn).SetReadBuffer(4096); err != nil {
		t.Fatal(err)
	}
	quick := h.mustWatch(t, play, heard, "Lotte")
	ctx, stop := context.WithCancel(t.Context())
	var load sync.WaitGroup
	load.Go(func() { puts(ctx, t, play, strings.Repeat(room, 100)) })
	time.Sleep(2 * time.Second)
	stop()
	load.Wait()
	quick.shows(t, play, "Lotte")
	play.As("Noor").ShowsOut("Omar")
	must(t, play)
	quick.shows(t, play, "Lotte")
	isBroken(t, conn)
	back := h.mustWatch(t, play, heard, "Mila")
	back.shows(t, play, "Mila")
}

// isBroken reads what is left on a connection, and wants no close code after it:
// who does not read cannot be told.
func isBroken(t *testing.T, conn *websocket.Conn) {
	t.Helper()
	if err := conn.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	for {
		_, _, err := conn.ReadMessage()
		var closed *websocket.CloseError
		var slow net.Error
		switch {
		case errors.As(err, &slow) && slow.Timeout():
			t.Fatal("the page that does not read is still open")
		case errors.As(err, &closed) && closed.Code != websocket.CloseAbnormalClosure:
			t.Fatalf("the page that does not read was told %d", closed.Code)
		case err != nil:
			return
		}
	}
}
