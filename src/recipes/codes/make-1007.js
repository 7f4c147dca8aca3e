// ws on Node: bytes that are not UTF-8, as text
socket.send(Buffer.from([0xff]), { binary: false });
