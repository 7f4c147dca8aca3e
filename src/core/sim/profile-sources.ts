import type { ClientProfileId } from './settings.ts';

/** Where a profile's values come from. Apart from the profile, so that no page ships it to run a simulation. */
export type ProfileSource = {
  readonly name: string;
  /** Version the values were read or measured in. */
  readonly version: string;
  readonly sources: readonly string[];
};

export const profileSources: Readonly<Record<ClientProfileId, ProfileSource>> = {
  chromium: {
    name: 'Chromium',
    version: '156',
    sources: [
      'chromium: net/websockets/websocket_channel.cc, websocket_stream.cc, websocket_frame.cc',
      'chromium: net/socket/tcp_socket_posix.cc, ssl_connect_job.cc',
      'chromium: services/network/websocket.cc',
    ],
  },
  firefox: {
    name: 'Firefox',
    version: 'ESR 140, 153',
    sources: [
      'firefox: netwerk/protocol/websocket/WebSocketChannel.cpp, modules/libpref/init/all.js',
      'firefox: netwerk/protocol/http/nsHttpConnection.cpp, dom/websocket/WebSocket.cpp',
    ],
  },
  webkitgtk: {
    name: 'WebKitGTK',
    version: '2.50',
    sources: ['libsoup: soup-websocket-connection.c', 'webkit: Source/WebCore/Modules/websockets/WebSocket.cpp'],
  },
  ws: {
    name: 'ws (Node)',
    version: '8.21',
    sources: ['ws: lib/websocket.js, lib/receiver.js, lib/validation.js, lib/constants.js'],
  },
  node: {
    name: 'Node built-in',
    version: '24',
    sources: ['undici: lib/web/websocket/websocket.js, lib/core/connect.js', 'libuv: src/unix/tcp.c'],
  },
};
