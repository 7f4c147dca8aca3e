// server, ws on Node
socket.close(1001, 'shutting down');

// a page may not: InvalidAccessError
new WebSocket(url).close(1001);
