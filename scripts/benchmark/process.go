// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"syscall"
	"time"
)

// usage is what a process has used: processor time since it began, and memory now.
type usage struct {
	CPU    time.Duration
	Memory int64 // bytes that the runtime holds of the system
}

func used() usage {
	var r syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &r) // of oneself it does not fail
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return usage{time.Duration(r.Utime.Nano() + r.Stime.Nano()), int64(m.Sys - m.HeapReleased)}
}

// child is this program once more, as a server that is asked over its standard input.
type child struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Scanner
	Origin string
}

// start starts a server and returns when it listens.
func start(ctx context.Context, job serveJob) (*child, error) {
	cmd, err := again(ctx, "serve", job)
	if err != nil {
		return nil, err
	}
	c := &child{cmd: cmd}
	if c.in, err = cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewScanner(out)
	c.out.Buffer(nil, 16<<20)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	if err := c.answer(&c.Origin); err != nil {
		return nil, errors.Join(err, c.stop())
	}
	return c, nil
}

// again is a command of this program with a job.
func again(ctx context.Context, as string, job any) (*exec.Cmd, error) {
	text, err := json.Marshal(job)
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, self, as, string(text))
	cmd.Stderr = os.Stderr
	return cmd, nil
}

// ask sends a word and reads the answer.
func (c *child) ask(word string, into any) error {
	if _, err := fmt.Fprintln(c.in, word); err != nil {
		return fmt.Errorf("asking for %s: %w", word, err)
	}
	return c.answer(into)
}

func (c *child) answer(into any) error {
	if !c.out.Scan() {
		return fmt.Errorf("the server gave no answer: %w", errors.Join(c.out.Err(), io.ErrUnexpectedEOF))
	}
	return json.Unmarshal(c.out.Bytes(), into)
}

// stop ends the server by closing its input, and waits for it.
func (c *child) stop() error {
	c.in.Close()
	return c.cmd.Wait()
}

// listen answers the words of the parent until it closes the input. words are the
// server's own, next to those that every server knows.
func listen(origin, profile string, words map[string]func() (any, error)) error {
	out := json.NewEncoder(os.Stdout)
	if err := out.Encode(origin); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		answer, err := obey(in.Text(), profile, words)
		if err != nil {
			return fmt.Errorf("%s: %w", in.Text(), err)
		}
		if err := out.Encode(answer); err != nil {
			return err
		}
	}
	return nil
}

func obey(word, profile string, words map[string]func() (any, error)) (any, error) {
	switch word {
	case "used":
		return used(), nil
	case "settle": // what is no longer needed is given back before memory is read
		debug.FreeOSMemory()
		debug.FreeOSMemory()
		return used(), nil
	case "profile":
		return "", startProfile(profile)
	}
	f, known := words[word]
	if !known {
		return nil, errors.New("unknown word")
	}
	return f()
}

func startProfile(path string) error {
	if path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return pprof.StartCPUProfile(f)
}
