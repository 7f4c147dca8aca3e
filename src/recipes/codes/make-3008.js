// allowed on both ends, in a page too
socket.close(3008, 'timeout');
