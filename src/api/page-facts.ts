import type { Guide } from '../core/diagnose/cause.ts';

/** What a code's page shows besides its words: language-neutral, in the order of the page. */
export type PageFacts = {
  /** The ids of its causes, likeliest first, with the time from the last byte until the script knows, if not at once. */
  readonly causes: readonly CauseFact[];
  /** Files in src/recipes/codes. */
  readonly fix: readonly string[];
  readonly make: readonly string[];
  /** Which of the lab's stories its picture tells, or what the server does in it. */
  readonly story: Story | null;
  /** Who sends the Close frame in that story; decides how the logs of both ends read. */
  readonly began: 'client' | 'server' | 'nobody';
  /** Guides that say more. */
  readonly guides: readonly Guide[];
};

/** Milliseconds; `null` is never. */
export type Wait = readonly [fromMs: number, toMs: number | null];
export type CauseFact = { readonly id: string; readonly knowsAfterMs?: Wait };

export type Story =
  | { readonly kind: 'cause'; readonly id: string; readonly profile?: 'chromium' | 'firefox' | 'webkitgtk' }
  | { readonly kind: 'server-closes'; readonly code: number; readonly reason: string; readonly afterMessage: boolean };

const serverCloses = (code: number, reason: string, afterMessage = false): Story => ({
  kind: 'server-closes',
  code,
  reason,
  afterMessage,
});
const cause = (id: string): Story => ({ kind: 'cause', id });
/** What the picture of the private range tells: its codes arrive everywhere. */
export const privateStory: Story = cause('server-close-4000');
const at = (id: string): CauseFact => ({ id });

