package memory_test

import (
	"testing"

	"gainsay/internal/ledger"
	"gainsay/internal/ledger/ledgertest"
	"gainsay/internal/ledger/memory"
)

func TestLedger(t *testing.T) {
	ledgertest.Run(t, func(*testing.T) ledger.Ledger { return memory.Open() })
}
