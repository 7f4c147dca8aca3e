import type { CauseId } from './causes/index.ts';
import type { ChoiceOf, Facts } from './facts.ts';

/** How one proxy's idle limit is raised. All of it is the program's own language; nothing to translate. */
export type ProxyRemedy = {
  /** Where the lines go; null for a command. */
  readonly place: string | null;
  readonly lines: string;
  /** Checks what was written and makes it count. */
  readonly apply: string | null;
  /** Shows the value that counts now. */
  readonly check: string;
  /** A whole file that the tests run, below /recipes/. */
  readonly recipe?: string;
};

/** Proxies that end a silence by default and can be told to wait longer. */
export const proxyRemedies: { readonly [K in ChoiceOf<'via'>]?: ProxyRemedy } = {
  nginx: {
    place: 'http { server { location / { … } } }',
    lines: 'proxy_read_timeout 3600s;\nproxy_send_timeout 3600s;',
    apply: 'nginx -t && nginx -s reload',
    check: 'nginx -T | grep proxy_read_timeout',
    recipe: 'proxies/nginx-conf',
  },
  'ingress-nginx': {
    place: 'Ingress: metadata.annotations',
    lines:
      'nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"\nnginx.ingress.kubernetes.io/proxy-send-timeout: "3600"',
    apply: 'kubectl apply -f ingress.yaml',
    check: 'kubectl describe ingress NAME | grep proxy-read-timeout',
  },
  alb: {
    place: null,
    lines:
      'aws elbv2 modify-load-balancer-attributes \\\n  --load-balancer-arn ARN \\\n  --attributes Key=idle_timeout.timeout_seconds,Value=3600',
    apply: null,
    check:
      'aws elbv2 describe-load-balancer-attributes \\\n  --load-balancer-arn ARN |\n  grep -A1 idle_timeout.timeout_seconds',
  },
  apache: {
    place: '<VirtualHost …> … </VirtualHost>',
    lines: 'ProxyTimeout 3600',
    apply: 'apachectl configtest && apachectl graceful',
    check: 'grep -rn ProxyTimeout /etc/apache2 /etc/httpd',
    recipe: 'proxies/apache-conf',
  },
  haproxy: {
    place: 'defaults',
    lines: 'timeout tunnel 1h',
    apply: 'haproxy -c -f /etc/haproxy/haproxy.cfg &&\n  systemctl reload haproxy',
    check: 'grep -n "timeout tunnel" /etc/haproxy/haproxy.cfg',
    recipe: 'proxies/haproxy-cfg',
  },
};

/** Causes that a heartbeat answers and a longer idle limit puts off. */
export const isIdle = (id: CauseId): boolean => id === 'idle-timeout' || id === 'ping-race';

/** Where nobody names a proxy: the one that most people run, of those that wait for a minute. */
const usual = 'nginx';

/** The proxy whose limit is to be raised for these facts, and how; undefined where it cannot be, or where we have no source for it. */
export function limitOf({ via, hops }: Facts): {
  readonly via: ChoiceOf<'via'>;
  readonly remedy: ProxyRemedy | undefined;
} {
  const one = via ?? hops?.[0] ?? usual;
  return { via: one, remedy: proxyRemedies[one] };
}

/** Files of src/recipes that show a library's heartbeat, and where in them; without `from` the whole file does. */
export const heartbeatRecipes: {
  readonly [K in ChoiceOf<'library'>]?: { readonly file: string; readonly recipe: string; readonly from?: string };
} = {
  ws: { file: 'servers/node-ws.mjs', recipe: 'servers/node-ws-mjs', from: 'const heartbeat = setInterval' },
  dotnet: { file: 'servers/AspNetCore.cs', recipe: 'servers/asp-net-core-cs' },
  'python-websockets': { file: 'servers/python_websockets.py', recipe: 'servers/python-websockets-py' },
  aiohttp: { file: 'servers/aiohttp_server.py', recipe: 'servers/aiohttp-server-py' },
  gorilla: { file: 'servers/gorilla.go', recipe: 'servers/gorilla-go' },
  tungstenite: { file: 'servers/tungstenite.rs', recipe: 'servers/tungstenite-rs' },
  tomcat: { file: 'servers/TomcatServer.java', recipe: 'servers/tomcat-server-java' },
  cowboy: { file: 'servers/cowboy.exs', recipe: 'servers/cowboy-exs' },
};
