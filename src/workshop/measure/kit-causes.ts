import type { CauseId } from '../../evidence/schema.ts';
import type { CompressedPayload, ExtensionAnswer } from './compression.ts';
import type { Refusal, RefusedOver } from './tls-refusals.ts';

/** How the server of the kit answers a handshake and treats the connection. */
export type Treatment =
  | { readonly kind: 'ws'; readonly maxPayload?: number; readonly subprotocol?: false }
  /** A process of its own, which the cause ends. */
  | { readonly kind: 'process'; readonly reads?: false }
  /** Behind a proxy that can stop forwarding. */
  | { readonly kind: 'held'; readonly pingEveryMs?: number }
  | {
      readonly kind: 'raw';
      readonly manner: 'polite' | 'keeps-tcp' | 'mute';
      /** To the offer of permessage-deflate. Without it: nothing. */
      readonly answer?: ExtensionAnswer;
    }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'redirect' | 'silent' }
  /** Asked for TLS, which this port does not speak. */
  | { readonly kind: 'plain' }
  /** Asked for TLS, which this port then speaks in a way that must be refused. */
  | { readonly kind: 'tls'; readonly refusal: Refusal }
  /** A port on which nothing listens. */
  | { readonly kind: 'nobody' };

/** What the server does when the page asks it to. */
export type ServerDeed =
  | { readonly kind: 'close'; readonly code?: number; readonly afterMs?: number }
  | { readonly kind: 'frame'; readonly opcode: number; readonly payload: readonly number[]; readonly masked?: true }
  | { readonly kind: 'compressed'; readonly what: CompressedPayload }
  | { readonly kind: 'terminate' | 'reset' | 'hold' | 'close-then-exit' }
  | { readonly kind: 'signal'; readonly signal: 'SIGTERM' | 'SIGKILL' };

/** What the page does: closes the connection or its own window, or sends something long. */
export type PageDeed =
  | { readonly kind: 'close'; readonly code?: number; readonly reason?: string }
  | { readonly kind: 'close-window' }
  | { readonly kind: 'send'; readonly length: number };

/** One cause as the kit carries it out; the lab's cause of the same id, as far as a page and a server without root can. */
export type KitCause = {
  readonly cause: CauseId;
  readonly treatment: Treatment;
  /** With an open connection first; without one, times count from the constructor. */
  readonly opens: boolean;
  readonly server?: ServerDeed;
  readonly page?: PageDeed;
  /** After the server's deed, in ms: what the page does then counts as the cause. */
  readonly pauseMs?: number;
  /** A heartbeat as applications write it, this often and with as much patience, from the opening on. */
  readonly heartbeatMs?: number;
  /** The connection is quiet for so long before the cause. */
  readonly quietMs?: number;
  readonly protocols?: readonly string[];
  /** A second window, in front of the page: it hides the page, or the connection is its own. */
  readonly window?: 'hides' | 'owns';
  /** Nobody is left at the other end to see anything. */
  readonly serverGone?: true;
  /** Which of several outcomes comes differs from run to run. */
  readonly racy?: true;
  /** These wait, so they wait side by side, for so long at most. Without it: one after the other. */
  readonly waitMs?: number;
};

const ws = { kind: 'ws' } as const;
const polite = { kind: 'raw', manner: 'polite' } as const;
/** A second more than the 60 s of the most patient client that is measured. */
const patienceMs = 75_000;
/** For a socket that some client opens or keeps, where others end it at once. */
const staysMs = 20_000;

