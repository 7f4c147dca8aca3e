import type { CauseId } from './schema.ts';

/** A fact that this site once told otherwise. Its words stand in i18n/{en,ja}/changes.ts, under its id. */
export type FactChange = {
  readonly id: string;
  /** The day it changed, ISO 8601. */
  readonly date: string;
} & (
  | {
      /** The row of the evidence that shows it. */
      readonly cause: CauseId;
    }
  | {
      /** The page that explains it, with its sources, where nothing had to be measured. English path. */
      readonly page: string;
    }
);

/** Newest first; only ever added to. */
export const factChanges = [
  { id: 'tab-over-http2', date: '2026-11-29', cause: 'h2-tab-closed' },
  { id: 'webkitgtk-network', date: '2026-11-29', page: '/evidence/networks/' },
  { id: 'hidden-timers', date: '2026-11-29', page: '/guides/mobile-and-sleep/' },
  { id: 'unanswered-http2', date: '2026-11-29', page: '/evidence/http2/' },
  { id: 'bare-sigterm', date: '2026-11-28', page: '/guides/graceful-shutdown/' },
  { id: 'lifetime-is-no-idle-limit', date: '2026-11-28', page: '/runbooks/endings-at-limit/' },
  { id: 'envoy-route-timeout', date: '2026-11-28', page: '/diagnose/' },
  { id: 'server-of-1009', date: '2026-11-28', page: '/1009/' },
  { id: 'long-client', date: '2026-11-28', page: '/guides/reconnecting/' },
  { id: 'cheat-sheet-cap', date: '2026-11-28', page: '/onboarding/cheat-sheet/' },
  { id: 'ws-to-this-machine', date: '2026-11-28', page: '/guides/why-the-browser-hides-the-reason/' },
  { id: 'clean-1006', date: '2026-11-28', cause: 'server-close-code-1006-on-wire' },
  { id: '1015-of-three', date: '2026-11-28', cause: 'tls-self-signed' },
  { id: 'node-error-event', date: '2026-11-28', cause: 'server-terminate' },
  { id: 'phoenix-idle-code', date: '2026-11-28', page: '/diagnose/' },
  { id: 'broken-compression', date: '2026-11-28', page: '/1007/' },
  { id: 'smallest-limit', date: '2026-11-28', page: '/1009/' },
  { id: 'ingress-nginx-retired', date: '2026-11-28', page: '/guides/platforms/' },
  { id: 'cloudflare-restarts', date: '2026-11-28', page: '/guides/platforms/' },
  { id: 'nginx-http-version', date: '2026-11-28', page: '/guides/proxies/' },
  { id: 'name-of-1014', date: '2026-11-28', page: '/1014/' },
  { id: 'bytes-unmasked', date: '2026-11-28', page: '/1000-vs-1005/' },
  { id: 'versions-named', date: '2026-11-28', page: '/guides/servers/' },
  { id: 'caddy-recipe', date: '2026-11-28', page: '/recipes/' },
  { id: 'sources-named', date: '2026-11-28', page: '/guides/heartbeats/' },
  { id: 'overload-runbook', date: '2026-11-28', page: '/runbooks/faults/' },
  { id: 'sample-after-1005', date: '2026-11-28', page: '/1000-vs-1001/' },
  { id: 'python-pusher-first-wait', date: '2026-11-28', page: '/backoff/' },
  { id: 'webkit-unanswered', date: '2026-11-28', cause: 'client-close-unanswered' },
  { id: 'logger-levels', date: '2026-11-27', page: '/link-here/' },
  { id: 'reason-alone', date: '2026-11-27', page: '/1005/' },
  { id: 'short-client', date: '2026-11-27', page: '/1006/' },
  { id: 'overload-advice', date: '2026-11-27', page: '/1013/' },
  { id: 'phoenix-after-1000', date: '2026-11-27', page: '/1000/' },
  { id: 'websocket-client-after-1001', date: '2026-11-27', page: '/1001-vs-1006/' },
  { id: 'library-final-codes', date: '2026-11-27', page: '/backoff/' },
  { id: 'chromium-throttle', date: '2026-11-27', page: '/backoff/' },
  { id: 'garbage-collected', date: '2026-11-27', page: '/1005/' },
  { id: 'caddy-reload', date: '2026-11-27', page: '/1001/' },
  { id: 'ping-timeout-1011', date: '2026-11-27', page: '/1011/' },
  { id: 'empty-close', date: '2026-11-27', cause: 'client-close-no-arguments' },
  { id: 'answered-code', date: '2026-11-27', cause: 'client-close-4000' },
  { id: 'node-answer', date: '2026-11-24', cause: 'server-close-4000' },
  { id: 'cached-page', date: '2026-11-24', cause: 'page-navigated' },
  { id: 'proxy-keepalive', date: '2026-11-24', cause: 'proxy-idle-timeout-nginx' },
  { id: 'firefox-link', date: '2026-11-24', cause: 'own-interface-down-idle' },
  { id: 'browser-killed', date: '2026-11-24', cause: 'browser-killed' },
  { id: 'exit-unread', date: '2026-11-24', cause: 'server-close-1001-then-exit' },
] as const satisfies readonly FactChange[];

export type FactChangeId = (typeof factChanges)[number]['id'];
