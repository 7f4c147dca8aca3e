// ws on Node
socket.close(1014, 'upstream');
