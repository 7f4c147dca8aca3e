// in the page; the server answers 1000
socket.close(1000, 'done');
