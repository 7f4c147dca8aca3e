// ws on Node
socket.close(1008, 'policy');
