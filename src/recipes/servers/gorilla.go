// Go, gorilla/websocket: heartbeat, limits and a graceful stop. Start: PORT=8080 go run gorilla.go
package main

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

func milliseconds(name string, otherwise int) time.Duration {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		otherwise = n
	}
	return time.Duration(otherwise) * time.Millisecond
}

var (
	pingEvery = milliseconds("HEARTBEAT_MS", 25_000)
	pongWait  = 2 * pingEvery
	drain     = milliseconds("DRAIN_MS", 10_000)

	upgrader = websocket.Upgrader{}
	mutex    sync.Mutex
	open     = map[*websocket.Conn]bool{}
	handlers sync.WaitGroup
)

func echo(w http.ResponseWriter, r *http.Request) {
	handlers.Add(1)
	defer handlers.Done()
	conn, err := upgrader.Upgrade(w, r, nil) // compares Origin with Host; answers 403
	if err != nil {
		return
	}
	mutex.Lock()
	open[conn] = true
	mutex.Unlock()
	done := make(chan struct{})
	defer func() {
		close(done)
		mutex.Lock()
		delete(open, conn)
		mutex.Unlock()
		conn.Close() // closes TCP only; the Close frame was sent before
	}()
	conn.SetReadLimit(64 << 10)
	conn.SetReadDeadline(time.Now().Add(pongWait))
	conn.SetPongHandler(func(string) error { return conn.SetReadDeadline(time.Now().Add(pongWait)) })
	go func() {
		ticker := time.NewTicker(pingEvery)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				// WriteControl may run concurrently with other writes.
				conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(5*time.Second))
			}
		}
	}()
	for {
		kind, data, err := conn.ReadMessage()
		if err != nil {
			if !websocket.IsCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway, websocket.CloseNoStatusReceived) {
				log.Print("websocket: ", err)
			}
			return
		}
		if kind == websocket.TextMessage && !utf8.Valid(data) { // gorilla leaves this check to its caller
			conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseInvalidFramePayloadData, ""), time.Now().Add(time.Second))
			return
		}
		conn.SetWriteDeadline(time.Now().Add(10 * time.Second)) // or a client that never reads blocks this goroutine
		if conn.WriteMessage(kind, data) != nil {
			return
		}
	}
}

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	server := &http.Server{Handler: http.HandlerFunc(echo)}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	go server.Serve(listener)
	fmt.Println("listening", port)

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	<-stop

	// Shutdown stops accepting, but neither closes nor waits for hijacked connections such as these.
	server.Shutdown(context.Background())
	goodbye := websocket.FormatCloseMessage(websocket.CloseGoingAway, "server is stopping")
	mutex.Lock()
	for conn := range open {
		conn.WriteControl(websocket.CloseMessage, goodbye, time.Now().Add(time.Second))
	}
	mutex.Unlock()
	finished := make(chan struct{})
	go func() { handlers.Wait(); close(finished) }()
	select {
	case <-finished:
	case <-time.After(drain):
	}
}
