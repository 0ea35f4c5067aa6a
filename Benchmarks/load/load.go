// Load asks an HTTP server for pages and tells how long they took.
//
//	load -address 127.0.0.1:8080 -targets FILE -connections 32 -seconds 10 -warmup 2 -rate 0
//
// Each line of the targets' file is a path and the request's headers, with tabs between them. Which one is asked for next is
// drawn at random, always in the same way.
//
// With -rate 0 each connection asks again as soon as it is answered: a slow server is asked less. With a rate, requests are
// due at constant intervals, whatever becomes of those before. What one took counts from when it was due, so it includes the
// wait for a free connection; those that were never answered count with the time that they had waited until the end.
//
// With -idle N it opens N connections, asks once on each, and keeps them until a line comes on the standard input.
//
// It prints "measuring" once the warm-up is over, or "resting", and at the end one JSON object; times are in microseconds.
// "lag" is by how much it was late itself, at worst, to notice that a request was due.
//
// One thread and one epoll, so that most of the machine is left to the server.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"math/rand"
	"net"
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

func main() {
	address := flag.String("address", "127.0.0.1:8080", "the server's")
	targets := flag.String("targets", "", "the `file` of what to ask for")
	count := flag.Int("connections", 32, "how many ask at once")
	seconds := flag.Float64("seconds", 10, "how long to measure")
	warmup := flag.Float64("warmup", 1, "how many seconds to ask before that")
	rate := flag.Float64("rate", 0, "requests due per second; 0: as many as are answered")
	idle := flag.Int("idle", 0, "how many connections to open and keep")
	flag.Parse()
	// The world outside does not wait for the server's threads. Without the right to that, the lag tells.
	runtime.LockOSThread()
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, -20)
	debug.SetGCPercent(-1)

	l := &load{address: *address, requests: prepared(*targets, *address), random: rand.New(rand.NewSource(1)), rate: *rate}
	if *idle > 0 {
		l.open(*idle)
		l.rest()
		return
	}
	l.open(*count)
	l.first = time.Now()
	l.begin = l.first.Add(time.Duration(*warmup * 1e9))
	l.end = l.begin.Add(time.Duration(*seconds * 1e9))
	l.run(l.begin)
	fmt.Println("measuring")
	before := processorTime()
	l.run(l.end)
	l.report(processorTime() - before)
}

type load struct {
	address           string
	requests          [][]byte
	random            *rand.Rand
	epoll             int
	connections       []*connection
	free              chan *connection // first come, first served: every connection gets its share
	first, begin, end time.Time

	rate      float64
	due, sent int // how many requests have been so far; the n-th is due at dueAt(n)

	requestCount, errorCount, unanswered int
	lag                                  time.Duration
	took                                 []float64
}

// A keep-alive connection, and what has come of the answer for which it waits.
type connection struct {
	socket int
	asked  time.Time // when the request was due; zero when the connection is free
	answer []byte
	body   int // where that begins
	size   int // the answer's in whole; 0 until known, -1 when it comes in chunks
	isLast bool
}

func (l *load) open(count int) {
	var err error
	l.epoll, err = syscall.EpollCreate1(0)
	check(err)
	l.free = make(chan *connection, count)
	for i := 0; i < count; i++ {
		c := &connection{answer: make([]byte, 0, 1<<15)}
		l.connections = append(l.connections, c)
		check(l.dial(int32(i)))
		l.free <- c
	}
}

func (l *load) dial(number int32) error {
	to, err := net.ResolveTCPAddr("tcp4", l.address)
	check(err)
	socket, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	check(err)
	peer := &syscall.SockaddrInet4{Port: to.Port}
	copy(peer.Addr[:], to.IP.To4())
	if err := syscall.Connect(socket, peer); err != nil {
		return err
	}
	check(syscall.SetNonblock(socket, true))
	check(syscall.SetsockoptInt(socket, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1))
	l.connections[number].socket = socket
	return syscall.EpollCtl(
		l.epoll, syscall.EPOLL_CTL_ADD, socket, &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: number})
}

func (l *load) dueAt(n int) time.Time { return l.first.Add(time.Duration(float64(n) / l.rate * 1e9)) }

// run asks until a moment.
func (l *load) run(until time.Time) {
	events := make([]syscall.EpollEvent, 256)
	for now := time.Now(); now.Before(until); now = time.Now() {
		wake := until
		if l.rate == 0 {
			for len(l.free) > 0 {
				l.ask(<-l.free, time.Now())
			}
		} else {
			for ; !l.dueAt(l.due).After(now); l.due++ {
				if late := now.Sub(l.dueAt(l.due)); late > l.lag && !l.dueAt(l.due).Before(l.begin) {
					l.lag = late
				}
			}
			for ; l.sent < l.due && len(l.free) > 0; l.sent++ {
				l.ask(<-l.free, l.dueAt(l.sent))
			}
			if l.dueAt(l.due).Before(wake) {
				wake = l.dueAt(l.due)
			}
		}
		count, err := syscall.EpollWait(l.epoll, events, 0)
		if count == 0 {
			l.sleep(time.Until(wake))
		} else if err != nil && err != syscall.EINTR {
			log.Fatal(err)
		}
		for i := 0; i < count; i++ {
			l.hear(events[i].Fd)
		}
	}
}

