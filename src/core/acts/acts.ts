import { closeCode, closeReason, flag, mebibytes, minutes, oneOf } from './arguments.ts';
import type { ActArgs, ActDefinition, ActPlace } from './definition.ts';
import * as when from './moment.ts';

/**
 * Everything a reader can do to a connection, in the order of the menu. The names are permanent: links and messages
 * hold them. What each does to a simulated world is in core/sim/act-effects.ts.
 */
export const acts = {
  /** Close to everyone (1001 unless `code` says otherwise), then exit; `exit: 'at-once'` waits for no answer. */
  'server-shutdown': {
    code: 'sd',
    place: 'server',
    menu: 'server',
    takes: { code: closeCode, reason: closeReason, exit: oneOf('at-once') },
    offers: { shutdown: {} },
    available: when.serverRuns,
  },
  /** Stopped without a handler: the kernel closes the sockets. */
  'server-sigterm': {
    code: 'st',
    place: 'server',
    menu: 'server',
    takes: {},
    offers: { sigterm: {} },
    available: when.processExists,
  },
  /** SIGKILL; with `unread: 1` received data was unread, and the kernel answers RST. */
  'server-kill': {
    code: 'sk',
    place: 'server',
    menu: 'server',
    takes: { unread: flag },
    offers: { kill: {}, killUnread: { unread: 1 } },
    available: when.processExists,
  },
  /** The whole host falls silent. */
  'server-power-off': {
    code: 'so',
    place: 'server',
    menu: 'server',
    takes: {},
    offers: { power: {} },
    available: when.hostHasPower,
  },
  /** The event loop hangs; the kernel still acknowledges. */
  'server-freeze': {
    code: 'sf',
    place: 'server',
    menu: 'server',
    takes: {},
    offers: { freeze: {} },
    available: when.serverRuns,
  },
  /** Process and host come back. */
  'server-start': {
    code: 'su',
    place: 'server',
    menu: 'server',
    takes: {},
    offers: { start: {} },
    available: when.serverIsDown,
  },
  /** `socket.close(code, reason)` on the newest connection; without a code, a Close without a body. */
  'server-close': {
    code: 'sc',
    place: 'server',
    menu: 'server',
    takes: { code: closeCode, reason: closeReason },
    offers: { close1011: { code: 1011 } },
    available: when.serverHasConnection,
  },
  /** `socket.destroy()`: FIN, no Close; with `how: 'end'` only its own direction ends, and it waits for the other. */
  'server-terminate': {
    code: 'sx',
    place: 'server',
    menu: 'server',
    takes: { how: oneOf('end') },
    offers: { terminate: {} },
    available: when.serverHasConnection,
  },
  /** RST, no Close; over HTTP/2 a RST_STREAM, with `error` (CANCEL), unless `ends: 'connection'` resets TCP below it. */
  'server-reset': {
    code: 'sr',
    place: 'server',
    menu: 'server',
    takes: { error: oneOf('no-error', 'cancel', 'internal-error', 'refused-stream'), ends: oneOf('connection') },
    offers: { reset: {} },
    available: when.serverHasConnection,
  },
  /**
   * GOAWAY with `error` (NO_ERROR): no new streams on this HTTP/2 connection; what is open goes on, unless
   * `ends: 'connection'` ends the connection a moment later.
   */
  'server-goaway': {
    code: 'sg',
    place: 'server',
    menu: 'server',
    takes: { error: oneOf('no-error', 'internal-error'), ends: oneOf('connection') },
    offers: { goaway: {}, goawayClose: { ends: 'connection' } },
    available: when.serverHasHttp2,
  },
  /** One small message. */
  'server-send': {
    code: 'ss',
    place: 'server',
    menu: 'server',
    takes: {},
    offers: { serverSend: {} },
    available: when.serverHasConnection,
  },
  /** Breaks the protocol, or sends a few compressed bytes that become `mebibytes`; `how` says in which way. */
  'server-violate': {
    code: 'sv',
    place: 'server',
    menu: 'server',
    takes: {
      how: oneOf(
        'invalid-utf8',
        'masked',
        'reserved-bit',
        'close-999',
        'close-1005',
        'close-1006',
        'close-1015',
        'inflate-error',
        'inflate-cut-off',
        'inflate-bomb',
      ),
      mebibytes,
    },
    offers: { invalidUtf8: { how: 'invalid-utf8' }, masked: { how: 'masked' }, close1006: { how: 'close-1006' } },
    available: when.serverHasConnection,
  },
  /** Something between the two drops everything; both interfaces stay up. */
  'cable-pull': {
    code: 'cp',
    place: 'path',
    menu: 'path',
    takes: {},
    offers: { cable: {} },
    available: when.pathIsWhole,
  },
  /** The client's own interface goes down; with `how` it only loses its carrier, or its host the default route. */
  'client-network-off': {
    code: 'no',
    place: 'client',
    menu: 'path',
    takes: { how: oneOf('carrier', 'route') },
    offers: { wifi: {} },
    available: when.pathIsWhole,
  },
  /**
   * The client's host gets or loses an address that no connection uses, or with `address-changed` (none) the one that all
   * of them use; or its default route leads over another router.
   */
  'client-network-change': {
    code: 'nc',
    place: 'client',
    menu: 'path',
    takes: {
      how: oneOf(
        'address-added',
        'address-removed',
        'address-changed',
        'ipv6-address-added',
        'interface-added',
        'route-replaced',
      ),
    },
    offers: { addressChanged: { how: 'address-changed' }, addressAdded: { how: 'address-added' } },
    available: when.clientNetworkIsOn,
  },
  /** Cable and interface are back. */
  'network-restore': {
    code: 'nr',
    place: 'path',
    menu: 'path',
    takes: {},
    offers: { restore: {} },
    available: when.pathIsBroken,
  },
  /** The proxy's timer fires, by default the one for silence; `how` is what it does then (none: as the settings say). */
  'proxy-timeout': {
    code: 'pt',
    place: 'path',
    menu: 'path',
    takes: { how: oneOf('fin', 'rst', 'drop', 'reject'), limit: oneOf('lifetime') },
    offers: { proxyDrop: { how: 'drop' }, proxyFin: { how: 'fin' }, proxyReject: { how: 'reject' } },
    available: when.proxyHasConnection,
  },
  /** The proxy's process ends: its kernel closes both sides, and no TLS or HTTP/2 says anything. */
  'proxy-stop': {
    code: 'ps',
    place: 'path',
    menu: 'path',
    takes: {},
    offers: { proxyStop: {} },
    available: when.proxyHasConnection,
  },
  /** One bit of the next TLS record that `from` (the server) sends is flipped on its way. */
  'corrupt-record': {
    code: 'cr',
    place: 'path',
    menu: 'path',
    takes: { from: oneOf('server', 'client') },
    offers: { corruptRecord: {} },
    available: when.tlsIsOpen,
  },
  /** `socket.close(code, reason)`. */
  'client-close': {
    code: 'cc',
    place: 'client',
    menu: 'client',
    takes: { code: closeCode, reason: closeReason },
    offers: { close: {}, close1000: { code: 1000 }, close4000: { code: 4000, reason: 'x' } },
    available: when.clientHasConnection,
  },
  /**
   * `socket.send()`: one small message, or with `size: 'too-big'` one over the server's limit. A library can also be made
   * to send text that is not UTF-8.
   */
  'client-send': {
    code: 'cs',
    place: 'client',
    menu: 'client',
    takes: { size: oneOf('too-big'), how: oneOf('invalid-utf8') },
    offers: { send: {} },
    available: when.clientHasConnection,
  },
  /** Another `new WebSocket()` beside the open one; over HTTP/2 they share the connection. */
  'client-connect-another': {
    code: 'ca',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { another: {} },
    available: when.clientIsOpen,
  },
  /** `fetch()`: over HTTP/2 it uses the connection of the WebSocket. */
  'client-fetch': {
    code: 'cf',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { fetch: {} },
    available: when.clientHasHttp2,
  },
  /** `new WebSocket()`. */
  'client-connect': {
    code: 'cn',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { connect: {} },
    available: when.clientIsClosed,
  },
  'tab-close': {
    code: 'tc',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { tab: {} },
    available: when.pageIsShown,
  },
  'page-navigate': {
    code: 'pn',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { navigate: {} },
    available: when.pageIsShown,
  },
  'page-reload': {
    code: 'pr',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { reload: {} },
    available: when.pageIsShown,
  },
  /** `history.back()`, while the page that was left is in the back/forward cache. */
  'page-return': {
    code: 'pb',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { goBack: {} },
    available: when.pageIsCached,
  },
  /** Another tab comes to the front; after `minutes` (none: not until tab-show) this one is back. */
  'tab-hide': {
    code: 'th',
    place: 'client',
    menu: 'client',
    takes: { minutes },
    offers: { hide10: { minutes: 10 } },
    available: when.pageIsInFront,
  },
  'tab-show': {
    code: 'tw',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { showTab: {} },
    available: when.pageIsHidden,
  },
  /** The browser freezes a hidden page: no script of it runs. */
  'page-freeze': {
    code: 'pf',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { freezePage: {} },
    available: when.pageCanFreeze,
  },
  'page-thaw': {
    code: 'pw',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { thaw: {} },
    available: when.pageIsFrozen,
  },
  /** The browser gives up the page of a hidden tab to save memory. */
  'tab-discard': {
    code: 'td',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { discard: {} },
    available: when.pageCanFreeze,
  },
  /** What opened the socket goes while the page stays: its iframe is removed, or `worker.terminate()`. */
  'frame-remove': {
    code: 'fr',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { frame: {} },
    available: when.pageIsShown,
  },
  /** SIGKILL to all processes of the browser. */
  'browser-kill': {
    code: 'bk',
    place: 'client',
    menu: 'client',
    takes: {},
    offers: { browserKill: {} },
    available: when.pageIsShown,
  },
} as const satisfies Readonly<Record<string, ActDefinition>>;

export type ActKind = keyof typeof acts;
export const actKinds = Object.keys(acts) as readonly ActKind[];

/** One act at a moment of the run. A run's acts are ordered by `atMs`. */
export type Act = { readonly atMs: number; readonly kind: ActKind; readonly args?: ActArgs };

type OfferName<Kind extends ActKind> = Kind extends ActKind ? keyof (typeof acts)[Kind]['offers'] : never;
/** A thing that a menu can offer: an act with its arguments. */
export type ActName = OfferName<ActKind>;
export type Offer = Omit<Act, 'atMs'>;

const entries = actKinds.flatMap((kind) => {
  const { menu, offers }: ActDefinition = acts[kind];
  return Object.entries(offers).map(([name, args]) => {
    const offer: Offer = Object.keys(args).length ? { kind, args } : { kind };
    return { name: name as ActName, menu, offer };
  });
});

/** What each name of a menu does. */
export const offers = Object.fromEntries(entries.map(({ name, offer }) => [name, offer])) as Readonly<
  Record<ActName, Offer>
>;

/** The names of one group of the menu, in order. */
export const offersOf = (menu: ActPlace): readonly ActName[] =>
  entries.filter((one) => one.menu === menu).map(({ name }) => name);
