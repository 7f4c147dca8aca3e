// ws on Node: break a rule on purpose
const reserved = Buffer.from([0xf1, 0]);
socket._socket.write(reserved);
