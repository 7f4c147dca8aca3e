import type { Codes, Policy } from '../../core/backoff/policy.ts';

/** Who runs the policy: nothing but a WebSocket, or a library that takes a policy as options or as a function. */
export const HOSTS = [
  ['plain', ''],
  ['socket-io', 'socket.io-client'],
  ['partysocket', 'partysocket'],
  ['graphql-ws', 'graphql-ws'],
  ['phoenix', 'Phoenix'],
  ['signalr', 'SignalR JS'],
  ['htmx-ws', 'htmx ws'],
  ['react-use-websocket', 'react-use-websocket'],
] as const;
export type CodeHost = (typeof HOSTS)[number][0];

/** What the code says of itself, in the language of the page. */
type Comments = { readonly heartbeat: string; readonly shouldRetry: string };

/** A policy as code; null when the library's own formula cannot express it. */
export function codeOf(policy: Policy, host: CodeHost, comments: Comments): string | null {
  if (host === 'socket-io') return socketIo(policy);
  if (host === 'partysocket') return partysocket(policy);
  const loop = host === 'plain' ? "import { ReconnectingWebSocket } from './reconnecting-websocket.ts';\n" : '';
  const [importLine = '', ...rest] = policyCode(policy).split('\n');
  const imports = importLine ? `${importLine}\n${loop}` : loop;
  return `${imports}${imports ? '\n' : ''}${rest.join('\n').trimStart()}\n${useOf(policy, host, comments)}\n`;
}

/** Whether one line says it all; any other policy needs policy.ts beside it. */
const isOneLine = ({ growth, jitter, capOrder, first, baseDrawnOnce }: Policy): boolean =>
  (growth.kind === 'exponential' || growth.kind === 'fixed') &&
  ['none', 'full', 'equal', 'decorrelated'].includes(jitter.kind) &&
  capOrder === 'before-jitter' &&
  !first &&
  !baseDrawnOnce;

const isDecorrelated = ({ jitter }: Policy): boolean => jitter.kind === 'decorrelated';
const canGiveUp = (policy: Policy): boolean => policy.attemptsMax > 0 || !isOneLine(policy);

function policyCode(policy: Policy): string {
  const parameters = isDecorrelated(policy) ? 'attempt: number, previousMs: number' : 'attempt: number';
  if (isOneLine(policy)) {
    const limit = policy.attemptsMax > 0 ? `attempt >= ${policy.attemptsMax} ? null : ` : '';
    const line = `${limit}${oneLine(policy)}`;
    return `\nconst delay = (${line.includes('attempt') || isDecorrelated(policy) ? parameters : '_attempt: number'}) =>\n  ${line};`;
  }
  const own = policy.baseDrawnOnce ? '\nconst start = startWaiting(policy, Math.random);' : '';
  const base = policy.baseDrawnOnce ? 'start.baseMs' : baseOf(policy);
  const previous = isDecorrelated(policy) ? 'previousMs' : '0';
  return [
    `import { drawDelay, type Policy${policy.baseDrawnOnce ? ', startWaiting' : ''} } from './policy.ts';`,
    '',
    `const policy: Policy = ${objectCode(policy)};${own}`,
    `const delay = (${parameters}) =>`,
    `  drawDelay(policy, { attempt, delayMs: ${previous}, baseMs: ${base} }, Math.random)?.delayMs ?? null;`,
  ].join('\n');
}

function oneLine({ growth, jitter, capMs }: Policy): string {
  const base = growth.kind === 'table' ? '0' : numberCode(growth.baseMs);
  const capped = (wait: string): string => (capMs === null ? wait : `Math.min(${numberCode(capMs)}, ${wait})`);
  const grown = growth.kind === 'exponential' ? capped(`${base} * ${growth.factor} ** attempt`) : base;
  switch (jitter.kind) {
    case 'full':
      return `Math.random() * ${grown}`;
    case 'equal':
      return `(0.5 + Math.random() / 2) * ${grown}`;
    case 'decorrelated':
      return capped(`${base} + Math.random() * (3 * Math.max(${base}, previousMs) - ${base})`);
    default:
      return grown;
  }
}

