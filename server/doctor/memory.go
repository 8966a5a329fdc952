// SPDX-License-Identifier: EUPL-1.2

package doctor

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// swap: what is swapped out lies on a disk, keys and plain text too.
func swap(_ context.Context, p Place) []Finding {
	const check, do = "swap", "Zet swap uit (swapoff -a en uit /etc/fstab), of versleutel het met een sleutel die elke start nieuw is."
	text, err := os.ReadFile(filepath.Join(p.Proc, "swaps"))
	if err != nil {
		return found(check, Unknown, "Of er swap is, is hier niet te zien.", do)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	open := 0
	for _, line := range lines[1:] { // the first line is a heading
		if fields := strings.Fields(line); len(fields) > 0 && !p.safeSwap(fields[0]) {
			open++
		}
	}
	switch {
	case len(lines) < 2:
		return good(check, "Er is geen swap: geheugen komt niet op een schijf.")
	case open > 0:
		return found(check, Weak, "Er is swap die niet zichtbaar versleuteld is: sleutels en tekst kunnen op een schijf komen.", do)
	}
	return good(check, "Alle swap blijft in het geheugen of is versleuteld.")
}

// safeSwap: compressed in memory, or on a device that is encrypted.
func (p Place) safeSwap(device string) bool {
	name := filepath.Base(device)
	if strings.HasPrefix(device, "/dev/zram") {
		return true
	}
	return strings.HasPrefix(device, "/dev/") && encrypted(filepath.Join(p.Sys, "block", name), 0)
}

// coreDumps: a crash may leave the memory of the program in a file.
func coreDumps(_ context.Context, p Place) []Finding {
	const check, do = "core-dumps", "Zet LimitCORE=0 bij de dienst, en kernel.core_pattern op iets wat niets bewaart. serve zet het ook zelf uit."
	if dumpable, err := p.System.Dumpable(); err == nil && !dumpable {
		return good(check, "Dit proces laat geen geheugen achter als het omvalt.")
	}
	pattern, err := os.ReadFile(filepath.Join(p.Proc, "sys", "kernel", "core_pattern"))
	limit, known := coreLimit(p.Proc)
	switch {
	case err != nil || !known:
		return found(check, Unknown, "Of een omgevallen programma zijn geheugen achterlaat, is hier niet te zien.", do)
	case strings.HasPrefix(string(pattern), "|"):
		// A limit of zero does not hold for a program that is handed the memory.
		return found(check, Weak, "Als een programma omvalt, krijgt een ander programma zijn geheugen.", do)
	case limit != "0":
		return found(check, Weak, "Als een programma omvalt, komt zijn geheugen in een bestand.", do)
	}
	return good(check, "Een omgevallen programma laat zijn geheugen niet achter.")
}

// coreLimit returns the soft limit of this process, as the system writes it.
func coreLimit(proc string) (string, bool) {
	text, err := os.ReadFile(filepath.Join(proc, "self", "limits"))
	if err != nil {
		return "", false
	}
	for line := range strings.Lines(string(text)) {
		if rest, is := strings.CutPrefix(line, "Max core file size"); is && len(strings.Fields(rest)) > 0 {
			return strings.Fields(rest)[0], true
		}
	}
	return "", false
}

func clock(_ context.Context, p Place) []Finding {
	const check, do = "clock", "Zet tijdsynchronisatie aan (chrony of systemd-timesyncd): termijnen en verklaringen hangen van de klok af."
	right, err := p.System.Synchronised()
	switch {
	case err != nil:
		return found(check, Unknown, "Of de klok gelijk loopt, is hier niet te zien.", do)
	case !right:
		return found(check, Weak, "De klok wordt niet gelijk gehouden.", do)
	}
	return good(check, "De klok wordt gelijk gehouden.")
}

// secretNames are parts of the names of settings that hold a secret.
var secretNames = []string{"PASSWORD", "SECRET", "TOKEN"}

// secrets: the environment of a process is shown to who may see the process, and
// is inherited by what it starts.
func secrets(_ context.Context, p Place) []Finding {
	const check = "secrets"
	var plain []string
	for _, pair := range p.Environment {
		name, value, _ := strings.Cut(pair, "=")
		if value == "" || !strings.HasPrefix(name, "CASUSTAFEL_") || strings.HasSuffix(name, "_FILE") {
			continue
		}
		for _, part := range secretNames {
			if strings.Contains(name, part) {
				plain = append(plain, name)
				break
			}
		}
	}
	if len(plain) > 0 {
		return found(check, Weak, "Een geheim staat open in de omgeving: "+strings.Join(plain, ", ")+".",
			"Zet het in een bestand dat alleen de dienst leest, en geef dat mee met dezelfde naam en _FILE erachter.")
	}
	return good(check, "Er staat geen geheim open in de omgeving.")
}
