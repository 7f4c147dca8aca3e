import { ws } from './clients/ws.ts';
import { ably } from './libraries/ably.ts';
import { actionCable } from './libraries/action-cable.ts';
import { centrifuge } from './libraries/centrifuge.ts';
import { coder } from './libraries/coder.ts';
import { gorilla } from './libraries/gorilla.ts';
import { graphqlWs } from './libraries/graphql-ws.ts';
import { hocuspocus } from './libraries/hocuspocus.ts';
import { htmxWs } from './libraries/htmx-ws.ts';
import { javaWebsocket } from './libraries/java-websocket.ts';
import { jetty } from './libraries/jetty.ts';
import { mqtt } from './libraries/mqtt.ts';
import { okhttp } from './libraries/okhttp.ts';
import { partysocket } from './libraries/partysocket.ts';
import { phoenix } from './libraries/phoenix.ts';
import { pusher } from './libraries/pusher.ts';
import { pythonWebsockets } from './libraries/python-websockets.ts';
import { reactUseWebsocket } from './libraries/react-use-websocket.ts';
import { reconnectingWebsocket } from './libraries/reconnecting-websocket.ts';
import { reconnectingWebsocketJoewalnes } from './libraries/reconnecting-websocket-joewalnes.ts';
import { robustWebsocket } from './libraries/robust-websocket.ts';
import { signalr } from './libraries/signalr.ts';
import { socketIo } from './libraries/socket-io.ts';
import { sockette } from './libraries/sockette.ts';
import { spring } from './libraries/spring.ts';
import { supabase } from './libraries/supabase.ts';
import { tomcat } from './libraries/tomcat.ts';
import { trpc } from './libraries/trpc.ts';
import { uwebsockets } from './libraries/uwebsockets.ts';
import { vueuse } from './libraries/vueuse.ts';
import { webpackDevServer } from './libraries/webpack-dev-server.ts';
import { websocketClient } from './libraries/websocket-client.ts';
import { yWebsocket } from './libraries/y-websocket.ts';
import type { Library } from './peer.ts';

/** Libraries that speak WebSocket for other programs; those that reconnect first, in the order of the lists. */
export const libraries = {
  ws,
  'socket-io': socketIo,
  'reconnecting-websocket': reconnectingWebsocket,
  okhttp,
  partysocket,
  'reconnecting-websocket-joewalnes': reconnectingWebsocketJoewalnes,
  'graphql-ws': graphqlWs,
  phoenix,
  'action-cable': actionCable,
  signalr,
  'python-websockets': pythonWebsockets,
  centrifuge,
  pusher,
  ably,
  trpc,
  supabase,
  'react-use-websocket': reactUseWebsocket,
  vueuse,
  mqtt,
  'y-websocket': yWebsocket,
  hocuspocus,
  'htmx-ws': htmxWs,
  sockette,
  'robust-websocket': robustWebsocket,
  'webpack-dev-server': webpackDevServer,
  'websocket-client': websocketClient,
  gorilla,
  coder,
  uwebsockets,
  jetty,
  tomcat,
  spring,
  'java-websocket': javaWebsocket,
} as const satisfies Readonly<Record<string, Library>>;
