// close TCP, send no Close frame
socket.terminate();
