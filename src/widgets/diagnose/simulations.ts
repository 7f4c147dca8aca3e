import { type Facts, medianSeconds } from '../../core/diagnose/facts.ts';
import { type Timer, timers } from '../../core/diagnose/timers.ts';

/**
 * The story of the simulator that ends in the same way, as the fragment of /simulator/ (core/link). `{ms}` is the idle
 * limit of the incident. A cause that the simulator does not model has none.
 */
const stories: Readonly<Record<string, string>> = {
  'idle-timeout': 'run=1~proxy-idle-timeout-nginx~pi{ms}',
  'silent-drop': 'run=1~proxy-idle-timeout-nginx~p3~pi{ms}~pe2~{later}cs',
  'ping-race': 'run=1~proxy-idle-timeout-nginx~l20~j40~hb{ms}~pi{ms}',
  'lifetime-limit': 'scenario=proxy-stopped',
  'heartbeat-missed': 'scenario=client-heartbeat-10s-cable-pulled',
  'process-killed': 'scenario=server-sigkill',
  'stopped-without-close': 'scenario=server-sigterm-no-handler',
  'proxy-reload': 'scenario=proxy-stopped',
  'network-lost': 'scenario=cable-pulled-idle',
  'network-switch': 'scenario=own-interface-down-idle',
  'close-unanswered': 'scenario=client-close-unanswered',
  'server-idle-limit': 'scenario=server-close-1001',
  'graceful-shutdown': 'scenario=server-close-1001-then-exit',
  'service-restart': 'scenario=server-close-1012',
  overloaded: 'scenario=server-close-1013',
  'page-left': 'scenario=tab-closed',
  'parked-page': 'scenario=page-navigated',
  'too-big': 'scenario=server-message-too-big',
  'bad-utf8': 'scenario=server-invalid-utf8',
  'broken-frames': 'scenario=server-masked-frame',
  'unsupported-data': 'run=1~server-close-1000~1000sc-c1003',
  'not-allowed': 'run=1~server-close-1000~1000sc-c1008',
  'server-exception': 'scenario=server-close-1011',
  'bad-gateway': 'run=1~server-close-1000~1000sc-c1014',
  'no-code': 'scenario=server-close-no-code',
  'normal-close': 'scenario=server-close-1000',
  'own-close': 'scenario=client-close-1000',
  'application-code': 'scenario=server-close-4000',
  'code-not-sendable': 'scenario=server-close-code-1006-on-wire',
  'auth-refused': 'scenario=handshake-401',
  'origin-refused': 'scenario=handshake-403',
  'upstream-down': 'scenario=handshake-503',
  'not-listening': 'scenario=handshake-refused',
  'bad-certificate': 'scenario=tls-self-signed',
  'wrong-subprotocol': 'scenario=handshake-subprotocol-not-selected',
  'never-answered': 'scenario=handshake-unanswered',
  redirected: 'scenario=handshake-redirect',
};

/** How long the reader of a silent drop waits before the first message that is lost, in ms. */
const sendsLaterMs = 10_000;

const isIdle = ({ kind }: Timer): boolean => kind === 'idle';

/** The idle limit that fits these facts best, in seconds: as long as it lasted, else the proxy's default. */
function limitOf(causeId: string, { seconds, via }: Facts): number {
  const lasted = medianSeconds(seconds);
  if (lasted !== undefined && causeId !== 'ping-race') return Math.max(1, Math.round(lasted));
  const known = via && timers.find((timer) => isIdle(timer) && timer.via === via);
  return known ? known.seconds : causeId === 'silent-drop' ? 240 : 60;
}

/** The longest idle limit that a linked run may have: half of what the simulator watches, in seconds. */
const limitMax = 600;

/** The fragment of /simulator/ that shows this cause with the seconds of this incident; null where there is no model. */
export function simulationOf(causeId: string, facts: Facts = {}): string | null {
  if (!Object.hasOwn(stories, causeId)) return null;
  const ms = Math.min(limitMax, limitOf(causeId, facts)) * 1000;
  return stories[causeId]!.replaceAll('{ms}', String(ms)).replace('{later}', String(ms + sendsLaterMs));
}
