import { message, never, type Software, wasOpen } from './signature.ts';

const actionCable: Software = {
  name: 'Action Cable',
  versions: 'Rails 5–8',
  source: 'https://github.com/rails/rails/tree/main/actioncable',
  facts: { library: 'action-cable' },
  messages: [
    message('failed to upgrade to websocket', 'no-upgrade-header', { ...never, side: 'server' }),
    message('request origin not allowed', 'origin-refused', { ...never, side: 'server' }),
    message('an unauthorized connection attempt was rejected', 'unauthorized', { side: 'server' }),
    message([['"type":"disconnect"', '"reason":"unauthorized"']], 'unauthorized'),
    message([['"type":"disconnect"', 'server_restart']], 'restart'),
    message([['"reason":"remote"', '"reconnect"']], 'server-disconnect'),
    message('connectionmonitor detected stale connection', 'ping-timeout', { ...wasOpen, side: 'browser' }),
    message('protocol is unsupported. stopping monitor', 'subprotocol'),
    message('successfully upgraded to websocket', undefined, { ...wasOpen, side: 'server' }),
    message('websocket error occurred: ', undefined, { side: 'server' }),
    message('there was an exception - ', 'exception', { side: 'server' }),
    message(['actioncable', 'action cable', 'applicationcable', 'started get "/cable'], undefined),
    message(['anycable'], undefined),
  ],
};

const phoenix: Software = {
  name: 'Phoenix, Bandit and Cowboy',
  versions: 'Phoenix 1.4–1.8, Bandit 1, Cowboy 2',
  source: 'https://github.com/phoenixframework/phoenix/blob/main/lib/phoenix/socket/transport.ex',
  facts: { library: 'phoenix' },
  messages: [
    message('could not check origin for phoenix', 'origin-refused', { ...never, side: 'server' }),
    message('heartbeat timeout', 'heartbeat-own'),
    message([['genserver', 'terminating', 'error']], 'exception'),
    message([['refused connection to', 'socket']], 'refused-by-application', { ...never, side: 'server' }),
    message([['connected to', 'socket in']], undefined, { ...wasOpen, side: 'server' }),
    message('no function clause matching in', 'exception', { side: 'server' }),
    message('phoenix.router.norouteerror', 'wrong-endpoint', { ...never, side: 'server' }),
    message('websocketupgradeerror', 'no-upgrade-header', { ...never, side: 'server' }),
    message("'connection' header must contain 'upgrade'", 'no-upgrade-header', { ...never, side: 'server' }),
    message("'upgrade' header must contain 'websocket'", 'no-upgrade-header', { ...never, side: 'server' }),
    message('received oversize fragmented message', 'too-big', wasOpen),
    message('received compressed frame inflating too much', 'too-big', wasOpen),
    message('inflation error', 'inflate', wasOpen),
    message('received non utf-8 text frame', 'bad-utf8', wasOpen),
    message('cowboy_websocket', undefined, { library: 'cowboy', side: 'server' }),
    message('{:remote, ', undefined, wasOpen),
    message('{remote,', undefined, wasOpen),
    message('phoenix.socket', undefined),
    message('phoenix.endpoint', undefined),
    message('live_view', undefined),
    message('phx_', undefined),
    message('bandit.websocket', undefined, { library: 'bandit', side: 'server' }),
    message('websockex', undefined, { side: 'client' }),
  ],
};

const php: Software = {
  name: 'Laravel Reverb, Laravel WebSockets, Ratchet and Swoole',
  versions: 'Reverb 1, Ratchet 0.4, beyondcode/laravel-websockets 1',
  source: 'https://github.com/laravel/reverb/tree/main/src',
  facts: { library: 'reverb' },
  messages: [
    message('connection pruned', 'ping-timeout', { ...wasOpen, side: 'server' }),
    message('pruning stale connections', undefined, { side: 'server' }),
    message('connection pinged', undefined, { side: 'server' }),
    message('application does not exist', 'key-refused'),
    message('over connection quota', 'quota'),
    message('origin not allowed', 'origin-refused'),
    message('connection is unauthorized', 'unauthorized'),
    message('pong reply not received', 'ping-timeout', wasOpen),
    message('client event rejected due to rate limit', 'rate-limit'),
    message('gracefully terminating connections', 'shutting-down', { side: 'server' }),
    message('broadcasting reverb restart signal', 'restart', { side: 'server' }),
    message(['pusher:error', 'pusher:connection'], undefined, { service: 'pusher' }),
    message('pusher-js', undefined, { library: 'pusher', service: 'pusher' }),
    message('ratchet\\', undefined, { library: 'ratchet', side: 'server' }),
    message('pusher : : ["error"', undefined, { library: 'pusher' }),
  ],
};

const faye: Software = {
  name: 'faye-websocket and EventMachine',
  versions: 'faye-websocket 0.11',
  source: 'https://github.com/faye/faye-websocket-node',
  facts: { library: 'faye' },
  messages: [message(['faye-websocket', 'faye::websocket'], undefined)],
};

const perl: Software = {
  name: 'Protocol::WebSocket (Perl)',
  versions: '0.18–0.26',
  source: 'https://github.com/vti/protocol-websocket/blob/master/lib/Protocol/WebSocket/Frame.pm',
  facts: {},
  messages: [message('increase max_payload_size', 'too-big', wasOpen)],
};

export const rubyElixirPhp: readonly Software[] = [actionCable, phoenix, php, faye, perl];
