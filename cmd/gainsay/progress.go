package main

import (
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/cwriter"
	"github.com/vbauerster/mpb/v8/decor"
)

// A progress counts articles on standard error. The zero progress shows nothing.
type progress struct {
	all *mpb.Progress
	bar *mpb.Bar
}

// newProgress counts on errs when that is a terminal.
func newProgress(errs *os.File) *progress {
	if !cwriter.IsTerminal(int(errs.Fd())) {
		return &progress{}
	}
	all := mpb.New(mpb.WithOutput(errs))
	// How many there will be is not known before the last has been read.
	bar := all.New(0, mpb.SpinnerStyle().PositionLeft(), mpb.BarWidth(3), mpb.BarRemoveOnComplete(),
		mpb.AppendDecorators(decor.CurrentNoUnit("%d articles read")))
	return &progress{all, bar}
}

func (p *progress) show(done int) {
	if p.bar != nil {
		p.bar.SetCurrent(int64(done))
	}
}

// end takes the counter away.
func (p *progress) end() {
	if p.bar != nil {
		p.bar.SetTotal(-1, true)
		p.all.Wait()
	}
}
