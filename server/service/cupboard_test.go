// SPDX-License-Identifier: EUPL-1.2

package service

import (
	"encoding/json"
	"testing"

	"github.com/casustafel/casustafel/server/conference"
)

// twoTables is a house with two open tables; a text lies in the cupboard of both.
func twoTables() (*cupboards, []*cupboard) {
	c := &cupboards{open: map[conference.MeetingID]*cupboard{}, shut: map[conference.MeetingID]bool{}}
	var both []*cupboard
	for _, id := range []conference.MeetingID{"one", "other"} {
		b := c.of(&conference.Meeting{ID: id, Stage: conference.Table})
		b.put(texts{"card": json.RawMessage(`"Stef"`), "item": json.RawMessage(`"huur"`)})
		both = append(both, b)
	}
	return c, both
}

func holds(b *cupboard, id conference.EnvelopeID) bool {
	var said string
	there, _ := b.text(id, &said)
	return there
}

// TestCupboards_Forget: what was deleted is in no cupboard, also when it was asked for
// before; and what was opened before that is not put in after it.
func TestCupboards_Forget(t *testing.T) {
	for name, take := range map[string]func(*cupboards){
		"a text":     func(c *cupboards) { c.forget([]string{"card"}) },
		"everything": func(c *cupboards) { c.empty() },
	} {
		t.Run(name, func(t *testing.T) {
			c, both := twoTables()
			for _, b := range both {
				if !holds(b, "card") {
					t.Fatal("the text was not there")
				}
			}
			late := both[0].aged()
			take(c)
			late(texts{"card": json.RawMessage(`"Stef"`)})
			for _, b := range both {
				if holds(b, "card") {
					t.Error("the text is still there")
				}
			}
			if kept := name == "a text"; holds(both[1], "item") != kept {
				t.Errorf("another text is there: %t, want %t", !kept, kept)
			}
			both[0].aged()(texts{"card": json.RawMessage(`"Stef"`)})
			if !holds(both[0], "card") {
				t.Error("what is opened now is not put in")
			}
		})
	}
}
