import type { Act, ActKind } from '../acts/acts.ts';
import type { CloseStatus, Segment } from '../protocol/segment.ts';
import { availabilityOf } from './availability.ts';
import { closeByScript, connectNow, leavePage, linkChanged, say, sendByScript } from './client-app.ts';
import type { Wire } from './connection.ts';
import { setPath } from './network.ts';
import type { ClientProfile } from './profile.ts';
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
 * Carries out one act, as its definition in core/acts says. An act that makes no sense in the present state changes
 * nothing and leaves no line.
 */
export function perform(wire: Wire, { kind, args = {} }: Act): void {
  const { world } = wire;
  if (availabilityOf(kind, world) !== 'available') return;
  world.cause = null;
  record(world, 0, Object.keys(args).length ? { kind: 'act', act: kind, args } : { kind: 'act', act: kind });
  effects[kind](wire, args);
}

type Effect = (wire: Wire, args: Args) => void;

/** What each act does to a world in which it makes sense. */
const effects: Readonly<Record<ActKind, Effect>> = {
  'server-shutdown': (wire, args) => shutDown(wire, status(args, 1001)!, args.exit === 'at-once'),
  'server-sigterm': (wire) => exitProcess(wire, 'finish'),
  'server-kill': (wire, args) => exitProcess(wire, args.unread ? 'unread' : 'finish'),
  'server-power-off': ({ world }) => powerOff(world),
  'server-freeze': ({ world }) => freeze(world),
  'server-start': ({ world }) => startServer(world),
  'server-close': onNewest((wire, attempt, args) =>
    wire.drive(attempt, 'server', { kind: 'close', body: status(args) }),
  ),
  'server-terminate': onNewest((wire, attempt) => wire.drive(attempt, 'server', { kind: 'terminate' })),
  'server-reset': onNewest((wire, attempt) => wire.drive(attempt, 'server', { kind: 'abort' })),
  'server-send': onNewest((wire, attempt) => say(wire, attempt, 'server', 'hello')),
  'server-violate': onNewest((wire, attempt, args) =>
    wire.socket(attempt, 'server', {
      kind: 'send',
      segment: violations[text(args.how) ?? ''] ?? violations['invalid-utf8']!,
    }),
  ),
  'cable-pull': ({ world }) => setPath(world, 'cut'),
  'client-network-off': (wire) => {
    setPath(wire.world, 'client-off');
    linkChanged(wire);
  },
  'network-restore': (wire) => {
    const own = wire.world.path === 'client-off';
    setPath(wire.world, 'up');
    if (own) linkChanged(wire);
  },
  'proxy-timeout': onNewest((wire, attempt, args) => {
    const how = args.how ?? wire.world.scenario.settings.proxyExpiry;
    expireProxy(wire, attempt, how === 'drop' || how === 'rst' ? how : 'fin');
  }),
  'client-close': (wire, args) => closeByScript(wire, { code: number(args.code), reason: text(args.reason) }),
  'client-send': (wire, args) => sendByScript(wire, args.size === 'too-big'),
  'client-connect': (wire) => connectNow(wire),
  'tab-close': leaves('tabClose'),
  'page-navigate': leaves('navigate'),
  'page-reload': leaves('reload'),
  'browser-kill': leaves('kill'),
};

/** Something that happens to the newest connection. */
function onNewest(effect: (wire: Wire, attempt: Attempt, args: Args) => void): Effect {
  return (wire, args) => {
    const attempt = lastAttempt(wire.world);
    if (attempt) effect(wire, attempt, args);
  };
}

function leaves(how: keyof NonNullable<ClientProfile['page']>): Effect {
  return (wire) => {
    const { page } = wire.world.profile;
    if (page) leavePage(wire, page[how], how === 'reload');
  };
}

function status(args: Args, code?: number): CloseStatus | null {
  const given = number(args.code) ?? code;
  return given === undefined ? null : { code: given, reason: text(args.reason) ?? '' };
}

/** The proxy's idle timer fires. None of the proxies in FACTS sends a Close frame then. */
export function expireProxy(wire: Wire, attempt: Attempt, how: 'fin' | 'rst' | 'drop'): void {
  const { world } = wire;
  record(world, attempt.number, { kind: 'path', state: how === 'drop' ? 'proxy-drops' : 'proxy-closes' });
  if (how === 'drop') attempt.proxy = 'drops';
  else wire.proxyCloses(attempt, how);
}
