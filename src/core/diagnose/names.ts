import type { ChoiceOf } from './facts.ts';

/** Proper names of the libraries, the same in every language. */
export const libraryTitles: Readonly<Record<ChoiceOf<'library'>, string>> = {
  ws: 'ws',
  'socket.io': 'Socket.IO',
  signalr: 'SignalR',
  phoenix: 'Phoenix',
  'python-websockets': 'Python websockets',
  aiohttp: 'aiohttp',
  uvicorn: 'Uvicorn',
  gorilla: 'gorilla/websocket',
  coder: 'coder/websocket',
  jetty: 'Jetty',
  tomcat: 'Tomcat',
  spring: 'Spring',
  okhttp: 'OkHttp',
  dotnet: '.NET',
  tungstenite: 'tungstenite',
  uwebsockets: 'uWebSockets',
  undici: 'undici',
  'action-cable': 'Action Cable',
  'reconnecting-websocket': 'reconnecting-websocket',
  'graphql-ws': 'graphql-ws',
  'websocket-client': 'websocket-client',
  apple: 'URLSession (Apple)',
  mqtt: 'MQTT',
};
