// allowed on both ends, in a page too
socket.close(3003, 'forbidden');
