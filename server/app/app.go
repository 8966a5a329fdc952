// SPDX-License-Identifier: EUPL-1.2

// Package app wires the program: it opens storage and keys, recovers, builds the
// services, serves, and stops everything. The end-to-end tests start this. It
// decides nothing about a case.
package app

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/casustafel/casustafel/frontend"
	"github.com/casustafel/casustafel/server/clock"
	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/httpapi"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/ledger"
	"github.com/casustafel/casustafel/server/live"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service"
	"github.com/casustafel/casustafel/server/vault"
	"github.com/casustafel/casustafel/server/view"
	"github.com/casustafel/casustafel/storage"
	"github.com/casustafel/casustafel/storage/sqlstore"
)

// DatabaseFile is the name of the database in its folder.
const DatabaseFile = "casustafel.db"

// lookEvery is how often the clock looks at what is due.
const lookEvery = 5 * time.Second

// Config is what one running house needs.
type Config struct {
	DB, Keys string // folders
	House    string // under which a house is founded that is not there yet, for the demo; otherwise empty
	Theme    string // folder with the house's theme.css and logo; empty: the neutral theme
	Origin   string // empty: that of the listener
	Listen   string
	TLS      TLSFiles       // both empty: no TLS, which is for this machine only
	Proxies  []netip.Prefix // whose X-Forwarded-For is believed
	// SecurityContact is where weaknesses are reported, mailto: or https:; empty: nowhere.
	SecurityContact string
	Mail            notify.Config        // without a host the house sends none
	Unlimited       bool                 // nobody is told that it is too much: to measure
	Demo            []httpapi.DemoPerson // nil in serve: then there is no demo log-in at all
	Terms           conference.Terms
	Now             func() time.Time
	Step            func(string)                    // told between the steps of closing; nil but in the crash harness
	Over            func(net.Listener) net.Listener // what connections pass; nil but in tests that watch the line
	Log             io.Writer
	Level           slog.Level // what is logged at least; the zero value is every request
}

// TLSFiles are the files of a certificate with its chain, and of its key.
type TLSFiles struct{ Cert, Key string }

// App is one running house.
type App struct {
	Service *service.Service
	Origin  string

	config   Config
	store    *sqlstore.Store
	keys     *vault.Slots
	sessions *identity.Sessions
	log      *slog.Logger
	hub      *live.Hub
	links    *identity.Links // nil in a demo
	theme    *os.Root
	listener net.Listener
	tls      *tls.Config
	server   *http.Server
}