// sleep waits until something comes, or for a time: epoll counts that in milliseconds, which is too coarse. The raw call
// keeps Go's scheduler, which has nothing else to do, from being told of it.
func (l *load) sleep(time time.Duration) {
	if time > 0 {
		readable, timeout := syscall.FdSet{}, syscall.NsecToTimespec(time.Nanoseconds())
		readable.Bits[l.epoll/64] |= 1 << (l.epoll % 64)
		syscall.RawSyscall6(syscall.SYS_PSELECT6, uintptr(l.epoll+1), uintptr(unsafe.Pointer(&readable)), 0, 0,
			uintptr(unsafe.Pointer(&timeout)), 0)
	}
}

func (l *load) ask(c *connection, due time.Time) {
	c.asked, c.answer, c.size = due, c.answer[:0], 0
	// Where that fails, so will the reading.
	syscall.Write(c.socket, l.requests[l.random.Intn(len(l.requests))])
}

// hear reads what has come, and counts the answer once it is there whole.
func (l *load) hear(number int32) {
	c := l.connections[number]
	if len(c.answer) == cap(c.answer) {
		c.answer = append(make([]byte, 0, 2*cap(c.answer)), c.answer...)
	}
	count, err := syscall.Read(c.socket, c.answer[len(c.answer):cap(c.answer)])
	if err == syscall.EAGAIN || err == syscall.EINTR {
		return
	}
	if err == nil && count > 0 {
		c.answer = c.answer[:len(c.answer)+count]
		if !c.isWhole() {
			return
		}
	}
	isBroken := err != nil || count == 0
	if !c.asked.IsZero() {
		l.count(c.asked, time.Now(), !isBroken && c.answer[9] == '2')
		c.asked = time.Time{}
		l.free <- c
	}
	if isBroken || c.isLast {
		syscall.Close(c.socket)
		for l.dial(number) != nil {
			time.Sleep(10 * time.Millisecond)
		}
	}
}

func (c *connection) isWhole() bool {
	if c.size == 0 {
		end := bytes.Index(c.answer, []byte("\r\n\r\n"))
		if end < 12 {
			return false
		}
		head := bytes.ToLower(c.answer[:end+2])
		c.body, c.size = end+4, -1
		c.isLast = bytes.Contains(head, []byte("connection: close"))
		if _, rest, isThere := bytes.Cut(head, []byte("content-length: ")); isThere {
			length, err := strconv.Atoi(string(rest[:bytes.IndexByte(rest, '\r')]))
			check(err)
			c.size = c.body + length
		} else if !bytes.Contains(head, []byte("transfer-encoding: chunked")) {
			log.Fatal("an answer without a length")
		}
	}
	if c.size > 0 {
		return len(c.answer) >= c.size
	}
	for at := c.body; at <= len(c.answer); {
		line := bytes.IndexByte(c.answer[at:], '\n')
		if line < 1 {
			return false
		}
		size, err := strconv.ParseInt(string(c.answer[at:at+line-1]), 16, 32)
		check(err)
		if at += line + 1 + int(size) + 2; size == 0 {
			return at == len(c.answer)
		}
	}
	return false
}

func (l *load) count(due, at time.Time, isGood bool) {
	if at.Before(l.begin) || at.After(l.end) {
		return
	}
	l.requestCount++
	if !isGood {
		l.errorCount++
	}
	// What was due before the measurement is work in it, but its time is not of it.
	if !due.Before(l.begin) {
		l.took = append(l.took, float64(at.Sub(due).Nanoseconds())/1000)
	}
}

func (l *load) report(spent time.Duration) {
	wait := func(due time.Time) {
		if l.rate > 0 && !due.Before(l.begin) {
			l.unanswered++
			l.took = append(l.took, float64(l.end.Sub(due).Nanoseconds())/1000)
		}
	}
	for _, c := range l.connections {
		if !c.asked.IsZero() {
			wait(c.asked)
		}
	}
	for ; l.rate > 0 && l.dueAt(l.sent).Before(l.end); l.sent++ {
		wait(l.dueAt(l.sent))
	}
	sort.Float64s(l.took)
	told := map[string]interface{}{
		"requests": l.requestCount, "unanswered": l.unanswered, "errors": l.errorCount,
		"seconds": l.end.Sub(l.begin).Seconds(), "rate": float64(l.requestCount) / l.end.Sub(l.begin).Seconds(),
		"lag": l.lag.Microseconds(), "own_cpu": float64(spent.Microseconds()) / float64(l.requestCount+1),
	}
	for name, share := range map[string]float64{"p50": 0.5, "p90": 0.9, "p99": 0.99, "p99.9": 0.999, "max": 1} {
		if len(l.took) > 0 {
			told[name] = int(l.took[int(share*float64(len(l.took)-1))])
		}
	}
	check(json.NewEncoder(os.Stdout).Encode(told))
}

// rest asks once on each connection, one after another.
func (l *load) rest() {
	l.end = time.Now().Add(time.Hour)
	for number := range l.connections {
		for l.ask(<-l.free, time.Now()); l.requestCount == number; {
			l.sleep(time.Second)
			l.hear(int32(number))
		}
	}
	if l.errorCount > 0 {
		log.Fatalf("%d failed", l.errorCount)
	}
	fmt.Println("resting")
	io.ReadFull(os.Stdin, make([]byte, 1))
}

// prepared reads the targets into requests as they are sent.
func prepared(file, address string) (requests [][]byte) {
	text, err := os.ReadFile(file)
	check(err)
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		parts := strings.Split(line, "\t")
		head := append([]string{"GET " + parts[0] + " HTTP/1.1", "Host: " + address}, parts[1:]...)
		requests = append(requests, []byte(strings.Join(head, "\r\n")+"\r\n\r\n"))
	}
	return requests
}

func processorTime() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
