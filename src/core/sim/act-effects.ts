import { type Act, type ActKind, acts } from '../acts/acts.ts';
import type { Moment } from '../acts/moment.ts';
import type { CloseStatus, Http2Error, Segment } from '../protocol/segment.ts';
import { connectNow } from './applications/client.ts';
import { closeTab, freezePage, hideTab, leavePage, removeFrame, showPage } from './applications/page.ts';
import { closeByScript, sendByScript } from './applications/script.ts';
import {
  exitProcess,
  freeze,
  goAway,
  powerOff,
  resetConnection,
  shutDown,
  startServer,
  stopProcess,
} from './applications/server.ts';
import { say } from './applications/speak.ts';
import { changeNetwork, loseNetwork, restoreNetwork } from './client-network.ts';
import { expireProxy } from './proxy.ts';
import { cablePulled } from './rules.ts';
import type { Stream } from './transport/connection.ts';
import { sendRequest } from './transport/http2.ts';
import { install, pathState, proxyState } from './transport/path.ts';
import type { Wire } from './transport/wire.ts';
import { lastStream, record, type World } from './world.ts';

type Args = NonNullable<Act['args']>;

const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
const number = (value: string | number | undefined) => (value === undefined ? undefined : Number(value));

/** How a server can break the protocol: `args.how` of server-violate. Codes that must not be in a frame included. */
export const violations: Readonly<Record<string, Segment>> = {
  'invalid-utf8': { kind: 'frame', opcode: 'text', payload: '\uFFFD', defect: 'invalid-utf8' },
  masked: { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'masked-by-server' },
  'reserved-bit': { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'reserved-bit' },
  'inflate-error': { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'inflate-error' },
  'inflate-cut-off': { kind: 'frame', opcode: 'text', payload: 'hello', defect: 'inflate-cut-off' },
  'close-999': { kind: 'frame', opcode: 'close', body: { code: 999, reason: '' } },
  'close-1005': { kind: 'frame', opcode: 'close', body: { code: 1005, reason: '' } },
  'close-1006': { kind: 'frame', opcode: 'close', body: { code: 1006, reason: '' } },
  'close-1015': { kind: 'frame', opcode: 'close', body: { code: 1015, reason: '' } },
};

const violation = ({ how }: Args): Segment => violations[text(how) ?? ''] ?? violations['invalid-utf8']!;
const bomb = ({ mebibytes }: Args): Segment => ({
  kind: 'frame',
  opcode: 'text',
  payload: 'hello',
  inflatedMebibytes: number(mebibytes) ?? 1,
});

/** What the availability of an act depends on, in a running world. */
function momentOf(world: World): Moment {
  const last = lastStream(world);
  const serverEnd = last?.server?.endpoint.state ?? 'CLOSED';
  return {
    path: pathState(world),
    server: world.server,
    page: world.page,
    client: last?.client.asleepAs ?? last?.client.endpoint.state ?? 'CLOSED',
    // Before the opening handshake the server application knows of no connection.
    serverEnd: serverEnd === 'CONNECTING' ? 'CLOSED' : serverEnd,
    proxy: last ? proxyState(last.connection) : 'open',
    protocol: last?.connection.protocol ?? world.scenario.settings.transport,
    hasConnected: last !== undefined,
    hasPage: world.profile.page !== null,
    freezesPages: world.profile.page?.freezes ?? false,
  };
}

/**
 * Carries out one act, as its definition in core/acts says. An act that makes no sense in the present state changes
 * nothing and leaves no line.
 */
export function perform(wire: Wire, { kind, args = {} }: Act): void {
  const { world } = wire;
  if (acts[kind].available(momentOf(world)) !== 'available') return;
  record(world, 0, Object.keys(args).length ? { kind: 'act', act: kind, args } : { kind: 'act', act: kind });
  effects[kind](wire, args);
}

type Effect = (wire: Wire, args: Args) => void;

