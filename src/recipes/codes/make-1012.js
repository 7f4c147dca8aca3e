// ws on Node
socket.close(1012, 'restarting');
