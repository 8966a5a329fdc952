// SPDX-License-Identifier: EUPL-1.2

package demo

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/casustafel/casustafel/server/view"
)

// Export collects what each person may take home, and the certificate with the
// record that it covers, by name of file. Opening a parcel starts its hours (S7).
func (p *Play) Export() (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, person := range People {
		parcel, there, err := p.parcelOf(person.First())
		if err != nil {
			return nil, err
		}
		if there {
			files["parcel-"+strings.ToLower(person.First())+".json"] = parcel
		}
	}
	for _, name := range []string{"certificate", "record"} {
		answer, err := p.clients["Noor"].Get(p.ctx, p.path("/"+name))
		if err != nil || answer.Status != http.StatusOK {
			return nil, fmt.Errorf("getting the %s: status %d: %w", name, answer.Status, err)
		}
		files[name+".json"] = answer.Body
	}
	return files, nil
}

func (p *Play) parcelOf(first string) ([]byte, bool, error) {
	c := p.clients[first]
	answer, err := c.Get(p.ctx, p.path("/parcel"))
	if err != nil || answer.Status == http.StatusNotFound {
		return nil, false, err
	}
	if answer, err = c.Do(p.ctx, put, p.path("/parcel/opening"), nil); err != nil || answer.Status >= 300 {
		return nil, false, fmt.Errorf("opening the parcel of %s: status %d: %w", first, answer.Status, err)
	}
	if answer, err = c.Get(p.ctx, p.path("/parcel")); err != nil {
		return nil, false, err
	}
	var v view.Parcel
	if err := json.Unmarshal(answer.Body, &v); err != nil || len(v.Items) == 0 {
		return nil, false, fmt.Errorf("reading the parcel of %s: %d items: %w", first, len(v.Items), err)
	}
	return answer.Body, true, nil
}
