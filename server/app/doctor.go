// SPDX-License-Identifier: EUPL-1.2

package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/casustafel/casustafel/server/config"
	"github.com/casustafel/casustafel/server/doctor"
)

// Unwell says that something on this machine is weak or wrong; what, has been
// printed.
type Unwell struct{ Worst doctor.Level }

// Error implements error.
func (u Unwell) Error() string { return "something on this machine is " + string(u.Worst) }

// ExitCode is 1 for what is weak and 2 for what is wrong.
func (u Unwell) ExitCode() int {
	if u.Worst == doctor.Wrong {
		return 2
	}
	return 1
}

// Doctor says what is weak on this machine. Errors: Unwell.
func Doctor(ctx context.Context, s config.Doctor, environment []string, out io.Writer) error {
	p := doctor.Here()
	p.DB, p.Keys, p.Theme, p.Origin = s.DB, s.Keys, s.Theme, s.Origin
	p.TLSCert, p.TLSKey, p.Mail, p.Environment = s.TLSCert, s.TLSKey, s.Mail, environment
	all := doctor.Look(ctx, p)
	print := printFindings
	if s.JSON {
		print = printJSON
	}
	if err := print(out, all); err != nil {
		return err
	}
	if worst := doctor.Worst(all); worst == doctor.Weak || worst == doctor.Wrong {
		return Unwell{worst}
	}
	return nil
}

func printFindings(out io.Writer, all []doctor.Finding) error {
	for _, f := range all {
		fmt.Fprintf(out, "%-9s %s\n", f.Level, f.What)
		if f.Do != "" {
			fmt.Fprintf(out, "%-9s → %s\n", "", f.Do)
		}
	}
	return nil
}

// printJSON prints one object whose shape stays: new checks may come.
func printJSON(out io.Writer, all []doctor.Finding) error {
	e := json.NewEncoder(out)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Level    doctor.Level     `json:"level"`
		Findings []doctor.Finding `json:"findings"`
	}{doctor.Worst(all), all})
}

// sayWhatIsWeak logs once, at the start, what the doctor would say. Mail is not
// asked: a start does not wait for another machine.
func sayWhatIsWeak(ctx context.Context, s config.Serve, log *slog.Logger) {
	p := doctor.Here()
	p.DB, p.Keys, p.Theme, p.Origin = s.DB, s.Keys, s.Theme, s.Origin
	p.TLSCert, p.TLSKey, p.Environment = s.TLSCert, s.TLSKey, os.Environ()
	for _, f := range doctor.Look(ctx, p) {
		if f.Level == doctor.Weak || f.Level == doctor.Wrong {
			log.LogAttrs(ctx, slog.LevelWarn, "doctor", slog.String("check", f.Check), slog.String("level", string(f.Level)), slog.String("what", f.What))
		}
	}
}
