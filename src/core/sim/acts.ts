import type { CloseStatus, Segment } from '../protocol/segment.ts';
import type { Act } from '../trace/trace.ts';
import { availabilityOf } from './availability.ts';
import { closeByScript, connectNow, leavePage, linkChanged, sendByScript } from './client-app.ts';
import type { Wire } from './connection.ts';
import { setPath } from './network.ts';
import { exitProcess, freeze, powerOff, shutDown, startServer } from './server-app.ts';
import { type Attempt, lastAttempt, record } from './world.ts';

type Args = NonNullable<Act['args']>;

const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
const number = (value: string | number | undefined) => (value === undefined ? undefined : Number(value));

/** How a server can break the protocol: `args.how` of server-violate. Codes that must not be in a frame included. */
export const violations: Readonly<Record<string, Segment>> = {
  'invalid-utf8': { kind: 'frame', opcode: 'text', payload: '\uFFFD', defect: 'invalid-utf8' },
  masked: { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'masked-by-server' },
  'reserved-bit': { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'reserved-bit' },
  'close-999': { kind: 'frame', opcode: 'close', body: { code: 999, reason: '' } },
  'close-1005': { kind: 'frame', opcode: 'close', body: { code: 1005, reason: '' } },
  'close-1006': { kind: 'frame', opcode: 'close', body: { code: 1006, reason: '' } },
  'close-1015': { kind: 'frame', opcode: 'close', body: { code: 1015, reason: '' } },
};

/**
 * Carries out one act. Args: server-shutdown `code` (1001), `reason`, `exit: 'at-once'`; server-kill `unread: 1`;
 * server-close and client-close `code`, `reason` (none: a Close without body); server-violate and proxy-timeout `how`;
 * client-send `size: 'too-big'`. An act that makes no sense in the present state changes nothing and leaves no line.
 */
export function perform(wire: Wire, { kind, args = {} }: Act): void {
  const { world } = wire;
  if (availabilityOf(kind, world) !== 'available') return;
  world.cause = null;
  record(world, 0, Object.keys(args).length ? { kind: 'act', act: kind, args } : { kind: 'act', act: kind });
  const attempt = lastAttempt(world);
  const { page } = world.profile;
  switch (kind) {
    case 'server-shutdown':
      return shutDown(wire, status(args, 1001)!, args.exit === 'at-once');
    case 'server-sigterm':
      return exitProcess(wire, 'finish');
    case 'server-kill':
      return exitProcess(wire, args.unread ? 'unread' : 'finish');
    case 'server-power-off':
      return powerOff(world);
    case 'server-start':
      return startServer(world);
    case 'server-freeze':
      return freeze(world);
    case 'cable-pull':
      return setPath(world, 'cut');
    case 'client-network-off':
      setPath(world, 'client-off');
      return linkChanged(wire);
    case 'network-restore': {
      const own = world.path === 'client-off';
      setPath(world, 'up');
      if (own) linkChanged(wire);
      return;
    }
    case 'client-connect':
      return connectNow(wire);
    case 'client-close':
      return closeByScript(wire, { code: number(args.code), reason: text(args.reason) });
    case 'client-send':
      return sendByScript(wire, args.size === 'too-big');
    case 'tab-close':
      return page ? leavePage(wire, page.tabClose, kind) : undefined;
    case 'page-navigate':
      return page ? leavePage(wire, page.navigate, kind) : undefined;
    case 'page-reload':
      return page ? leavePage(wire, page.reload, kind) : undefined;
    case 'browser-kill':
      return page ? leavePage(wire, page.kill, kind) : undefined;
    default:
      return attempt && onConnection(wire, attempt, kind, args);
  }
}

function status(args: Args, code?: number): CloseStatus | null {
  const given = number(args.code) ?? code;
  return given === undefined ? null : { code: given, reason: text(args.reason) ?? '' };
}

/** Acts upon the newest connection. */
function onConnection(wire: Wire, attempt: Attempt, kind: Act['kind'], args: Args): void {
  const { world } = wire;
  switch (kind) {
    case 'server-close':
      return wire.drive(attempt, 'server', { kind: 'close', body: status(args) });
    case 'server-terminate':
      return wire.drive(attempt, 'server', { kind: 'terminate' });
    case 'server-reset':
      return wire.drive(attempt, 'server', { kind: 'abort' });
    case 'server-send':
      return wire.socket(attempt, 'server', {
        kind: 'send',
        segment: { kind: 'frame', opcode: 'text', payload: 'hello' },
      });
    case 'server-violate':
      return wire.socket(attempt, 'server', {
        kind: 'send',
        segment: violations[text(args.how) ?? ''] ?? violations['invalid-utf8']!,
      });
    case 'proxy-timeout': {
      const how = args.how ?? world.scenario.settings.proxyExpiry;
      return expireProxy(wire, attempt, how === 'drop' || how === 'rst' ? how : 'fin');
    }
  }
}

/** The proxy's idle timer fires. None of the proxies in FACTS sends a Close frame then. */
export function expireProxy(wire: Wire, attempt: Attempt, how: 'fin' | 'rst' | 'drop'): void {
  const { world } = wire;
  record(world, attempt.number, { kind: 'path', state: how === 'drop' ? 'proxy-drops' : 'proxy-closes' });
  if (how === 'drop') attempt.proxy = 'drops';
  else wire.proxyCloses(attempt, how);
}
