package main

import (
	"database/sql"
	"log"
	"os"
	"regexp"
	"runtime"
	"strconv"

	_ "github.com/lib/pq"
	"github.com/mattn/go-sqlite3"
)

// opened gives a pool whose connections only read, each transaction one moment, and are kept.
func opened() *sql.DB {
	driver, source := "postgres", os.Getenv("DATABASE")
	if source == "" {
		directory := os.Getenv("DIRECTORY")
		sql.Register("sqlite3_attached", &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
			_, err := c.Exec("ATTACH DATABASE '"+directory+"/billing.sqlite' AS billing; PRAGMA mmap_size = 2147418112", nil)
			return err
		}})
		driver, source = "sqlite3_attached", "file:"+directory+"/portal.sqlite?mode=ro&_mutex=no"
	} else {
		source += " sslmode=disable default_transaction_read_only=on default_transaction_isolation='repeatable read'"
	}
	database, err := sql.Open(driver, source)
	check(err)
	count := 16
	if driver != "postgres" {
		count = 2 * runtime.NumCPU()
	}
	database.SetMaxOpenConns(count)
	database.SetMaxIdleConns(count)
	return database
}

// prepared reads account.sql: each query under its name, ":name" being a parameter.
func prepared(database *sql.DB) map[string]*sql.Stmt {
	queries := map[string]*sql.Stmt{}
	for _, found := range regexp.MustCompile(`(?s)-- (\w+)\n(.*?);`).FindAllStringSubmatch(read("account.sql"), -1) {
		numbers := map[string]string{}
		text := regexp.MustCompile(`:\w+`).ReplaceAllStringFunc(found[2], func(name string) string {
			if numbers[name] == "" {
				numbers[name] = "$" + strconv.Itoa(len(numbers)+1)
			}
			return numbers[name]
		})
		statement, err := database.Prepare(text)
		check(err)
		queries[found[1]] = statement
	}
	return queries
}

// What a query has found.
type rows struct {
	found *sql.Rows
	err   error
}

// each reads the columns of one row after another into places.
func (r *rows) each(visit func(), places ...interface{}) error {
	if r.err != nil {
		return r.err
	}
	defer r.found.Close()
	for r.found.Next() {
		if err := r.found.Scan(places...); err != nil {
			return err
		}
		visit()
	}
	return r.found.Err()
}

func (r *rows) one(places ...interface{}) error {
	count := 0
	if err := r.each(func() { count++ }, places...); err != nil || count > 0 {
		return err
	}
	return sql.ErrNoRows
}

func read(name string) string {
	text, err := os.ReadFile(name)
	check(err)
	return string(text)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