function useOf(policy: Policy, host: Exclude<CodeHost, 'socket-io' | 'partysocket'>, comments: Comments): string {
  const { reset, noRetryCodes } = policy;
  // Libraries that hand over a count and nothing else: the wait before has to be kept for decorrelated jitter alone.
  const kept = isDecorrelated(policy) ? 'let previousMs = 0;\n' : '';
  const otherwise = canGiveUp(policy) ? ' ?? 0' : '';
  const wait = (attempt: string): string =>
    isDecorrelated(policy)
      ? `(previousMs = delay(${attempt}, previousMs)${otherwise})`
      : `delay(${attempt})${otherwise}`;
  switch (host) {
    case 'plain': {
      const stable = reset.kind === 'never' ? 'null' : reset.kind === 'open' ? '0' : numberCode(reset.afterMs);
      return [
        '',
        'const socket = new ReconnectingWebSocket({',
        "  url: () => 'wss://example.com/',",
        '  delay,',
        ...(noRetryCodes ? [`  mayRetry: (code) => !(${noRetryCodes.map(isCode).join(' || ')}),`] : []),
        `  stableMs: ${stable},`,
        `  heartbeatMs: 0, // ${comments.heartbeat}`,
        '});',
      ].join('\n');
    }
    case 'graphql-ws':
      return `${kept}
const client = createClient({
  url: 'wss://example.com/graphql',
  retryAttempts: Infinity,
  shouldRetry: () => true, // ${comments.shouldRetry}
  retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, ${wait('retries')})),
});`;
    case 'phoenix':
      return `${kept}
const socket = new Socket('/socket', { reconnectAfterMs: (tries) => ${wait('tries - 1')} });`;
    case 'signalr':
      return `${kept}
const connection = new HubConnectionBuilder()
  .withUrl('/hub')
  .withAutomaticReconnect({
    nextRetryDelayInMilliseconds: ({ previousRetryCount }) => ${wait('previousRetryCount').replace(' ?? 0', '')},
  })
  .build();`;
    case 'htmx-ws':
      return `${kept}
htmx.config.wsReconnectDelay = (retryCount) => ${wait('retryCount')};`;
    case 'react-use-websocket':
      return `${kept}
useWebSocket('wss://example.com/', {
  shouldReconnect: () => true,
  reconnectAttempts: Infinity,
  reconnectInterval: (attempt) => ${wait('attempt')},
});`;
  }
}

const isCode = (one: Codes[number]): string =>
  typeof one === 'number' ? `code === ${one}` : `(code >= ${one[0]} && code <= ${one[1]})`;

/** backo2: always ×2, a share of deviation, and the cap after it. */
function socketIo({ growth, jitter, capMs, attemptsMax }: Policy): string | null {
  const share =
    jitter.kind === 'none'
      ? 0
      : jitter.kind === 'parity'
        ? jitter.share
        : jitter.kind === 'percent'
          ? jitter.above
          : -1;
  if (growth.kind !== 'exponential' || growth.factor !== 2 || share < 0 || share > 1) return null;
  return `const socket = io('https://example.com/', {
  reconnectionDelay: ${numberCode(growth.baseMs)},
  reconnectionDelayMax: ${capMs === null ? 'Infinity' : numberCode(capMs)},
  randomizationFactor: ${share},
  reconnectionAttempts: ${attemptsMax || 'Infinity'},
});
`;
}

/** Growth without any jitter. */
function partysocket({ growth, jitter, capMs, attemptsMax, reset, first }: Policy): string | null {
  if (growth.kind === 'table' || growth.kind === 'linear' || jitter.kind !== 'none' || first) return null;
  const base = numberCode(growth.baseMs);
  return `const socket = new WebSocket('wss://example.com/', [], {
  minReconnectionDelay: ${base},
  maxReconnectionDelay: ${capMs === null ? (growth.kind === 'fixed' ? base : 'Infinity') : numberCode(capMs)},
  reconnectionDelayGrowFactor: ${growth.kind === 'fixed' ? 1 : growth.factor},
  maxRetries: ${attemptsMax || 'Infinity'},
  minUptime: ${reset.kind === 'stable' ? numberCode(reset.afterMs) : reset.kind === 'open' ? '0' : 'Infinity'},
});
`;
}

const baseOf = ({ growth }: Policy): string => (growth.kind === 'table' ? '0' : numberCode(growth.baseMs));

const numberCode = (value: number): string => {
  const text = String(Math.round(value * 1_000) / 1_000);
  const [whole = '', rest] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, '_') + (rest ? `.${rest}` : '');
};

function objectCode(value: unknown, indent = ''): string {
  if (typeof value === 'number') return numberCode(value);
  if (typeof value === 'string') return `'${value}'`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map((one) => objectCode(one)).join(', ')}]`;
  const entries = Object.entries(value as object);
  if (indent !== '') return `{ ${entries.map(([key, one]) => `${key}: ${objectCode(one, indent)}`).join(', ')} }`;
  return `{\n${entries.map(([key, one]) => `  ${key}: ${objectCode(one, '  ')},`).join('\n')}\n}`;
}
