import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endingKinds } from '../../../src/core/diagnose/ending-kind.ts';
import { incidentLink } from '../../../src/core/link/code-link.ts';
import { fragmentLengthMax, parseFragment } from '../../../src/core/link/fragment.ts';
import { closeCodes, mayBeInFrame } from '../../../src/core/protocol/close-codes.ts';
import { closeCodeUrl, type UrlOptions } from '../../../src/package/close-code-url.ts';
import type { Circumstances } from '../../../src/package/closing-event.ts';
import { explain } from '../../../src/package/explain.ts';
import { policy, presetIds } from '../../../src/package/policy.ts';

const site = 'https://codes.example.org/';

const names = ['openedMs', 'opened', 'sentClose', 'online', 'hidden', 'library', 'heartbeatMs'];
/** An object whose getters throw. */
const torn = fc.constant(
  new Proxy(
    {},
    {
      get: () => {
        throw new Error('torn down');
      },
    },
  ),
);

describe('an ending is explained', () => {
  test('1006 after exactly 60 s of silence: a timer, and a proxy is the likeliest cause', () => {
    const { kind, likely, reconnect, saidBy, onTheWire } = explain({ code: 1006 }, { openedMs: 60_040 });
    expect(kind).toBe('timer');
    expect(likely[0]?.cause).toBe('idle-timeout');
    expect(reconnect).toEqual({ verdict: 'with-backoff', waitMs: [0, 5_000] });
    expect([saidBy, onTheWire]).toEqual([['own side'], false]);
  });

  test('1006 is split by what was going on: one bucket of it says nothing', () => {
    const kindOf = (circumstances: Parameters<typeof explain>[1]) => explain(1006, circumstances).kind;
    expect(kindOf({ opened: false })).toBe('never-opened');
    expect(kindOf({ openedMs: 12_345, online: false })).toBe('client-away');
    expect(kindOf({ openedMs: 12_345, hidden: true })).toBe('client-away');
    expect(kindOf({ openedMs: 47_123 })).toBe('dropped');
    expect(kindOf({})).toBe('dropped');
  });

  test('a heartbeat of 25 s speaks against an idle timeout', () => {
    const causeOf = (heartbeatMs?: number) => explain(1006, { openedMs: 60_040, heartbeatMs }).likely[0]?.cause;
    expect(causeOf(undefined)).toBe('idle-timeout');
    expect(causeOf(25_000)).not.toBe('idle-timeout');
  });

  test('a restart says how long to wait', () => {
    expect(explain([1012, 'deploying']).reconnect).toEqual({ verdict: 'with-backoff', waitMs: [5_000, 30_000] });
    expect(explain(1011).reconnect.waitMs).toEqual([0, 1_000]);
    expect(explain(1000).reconnect).toEqual({ verdict: 'never', waitMs: null });
  });

  test.each([
    ['a CloseEvent', new CloseEvent('close', { code: 1001, reason: 'bye', wasClean: true })],
    ['what ws gives', [1001, new TextEncoder().encode('bye')] as const],
    ['a plain object', { code: 1001, reason: 'bye', wasClean: true }],
  ])('%s is read', (_what, event) => {
    const { code, name, kind, docUrl } = explain(event, {}, { site });
    expect([code, name, kind]).toEqual([1001, 'Going Away', 'going-away']);
    expect(docUrl).toMatch(/^https:\/\/codes\.example\.org\/1001\/#.*reason=bye$/);
  });

  test.each([null, undefined, 5, 'x'])('circumstances and options that are %j are none', (nothing) => {
    const none = nothing as unknown as object;
    expect(explain(1006, none, none)).toEqual(explain(1006));
  });

  test('every registered code has its name, its kind, and the wire as the registry has it', () => {
    for (const entry of closeCodes) {
      const explained = explain(entry.code);
      expect(explained.name).toBe(entry.name);
      expect(explained.onTheWire).toBe(mayBeInFrame(entry.code));
      expect(explained.reconnect.verdict).toBe(entry.reconnect.verdict);
      expect(endingKinds).toContain(explained.kind);
    }
    expect(endingKinds.length).toBeLessThanOrEqual(16);
  });

  test('whatever is passed, nothing throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), torn),
        fc.oneof(fc.anything(), torn, fc.dictionary(fc.constantFrom(...names), fc.anything())),
        fc.oneof(fc.anything(), torn, fc.record({ site: fc.anything().filter((site) => typeof site !== 'string') })),
        (event, around, options) => {
          const { code, kind, docUrl } = explain(event as number, around as Circumstances, options as UrlOptions);
          expect(code).toBeGreaterThanOrEqual(0);
          expect(endingKinds).toContain(kind);
          expect(() => new URL(docUrl)).not.toThrow();
        },
      ),
      { examples: [[null, { openedMs: { toString: [] } }, { site: { toString: [] } }]] },
    );
  });
});

test('an event that cannot be read is explained as one without a code', () => {
  const event = {
    get code(): number {
      throw new Error('torn down');
    },
  };
  expect(explain(event)).toEqual(explain({}));
});

describe('the link of an ending', () => {
  const reasons = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 40 }));

  test('is the one that the site itself makes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 65_535 }),
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: undefined }),
        (code, reason, wasClean, openedMs) => {
          const afterSeconds = openedMs === undefined ? undefined : openedMs / 1_000;
          const link = incidentLink({ code, reason, wasClean, afterSeconds, library: 'ws' });
          expect(
            closeCodeUrl({ code, reason, wasClean }, { openedMs, library: 'ws' }, { site: 'https://x.example' }),
          ).toBe(`https://x.example${link}`);
        },
      ),
    );
  });

  test('is read by the site, capped and inert, whatever the reason holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), reasons, (code, reason) => {
        const url = closeCodeUrl({ code, reason });
        expect(url).toMatch(/^https:\/\/[\w.-]+\/[\w-]+\/(?:#[\w%.!~*'()&=-]+)?$/);
        const { hash } = new URL(url);
        expect(hash.length).toBeLessThan(fragmentLengthMax);
        if (hash) expect(parseFragment(hash).kind).toBe('ok');
      }),
    );
  });
});

describe('policies', () => {
  test('every preset of the site is there', () => {
    expect(presetIds).toContain('socket-io');
    for (const id of presetIds) expect(policy(id).growth.kind).toMatch(/^(fixed|linear|exponential|table)$/);
    expect(() => policy('nope' as 'grpc')).toThrow(/There is no policy “nope”/);
  });
});