const serverCloses = (cause: CauseId, code?: number): KitCause => ({
  cause,
  treatment: ws,
  opens: true,
  server: { kind: 'close', ...(code === undefined ? {} : { code }) },
});
const frame = (cause: CauseId, opcode: number, payload: readonly number[]): KitCause => ({
  cause,
  treatment: polite,
  opens: true,
  server: { kind: 'frame', opcode, payload },
});
const closeFrame = (code: number): readonly number[] => [code >> 8, code & 255];
const ended = (cause: CauseId, signal: 'SIGTERM' | 'SIGKILL', reads?: false): KitCause => ({
  cause,
  treatment: { kind: 'process', ...(reads === false ? { reads } : {}) },
  opens: true,
  server: { kind: 'signal', signal },
  serverGone: true,
});
const clientCloses = (cause: CauseId, page: { readonly code?: number; readonly reason?: string } = {}): KitCause => ({
  cause,
  treatment: ws,
  opens: true,
  page: { kind: 'close', ...page },
});
const refused = (cause: CauseId, treatment: Treatment): KitCause => ({ cause, treatment, opens: false });
const refusedOverTls = (cause: CauseId, refusal: Refusal): KitCause => refused(cause, { kind: 'tls', refusal });

const compresses = { ...polite, answer: 'usual' } as const;
const compressed = (cause: CauseId, what: CompressedPayload, waitMs?: number): KitCause => ({
  cause,
  treatment: what === 'not-negotiated' ? polite : compresses,
  opens: true,
  server: { kind: 'compressed', what },
  ...(waitMs === undefined ? {} : { waitMs }),
});
const negotiated = (cause: CauseId, answer: ExtensionAnswer): KitCause => ({
  cause,
  treatment: { ...polite, answer },
  opens: false,
  waitMs: 2_000,
});
/** Nothing may come of it. */
const nothingMs = 5_000;

/** For so long the second window stays in front. The lab's page is hidden for as long. */
const hiddenMs = 60_000;

