// A worker of any kind that owns sockets: told an address, it opens one and says so. A shared worker may be asked whether it is there.
const sockets = [];

function open(url, answer) {
  const socket = new WebSocket(url);
  sockets.push(socket);
  socket.onopen = () => answer('open');
}

self.onmessage = ({ data, source }) => open(data, (text) => (source ?? self).postMessage(text));
self.onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data }) => (data ? open(data, (text) => port.postMessage(text)) : port.postMessage('here'));
};
