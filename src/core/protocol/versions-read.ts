/**
 * The version of each product whose source or documentation was read, the only home of these numbers. What was measured
 * may be newer: the records in src/evidence say in which version.
 */
export const versionsRead = {
  chromium: '150.0.7871.100',
  firefox: 'ESR 140.12.0',
  webkit: '2.50.6',
  linux: '6.1',
  libuv: '1.52.1',
  undici: '7.29.1',
  ws: '8.21.0',
  'python-websockets': '17.1',
  gorilla: 'e064f32',
  coder: '9c8faad',
  uwebsockets: '66dcff3',
  jetty: '12.0',
  tomcat: '84ac9af',
  spring: '91eb426',
  phoenix: '1.8.16',
  'socket-io': '4.8.4',
  'websocket-client': '1.9.0',
  'graphql-ws': '6.4.2',
  pusher: '8.6.0',
  centrifuge: '5.8.0',
  sockette: '2.0.6',
  'htmx-ws': '2.0.4',
  'reconnecting-websocket': '4.4.0',
  partysocket: '1.3.0',
  caddy: '0cf03d3',
  traefik: 'fd5a576',
  'ingress-nginx': 'dbb11b9',
  xnu: '8d741a5',
} as const;
