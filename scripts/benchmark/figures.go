// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"slices"
	"time"
)

// never stands for a delivery that did not come.
const never = time.Minute

// figures are what one rate gave.
type figures struct {
	P50, P99, P999 time.Duration
	Missing        int           // deliveries that did not come
	Refused        int           // posts that failed
	CPU            time.Duration // of the server, per 1,000 deliveries
}

// figuresOf sorts what was measured; what is missing counts as never.
func figuresOf(measured []time.Duration, missing int) figures {
	for range missing {
		measured = append(measured, never)
	}
	slices.Sort(measured)
	return figures{P50: quantile(measured, 0.50), P99: quantile(measured, 0.99), P999: quantile(measured, 0.999), Missing: missing}
}

// quantile returns the value below which a share of a sorted list lies.
func quantile[T any](sorted []T, share float64) T {
	var none T
	if len(sorted) == 0 {
		return none
	}
	return sorted[min(int(float64(len(sorted))*share), len(sorted)-1)]
}

func median[T cmp.Ordered](list []T) T {
	return quantile(slices.Sorted(slices.Values(list)), 0.5)
}

// medians is the median of each figure over several runs.
func medians(runs []figures) figures {
	pick := func(of func(figures) time.Duration) time.Duration {
		var list []time.Duration
		for _, r := range runs {
			list = append(list, of(r))
		}
		return median(list)
	}
	m := figures{
		P50: pick(func(f figures) time.Duration { return f.P50 }), P99: pick(func(f figures) time.Duration { return f.P99 }),
		P999: pick(func(f figures) time.Duration { return f.P999 }), CPU: pick(func(f figures) time.Duration { return f.CPU }),
	}
	for _, r := range runs {
		m.Missing, m.Refused = m.Missing+r.Missing, m.Refused+r.Refused
	}
	return m
}
