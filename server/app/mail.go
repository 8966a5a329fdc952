// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"time"

	"github.com/casustafel/casustafel/server/conference"
	"github.com/casustafel/casustafel/server/identity"
	"github.com/casustafel/casustafel/server/notify"
	"github.com/casustafel/casustafel/server/service"
)

// mailEvery is how often is looked for mail that is due.
const mailEvery = 3 * time.Second

// invitations makes the addresses by which invited people come to the door of an
// app. The token is behind the hash: no server on the way is told.
type invitations struct{ app *App }

func (i invitations) Join(l conference.LinkID, p conference.PersonID, m conference.MeetingID, until time.Time) (string, error) {
	token, err := i.app.links.Issue(identity.JoinLink, l, p, m, until)
	if err != nil {
		return "", err
	}
	return i.app.Origin + "/j#" + token, nil
}

// post hands mail to the mail server of the house.
type post struct{ sender *notify.Sender }

func (p post) Send(ctx context.Context, l notify.Letter) error {
	m, err := notify.Compose(l)
	if err != nil {
		return err
	}
	return p.sender.Send(ctx, m)
}

// openLinks opens the key by which links are signed. A demo has no links: everybody
// is who they say.
func (a *App) openLinks() (service.Links, error) {
	if a.config.House != "" {
		return nil, nil
	}
	var err error
	if a.links, err = identity.OpenLinks(a.config.Keys, a.config.Now); err != nil {
		return nil, err
	}
	return invitations{a}, nil
}

// openPost returns nil in a house without a mail server.
func (a *App) openPost() service.Post {
	if a.config.Mail.Host == "" {
		return nil
	}
	return post{notify.NewSender(a.config.Mail)}
}

func (a *App) keepMail(ctx context.Context) error {
	_, err := a.Service.KeepMail(ctx)
	return err
}
