import type { EvidenceRecord } from '../../../src/evidence/schema.ts';

/** A record with nothing wrong in it. */
export const good: EvidenceRecord = {
  cause: 'server-close-1001',
  transport: 'ws',
  client: 'chromium',
  clientVersion: '156.0.1',
  server: 'ws',
  serverVersion: 'ws 8.23.0 on Node 24.21.0',
  kernel: '6.18',
  network: 'loopback',
  timers: 'normal',
  date: '2026-11-24T15:00:00.000Z',
  run: 1,
  watchedMs: 15_000,
  clientSaw: { opened: true, errorBeforeClose: false, code: 1001, reason: '', wasClean: true, afterMs: 3 },
  serverSaw: { code: 1001, reason: '', afterMs: 4, closeFrame: true },
  notes: [],
};
