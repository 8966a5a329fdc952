// SPDX-License-Identifier: EUPL-1.2

package service_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/record"
	"github.com/casustafel/casustafel/server/service/servicetest"
)

// childLoad puts, asks, grants and withdraws on all tables at once until it is killed.
func childLoad(args []string) error {
	var all tables
	text, err := os.ReadFile(filepath.Join(args[0], tablesFile))
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil {
		return err
	}
	h, err := servicetest.Open(context.Background(), args[0], servicetest.Options{Store: careless[args[1]]})
	if err != nil {
		return err
	}
	failed := make(chan error)
	for i, s := range all.Scenes {
		s.House = h
		items, requests := make(chan string, 64), make(chan string, 64)
		go func() { failed <- provide(s, i, items, requests) }()
		go func() { failed <- ask(s, i, items, requests) }()
	}
	return <-failed
}

// provide puts items for ever; it withdraws some, and grants what is asked.
func provide(s *servicetest.Scene, table int, items, requests chan string) error {
	for n := 0; ; n++ {
		id, err := try(s, order{table: table, who: "Stef", deed: "put"})
		if err != nil {
			return err
		}
		if n%4 == 3 {
			if _, err := try(s, order{table: table, who: "Stef", deed: "withdraw", target: id}); err != nil {
				return err
			}
		}
		offer(items, id)
		select {
		case request := <-requests:
			if _, err := try(s, order{table: table, who: "Stef", deed: "grant", target: request}); err != nil {
				return err
			}
		default:
		}
	}
}

// ask asks for what it hears of, withdrawn items too.
func ask(s *servicetest.Scene, table int, items, requests chan string) error {
	for item := range items {
		id, err := try(s, order{table: table, who: "Hatice", deed: "ask", target: item})
		if err != nil {
			return err
		}
		if id != "" {
			offer(requests, id)
		}
	}
	return nil
}

func offer(to chan string, id string) {
	select {
	case to <- id:
	default:
	}
}

// try says what it will do, does it, and says what came of it, each in one write,
// so that a line is in the pipe as a whole or not at all. Only a refusal is no error.
func try(s *servicetest.Scene, o order) (string, error) {
	o.key = servicetest.NewKey()
	if _, err := fmt.Fprintf(os.Stdout, "try %d %s %s %s %q\n", o.table, o.who, o.deed, o.key, o.target); err != nil {
		return "", err
	}
	r, err := o.do(context.Background(), s)
	if refused(err) {
		_, err = fmt.Fprintf(os.Stdout, "no %s\n", o.key)
		return "", err
	}
	if err == nil {
		_, err = fmt.Fprintf(os.Stdout, "done %s %s %d\n", o.key, r.ID, r.Version)
	}
	return r.ID, err
}

func refused(err error) bool {
	_, is := err.(conference.Errors)
	return is
}

// careless are planted: stores that acknowledge too much.
var careless = map[string]func(record.Store) record.Store{
	"": nil,
	"answers before the commit": func(s record.Store) record.Store {
		return early{s}
	},
	"forgets what was answered": func(s record.Store) record.Store {
		return appending{s, func(b *record.Batch) error {
			b.Answer = nil
			return nil
		}}
	},
}

// early acknowledges what it will write a little later.
type early struct{ record.Store }

func (e early) Append(ctx context.Context, b record.Batch) error {
	if !has(b, conference.ItemPut{}) {
		return e.Store.Append(ctx, b)
	}
	go func() {
		time.Sleep(30 * time.Millisecond)
		_ = e.Store.Append(context.WithoutCancel(ctx), b) // too late to tell anybody
	}()
	return nil
}
