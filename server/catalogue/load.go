// SPDX-License-Identifier: EUPL-1.2

package catalogue

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"time"
)

//go:embed tasks.json
var tasksJSON []byte

// all is every row of tasks.json. The file is part of the program: when it is
// wrong, the program is, and does not start.
var all = mustDecode(tasksJSON)

func mustDecode(raw []byte) []Task {
	tasks, err := decode(raw)
	if err != nil {
		panic(fmt.Sprintf("catalogue: reading tasks.json: %v", err))
	}
	return tasks
}

// decode reads a list of tasks strictly: an unknown field, an unknown value, a
// missing text or a repeated id is an error that names the task.
func decode(raw []byte) ([]Task, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	var tasks []Task
	if err := d.Decode(&tasks); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("something follows the list")
	}
	seen := map[TaskID]bool{}
	for _, t := range tasks {
		if err := t.check(); err != nil {
			return nil, fmt.Errorf("task %q: %w", t.ID, err)
		}
		if seen[t.ID] {
			return nil, fmt.Errorf("task %q: id is used twice", t.ID)
		}
		seen[t.ID] = true
	}
	return tasks, nil
}

var name = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// wellNamed reports whether a value can stand in the record: at most 40 of a-z, 0-9 and hyphen.
func wellNamed(value string) bool { return len(value) <= 40 && name.MatchString(value) }

func (t Task) check() error {
	switch {
	case !wellNamed(string(t.ID)):
		return errors.New("id has the wrong form")
	case !t.Partner.Valid():
		return fmt.Errorf("partner %q is unknown", t.Partner)
	case len(t.Laws) == 0 || slices.ContainsFunc(t.Laws, func(l Law) bool { return !l.Valid() }):
		return fmt.Errorf("laws %q: none, or one is unknown", t.Laws)
	case !t.Secrecy.Valid():
		return fmt.Errorf("secrecy %q is unknown", t.Secrecy)
	}
	if err := t.checkGround(); err != nil {
		return err
	}
	return t.checkTexts()
}

// checkGround: choices belong to a ground that differs, and each can stand alone.
func (t Task) checkGround() error {
	if !t.Ground.Valid() {
		return fmt.Errorf("ground %q is unknown", t.Ground)
	}
	if differs := t.Ground == GroundDiffers; differs != (len(t.GroundChoices) > 1) {
		return errors.New("ground choices: two or more where the ground differs, else none")
	}
	for _, g := range t.GroundChoices {
		if !g.InAVG() && g != GroundOutsideAVG {
			return fmt.Errorf("ground choice %q is not a ground", g)
		}
	}
	return nil
}

func (t Task) checkTexts() error {
	texts := []struct{ field, text string }{
		{"partner_name", t.PartnerName}, {"name", t.Name},
		{"law_text", t.LawText}, {"article", t.Article},
		{"ground_text", t.GroundText}, {"secrecy_text", t.SecrecyText},
		{"regime_text", t.RegimeText}, {"source", t.Source},
	}
	for _, each := range texts {
		if each.text == "" {
			return fmt.Errorf("%s is empty", each.field)
		}
	}
	if _, err := time.Parse(time.DateOnly, t.AsOf); err != nil {
		return fmt.Errorf("as_of %q is not a date", t.AsOf)
	}
	return nil
}
