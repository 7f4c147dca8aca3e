// sends a Close frame without a code: 1005
socket.close();

// sends 1000: both ends know you meant it
socket.close(1000, 'logged out');
