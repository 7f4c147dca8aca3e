import type { CauseId, ClientId } from './schema.ts';

/** The matrix in the order a reader looks for things, by what the client can notice. */
export const groups = {
  goodbye: [
    'server-close-1000',
    'server-close-1001',
    'server-close-1011',
    'server-close-1012',
    'server-close-1013',
    'server-close-4000',
    'server-close-no-code',
    'server-close-1001-then-exit',
    'server-close-1001-keeps-tcp',
    'page-hidden-60s-then-server-close',
    'server-message-too-big',
    'client-close-no-arguments',
    'client-close-1000',
    'client-close-4000',
  ],
  dropped: [
    'server-sigterm-no-handler',
    'server-sigkill',
    'server-sigkill-unread-data',
    'server-terminate',
    'server-reset',
    'proxy-idle-timeout-nginx',
    'proxy-idle-timeout-haproxy',
    'proxy-stopped',
  ],
  violated: [
    'server-invalid-utf8',
    'server-masked-frame',
    'server-close-code-1006-on-wire',
    'server-close-code-999-on-wire',
  ],
  silent: [
    'cable-pulled-idle',
    'cable-pulled-client-sending',
    'cable-pulled-server-sending',
    'cable-pulled-then-close',
    'cable-pulled-20s-then-restored',
    'own-interface-down-idle',
    'own-interface-down-client-sending',
    'server-power-loss-idle',
    'server-reboot-20s-idle',
    'server-reboot-20s-client-sending',
    'client-close-unanswered',
    'server-ping-10s-cable-pulled',
    'client-heartbeat-10s-cable-pulled',
  ],
  left: ['page-navigated', 'page-reloaded', 'tab-closed', 'browser-killed'],
  unopened: [
    'handshake-401',
    'handshake-403',
    'handshake-503',
    'handshake-redirect',
    'handshake-refused',
    'handshake-unanswered',
    'handshake-subprotocol-not-selected',
    'tls-self-signed',
    'connect-while-cable-pulled',
  ],
} as const satisfies Readonly<Record<string, readonly CauseId[]>>;

export type GroupId = keyof typeof groups;

type Surprise = {
  readonly causes: readonly CauseId[];
  readonly clients: readonly ClientId[];
  /** The words about it name no client, so the page does. */
  readonly namesNone?: boolean;
};

/** Cells that contradict what most people expect; i18n says why, under the same key. */
export const surprises = {
  'unknown-to-webkitgtk': { causes: ['server-close-1012', 'server-close-1013'], clients: ['webkitgtk'] },
  'empty-answered-1000': { causes: ['server-close-no-code'], clients: ['webkitgtk'] },
  'exit-before-answer': {
    causes: ['server-close-1001-then-exit'],
    clients: ['chromium', 'webkitgtk'],
    namesNone: true,
  },
  'waits-for-fin': { causes: ['server-close-1001-keeps-tcp'], clients: ['chromium', 'webkitgtk', 'ws', 'node'] },
  'server-says-1006': {
    causes: ['server-message-too-big'],
    clients: ['chromium', 'firefox', 'webkitgtk', 'ws', 'node'],
  },
  'error-on-fin': { causes: ['server-sigterm-no-handler', 'server-sigkill', 'server-terminate'], clients: ['node'] },
  'no-error-on-reset': {
    causes: ['server-reset', 'server-sigkill-unread-data'],
    clients: ['chromium', 'ws'],
    namesNone: true,
  },
  'masked-accepted': { causes: ['server-masked-frame'], clients: ['firefox'] },
  'clean-1006': { causes: ['server-close-code-1006-on-wire'], clients: ['firefox'] },
  'takes-999': { causes: ['server-close-code-999-on-wire'], clients: ['chromium', 'firefox'] },
  'minutes-of-open': { causes: ['cable-pulled-idle'], clients: ['chromium', 'firefox'] },
  'never-notices': {
    causes: ['cable-pulled-idle', 'server-power-loss-idle'],
    clients: ['webkitgtk', 'ws'],
    namesNone: true,
  },
  'close-is-no-way-out': { causes: ['cable-pulled-then-close'], clients: ['chromium', 'node'] },
  'nothing-happened': {
    causes: ['cable-pulled-20s-then-restored'],
    clients: ['chromium', 'firefox', 'webkitgtk', 'ws', 'node'],
  },
  'own-link': { causes: ['own-interface-down-idle'], clients: ['firefox'] },
  'close-code-lost': {
    causes: ['client-heartbeat-10s-cable-pulled'],
    clients: ['chromium', 'firefox', 'webkitgtk', 'ws', 'node'],
  },
  'only-server-knows': {
    causes: ['server-ping-10s-cable-pulled'],
    clients: ['chromium', 'webkitgtk', 'ws'],
    namesNone: true,
  },
  'parked-page': { causes: ['page-navigated'], clients: ['chromium'], namesNone: true },
  'redirect-followed': { causes: ['handshake-redirect'], clients: ['webkitgtk'] },
  'waits-for-ever': { causes: ['handshake-unanswered'], clients: ['webkitgtk', 'ws'], namesNone: true },
  'opens-anyway': {
    causes: ['handshake-subprotocol-not-selected'],
    clients: ['firefox', 'webkitgtk'],
    namesNone: true,
  },
  'reports-1015': { causes: ['tls-self-signed'], clients: ['firefox'], namesNone: true },
} as const satisfies Readonly<Record<string, Surprise>>;

export type SurpriseId = keyof typeof surprises;

const entries = Object.entries(surprises) as [SurpriseId, Surprise][];

/** The surprises of one cause, with the clients they are about. */
export const surprisesOf = (cause: CauseId): readonly (Surprise & { id: SurpriseId })[] =>
  entries.filter(([, { causes }]) => causes.includes(cause)).map(([id, surprise]) => ({ id, ...surprise }));
