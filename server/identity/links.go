// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/casustafel/casustafel/server/conference"
)

// LinkKind is what a link is for.
type LinkKind string

// The kinds of links.
const (
	JoinLink  LinkKind = "join"  // into the waiting room of one meeting
	EnrolLink LinkKind = "enrol" // making a first proof of who one is
)

const linkTyp = "casustafel-link+jwt"

// linkKeyAge is how long a key signs new links.
const linkKeyAge = 90 * 24 * time.Hour

// ErrLink means that a text is no link of this house, or one that has expired.
var ErrLink = errors.New("identity: not a link of this house")

// LinkClaims is what a link says. That it is the current one, and not used yet, is
// the record's to know.
type LinkClaims struct {
	Kind    LinkKind
	Link    conference.LinkID
	Person  conference.PersonID
	Meeting conference.MeetingID // empty for EnrolLink
	Until   time.Time
}

// Links signs and reads the tokens of links. Its keys are kept in a file, so that a
// link survives a restart; they cannot be read from it or printed.
type Links struct {
	dir string
	now func() time.Time

	mu   sync.Mutex
	keys linkKeys
}

// OpenLinks opens the keys of links in dir, which must exist, and makes and syncs a
// first one if there is none. Errors: ErrLinkKeys for a damaged file, and those of
// the file system.
func OpenLinks(dir string, now func() time.Time) (*Links, error) {
	keys, err := openLinkKeys(dir, now())
	if err != nil {
		return nil, fmt.Errorf("opening the keys of links: %w", err)
	}
	return &Links{dir: dir, now: now, keys: keys}, nil
}

// Issue returns the token of a link: for a meeting when it is JoinLink, and for none
// otherwise. Signing the same again gives a token that reads the same. It refuses
// ids that are none, and a time that has passed.
func (l *Links) Issue(kind LinkKind, link conference.LinkID, p conference.PersonID, m conference.MeetingID, until time.Time) (string, error) {
	until = until.Truncate(time.Second) // that is how fine a token counts
	claims := LinkClaims{Kind: kind, Link: link, Person: p, Meeting: m, Until: until}
	if !claims.sound() || !until.After(l.now()) {
		return "", errors.New("issuing a link: not a link that could be read")
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.ready(until); err != nil {
		return "", fmt.Errorf("issuing a link: %w", err)
	}
	token, err := l.use().sign(jwt.RegisteredClaims{
		ID: string(link), Subject: string(p), Audience: jwt.ClaimStrings{claims.audience()}, ExpiresAt: jwt.NewNumericDate(until),
	}, l.keys[0].ID, l.keys[0].Key)
	if err != nil {
		return "", fmt.Errorf("issuing a link: %w", err)
	}
	return token, nil
}

// Read returns what a token says. Errors: ErrLink, whatever is wrong with it.
func (l *Links) Read(token string) (LinkClaims, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	claims, err := l.use().read(token)
	if err != nil {
		return LinkClaims{}, ErrLink
	}
	kind, meeting, _ := strings.Cut(claims.Audience[0], ":")
	read := LinkClaims{Kind: LinkKind(kind), Link: conference.LinkID(claims.ID), Person: conference.PersonID(claims.Subject),
		Meeting: conference.MeetingID(meeting), Until: claims.ExpiresAt.Time}
	if !read.sound() || read.audience() != claims.Audience[0] {
		return LinkClaims{}, ErrLink
	}
	return read, nil
}

// Rotate makes a new key for what is signed from now on. The one before it stays
// until all that it signed has expired.
func (l *Links) Rotate() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.write(l.keys.rotated(l.now())); err != nil {
		return fmt.Errorf("rotating the keys of links: %w", err)
	}
	return nil
}

// Format prints no key, for whatever verb.
func (l *Links) Format(f fmt.State, _ rune) { fmt.Fprint(f, "identity.Links") }

// ready sees to it that the current key may sign, and is kept for long enough.
func (l *Links) ready(until time.Time) error {
	if !l.now().Before(l.keys[0].Born.Add(linkKeyAge)) {
		return l.write(l.keys.rotated(l.now()).keptUntil(until))
	}
	if until.After(l.keys[0].Until) {
		return l.write(l.keys.keptUntil(until))
	}
	return nil
}

// write keeps keys when they are on disk, and not before.
func (l *Links) write(keys linkKeys) error {
	if err := keys.write(l.dir); err != nil {
		return err
	}
	l.keys = keys
	return nil
}

func (l *Links) use() use { return use{typ: linkTyp, key: l.keys.key, now: l.now} }

func (c LinkClaims) audience() string {
	if c.Kind == JoinLink {
		return string(c.Kind) + ":" + string(c.Meeting)
	}
	return string(c.Kind)
}

// sound reports whether the claims are those of a link at all.
func (c LinkClaims) sound() bool {
	join := c.Kind == JoinLink && conference.ValidID(string(c.Meeting))
	enrol := c.Kind == EnrolLink && c.Meeting == ""
	return (join || enrol) && conference.ValidID(string(c.Link)) && conference.ValidID(string(c.Person))
}
