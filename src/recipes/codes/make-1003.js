// against a server that takes text only
socket.send(new Uint8Array([1, 2, 3]));
