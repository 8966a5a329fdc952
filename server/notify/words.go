// SPDX-License-Identifier: EUPL-1.2

package notify

import (
	"fmt"
	"html"
	"strings"
	"time"
	_ "time/tzdata" // a server need not have the zone
)

// paragraph is what both forms of a mail are made from, so that they say the same.
type paragraph struct {
	lang  string
	lines []string
	link  string // a paragraph with a link has one line: its words
}

// summary is the whole of what a calendar shows.
const summary = "Overleg"

var subjects = map[Kind]string{
	Invitation: "Uitnodiging voor een overleg",
	Moved:      "Overleg verplaatst",
	Cancelled:  "Uitnodiging voor een overleg ingetrokken",
	Enrolment:  "Toegang tot Casustafel",
}

func (l Letter) subject() string { return subjects[l.Kind] + ", " + l.House }

// paragraphs are the words of a mail: Dutch, and a short English part.
func (l Letter) paragraphs() []paragraph {
	all := []paragraph{{lang: "nl", lines: []string{dutch[l.Kind]}}}
	if l.Kind.calendar() {
		all = append(all, paragraph{lang: "nl", lines: l.facts()})
	}
	if l.Link != "" {
		all = append(all, paragraph{lang: "nl", lines: []string{"Open de link:"}, link: l.Link}, paragraph{lang: "nl", lines: l.rules()})
	} else {
		all = append(all, paragraph{lang: "nl", lines: []string{without[l.Kind]}})
	}
	all = append(all, paragraph{lang: "nl", lines: []string{"Deze mail is automatisch verstuurd door " + l.House + "."}})
	return append(all, paragraph{lang: "en", lines: l.english()})
}

var dutch = map[Kind]string{
	Invitation: "U bent uitgenodigd voor een overleg.",
	Moved:      "Uw overleg is verplaatst. Hieronder staat wat nu geldt.",
	Cancelled:  "Uw uitnodiging voor dit overleg is ingetrokken.",
	Enrolment:  "U krijgt toegang tot Casustafel. Laat eerst weten wie u bent.",
}

// without says what to do when there is no link.
var without = map[Kind]string{
	Invitation: "Meld u aan zoals u gewend bent. Lukt dat niet? Vraag dan om een link.",
	Moved:      "U blijft uitgenodigd. Meld u aan zoals u eerder deed. Lukt dat niet? Vraag dan om een nieuwe link.",
	Cancelled:  "U hoeft niets te doen. De link die u kreeg, werkt niet meer.",
	Enrolment:  "Vraag uw beheerder om de link.",
}

func (l Letter) facts() []string {
	facts := []string{"Wanneer: " + dutchTimes(l.Start, l.End)}
	if l.Place != "" {
		facts = append(facts, "Waar: "+l.Place)
	}
	return append(facts, "Van: "+l.House)
}

// rules say how the link behaves. What it is about, a mail never says.
func (l Letter) rules() []string {
	once := "De link is alleen voor u en werkt één keer."
	if !l.Until.IsZero() {
		once = "De link is alleen voor u. Hij werkt één keer, tot " + dutchTime(l.Until) + "."
	}
	return []string{once, "Stuur deze mail niet door. Iemand anders komt er niet mee binnen."}
}

func (l Letter) english() []string {
	var lines []string
	switch l.Kind {
	case Invitation:
		lines = []string{"You are invited to a meeting by " + l.House + ": " + englishTimes(l.Start, l.End) + "."}
	case Moved:
		lines = []string{"Your meeting with " + l.House + " was moved to " + englishTimes(l.Start, l.End) + "."}
	case Cancelled:
		lines = []string{"Your invitation to a meeting by " + l.House + " was withdrawn. There is nothing you need to do."}
	case Enrolment:
		lines = []string{l.House + " gives you access to Casustafel. First show who you are."}
	}
	if l.Link != "" {
		lines = append(lines, "The link above is for you alone and works once. Please do not forward this mail.")
	}
	return lines
}

func (l Letter) plain() string {
	var b strings.Builder
	for i, p := range l.paragraphs() {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(strings.Join(p.lines, "\n") + "\n")
		if p.link != "" {
			b.WriteString(p.link + "\n")
		}
	}
	return b.String()
}

// html loads nothing: no image, no style, no script.
func (l Letter) html() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"nl\">\n<head><meta charset=\"utf-8\"><title>%s</title></head>\n<body>\n", html.EscapeString(l.subject()))
	for _, p := range l.paragraphs() {
		fmt.Fprintf(&b, "<p lang=\"%s\">%s</p>\n", p.lang, p.html())
	}
	return b.String() + "</body>\n</html>\n"
}

func (p paragraph) html() string {
	var lines []string
	for _, one := range p.lines {
		lines = append(lines, html.EscapeString(one))
	}
	if p.link != "" {
		link := html.EscapeString(p.link)
		lines = append(lines, `<a href="`+link+`">`+link+`</a>`)
	}
	return strings.Join(lines, "<br>\n")
}

var (
	days   = []string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}
	months = []string{"", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
)

var amsterdam = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic("the time zone is part of the program") // cannot be
	}
	return zone
}()

func dutchTime(t time.Time) string {
	t = t.In(amsterdam)
	return fmt.Sprintf("%s %d %s %d, %s uur", days[t.Weekday()], t.Day(), months[t.Month()], t.Year(), t.Format("15.04"))
}

func dutchTimes(start, end time.Time) string {
	if sameDay(start, end) {
		return dutchTime(start) + " tot " + end.In(amsterdam).Format("15.04") + " uur"
	}
	return dutchTime(start) + " tot " + dutchTime(end)
}

func englishTimes(start, end time.Time) string {
	const whole = "2 January 2006, 15:04"
	until := end.In(amsterdam).Format("15:04")
	if !sameDay(start, end) {
		until = end.In(amsterdam).Format(whole)
	}
	return start.In(amsterdam).Format(whole) + " to " + until + " (time in the Netherlands)"
}

func sameDay(a, b time.Time) bool {
	return a.In(amsterdam).Format(time.DateOnly) == b.In(amsterdam).Format(time.DateOnly)
}