// Open opens and recovers a house and takes its address. Nothing is served before
// Run. Whatever was opened is closed again when something fails.
func Open(ctx context.Context, c Config) (*App, error) {
	if c.Now == nil {
		c.Now = time.Now
	}
	a := &App{config: c, log: slog.New(slog.NewJSONHandler(c.Log, &slog.HandlerOptions{Level: c.Level}))}
	if err := a.open(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *App) open(ctx context.Context) error {
	if err := a.openHouse(ctx); err != nil {
		return err
	}
	if err := a.found(ctx); err != nil {
		return err
	}
	return a.listen(ctx)
}

// openHouse opens and recovers everything below HTTP.
func (a *App) openHouse(ctx context.Context) error {
	if err := a.openKeys(); err != nil {
		return err
	}
	signer, err := ledger.OpenSigner(a.config.Keys, "casustafel")
	if err != nil {
		return fmt.Errorf("opening the signing key: %w", err)
	}
	a.store, err = storage.Open(ctx, storage.Config{Path: filepath.Join(a.config.DB, DatabaseFile)})
	if err != nil {
		return fmt.Errorf("opening the database: %w", err)
	}
	a.hub = live.NewHub(func(ctx context.Context, p conference.PersonID, m conference.MeetingID, last view.Seen) (view.Picture, error) {
		return a.Service.Look(ctx, p, m, last)
	})
	a.sessions = identity.NewSessions(a.store, a.config.Now, a.hub)
	links, err := a.openLinks()
	if err != nil {
		return fmt.Errorf("opening the key of links: %w", err)
	}
	a.Service = service.New(service.Config{
		Store: a.store, Keys: a.keys, Signer: signer,
		Now: a.config.Now, Log: a.log, Step: a.config.Step, Watchers: a.hub, Ender: a.sessions, Raiser: a.sessions,
		Links: links, Post: a.openPost(),
	})
	if err := a.Service.Recover(ctx); err != nil {
		return fmt.Errorf("recovering: %w", err)
	}
	return nil
}

// ErrNoHouse means that nothing can be served yet.
var ErrNoHouse = errors.New("there is no house in these folders yet: make one with casustafel init")

// found founds a house where the configuration names one: the demo. Whatever is
// served otherwise was made by init, with somebody who keeps it.
func (a *App) found(ctx context.Context) error {
	if a.config.House != "" {
		return a.Service.Found(ctx, a.config.House, a.config.Terms)
	}
	there, err := a.Service.SetUp(ctx)
	if err == nil && !there {
		err = ErrNoHouse
	}
	return err
}

// openKeys takes the keyring first: its lock says that no other process serves
// this house.
func (a *App) openKeys() error {
	if err := os.MkdirAll(a.config.Keys, 0o700); err != nil {
		return fmt.Errorf("making the folder of the keys: %w", err)
	}
	keys, err := vault.OpenSlots(a.config.Keys)
	if err != nil {
		return fmt.Errorf("opening the keys: %w", err)
	}
	a.keys = keys
	return nil
}

func (a *App) listen(ctx context.Context) error {
	listener, err := net.Listen("tcp", a.config.Listen)
	if err != nil {
		return fmt.Errorf("listening: %w", err)
	}
	if a.config.Over != nil {
		listener = a.config.Over(listener)
	}
	a.listener, a.Origin = listener, a.config.Origin
	if a.Origin == "" {
		a.Origin = "http://" + listener.Addr().String()
	}
	if a.config.TLS != (TLSFiles{}) {
		certs, err := openCertificates(a.config.TLS.Cert, a.config.TLS.Key)
		if err != nil {
			return err
		}
		a.tls = certs.settings()
	}
	if a.tls == nil && strings.HasPrefix(a.Origin, "https://") && len(a.config.Proxies) == 0 {
		a.log.Warn("no trusted proxy: everybody who is not logged in counts as one address")
	}
	theme, err := a.openLooks(ctx)
	if err != nil {
		return err
	}
	c := httpapi.Config{
		Theme:   theme,
		Service: a.Service, Sessions: a.sessions, Tickets: identity.NewTickets(a.config.Now), Hub: a.hub, Demo: a.config.Demo, Page: frontend.Page(),
		Origin: a.Origin, Log: a.log,
		TrustedProxies: a.config.Proxies, SecurityContact: a.config.SecurityContact, Unlimited: a.config.Unlimited,
	}
	if err := a.prove(&c); err != nil {
		return err
	}
	handler, err := httpapi.New(c)
	if err != nil {
		return fmt.Errorf("building the routes: %w", err)
	}
	a.server = &http.Server{
		Handler: handler, TLSConfig: a.tls, DisableGeneralOptionsHandler: true, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 20 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 16 << 10,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError), // its lines hold addresses and input
	}
	return nil
}

// collectAt is how much garbage may come to lie beside what is kept, in percent of
// it, before it is collected. What is kept is small, every look at a table throws
// away what it was made of, and who looks during a collection waits for it.
const collectAt = 400

// tune sets, once in a process, what the environment does not say. Of the processors
// that Go runs on, one that waits for the disk takes with it whoever was to run there
// next, for milliseconds when all are busy. Two may wait, who writes and who moves the
// log; so there are two more than Go would take, which knows the limits of a container.
var tune = sync.OnceFunc(func() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(runtime.GOMAXPROCS(0) + 2)
	}
})

// Run serves until the context ends, then lets what is under way finish.
func (a *App) Run(ctx context.Context) error {
	tune()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var work sync.WaitGroup
	defer work.Wait()
	work.Go(func() { clock.New(lookEvery, a.log, a.keepTerms).Run(ctx) })
	if a.config.Mail.Host != "" {
		work.Go(func() { clock.New(mailEvery, a.log, a.keepMail).Run(ctx) })
	}
	work.Go(func() {
		<-ctx.Done()
		a.hub.Close() // pages come back by themselves, to whoever listens then
		patience, done := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		defer done()
		if err := a.server.Shutdown(patience); err != nil {
			a.server.Close()
		}
	})
	err := a.serve()
	stop()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serving: %w", err)
}

func (a *App) serve() error {
	if a.tls != nil {
		return a.server.ServeTLS(a.listener, "", "")
	}
	return a.server.Serve(a.listener)
}

func (a *App) keepTerms(ctx context.Context) error {
	_, err := a.Service.KeepTerms(ctx)
	return errors.Join(err, a.sessions.Sweep(ctx))
}

// Address is where it listens: host and port.
func (a *App) Address() string { return a.listener.Addr().String() }

// Close closes what Open opened. The keys go last: their lock keeps others out.
func (a *App) Close() error {
	var errs []error
	if a.listener != nil {
		if err := a.listener.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			errs = append(errs, err)
		}
	}
	if a.theme != nil {
		errs = append(errs, a.theme.Close())
	}
	if a.store != nil {
		errs = append(errs, a.store.Close())
	}
	if a.keys != nil {
		errs = append(errs, a.keys.Close())
	}
	return errors.Join(errs...)
}

// Backup copies the database, without any key, to a file that does not exist yet.
// Keys have backups of their own, or none, ever.
func (a *App) Backup(ctx context.Context, path string) error { return a.store.Backup(ctx, path) }
