// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/demo"
	"github.com/casustafel/casustafel/server/httpapi"
)

// demoCloses is how long after its planned end a table of the demo closes by
// itself: nobody who tries it is to find it closed under their hands. (S8)
const demoCloses = 12 * time.Hour

// DemoConfig returns what the demo needs: the fictional house, its people, and
// their log-in, which exists nowhere else.
func DemoConfig(data string, port int, log io.Writer) Config {
	terms := conference.DefaultTerms
	terms.AutoClose = int64(demoCloses / time.Second)
	c := Config{
		DB: filepath.Join(data, "db"), Keys: filepath.Join(data, "keys"), House: demo.House,
		Listen: fmt.Sprintf("127.0.0.1:%d", port), Terms: terms, Log: log,
		Level: slog.LevelWarn, // who tries the demo wants to find the links again
	}
	for _, p := range demo.Everybody() {
		c.Demo = append(c.Demo, httpapi.DemoPerson{ID: p.ID, Name: p.Name, Organisation: p.Organisation})
	}
	return c
}

// AddDemoPeople makes the demo's people known to the house.
func (a *App) AddDemoPeople(ctx context.Context) error {
	for _, p := range demo.Everybody() {
		content := conference.PersonContent{Name: p.Name, Organisation: p.Organisation, Contact: p.Contact}
		if err := a.Service.AddPerson(ctx, p.ID, content, p.Roles()...); err != nil {
			return fmt.Errorf("adding %s: %w", p.First(), err)
		}
	}
	return nil
}

// Demo plays the demo case up to a stage over the program's own HTTP, and goes on
// serving it, unless asked to end. A data folder in which it was played before is
// served as it is.
func Demo(ctx context.Context, s config.Demo, out, log io.Writer) error {
	if s.Export != "" && s.Stage != "closed" {
		return errors.New("--export wants --stage closed: before that there is nothing to take home")
	}
	c := DemoConfig(s.Data, s.Port, log)
	start := time.Now().Truncate(time.Minute)
	if s.ClosesIn > 0 {
		c.Terms.AutoClose = 1
		start = time.Now().Add(s.ClosesIn - demo.Lasts - time.Second)
	}
	c.Theme = s.Theme
	a, err := Open(ctx, c)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go func() { served <- errors.Join(a.Run(ctx), a.Close()) }()
	err = a.play(ctx, s, start, out)
	if err != nil || s.Exit {
		stop()
	} else {
		fmt.Fprint(out, a.invitation(s.Stage))
	}
	return errors.Join(err, <-served)
}

func (a *App) play(ctx context.Context, s config.Demo, start time.Time, out io.Writer) error {
	if err := a.AddDemoPeople(ctx); err != nil {
		return err
	}
	web := &http.Client{Timeout: 30 * time.Second}
	played, err := a.Service.Mine(ctx, demo.People[0].ID)
	if err != nil {
		return err
	}
	if len(played.Cases) > 0 {
		fmt.Fprintln(out, "Deze map bevat al een gespeelde casus; die blijft zoals hij is.")
		if s.Export != "" {
			return errors.New("--export wants an empty --data folder")
		}
		return nil
	}
	play, err := demo.Begin(ctx, web, a.Origin)
	if err != nil {
		return err
	}
	if err := play.PlayTo(s.Stage, start); err != nil {
		return err
	}
	if s.Export == "" {
		return nil
	}
	return export(play, s.Export)
}

// export writes what each person may collect, and what anybody may verify.
func export(play *demo.Play, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("making the folder of the export: %w", err)
	}
	files, err := play.Export()
	if err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return fmt.Errorf("writing the export: %w", err)
		}
	}
	return nil
}

var tries = map[string]string{
	"new":      "Meld u aan als Noor en open een casus.",
	"invited":  "Meld u aan als Hatice: zij leest haar uitnodiging. Noor bevestigt taken en opent de tafel.",
	"convened": "Meld u aan als Noor: iedereen is uitgenodigd, de tafel kan open.",
	"table":    "Meld u aan als Stef en als Mila: bijdrage 7 ziet de een wel en de ander niet.",
	"round":    "Meld u aan als Hatice: zij kreeg bijdrage 4 in andere woorden. Noor kan sluiten.",
	"closed":   "Meld u aan als Hatice: wat zij meeneemt, wacht op haar. De rest bestaat niet meer.",
}

// invitation says where everybody finds the demo, and what to try.
func (a *App) invitation(stage string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nCasustafel draait op %s/ (%s, alles verzonnen).\n\n", a.Origin, demo.House)
	for _, p := range demo.People {
		fmt.Fprintf(&b, "  %-15s %-32s %s/#als=%s\n", p.Name, p.Organisation, a.Origin, p.ID)
	}
	fmt.Fprintf(&b, "\nProbeer: %s\nStoppen: Ctrl+C.\n", tries[stage])
	return b.String()
}
