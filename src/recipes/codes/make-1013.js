// ws on Node
socket.close(1013, 'full');
