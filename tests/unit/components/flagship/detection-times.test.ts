import { describe, expect, it } from 'vitest';
import {
  clientDetects,
  type DetectionTime,
  detectionTimes,
  knowsAfter,
  type Situation,
} from '../../../../src/components/flagship/detection-times.ts';
import { SCALE_FROM_MS, SCALE_TO_MS, scalePercent, TICKS } from '../../../../src/components/flagship/log-scale.ts';
import { flagshipSources } from '../../../../src/components/flagship/sources.ts';
import type { Act } from '../../../../src/core/acts/acts.ts';
import { idleDetectionMs } from '../../../../src/core/peers/keep-alive.ts';

const rowsOf = (situation: Situation, client: string, platform: string | null): readonly DetectionTime[] =>
  detectionTimes().filter((row) => row.situation === situation && row.client === client && row.platform === platform);
const find = (situation: Situation, client: string, platform: string | null): DetectionTime | undefined =>
  rowsOf(situation, client, platform).find(({ transport }) => transport !== 'h2');
/** Over HTTP/2 where that is a row of its own. */
const findOverHttp2 = (situation: Situation, client: string, platform: string | null): DetectionTime | undefined =>
  rowsOf(situation, client, platform).find(({ transport }) => transport === 'h2');

describe('how long until a client knows', () => {
  it('adds up keepalive as idle time plus every unanswered probe', () => {
    expect(idleDetectionMs({ idleMs: 7_200_000, intervalMs: 75_000, probes: 9 })).toBe(7_875_000);
  });

  it('lets nobody who sends into the hole know before the 924.6 s that Linux documents', () => {
    expect(find('sending', 'any', 'linux')?.value).toEqual({ kind: 'at-least', ms: 924_600 });
    const pulled: Act[] = [{ atMs: 1_000, kind: 'cable-pull' }];
    for (const client of ['chromium', 'firefox', 'ws', 'node'] as const) {
      expect(knowsAfter(client, pulled, { clientSendMs: 1_000 })).toBeGreaterThanOrEqual(924_600);
    }
  });

  it('takes between one trip and three for a goodbye, since some clients wait for the end of TCP', () => {
    expect(find('close-frame', 'any', null)?.value).toEqual({ kind: 'range', fromMs: 41, toMs: 120 });
  });

  it('does not let TCP keepalive hold off a proxy, which counts payload only', () => {
    for (const client of ['chromium', 'firefox', 'node'] as const) {
      expect(knowsAfter(client, [], { proxyIdleMs: 60_000 })).toBeLessThan(60_500);
    }
  });

  it('puts a heartbeat of 30 s between one interval and two', () => {
    const value = find('heartbeat', 'any', null)?.value;
    expect(value?.kind === 'range' && [Math.round(value.fromMs / 1000), Math.round(value.toMs / 1000)]).toEqual([
      30, 60,
    ]);
  });

  it.each([
    ['chromium', 'linux', 450],
    ['firefox', 'linux', 604],
    ['node', 'linux', 70],
    ['chromium', 'windows', 495],
    ['chromium', 'macos', 645],
    ['firefox', 'windows', 610],
    ['firefox', 'macos', 1200],
  ])('lets %s on %s notice an idle black hole after %i s', (client, platform, seconds) => {
    const value = find('listening', client, platform)?.value;
    expect(value?.kind === 'exact' && Math.round(value.ms / 1000)).toBe(seconds);
  });

  it.each([
    ['sending', 'chromium', 21],
    ['sending', 'firefox', 66],
    ['listening', 'firefox', 66],
  ] as const)(
    'lets a client that is %s, %s, notice a dead path over HTTP/2 by its PING after %i s, as measured',
    (situation, client, seconds) => {
      const row = findOverHttp2(situation, client, 'linux');
      expect(row?.value.kind === 'exact' && Math.round(row.value.ms / 1000)).toBe(seconds);
      expect(row?.basis).toBe('measured');
    },
  );

  it('lets the PING that Chromium sends before a beat be sooner than the heartbeat itself, and Firefox’s not', () => {
    const value = findOverHttp2('heartbeat', 'chromium', null)?.value;
    expect(value?.kind === 'range' && [Math.round(value.fromMs / 1000), Math.round(value.toMs / 1000)]).toEqual([
      10, 40,
    ]);
    expect(findOverHttp2('heartbeat', 'firefox', null)).toBeUndefined();
  });

  it('has one row where HTTP/2 changes nothing, which the lab saw of both transports', () => {
    for (const [situation, client] of [
      ['listening', 'chromium'],
      ['closing', 'chromium'],
      ['closing', 'firefox'],
    ] as const) {
      const [row, ...more] = rowsOf(situation, client, 'linux');
      expect(more, situation).toEqual([]);
      expect(row).toMatchObject({ transport: null, basis: 'measured' });
    }
  });

  it('names no transport where TLS would make a difference, since it makes none', () => {
    for (const client of ['chromium', 'firefox', 'ws', 'node'] as const)
      expect(clientDetects(client, 'cable-pull', 'wss')).toBe(clientDetects(client, 'cable-pull'));
  });

  it('never lets ws, or Chromium on Android, notice by listening', () => {
    expect(find('listening', 'ws', 'linux')?.value.kind).toBe('never');
    expect(find('listening', 'chromium', 'android')?.value.kind).toBe('never');
  });

  it('says of Safari that nobody measured it', () => {
    expect(find('listening', 'safari', null)?.value.kind).toBe('not-measured');
  });

  it('labels what holds on a system other than Linux as computed', () => {
    const elsewhere = detectionTimes().filter(({ platform }) => platform !== null && platform !== 'linux');
    expect(elsewhere.length).toBeGreaterThan(0);
    expect(new Set(elsewhere.map(({ basis }) => basis))).toEqual(new Set(['computed']));
  });

  it('calls measured what the lab saw as well: every time of a cable that is pulled on Linux', () => {
    const pulled = detectionTimes().filter(
      ({ situation, platform }) => platform === 'linux' && situation !== 'heartbeat',
    );
    expect(pulled.length).toBeGreaterThan(8);
    expect(pulled.filter(({ basis }) => basis !== 'measured')).toEqual([]);
  });

  it('gives a source for every row that depends on somebody else’s software', () => {
    const bare = detectionTimes().filter(({ sources, basis }) => sources.length === 0 && basis !== 'none');
    expect(bare.map(({ situation }) => situation)).toEqual(['heartbeat']);
    for (const { sources } of detectionTimes()) for (const id of sources) expect(flagshipSources).toContain(id);
  });
});

describe('the logarithmic scale', () => {
  it('starts at the left edge and leaves room for never', () => {
    expect(scalePercent(SCALE_FROM_MS)).toBe(0);
    expect(scalePercent(SCALE_TO_MS)).toBeLessThan(90);
  });

  it('gives each factor of ten the same width', () => {
    expect(scalePercent(1_000) - scalePercent(100)).toBeCloseTo(scalePercent(100_000) - scalePercent(10_000), 1);
  });

  it('holds every tick and every value of the chart', () => {
    for (const { ms } of TICKS) expect(() => scalePercent(ms)).not.toThrow();
    for (const { value } of detectionTimes()) {
      if ('ms' in value) expect(() => scalePercent(value.ms)).not.toThrow();
    }
  });

  it('refuses a duration outside of it rather than drawing it in the wrong place', () => {
    expect(() => scalePercent(1)).toThrow(RangeError);
  });
});
