import { textbookPolicy } from '../core/backoff/textbook.ts';
import { HERD_DEFAULTS } from '../core/herd/config.ts';
import type { HerdTask, Task, TraceTask } from '../core/learn/task.ts';
import { full30 } from '../core/peers/policy-choice.ts';
import type { Scenario } from '../core/sim/settings.ts';
import { type Parts, slantMs, story } from './base.ts';

const seconds = (value: number): number => value * 1000;

/** Nothing runs automatically; 40 ms each way. */
const lesson = (id: string, { settings, ...parts }: Parts = {}): Scenario =>
  story(`learn-${id}`, { watchMs: seconds(900), ...parts, settings: { latencyMs: slantMs, ...settings } });

const endings = ['server-shutdown', 'server-sigterm', 'server-kill', 'cable-pull'] as const;

/** The steps that one connection can show, in their order. */
export const traceTasks: readonly TraceTask[] = [
  {
    kind: 'trace',
    id: 'goodbye',
    minutes: 3,
    scenario: lesson('goodbye'),
    dials: [{ id: 'act', options: endings }],
    start: { act: 'cable-pull' },
    prediction: { options: ['both', 'server', 'client', 'nobody'], right: 'server' },
    checks: [
      { kind: 'client-code', code: 1001 },
      { kind: 'clean', clean: true },
      { kind: 'knows-within', ms: seconds(1) },
    ],
    solution: { act: 'server-shutdown' },
  },
  {
    kind: 'trace',
    id: 'silence',
    minutes: 5,
    scenario: lesson('silence'),
    dials: [
      { id: 'act', options: endings },
      { id: 'profile', options: ['chromium', 'firefox', 'node', 'ws'] },
    ],
    start: { act: 'server-kill', profile: 'chromium' },
    prediction: { options: ['server', 'proxy', 'client', 'kernel'], right: 'client' },
    checks: [
      { kind: 'client-code', code: 1006 },
      { kind: 'no-close-frame' },
      { kind: 'ignorant-for', ms: seconds(300) },
    ],
    solution: { act: 'cable-pull', profile: 'chromium' },
  },
  {
    kind: 'trace',
    id: 'half-goodbye',
    minutes: 6,
    scenario: lesson('half-goodbye'),
    dials: [
      { id: 'act', options: ['server-close', 'server-shutdown', 'server-kill'] },
      { id: 'next', options: ['nothing', 'server-kill', 'cable-pull'] },
      { id: 'nextAfterMs', options: [0, 50, seconds(1)] },
      { id: 'profile', options: ['chromium', 'firefox', 'ws'] },
    ],
    start: { act: 'server-close', next: 'nothing', nextAfterMs: 0, profile: 'chromium' },
    prediction: { options: ['no', 'yes'], right: 'yes' },
    checks: [
      { kind: 'client-code', code: 1001 },
      { kind: 'clean', clean: false },
    ],
    solution: { act: 'server-close', next: 'server-kill', nextAfterMs: 0, profile: 'firefox' },
  },
  {
    kind: 'trace',
    id: 'heartbeat',
    minutes: 5,
    scenario: lesson('heartbeat', { watchMs: seconds(120), acts: [{ atMs: 41_000, kind: 'cable-pull' }] }),
    dials: [
      { id: 'heartbeatMs', options: [5, 10, 20, 30].map(seconds) },
      { id: 'heartbeatTimeoutMs', options: [2, 4, 10, 0].map(seconds) },
    ],
    start: { heartbeatMs: seconds(30), heartbeatTimeoutMs: 0 },
    prediction: { options: ['at-once', 'within-30', '30-to-60', 'never'], right: '30-to-60' },
    checks: [{ kind: 'path-cut' }, { kind: 'beats-apart', ms: seconds(10) }, { kind: 'knows-within', ms: seconds(15) }],
    solution: { heartbeatMs: seconds(10), heartbeatTimeoutMs: seconds(4) },
  },
  {
    kind: 'trace',
    id: 'proxy',
    minutes: 5,
    scenario: lesson('proxy', { watchMs: seconds(300), settings: { proxyIdleMs: seconds(60) } }),
    dials: [{ id: 'heartbeatMs', options: [0, 10, 25, 60, 90].map(seconds) }],
    start: { heartbeatMs: 0 },
    prediction: { options: ['1000', '1001', '1006', 'stays'], right: '1006' },
    checks: [
      { kind: 'open-at', ms: seconds(300) },
      { kind: 'beats-apart', ms: seconds(20) },
    ],
    solution: { heartbeatMs: seconds(25) },
  },
  {
    kind: 'trace',
    id: 'server-first',
    minutes: 5,
    scenario: lesson('server-first', { watchMs: seconds(120), acts: [{ atMs: 35_000, kind: 'cable-pull' }] }),
    dials: [
      { id: 'heartbeatMs', options: [0, 10, 30].map(seconds) },
      { id: 'serverPingMs', options: [0, 10, 30].map(seconds) },
    ],
    start: { heartbeatMs: seconds(30), serverPingMs: 0 },
    prediction: { options: ['same', 'client', 'server', 'never'], right: 'never' },
    checks: [{ kind: 'path-cut' }, { kind: 'server-knows' }, { kind: 'server-knows-first' }],
    solution: { heartbeatMs: seconds(30), serverPingMs: seconds(10) },
  },
  {
    kind: 'trace',
    id: 'wait',
    minutes: 6,
    scenario: lesson('wait', {
      acts: [{ atMs: 5_000, kind: 'server-kill' }],
      settings: {
        restartMs: seconds(40),
        policy: textbookPolicy({ baseMs: seconds(1), factor: 2, capMs: seconds(30), jitter: 'none' }),
      },
    }),
    dials: [
      { id: 'baseMs', options: [0.5, 1, 2].map(seconds) },
      { id: 'factor', options: [1, 2] },
      { id: 'capMs', options: [5, 10, 30, 60].map(seconds) },
    ],
    start: { baseMs: seconds(1), factor: 2, capMs: seconds(60) },
    prediction: { options: ['at-once', 'within-10', 'over-20', 'never'], right: 'over-20' },
    checks: [
      { kind: 'back-within', ms: seconds(10) },
      { kind: 'tries-at-most', count: 8 },
    ],
    solution: { baseMs: seconds(1), factor: 2, capMs: seconds(10) },
  },
];

/** The last step: a restart of every server, with all clients of one site. */
export const deploy: HerdTask = {
  kind: 'herd',
  id: 'deploy',
  minutes: 6,
  herd: {
    ...HERD_DEFAULTS,
    policy: full30,
  },
  dials: [
    { id: 'batches', options: [1, 2, 4, 8] },
    { id: 'drainMs', options: [1_000, 10_000, 30_000] },
    { id: 'firstMs', options: [1_000, 5_000, 15_000] },
  ],
  start: { batches: 1, drainMs: 1_000, firstMs: 1_000 },
  prediction: { options: ['fits', 'twice', 'all'], right: 'twice' },
  checks: [
    { kind: 'within-capacity' },
    { kind: 'all-back-within', ms: 120_000 },
    { kind: 'stay-connected', share: 0.7 },
  ],
  solution: { batches: 4, drainMs: 10_000, firstMs: 5_000 },
};

/** All steps in their order. */
export const tasks: readonly Task[] = [...traceTasks, deploy];
