// Package gainsay holds the words of the domain: what an outlet publishes, what
// someone is reported to have said in it, and what comparing the reports of one
// story finds. It turns nothing into anything; every other package speaks it.
//
// All offsets are bytes, half open, into Article.Text. What crosses a queue or
// the ledger is a type of this package.
package gainsay

// Schema is the version of the JSON that programs read, in its "schema" field.
const Schema = 1
