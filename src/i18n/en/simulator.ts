/** The simulator page: one connection, every story. */
export const simulator = {
  title: 'Simulator: end a WebSocket connection any way you like',
  heading: 'End a connection any way you like',
  description:
    'A WebSocket connection simulated from RFC 6455, TCP and the timers of five clients. Pull the cable, kill the server, close with any code, at any moment, and see who detects it and when.',
  lead: 'One connection, simulated from RFC 6455, TCP and the client’s own timers. Choose a story or make one up: do anything at any moment, and the rest of the run is recomputed.',
  story: 'Story',
  linked: 'A linked story',
  flagship: 'The two endings',
  names: {
    'going-away': 'A server sends 1001, then restarts',
    'cable-pulled': 'A cable is pulled, and plugged back in',
  },
  transport: 'Transport',
  transports: { ws: 'ws:// (HTTP/1.1)', wss: 'wss:// (HTTP/1.1)', h2: 'wss:// (HTTP/2)' },
  sockets: 'Sockets on the connection',
  socketsHint: 'The second one is opened once the first is open. Actions concern the first.',
  settings: 'Settings of this connection',
  /** The name of a field for any time. */
  typed: '{name}, in seconds',
  groups: {
    heartbeat: 'Heartbeats and deadlines',
    proxy: 'The proxy',
    network: 'The network',
    traffic: 'Traffic',
    reconnecting: 'Reconnecting',
    client: 'Client and chance',
  },
  times: {
    heartbeatMs: 'Client’s heartbeat every',
    jitterMs: 'Extra delay, up to',
    serverPingMs: 'Server pings every',
    serverSilenceMs: 'Server gives up after',
    clientSendMs: 'Client sends every',
    serverSendMs: 'Server sends every',
    proxyIdleMs: 'Proxy’s idle timeout',
    backoffResetMs: 'Backoff starts again',
  },
  onOpen: 'on open',
  tries: 'Attempts',
  noLimit: 'no limit',
  expiry: 'Proxy’s timeout',
  expiries: { fin: 'FIN', rst: 'RST', drop: 'drops', reject: 'rejects' },
};

export type SimulatorStrings = typeof simulator;
