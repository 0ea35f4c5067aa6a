package main

import "database/sql"

// A balance is a service's latest month, and its part of the account's latest bill.
type balance struct {
	service
	IsCalculated               bool
	Month                      int
	Charged, Closing           int64
	billMonth, billDue, billed sql.NullInt64
	billedNew, paidSince       int64
}

// left is what is still to pay of what the latest bill asks for; a later correction in the customer's favour lowers it.
func (b balance) left() int64 {
	if !b.billed.Valid {
		return 0
	}
	return positive(least(b.billed.Int64, b.billed.Int64-b.paidSince, b.Closing))
}

// OfEarlier is the part of it that earlier bills asked for already.
func (b balance) OfEarlier() int64 { return positive(b.left() - b.billedNew) }

// OnlyPartEarlier says whether only a part of what is owed is older than the latest bill.
func (b balance) OnlyPartEarlier() bool { return 0 < b.OfEarlier() && b.OfEarlier() < b.Closing }

// What is to pay of an account now. Debts and overpayments are different suppliers' money: only an advance pays debts.
type amountDue struct {
	Left, Earlier, Unbilled, Debt, Overpaid, Advance int64
	Bill                                             *bill
	// How many days are left until the due day.
	Days int64
	// Whether payments of the due day and after it may be missing.
	MayBePaid bool
}

type bill struct {
	Month int
	Due   int64
}

func newAmountDue(balances []balance, today, asOf int64) (due amountDue) {
	var debts, overpaid, advances int64
	for _, b := range balances {
		debts += positive(b.Closing)
		overpaid += positive(-b.Closing)
		if b.paysOthers {
			advances += positive(-b.Closing)
		}
		due.Left += b.left()
		due.Earlier += b.OfEarlier()
		if b.billMonth.Valid {
			due.Bill = &bill{int(b.billMonth.Int64), b.billDue.Int64}
		}
	}
	due.Advance = least(debts, advances)
	due.Debt, due.Overpaid = debts-due.Advance, overpaid-due.Advance
	due.Left, due.Earlier = positive(due.Left-advances), positive(due.Earlier-advances)
	if due.Bill == nil {
		due.Left = due.Debt
		return due
	}
	due.Unbilled = due.Debt - due.Left
	due.Days = due.Bill.Due - today
	due.MayBePaid = due.Left > 0 && due.Days <= 0 && asOf <= due.Bill.Due
	return due
}

func (due amountDue) New() int64   { return due.Left - due.Earlier }
func (due amountDue) IsLate() bool { return due.Bill != nil && due.Left > 0 && due.Days < 0 }
func (due amountDue) Share() int64 { return due.Earlier * 100 / due.Left }
func (due amountDue) Rest() int64  { return 100 - due.Share() }

func positive(sum int64) int64 {
	if sum < 0 {
		return 0
	}
	return sum
}

func least(sum int64, others ...int64) int64 {
	for _, other := range others {
		if other < sum {
			sum = other
		}
	}
	return sum
}
