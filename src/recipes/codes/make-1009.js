// above the server's limit, here 1 MiB
socket.send('x'.repeat(1_048_577));
