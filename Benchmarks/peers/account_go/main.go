// The account page as a utility's programmer would write it in Go: net/http, html/template, database/sql; over the database
// that Kabinet has filled, which it only reads. DIRECTORY names Kabinet's directory, or DATABASE a PostgreSQL.
//
// It does less than Kabinet: one language, no meter of the levels, no note of when a session was last seen, no log.
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
	"sync"
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
	Path, Email, FormToken     string
	Account, Payer, Address    string
	Residents                  int
	Calculated                 string
	Meters                     []meter
	Balances                   []balance
	Latest                     int
	Charged, Debt, Overpayment int64
}

type meter struct {
	Service, Number       string
	VerifiedOn, ReplaceBy sql.NullInt64
}

type balance struct {
	service
	Month            int
	Charged, Closing int64
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
	err = query("session", digest[:], now-1800, now-43200).one(&customer, &p.Email)
	if err != nil {
		return p, err
	}
	if p.catalogue, err = published(query); err != nil {
		return p, err
	}
	var plan sql.NullString
	if err = query("account", customer, slug).one(&p.Account, &p.Payer, &p.Address, &p.Residents, &plan); err != nil {
		return p, err
	}
	today := (now + 5*3600) / 86400
	if err = query("household", p.Account, today).one(&p.Residents, &plan); err != nil && err != sql.ErrNoRows {
		return p, err
	}
	metered := p.plans[plan.String]
	meters := map[string][]meter{}
	var m meter
	err = query("meters", p.Account).each(func() {
		meters[m.Service] = append(meters[m.Service], m)
	}, &m.Service, &m.Number, &m.VerifiedOn, &m.ReplaceBy)
	if err != nil {
		return p, err
	}
	if len(meters[metered]) == 1 {
		p.Calculated = metered
	}
	balances := map[string]balance{}
	var b balance
	err = query("balances", p.Account).each(func() {
		balances[b.Code] = b
		if b.Month > p.Latest {
			p.Latest = b.Month
		}
	}, &b.Code, &b.Month, &b.Charged, &b.Closing)
	for _, service := range p.services {
		for _, m := range meters[service.Code] {
			m.Service = service.Name
			p.Meters = append(p.Meters, m)
		}
		if b, isThere := balances[service.Code]; isThere {
			b.service = service
			p.add(b)
		}
	}
	signature := hmac.New(sha256.New, []byte(os.Getenv("SECRET")))
	signature.Write([]byte(cookie))
	p.FormToken = hex.EncodeToString(signature.Sum(nil))
	return p, err
}

func (p *page) add(b balance) {
	if b.Month < p.Latest {
		b.Charged = 0
	}
	p.Charged += b.Charged
	if b.Closing > 0 {
		p.Debt += b.Closing
	} else {
		p.Overpayment -= b.Closing
	}
	p.Balances = append(p.Balances, b)
}

// What a batch says to everybody alike is read once for each.
type catalogue struct {
	batch    int64
	Supplier struct {
		Name, Phones string
		AsOf         int64
	}
	Centre, Offices []office
	services        []service
	plans           map[string]string
}

type service struct{ Code, Name, Supplier string }

type office struct{ Kind, Name, Address, Phones, Hours, Email string }

var known struct {
	sync.RWMutex
	catalogue *catalogue
}

func published(query func(string, ...interface{}) *rows) (*catalogue, error) {
	var batch int64
	if err := query("batch").one(&batch); err != nil {
		return nil, err
	}
	known.RLock()
	c := known.catalogue
	known.RUnlock()
	if c != nil && c.batch == batch {
		return c, nil
	}
	c = &catalogue{batch: batch, plans: map[string]string{}}
	var code, plan string
	var phones sql.NullString
	if err := query("supplier").one(&code, &c.Supplier.Name, &phones, &c.Supplier.AsOf); err != nil {
		return nil, err
	}
	c.Supplier.Phones = phones.String
	var o [6]sql.NullString
	err := query("offices", code).each(func() {
		each := office{o[0].String, o[1].String, o[2].String, o[3].String, o[4].String, o[5].String}
		if each.Kind == "contact_centre" {
			c.Centre = append(c.Centre, each)
		} else {
			c.Offices = append(c.Offices, each)
		}
	}, &o[0], &o[1], &o[2], &o[3], &o[4], &o[5])
	if err != nil {
		return nil, err
	}
	var s service
	err = query("services").each(func() { c.services = append(c.services, s) }, &s.Code, &s.Name, &s.Supplier)
	if err != nil {
		return nil, err
	}
	if err = query("plans").each(func() { c.plans[plan] = code }, &plan, &code); err != nil {
		return nil, err
	}
	known.Lock()
	known.catalogue = c
	known.Unlock()
	return c, nil
}