/** What each act does to a world in which it makes sense. */
const effects: Readonly<Record<ActKind, Effect>> = {
  'server-shutdown': (wire, args) => shutDown(wire, status(args, 1001)!, args.exit === 'at-once'),
  'server-sigterm': stopProcess,
  'server-kill': (wire, args) => exitProcess(wire, args.unread ? 'unread' : 'finish'),
  'server-power-off': ({ world }) => powerOff(world),
  'server-freeze': ({ world }) => freeze(world),
  'server-start': ({ world }) => startServer(world),
  'server-close': onNewest((wire, stream, args) => wire.drive(stream, 'server', { kind: 'close', body: status(args) })),
  'server-terminate': onNewest((wire, stream, { how }) =>
    wire.drive(stream, 'server', { kind: how === 'end' ? 'end' : 'terminate' }),
  ),
  'server-reset': onNewest((wire, stream, args) => {
    if (args.ends === 'connection') resetConnection(wire, stream.connection);
    else wire.abort(stream, 'server', http2Error(args, 'cancel'));
  }),
  'server-goaway': onNewest((wire, stream, args) =>
    goAway(wire, stream.connection, http2Error(args, 'no-error'), args.ends === 'connection'),
  ),
  'server-send': onNewest((wire, stream) => say(wire, stream, 'server', 'hello')),
  'server-violate': onNewest((wire, stream, args) =>
    wire.send(stream, 'server', args.how === 'inflate-bomb' ? bomb(args) : violation(args)),
  ),
  'cable-pull': ({ world }) => {
    record(world, 0, { kind: 'path', state: 'cut' });
    install(world, cablePulled);
  },
  'client-network-off': (wire, { how }) => loseNetwork(wire, how === 'carrier' || how === 'route' ? how : 'interface'),
  'client-network-change': (wire, { how }) => changeNetwork(wire, text(how) ?? 'address-changed'),
  'network-restore': restoreNetwork,
  'proxy-timeout': onNewest((wire, stream, args) => {
    const how = args.how ?? wire.world.scenario.settings.proxyExpiry;
    expireProxy(wire, stream.connection, how === 'drop' || how === 'rst' || how === 'reject' ? how : 'fin');
  }),
  'proxy-stop': onNewest((wire, { connection }) => expireProxy(wire, connection, 'fin')),
  'corrupt-record': onNewest((wire, stream, args) =>
    say(wire, stream, args.from === 'client' ? 'client' : 'server', 'hello', 'corrupt-record'),
  ),
  'client-close': (wire, args) => closeByScript(wire, { code: number(args.code), reason: text(args.reason) }),
  'client-send': (wire, args) =>
    sendByScript(wire, args.size === 'too-big' ? 'too-big' : args.how === 'invalid-utf8' ? 'invalid-utf8' : undefined),
  'client-connect-another': (wire) => {
    wire.world.several = true;
    connectNow(wire);
  },
  'client-fetch': onNewest((wire, stream) => sendRequest(wire, stream.connection)),
  'client-connect': (wire) => connectNow(wire),
  'tab-close': closeTab,
  'page-navigate': leaves('navigate'),
  'page-reload': leaves('reload'),
  'page-return': showPage,
  'tab-hide': (wire, { minutes }) => hideTab(wire, number(minutes) ?? 0),
  'tab-show': showPage,
  'page-freeze': freezePage,
  'page-thaw': showPage,
  'tab-discard': leaves('tabClose'),
  'frame-remove': removeFrame,
  'browser-kill': leaves('kill'),
};

/** Something that happens to the newest connection. */
function onNewest(effect: (wire: Wire, stream: Stream, args: Args) => void): Effect {
  return (wire, args) => {
    const stream = lastStream(wire.world);
    if (stream) effect(wire, stream, args);
  };
}

function leaves(how: 'tabClose' | 'navigate' | 'reload' | 'kill'): Effect {
  return (wire) => {
    const { page } = wire.world.profile;
    if (page) leavePage(wire, page[how], how === 'reload');
  };
}

const http2Error = (args: Args, usual: Http2Error): Http2Error =>
  (['no-error', 'internal-error', 'refused-stream', 'cancel'] as const).find((error) => error === args.error) ?? usual;

function status(args: Args, code?: number): CloseStatus | null {
  const given = number(args.code) ?? code;
  return given === undefined ? null : { code: given, reason: text(args.reason) ?? '' };
}
