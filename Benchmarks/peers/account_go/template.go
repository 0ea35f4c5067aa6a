package main

import (
	"fmt"
	html "html/template"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var template = html.Must(html.New("account.html").Funcs(html.FuncMap{
	"money": money, "day": day, "month": month, "monthInWords": monthInWords, "monthInAddress": monthInAddress,
	"phones": phones, "minus": func(number int64) int64 { return -number },
}).ParseFiles("account_go/account.html"))

func money(tiyn int64) string {
	sign := ""
	if tiyn < 0 {
		sign, tiyn = "−", -tiyn
	}
	whole := strconv.FormatInt(tiyn/100, 10)
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "\u00a0" + whole[at:]
	}
	return sign + whole + fmt.Sprintf(",%02d", tiyn%100)
}

func day(number int64) string { return time.Unix(number*86400, 0).UTC().Format("02.01.2006") }

func month(number int) string { return fmt.Sprintf("%02d/%d", number%12+1, number/12) }

var months = []string{
	"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
}

func monthInWords(number int) string {
	return fmt.Sprintf("%d\u00a0ж. %s", number/12, months[number%12])
}

func monthInAddress(number int) string { return fmt.Sprintf("%d-%02d", number/12, number%12+1) }

type phone struct{ Dialled, Number, Remark string }

var numberAndRemark = regexp.MustCompile(`^(.*\d|)(.*)$`)

// phones parts numbers as they are printed: each is a link that dials; a remark after it stays beside it.
func phones(printed string) (parts []phone) {
	for _, part := range strings.Split(printed, ",") {
		found := numberAndRemark.FindStringSubmatch(strings.TrimSpace(part))
		dialled := strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r == '+' {
				return r
			}
			return -1
		}, found[1])
		parts = append(parts, phone{dialled, found[1], found[2]})
	}
	return parts
}
