package main

import (
	"database/sql"
	"sync"
)

// What a batch says to everybody alike is read once for each.
type catalogue struct {
	batch    int64
	Supplier struct {
		Name, OfficesName string
		AsOf              int64
		TakesReadings     bool
	}
	// The first telephones that are known, and the contact centre's hours.
	Phones, Hours   string
	Centre, Offices []office
	services        []service
	plans           map[string]string
}

type service struct {
	Code, Name, Supplier, unit string
	paysOthers                 bool
}

// Calculator is the title of the page that calculates its charges.
func (s service) Calculator() string {
	if s.unit == "kWh" {
		return "Электр энергиясы бойынша төлемдерді есептеу"
	}
	return s.Name + " бойынша төлемдерді есептеу"
}

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
	var offices, phones sql.NullString
	err := query("supplier").one(
		&code, &c.Supplier.Name, &offices, &phones, &c.Supplier.AsOf, &c.Supplier.TakesReadings)
	if err != nil {
		return nil, err
	}
	c.Supplier.OfficesName, c.Phones = offices.String, phones.String
	var o [6]sql.NullString
	err = query("offices", code).each(func() {
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
	if len(c.Centre) > 0 {
		c.Hours = c.Centre[0].Hours
		if c.Phones == "" {
			c.Phones = c.Centre[0].Phones
		}
	}
	var s service
	err = query("services").each(func() {
		c.services = append(c.services, s)
	}, &s.Code, &s.Name, &s.Supplier, &s.unit, &s.paysOthers)
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
