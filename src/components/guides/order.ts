import type { Guide } from '../../core/diagnose/cause.ts';

/** The guides in the order in which they build on each other. */
export const guideOrder: readonly Guide[] = [
  'reconnecting',
  'heartbeats',
  'graceful-shutdown',
  'servers',
  'proxies',
  'platforms',
  'tls',
  'http2',
  'mobile-and-sleep',
  'where-sockets-live',
  'why-the-browser-hides-the-reason',
  'logging',
  'alerting',
  'recording',
  'testing',
  'game-day',
];