export const pageFacts: Readonly<Record<number, PageFacts>> = {
  1000: {
    causes: [at('own-close'), at('server-done'), at('library-rule')],
    fix: ['reconnect-unless-done.js', 'close-and-wait.js'],
    make: ['make-1000.js'],
    story: cause('client-close-1000'),
    began: 'client',
    guides: ['reconnecting'],
  },
  1001: {
    causes: [at('page-left'), at('deploy'), at('idle-server'), at('proxy-reload')],
    fix: ['spread-reconnects.js', 'graceful-shutdown.js'],
    make: ['make-1001.js'],
    story: cause('server-close-1001'),
    began: 'server',
    guides: ['graceful-shutdown', 'reconnecting'],
  },
  1002: {
    causes: [at('own-frames'), at('raw-write'), at('compression'), at('forbidden-code')],
    fix: ['read-what-was-sent.js'],
    make: ['make-1002.js'],
    story: cause('server-masked-frame'),
    began: 'client',
    guides: ['testing'],
  },
  1003: {
    causes: [at('binary-at-text'), at('text-at-binary'), at('wrong-endpoint')],
    fix: ['text-only.js'],
    make: ['make-1003.js'],
    story: serverCloses(1003, 'text only', true),
    began: 'server',
    guides: [],
  },
  1004: {
    causes: [at('old-table'), at('own-number')],
    fix: [],
    make: [],
    story: serverCloses(1004, ''),
    began: 'server',
    guides: [],
  },
  1005: {
    causes: [at('close-no-arguments'), at('component-unmounted'), at('garbage-collected')],
    fix: ['close-with-a-code.js'],
    make: ['make-1005.js'],
    story: cause('client-close-no-arguments'),
    began: 'client',
    guides: ['logging'],
  },
  1006: {
    causes: [
      { id: 'idle-proxy', knowsAfterMs: [60_000, 60_000] },
      { id: 'server-died', knowsAfterMs: [40, 40] },
      { id: 'handshake', knowsAfterMs: [100, 100] },
      // Idle, Chromium on Linux: 45 s + 9 × 45 s of TCP keepalive; on Android and iOS it has none.
      { id: 'lost-network', knowsAfterMs: [450_000, null] },
      { id: 'violation', knowsAfterMs: [80, 80] },
    ],
    fix: ['heartbeat.js', 'server-heartbeat.js'],
    make: ['make-1006.sh', 'make-1006-ws.js'],
    story: cause('cable-pulled-idle'),
    began: 'nobody',
    guides: ['heartbeats', 'proxies', 'why-the-browser-hides-the-reason'],
  },
  1007: {
    causes: [at('bytes-as-text'), at('wrong-encoding'), at('split-character')],
    fix: ['text-or-binary.js'],
    make: ['make-1007.js'],
    story: { kind: 'cause', id: 'server-invalid-utf8', profile: 'webkitgtk' },
    began: 'client',
    guides: ['testing'],
  },
  1008: {
    causes: [at('authentication'), at('rate-limit'), at('origin-or-topic'), at('library-limit')],
    fix: ['say-which-rule.js', 'check-before-upgrade.js'],
    make: ['make-1008.js'],
    story: serverCloses(1008, 'policy', true),
    began: 'server',
    guides: ['why-the-browser-hides-the-reason'],
  },
  1009: {
    causes: [at('big-message'), at('small-default'), at('gateway')],
    fix: ['split-message.js', 'max-payload.js'],
    make: ['make-1009.js'],
    story: cause('server-message-too-big'),
    began: 'server',
    guides: ['proxies'],
  },
  1010: {
    causes: [at('not-enabled'), at('proxy-strips')],
    fix: ['enable-extension.js'],
    make: ['make-1010.py'],
    // Only a client that is no browser sends it; the simulated clients keep to what a script may pass.
    story: null,
    began: 'client',
    guides: [],
  },
  1011: {
    causes: [
      { id: 'exception', knowsAfterMs: [100, 100] },
      { id: 'ping-timeout', knowsAfterMs: [20_000, 40_000] },
      { id: 'backend', knowsAfterMs: [100, 100] },
    ],
    fix: ['catch-and-say.js', 'catch-and-say.py'],
    make: ['make-1011.js'],
    story: serverCloses(1011, 'handler', true),
    began: 'server',
    guides: ['logging', 'heartbeats'],
  },
  1012: {
    causes: [at('deploy'), at('scaling'), at('config-reload')],
    fix: ['restart.js'],
    make: ['make-1012.js'],
    story: cause('server-close-1012'),
    began: 'server',
    guides: ['graceful-shutdown'],
  },
  1013: {
    causes: [at('full'), at('stampede'), at('slow-backend')],
    fix: ['shed-load.js'],
    make: ['make-1013.js'],
    story: cause('server-close-1013'),
    began: 'server',
    guides: ['reconnecting'],
  },
  1014: {
    causes: [at('backend-down'), at('bad-answer'), at('hand-written-relay')],
    fix: ['gateway.js'],
    make: ['make-1014.js'],
    story: serverCloses(1014, 'upstream'),
    began: 'server',
    guides: ['proxies'],
  },
  1015: {
    causes: [at('untrusted'), at('expired'), at('wrong-name'), at('chain')],
    fix: ['check-certificate.sh'],
    make: ['make-1015.sh'],
    story: { kind: 'cause', id: 'tls-self-signed', profile: 'firefox' },
    began: 'nobody',
    guides: ['why-the-browser-hides-the-reason'],
  },
  3000: {
    causes: [at('no-token'), at('expired-token')],
    fix: ['refresh-token.js'],
    make: ['make-3000.js'],
    story: serverCloses(3000, 'unauthorized', true),
    began: 'server',
    guides: ['why-the-browser-hides-the-reason'],
  },
  3003: {
    causes: [at('rights'), at('blocked')],
    fix: ['say-forbidden.js'],
    make: ['make-3003.js'],
    story: serverCloses(3003, 'forbidden', true),
    began: 'server',
    guides: ['why-the-browser-hides-the-reason'],
  },
  3008: {
    causes: [at('idle-rule'), at('slow-login')],
    fix: ['close-when-idle.js'],
    make: ['make-3008.js'],
    story: serverCloses(3008, 'idle'),
    began: 'server',
    guides: ['heartbeats'],
  },
};