/** Every cause that needs no root, in the order in which they are carried out: what takes long begins first. */
export const kitCauses: readonly KitCause[] = [
  // Only a press of a button opens a window, so those that need one are the first.
  {
    cause: 'page-hidden-60s-then-server-close',
    treatment: ws,
    opens: true,
    window: 'hides',
    server: { kind: 'close', code: 1001, afterMs: hiddenMs },
    waitMs: hiddenMs + 5_000,
  },
  // The policy of the page would not let it connect to another port; the second window has a policy of its own.
  { ...refused('handshake-refused', { kind: 'nobody' }), window: 'owns' },
  { cause: 'tab-closed', treatment: ws, opens: true, window: 'owns', page: { kind: 'close-window' } },
  {
    cause: 'client-heartbeat-10s-cable-pulled',
    treatment: { kind: 'held' },
    opens: true,
    heartbeatMs: 10_000,
    quietMs: 15_000,
    server: { kind: 'hold' },
    waitMs: patienceMs + 5_000,
  },
  {
    cause: 'cable-pulled-then-close',
    treatment: { kind: 'held' },
    opens: true,
    quietMs: 15_000,
    server: { kind: 'hold' },
    pauseMs: 5_000,
    page: { kind: 'close', code: 1000 },
    waitMs: patienceMs,
  },
  {
    cause: 'server-ping-10s-cable-pulled',
    treatment: { kind: 'held', pingEveryMs: 10_000 },
    opens: true,
    quietMs: 15_000,
    server: { kind: 'hold' },
    waitMs: patienceMs,
  },
  {
    cause: 'client-close-unanswered',
    treatment: { kind: 'raw', manner: 'mute' },
    opens: true,
    page: { kind: 'close', code: 1000 },
    waitMs: patienceMs,
  },
  {
    cause: 'server-close-1001-keeps-tcp',
    treatment: { kind: 'raw', manner: 'keeps-tcp' },
    opens: true,
    server: { kind: 'frame', opcode: 8, payload: closeFrame(1001) },
    waitMs: staysMs,
  },
  {
    cause: 'server-masked-frame',
    treatment: polite,
    opens: true,
    server: { kind: 'frame', opcode: 1, payload: [0x68, 0x69], masked: true },
    waitMs: staysMs,
  },
  { ...refused('handshake-redirect', { kind: 'redirect' }), waitMs: staysMs },
  {
    ...refused('handshake-subprotocol-not-selected', { kind: 'ws', subprotocol: false }),
    protocols: ['chat'],
    waitMs: staysMs,
  },
  compressed('deflate-control', 'right', nothingMs),
  compressed('deflate-truncated', 'cut-short', nothingMs),
  compressed('deflate-bomb-1mib', 'bomb-1', nothingMs),
  compressed('deflate-bomb-8mib', 'bomb-8', nothingMs),
  negotiated('deflate-answer-serverbits', 'serverbits'),
  negotiated('deflate-answer-clientbits', 'clientbits'),
  serverCloses('server-close-1000', 1000),
  negotiated('deflate-answer-unknownparam', 'unknownparam'),
  serverCloses('server-close-1001', 1001),
  // Between those that open: Firefox makes a host wait longer after each failure in a row.
  refused('handshake-401', { kind: 'status', status: 401 }),
  serverCloses('server-close-1011', 1011),
  negotiated('deflate-answer-bits16', 'bits16'),
  serverCloses('server-close-1012', 1012),
  negotiated('deflate-answer-twice', 'twice'),
  serverCloses('server-close-1013', 1013),
  refused('handshake-403', { kind: 'status', status: 403 }),
  refusedOverTls('tls-self-signed', 'self-signed'),
  serverCloses('server-close-4000', 4000),
  negotiated('deflate-answer-unknownext', 'unknownext'),
  serverCloses('server-close-no-code'),
  refused('handshake-503', { kind: 'status', status: 503 }),
  {
    cause: 'server-close-1001-then-exit',
    treatment: { kind: 'process' },
    opens: true,
    server: { kind: 'close-then-exit' },
    serverGone: true,
    racy: true,
  },
  ended('server-sigterm-no-handler', 'SIGTERM'),
  refusedOverTls('tls-handshake-expired-certificate', 'expired'),
  ended('server-sigkill', 'SIGKILL'),
  ended('server-sigkill-unread-data', 'SIGKILL', false),
  { cause: 'server-terminate', treatment: ws, opens: true, server: { kind: 'terminate' } },
  { cause: 'server-reset', treatment: ws, opens: true, server: { kind: 'reset' } },
  {
    cause: 'server-message-too-big',
    treatment: { kind: 'ws', maxPayload: 1024 },
    opens: true,
    page: { kind: 'send', length: 5000 },
    racy: true,
  },
  refusedOverTls('tls-handshake-wrong-host', 'wrong-host'),
  frame('server-invalid-utf8', 1, [0xc3, 0x28]),
  frame('server-close-code-1006-on-wire', 8, closeFrame(1006)),
  frame('server-close-code-999-on-wire', 8, closeFrame(999)),
  compressed('deflate-inflate-error', 'no-deflate'),
  compressed('deflate-invalid-utf8-inside', 'invalid-utf8'),
  compressed('deflate-rsv1-not-negotiated', 'not-negotiated'),
  refusedOverTls('tls-handshake-tls10-only', 'tls10-only'),
  clientCloses('client-close-no-arguments'),
  clientCloses('client-close-1000', { code: 1000 }),
  refused('tls-handshake-plain-server', { kind: 'plain' }),
  clientCloses('client-close-4000', { code: 4000, reason: 'x' }),
  // Browsers open one connection to a host at a time: this one would stand before all others.
  { ...refused('handshake-unanswered', { kind: 'silent' }), waitMs: patienceMs },
];

export const kitCause = (id: string): KitCause | undefined => kitCauses.find(({ cause }) => cause === id);

/** What the server of the kit saw of one connection. Times in ms from its own deed, or from what the page did. */
export type KitSight = {
  readonly code: number | null;
  readonly reason: string | null;
  /** By the server's clock; null: it has not seen the end. */
  readonly atMs: number | null;
  readonly closeFrame: boolean;
  /** When it did its deed; null: it has none, or not yet. */
  readonly deedAtMs: number | null;
  /** Of a handshake of TLS: over what it was refused; null: there was none. */
  readonly refusedOver: RefusedOver | null;
};

/** The longest name that a page may give to a run. */
export const runNameMax = 80;
