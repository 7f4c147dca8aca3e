// ws on Node
socket.close(1011, 'demo');
