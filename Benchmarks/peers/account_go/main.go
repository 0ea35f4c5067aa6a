// The account page as a utility's programmer would write it in Go: net/http, html/template, database/sql; over the database
// that Kabinet has filled, which it only reads. DIRECTORY names Kabinet's directory, or DATABASE a PostgreSQL.
//
// It does less than Kabinet: one language, no chart of use, no meter of the levels, no note about the latest bill, no closed or
// merged accounts, no helpers, no notices of the operator, no note of when a session was last seen, no log.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"log"
	"net/http"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

func main() {
	debug.SetGCPercent(400)
	database := opened()
	for _, line := range strings.Split(strings.TrimSpace(read("headers.txt")), "\n") {
		name, value, _ := strings.Cut(line, ": ")
		headers.Set(name, value)
	}
	log.Fatal(http.ListenAndServe(os.Args[1], site{database, prepared(database)}))
}

var headers = http.Header{}

type site struct {
	database *sql.DB
	queries  map[string]*sql.Stmt
}

// A page is what the template shows.
type page struct {
	*catalogue
	Path, Customer, FormToken     string
	Number, Title, Payer, Address string
	Opened                        sql.NullInt64
	Residents                     int
	Calculated                    *service
	Meters                        []meter
	Balances                      []balance
	Latest                        int
	Charged                       int64
	Due                           amountDue
}

type meter struct {
	Service, Number       string
	VerifiedOn, ReplaceBy sql.NullInt64
}

func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for name, values := range headers {
		w.Header()[name] = values
	}
	slug := strings.TrimPrefix(r.URL.Path, "/accounts/")
	cookie, err := r.Cookie("session")
	if err != nil || r.Method != http.MethodGet || slug == r.URL.Path || strings.Contains(slug, "/") {
		http.NotFound(w, r)
		return
	}
	shown, err := s.read(cookie.Value, slug)
	if err == sql.ErrNoRows {
		http.NotFound(w, r)
		return
	}
	shown.Path = r.URL.Path
	var body bytes.Buffer
	if err == nil {
		err = template.Execute(&body, shown)
	}
	if err != nil {
		log.Print(err)
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Length", strconv.Itoa(body.Len()))
	_, _ = w.Write(body.Bytes())
}

// read sees one moment.
func (s site) read(cookie, slug string) (p page, err error) {
	token, err := hex.DecodeString(cookie)
	if err != nil || len(token) != 32 {
		return p, sql.ErrNoRows
	}
	// Without the request's context: to watch it costs the SQLite driver a goroutine for each query, of microseconds each.
	transaction, err := s.database.Begin()
	if err != nil {
		return p, err
	}
	defer transaction.Rollback()
	query := func(name string, values ...interface{}) *rows {
		found, err := transaction.Stmt(s.queries[name]).Query(values...)
		return &rows{found, err}
	}

	digest, now := sha256.Sum256(token), time.Now().Unix()
	var customer int64
	err = query("session", digest[:], now-1800, now-43200).one(&customer, &p.Customer)
	if err != nil {
		return p, err
	}
	if p.catalogue, err = published(query); err != nil {
		return p, err
	}
	var account string
	var plan sql.NullString
	err = query("account", customer, slug).one(
		&account, &p.Number, &p.Title, &p.Payer, &p.Address, &p.Opened, &p.Residents, &plan)
	if err != nil {
		return p, err
	}
	today := (now + 5*3600) / 86400
	if err = query("household", account, today).one(&p.Residents, &plan); err != nil && err != sql.ErrNoRows {
		return p, err
	}
	meters := map[string][]meter{}
	var m meter
	err = query("meters", account, today).each(func() {
		meters[m.Service] = append(meters[m.Service], m)
	}, &m.Service, &m.Number, &m.VerifiedOn, &m.ReplaceBy)
	if err != nil {
		return p, err
	}
	balances := map[string]balance{}
	var b balance
	err = query("balances", account).each(func() {
		balances[b.Code] = b
		if b.Month > p.Latest {
			p.Latest = b.Month
		}
	}, &b.Code, &b.Month, &b.Charged, &b.Closing, &b.billMonth, &b.billDue, &b.billed, &b.billedNew, &b.paidSince)
	for i, service := range p.services {
		for _, m := range meters[service.Code] {
			m.Service = service.Name
			p.Meters = append(p.Meters, m)
		}
		isCalculated := service.Code == p.plans[plan.String] && len(meters[service.Code]) == 1
		if isCalculated {
			p.Calculated = &p.services[i]
		}
		if b, isThere := balances[service.Code]; isThere {
			b.service, b.IsCalculated = service, isCalculated
			if b.Month < p.Latest {
				b.Charged = 0
			}
			p.Charged += b.Charged
			p.Balances = append(p.Balances, b)
		}
	}
	p.Due = newAmountDue(p.Balances, today, p.Supplier.AsOf)
	signature := hmac.New(sha256.New, []byte(os.Getenv("SECRET")))
	signature.Write([]byte(cookie))
	p.FormToken = hex.EncodeToString(signature.Sum(nil))
	return p, err
}
