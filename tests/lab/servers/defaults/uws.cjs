// uWebSockets.js as it comes: `node uws.cjs PORT PACKAGE`, on a Node that the package was built for.
const { App } = require(process.argv[3]);

App()
  .ws('/', {
    message(socket, data, isBinary) {
      if (Buffer.from(data).toString() === 'close 4000') socket.end(4000, 'x');
      else socket.send(data, isBinary);
    },
  })
  .listen('127.0.0.1', Number(process.argv[2]), () => undefined);
