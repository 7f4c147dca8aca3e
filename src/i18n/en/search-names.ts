/**
 * What readers of a page call its subject besides its title: a query that is one of these names finds the page first.
 * By English path, with ` | ` between them. The search index holds them, the page does not.
 */
export const searchNames = {
  '/': 'websocket error | websocket disconnect',
  '/codes/': 'list of close codes | close code list | all close codes | close frame | status codes',
  '/1000/': 'normal close | clean close | close 1000',
  '/1001/': 'page closed | tab closed | server going down',
  '/1002/': 'masking | mask error | rsv bits | invalid frame',
  '/1003/': 'binary not accepted | unsupported message type',
  '/1004/': 'reserved code',
  '/1005/': 'no status received | no status code | empty close frame | close without code',
  '/1006/':
    'abnormal close | closed abnormally | connection reset | ECONNRESET | closed without close frame | wasClean false | onerror before onclose',
  '/1007/': 'invalid utf-8 | utf-8 error | encoding error',
  '/1008/': 'rate limit | policy error | authentication failed | origin check',
  '/1009/': 'message too large | payload too large | max payload | max message size | frame size',
  '/1010/': 'extension missing | extension negotiation',
  '/1011/': 'server error | unexpected condition | internal server error | keepalive ping timeout',
  '/1012/': 'maintenance | restart | server restart',
  '/1013/': 'overload | server busy | server full',
  '/1014/': '502 | 502 bad gateway | gateway error',
  '/1015/': 'tls error | certificate error | ssl error | ssl handshake failed | self-signed certificate',
  '/3000/': '401 | 401 on websocket | authentication error | token expired | expired token | unauthenticated',
  '/3003/': '403 | permission denied | access denied',
  '/3008/': 'request timeout',
  '/4000-4999/': 'code 4001 | custom close code | custom close codes | application close codes | own close codes',
  '/3000-3999/': 'registered codes | IANA registry',
  '/guides/heartbeats/':
    'keepalive | keep-alive | half-open | half-open connection | zombie connection | dead connection | stale connection | ping timeout | pong timeout | readyState | readyState OPEN | readyState still open | readyState stays OPEN',
  '/guides/proxies/':
    'proxy | load balancer timeout | AWS ALB | Cloudflare 100 seconds | disconnects after 60 seconds | closes every 60 seconds | proxy timeout | reverse proxy | idle connection | nginx | HAProxy | Apache',
  '/guides/platforms/':
    'maximum connection time | maximum connection duration | connection lifetime | connection limit | AWS | Azure | GCP | Cloudflare | Heroku | serverless',
  '/guides/reconnecting/':
    'auto reconnect | automatic reconnect | automatic reconnection | reconnection | retry | reconnect code',
  '/backoff/': 'full jitter | jitter | decorrelated jitter | equal jitter | backoff | backoff calculator',
  '/herd/': 'thundering herd | reconnect storm | reconnection storm | stampede | everyone reconnects',
  '/guides/graceful-shutdown/':
    'shutdown | SIGTERM | rolling deploy | rolling update | drain | deploy | k8s deploy | Kubernetes deploy | k8s deploy drops connections | preStop',
  '/guides/mobile-and-sleep/':
    'sleep | mobile | background tab | standby | iOS background | safari background | phone sleep reconnect | laptop sleep | bfcache',
  '/guides/where-sockets-live/': 'service worker | shared worker | web worker | browser extension | React Native',
  '/guides/http2/': 'HTTP/2 | HTTP/3 | RFC 8441 | extended CONNECT | RST_STREAM | GOAWAY | QUIC',
  '/guides/servers/': 'server comparison | aiohttp | gorilla | Tomcat | Bun | Deno',
  '/guides/tls/':
    'TLS | TLS alert | close_notify | SSL handshake failure | tlsClientError | certificate renewal | SNI | antivirus | corporate proxy | inspecting proxy | wss',
  '/recordings/': 'example recordings | recorded incidents | sample capture | example pcap',
  '/guides/recording/': 'Wireshark | tcpdump | packet capture | pcap | HAR | NetLog | devtools',
  '/guides/testing/': 'test my client | test reconnect | simulate disconnect | unit test | mock server | toxiproxy',
  '/guides/logging/': 'logging | log level',
  '/guides/alerting/':
    'alert | alerts | alerting | monitoring | metrics | Prometheus | Grafana | dashboard | promtool | histogram',
  '/guides/game-day/': 'game day | chaos engineering | fault injection | nftables | netem | tc | break staging',
  '/runbooks/': 'runbook | runbooks | on call | on-call | playbook | incident response',
  '/runbooks/not-reconnecting/': 'WebSocketNotReconnecting | clients do not reconnect',
  '/runbooks/handshakes-failing/': 'WebSocketHandshakesFailing | handshakes fail',
  '/runbooks/handshake-overload/': 'WebSocketHandshakeOverload | too many handshakes',
  '/runbooks/faults/': 'WebSocketFaults',
  '/runbooks/connections-dropped/': 'WebSocketConnectionsDropped | all connections dropped',
  '/runbooks/endings-unclean/': 'WebSocketEndingsUnclean | more 1006 than usual',
  '/runbooks/endings-at-limit/': 'WebSocketEndingsAtLimit',
  '/guides/why-the-browser-hides-the-reason/': 'CORS | handshake status | no error details | why no reason',
  '/diagnose/':
    'log analyzer | log analysis | paste log | troubleshoot | debug | root cause | transport close | Socket.IO transport close | Socket.IO transport error',
  '/simulator/': 'unplug cable | simulate | playground',
  '/evidence/': 'measurements | browser differences | data',
  '/evidence/compression/': 'permessage-deflate | inflate error | decompression bomb | RSV1',
  '/evidence/http2/': 'HTTP/2 measurements',
  '/evidence/networks/':
    'IP address changed | network change | interface down | default route | ERR_NETWORK_CHANGED measurements',
  '/evidence/pages/':
    'bfcache measurements | frozen tab | shared worker closed | service worker WebSocket | iframe removed',
  '/evidence/tls/': 'TLS measurements',
  '/measure/': 'Safari | iOS | iPhone | Android | test my browser | measure my browser',
  '/cases/': 'mysteries | puzzles | debugging exercises | practice',
  '/changes/': 'corrections | errata | changelog',
  '/compare/': 'difference | comparison',
  '/onboarding/': 'onboarding | learn | tutorial | exercise | training',
  '/onboarding/cheat-sheet/': 'cheat sheet | cheatsheet | quick reference | printable',
  '/embedding/': 'embed | iframe | widget',
  '/link-here/': 'link from error message | error message link',
  '/recipes/': 'sample code | examples | config files',
};

export type SearchNames = Readonly<Record<keyof typeof searchNames, string>>;
