/**
 * How far each recipe is proved, for the pages that show it. `run`: a test starts the file itself and watches a real
 * connection end. `compiled`: a real compiler or the program's own check accepts it. `unrun`: nobody here has run it.
 */
export type Tested = {
  /** Below src/recipes. */
  readonly file: string;
  readonly how: 'run' | 'compiled' | 'unrun';
  /** The programs and versions with which it last passed; for `unrun`, what it is written for. */
  readonly with: string;
};

export const tested: readonly Tested[] = [
  { file: 'backoff/reconnect.ts', how: 'run', with: 'Node 24' },
  { file: 'client/reconnecting-websocket.ts', how: 'run', with: 'Node 24, ws 8.23.0' },
  { file: 'hosting/Caddyfile', how: 'run', with: 'Caddy 2.6.2' },
  { file: 'hosting/nginx.conf', how: 'run', with: 'nginx 1.22.1' },
  { file: 'link-here/CloseCodes.cs', how: 'unrun', with: 'C# 12' },
  { file: 'link-here/CloseCodes.java', how: 'unrun', with: 'Java 17' },
  { file: 'link-here/CloseCodes.kt', how: 'unrun', with: 'Kotlin' },
  { file: 'link-here/CloseCodes.swift', how: 'unrun', with: 'Swift' },
  { file: 'link-here/browser-logger.js', how: 'run', with: 'Node 24, ws 8.23.0' },
  { file: 'link-here/link.go', how: 'unrun', with: 'Go' },
  { file: 'link-here/link.js', how: 'run', with: 'Node 24' },
  { file: 'link-here/link.py', how: 'run', with: 'Python 3.11' },
  { file: 'link-here/link.rs', how: 'unrun', with: 'Rust' },
  { file: 'link-here/link.ts', how: 'run', with: 'Node 24' },
  { file: 'link-here/node-logger.js', how: 'run', with: 'Node 24, ws 8.23.0' },
  { file: 'proxies/Caddyfile', how: 'unrun', with: 'Caddy 2.6.2' },
  { file: 'proxies/apache.conf', how: 'unrun', with: 'Apache httpd 2.4.71' },
  { file: 'proxies/haproxy.cfg', how: 'unrun', with: 'HAProxy 2.6.12' },
  { file: 'proxies/nginx.conf', how: 'unrun', with: 'nginx 1.22.1' },
  { file: 'servers/aiohttp_server.py', how: 'unrun', with: 'aiohttp 3.8.4' },
  { file: 'servers/gorilla.go', how: 'unrun', with: 'Go 1.19.8, gorilla/websocket 1.5.0' },
  { file: 'servers/node-ws.mjs', how: 'run', with: 'Node 24, ws 8.23.0' },
  { file: 'servers/python_websockets.py', how: 'unrun', with: 'websockets 10.4' },
];
