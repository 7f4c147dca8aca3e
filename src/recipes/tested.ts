/**
 * How far each recipe is proved, for the pages that show it. `run`: the file itself was started and a real
 * connection watched to its end, by `npm test` or `npm run test:system` unless `note` says by hand. `compiled`: a real
 * compiler accepts it. `unrun`: nobody here has run it.
 */
export type Tested = {
  /** Below src/recipes. */
  readonly file: string;
  readonly how: 'run' | 'compiled' | 'unrun';
  /** The programs and versions with which it last passed; for `unrun`, what it is written for. */
  readonly with: readonly string[];
  /** What else to say of it; in words, as `recipes.notes` of guides. */
  readonly note?: 'by-hand' | 'older-version';
};

export const tested: readonly Tested[] = [
  { file: 'alerting/metrics.mjs', how: 'run', with: ['Node 24', 'prom-client 15.1.3'] },
  { file: 'alerting/websocket-dashboard.json', how: 'unrun', with: ['Grafana 10'] },
  { file: 'alerting/websocket-rules.yaml', how: 'run', with: ['promtool 2.42.0'] },
  { file: 'client/reconnecting-websocket.ts', how: 'run', with: ['Node 24', 'ws 8.23.0'] },
  { file: 'client/recorder.js', how: 'run', with: ['Node 24', 'ws 8.23.0'] },
  { file: 'game-day/game-day.sh', how: 'run', with: ['Bash 5.2', 'nftables 1.0', 'iproute2 6.1'] },
  { file: 'hosting/Caddyfile', how: 'run', with: ['Caddy 2.6.2'] },
  { file: 'hosting/nginx.conf', how: 'run', with: ['nginx 1.22.1'] },
  { file: 'link-here/CloseCodes.cs', how: 'unrun', with: ['C# 12'] },
  { file: 'link-here/CloseCodes.java', how: 'run', with: ['Java 17'] },
  { file: 'link-here/CloseCodes.kt', how: 'unrun', with: ['Kotlin'] },
  { file: 'link-here/CloseCodes.swift', how: 'unrun', with: ['Swift'] },
  { file: 'link-here/browser-logger.js', how: 'run', with: ['Node 24', 'ws 8.23.0'] },
  { file: 'link-here/link.go', how: 'run', with: ['Go 1.19.8'] },
  { file: 'link-here/link.js', how: 'run', with: ['Node 24'] },
  { file: 'link-here/link.py', how: 'run', with: ['Python 3.11'] },
  { file: 'link-here/link.rs', how: 'run', with: ['Rust 1.95.0'] },
  { file: 'link-here/link.ts', how: 'run', with: ['Node 24'] },
  { file: 'link-here/node-logger.js', how: 'run', with: ['Node 24', 'ws 8.23.0'] },
  { file: 'platforms/kubernetes.yaml', how: 'unrun', with: ['Kubernetes 1.29'] },
  { file: 'proxies/Caddyfile', how: 'run', with: ['Caddy 2.6.2'], note: 'older-version' },
  { file: 'proxies/apache.conf', how: 'run', with: ['Apache httpd 2.4.71'] },
  { file: 'proxies/haproxy.cfg', how: 'run', with: ['HAProxy 2.6.12'] },
  { file: 'proxies/nginx.conf', how: 'run', with: ['nginx 1.22.1'] },
  { file: 'servers/AspNetCore.cs', how: 'unrun', with: ['ASP.NET Core 9'] },
  { file: 'servers/TomcatServer.java', how: 'run', with: ['Java 17', 'Tomcat 10.1.60'] },
  { file: 'servers/aiohttp_server.py', how: 'run', with: ['Python 3.11', 'aiohttp 3.8.4'] },
  { file: 'servers/cowboy.exs', how: 'run', with: ['Elixir 1.14.0', 'Cowboy 2.8.0'] },
  { file: 'servers/gorilla.go', how: 'run', with: ['Go 1.19.8', 'gorilla/websocket 1.5.0'] },
  { file: 'servers/node-ws.mjs', how: 'run', with: ['Node 24', 'ws 8.23.0'] },
  { file: 'servers/python_websockets.py', how: 'run', with: ['Python 3.11', 'websockets 10.4'] },
  {
    file: 'servers/tungstenite.rs',
    how: 'run',
    with: ['Rust 1.95.0', 'tokio-tungstenite 0.20.1', 'tokio-tungstenite 0.29.0'],
    note: 'by-hand',
  },
];
