// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"slices"
	"time"
)

const line = "%-34s %14s %14s %14s %10s\n"

func head(title string) {
	fmt.Printf("\n"+line, title, "bare gorilla", "bare store", "Casustafel", "to store")
}

func ms(d time.Duration) string {
	if d >= never {
		return "never"
	}
	return fmt.Sprintf("%.2f", float64(d)/float64(time.Millisecond))
}

// compare prints one figure of every kind, and Casustafel's share of the bare store's.
func compare(name string, values map[string]float64, format string) {
	show := func(kind string) string { return fmt.Sprintf(format, values[kind]) }
	ratio := "-"
	if values[kindStore] > 0 {
		ratio = fmt.Sprintf("%.2f", values[kindHouse]/values[kindStore])
	}
	fmt.Printf(line, name, show(kindGorilla), show(kindStore), show(kindHouse), ratio)
}

func printRates(all map[string][][]figures) {
	printTable(rates, all)
	if i := slices.Index(rates, float64(costAt)); i >= 0 {
		cpu := map[string]float64{}
		for _, kind := range kinds {
			cpu[kind] = millis(medians(all[kind][i]).CPU)
		}
		fmt.Println()
		compare(fmt.Sprintf("CPU ms per 1,000 deliveries, %d/s", costAt), cpu, "%.1f")
	}
}

func millis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// printTable prints the medians, and of p99 the least and the most of all runs.
func printTable(rates []float64, all map[string][][]figures) error {
	head("milliseconds to all ten")
	for _, i := range inOrder(rates) {
		m := map[string]figures{}
		for _, kind := range kinds {
			m[kind] = medians(all[kind][i])
		}
		for _, q := range []struct {
			name string
			of   func(figures) time.Duration
		}{
			{"p50", func(f figures) time.Duration { return f.P50 }}, {"p99", func(f figures) time.Duration { return f.P99 }},
			{"p99.9", func(f figures) time.Duration { return f.P999 }},
		} {
			values := map[string]float64{}
			for _, kind := range kinds {
				values[kind] = millis(q.of(m[kind]))
			}
			compare(fmt.Sprintf("%6.0f items/s  %s", rates[i], q.name), values, "%.2f")
		}
		fmt.Printf(line, "               p99, least-most", spread(all[kindGorilla][i]), spread(all[kindStore][i]), spread(all[kindHouse][i]), "")
		for _, kind := range kinds {
			if m[kind].Missing+m[kind].Refused > 0 {
				fmt.Printf("               %s: %d deliveries missing, %d posts refused\n", kind, m[kind].Missing, m[kind].Refused)
			}
		}
	}
	return nil
}

func inOrder(rates []float64) []int {
	var order []int
	for i := range rates {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int { return int(rates[a] - rates[b]) })
	return order
}

func spread(runs []figures) string {
	var p99 []time.Duration
	for _, r := range runs {
		p99 = append(p99, r.P99)
	}
	return ms(slices.Min(p99)) + "-" + ms(slices.Max(p99))
}

func printSeek(found map[string]float64) {
	head("highest rate")
	compare("items/s with p99 under 100 ms", found, "%.0f")
}

func printMemory(bytes map[string]int64) {
	kb := map[string]float64{}
	for kind, n := range bytes {
		kb[kind] = float64(n) / 1000
	}
	head("memory")
	compare("kB per open page", kb, "%.1f")
}

func printClose(took []time.Duration) {
	fmt.Printf("\nclosing a meeting with %d items, %d to take home: %s ms (%s-%s)\n", itemsBeforeClose, itemsBeforeClose/everyWhich,
		ms(median(took)), ms(slices.Min(took)), ms(slices.Max(took)))
}

func printLists(lists []listFigures) {
	fmt.Printf("\n%-34s %14s %14s %14s\n", "Mijn overleggen, first page", "first, ms", "median, ms", "bytes")
	for i, l := range lists {
		fmt.Printf("%-34s %14s %14s %14d\n", fmt.Sprintf("%d closed meetings", closedLists[i]), ms(l.First), ms(l.Median), l.Bytes)
	}
	if len(lists) == 2 {
		fmt.Printf("%-34s %14.2f %14.2f\n", "ratio", millis(lists[1].First)/millis(lists[0].First), millis(lists[1].Median)/millis(lists[0].Median))
	}
}
