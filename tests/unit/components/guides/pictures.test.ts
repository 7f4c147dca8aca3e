import { describe, expect, test } from 'vitest';
import { tellPicture } from '../../../../src/components/guides/pictures.ts';
import { parseFragment } from '../../../../src/core/link/fragment.ts';
import { runsOf } from '../../../../src/core/link/run-link.ts';
import { factsOfTrace } from '../../../../src/core/trace/facts-of-trace.ts';
import { toldRun } from '../../../../src/core/trace/told-run.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { type PictureId, pictureIds } from '../../../../src/scenarios/guides.ts';
import { scenario } from '../../../../src/scenarios/index.ts';

const closes = (trace: Trace, side: 'client' | 'server') =>
  trace.events.flatMap((event) =>
    event.kind === 'event' && event.event === 'close' && event.side === side
      ? [{ ...event.close, atMs: event.atMs }]
      : [],
  );
const traceOf = (id: PictureId): Trace => tellPicture(id).trace;

/** What the captions say, held against the runs. */
describe('the pictures of the guides', () => {
  test('the client reconnects after the server is back, and not before', () => {
    const opened = traceOf('comes-back').events.filter(
      (event) => event.kind === 'event' && event.event === 'open' && event.side === 'client',
    );
    expect(opened).toHaveLength(2);
    expect(opened[1]!.atMs).toBeGreaterThan(7_000);
  });

  test('a client that takes 1001 for final never tries again', () => {
    const trace = traceOf('never-comes-back');
    expect(closes(trace, 'client')).toMatchObject([{ code: 1001, wasClean: true }]);
    expect(Math.max(...trace.events.map(({ attempt }) => attempt))).toBe(1);
  });

  test('with the answer it is clean, without it is not', () => {
    expect(closes(traceOf('close-and-wait'), 'client')).toMatchObject([{ code: 1001, wasClean: true }]);
    expect(closes(traceOf('exit-at-once'), 'client')).toMatchObject([{ code: 1001, wasClean: false }]);
  });

  test('the proxy’s limit of 60 s gives 1006 at both ends', () => {
    const trace = traceOf('proxy-closes');
    for (const side of ['client', 'server'] as const) {
      const [close] = closes(trace, side);
      expect(close).toMatchObject({ code: 1006, wasClean: false });
      expect(close!.atMs).toBeGreaterThan(60_000);
      expect(close!.atMs).toBeLessThan(61_000);
    }
  });

  test('what is sent through a forgotten path fails after a quarter of an hour, and the server never knows', () => {
    const trace = traceOf('proxy-forgets');
    expect(closes(trace, 'client')[0]!.atMs - 300_000).toBeGreaterThan(14 * 60_000);
    expect(closes(trace, 'server')).toEqual([]);
  });

  test('one reset of the connection ends both sockets in the same moment, and no proxy’s timer is advised about', () => {
    const trace = traceOf('shared-fate');
    const [one, other] = closes(trace, 'client');
    expect([one, other]).toMatchObject([{ code: 1006 }, { code: 1006 }]);
    expect(one!.atMs).toBe(other!.atMs);
    expect(toldRun(factsOfTrace(trace))).toMatchObject({
      cause: { act: 'server-reset' },
      why: 'reset',
      help: 'goodbye',
    });
  });

  test('the parked page ends with 1001 after ten minutes', () => {
    const [close] = closes(traceOf('page-parked'), 'server');
    expect(close).toMatchObject({ code: 1001 });
    expect(Math.round(close!.atMs / 1000)).toBe(601);
  });

  test('a refusal before opening is 1006, after opening its own code', () => {
    expect(closes(traceOf('handshake-401'), 'client')).toMatchObject([{ code: 1006 }]);
    expect(closes(traceOf('accept-then-close'), 'client')).toMatchObject([{ code: 3000, reason: 'token expired' }]);
  });

  test.each(pictureIds)('the link of %s opens the same run', (id) => {
    const parsed = parseFragment(tellPicture(id).fragment);
    expect(parsed.kind).toBe('ok');
    if (parsed.kind === 'ok') expect(runsOf(parsed.values, scenario)).toMatchObject({ kind: 'ok' });
  });
});
