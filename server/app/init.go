// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/service"
)

// ErrHouse means that there is a house already: init makes one, once.
var ErrHouse = errors.New("there is a house in these folders already")

// Init makes a house and its first administrator, and prints the one link by which
// they log in. Errors: ErrHouse, or in words what the settings lack.
func Init(ctx context.Context, s config.Init, out io.Writer) error {
	a := &App{config: Config{DB: s.DB, Keys: s.Keys, Now: time.Now}, log: slog.New(slog.DiscardHandler)}
	return errors.Join(a.init(ctx, s, out), a.Close())
}

func (a *App) init(ctx context.Context, s config.Init, out io.Writer) error {
	if err := a.openHouse(ctx); err != nil {
		return err
	}
	admin := service.NewPerson{Name: s.Admin, Email: s.AdminEmail, Organisation: s.House, Contact: s.AdminEmail}
	p, link, until, err := a.Service.InitHouse(ctx, firstSettings(s.House), admin)
	if errors.Is(err, service.ErrFounded) {
		return ErrHouse
	}
	if err != nil {
		return fmt.Errorf("making the house: %w", err)
	}
	token, err := a.links.Issue(identity.EnrolLink, link, p, "", until)
	if err != nil {
		return fmt.Errorf("signing the link: %w", err)
	}
	printHouse(out, s, s.Origin+"/j#"+token, until)
	return nil
}

func printHouse(out io.Writer, s config.Init, link string, until time.Time) {
	fmt.Fprintf(out, "Het huis is gemaakt: %s.\nBeheerder:   %s\n\n", s.House, s.Admin)
	fmt.Fprintf(out, "Met deze link stelt de beheerder een eigen inlog in:\n\n  %s\n\n", link)
	fmt.Fprintf(out, "De link werkt één keer, tot %s. Wie hem heeft, wordt beheerder.\n", until.Format(moment))
	fmt.Fprintln(out, "Start het huis met casustafel serve. Maak daarna een tweede beheerder.")
}

// firstSettings are those of the rules; an administrator sets the rest on the screen.
func firstSettings(name string) service.NewSettings {
	const hour, day = 3600, 24 * 3600
	t := conference.DefaultTerms
	return service.NewSettings{Name: name, Weighed: conference.DefaultWeighed, Terms: service.NewTerms{
		AutoCloseHours: int(t.AutoClose / hour), ParcelDays: int(t.Parcel / day),
		OpenedHours: int(t.AfterOpening / hour), CaseDays: int(t.Case / day),
	}}
}
