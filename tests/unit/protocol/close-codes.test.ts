import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engines, libraries, reportedBy } from '../../../src/core/peers/close-codes-received.ts';
import {
  closeCode,
  closeCodeRanges,
  closeCodes,
  mayBeInFrame,
  rangeOf,
  scriptMayPass,
} from '../../../src/core/protocol/close-codes.ts';
import { sourceOf } from '../../../src/core/protocol/sources.ts';

const anyNumber = fc.integer({ min: 0, max: 65_535 });

describe('the registry of close codes', () => {
  it('holds 1000–1015 and the codes that IANA has registered above them', () => {
    const protocol = Array.from({ length: 16 }, (_, i) => 1000 + i);
    expect(closeCodes.map(({ code }) => code)).toEqual([...protocol, 3000, 3003, 3008]);
  });

  it.each(closeCodes)('$code $name does not contradict itself', (entry) => {
    expect(entry.kind === 'sent', 'only a code that may be in a frame has a sender').toBe(entry.sentBy.length > 0);
    expect(mayBeInFrame(entry.code)).toBe(entry.kind === 'sent');
    if (scriptMayPass(entry.code)) expect(entry.kind, 'what script may pass may be sent').toBe('sent');
    if (entry.kind === 'reserved') expect(entry.wasClean).toBeNull();
    expect(entry.related).not.toContain(entry.code);
    expect(new Set(entry.related).size).toBe(entry.related.length);
    for (const code of entry.related) expect(closeCode(code), `related ${code}`).toBeDefined();
    expect(entry.sources.length).toBeGreaterThan(0);
    for (const id of entry.sources) expect(sourceOf(id).url).toMatch(/^https:\/\//);
    expect(entry.sources).toContain('iana');
    const delay = entry.reconnect.firstDelayMs;
    if (delay) {
      expect(entry.reconnect.verdict).toBe('with-backoff');
      expect(delay[0]).toBeLessThan(delay[1]);
    }
  });

  it('never lets 1004, 1005, 1006 or 1015 into a frame', () => {
    expect(closeCodes.filter(({ code }) => !mayBeInFrame(code)).map(({ code }) => code)).toEqual([
      1004, 1005, 1006, 1015,
    ]);
  });

  it('lets a script pass 1000 and 3000–4999 only, and nothing that may not be in a frame', () => {
    fc.assert(
      fc.property(anyNumber, (n) => {
        expect(scriptMayPass(n)).toBe(n === 1000 || (n >= 3000 && n <= 4999));
        if (scriptMayPass(n)) expect(mayBeInFrame(n)).toBe(true);
      }),
    );
  });
});

describe('the ranges', () => {
  it('cover every 16-bit number without a gap or an overlap', () => {
    expect(closeCodeRanges[0]!.from).toBe(0);
    expect(closeCodeRanges.at(-1)!.to).toBe(65_535);
    for (const [i, { from }] of closeCodeRanges.entries()) {
      if (i > 0) expect(from).toBe(closeCodeRanges[i - 1]!.to + 1);
    }
  });

  it('have a page each where no code of their own has one', () => {
    expect(closeCodeRanges.filter(({ hasPage }) => hasPage).map(({ id }) => id)).toEqual([
      '0-999',
      '1016-2999',
      '3000-3999',
      '4000-4999',
    ]);
  });

  it('answer for what is not a status code with undefined', () => {
    for (const n of [-1, 65_536, 1000.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(rangeOf(n)).toBeUndefined();
  });
});

describe('what browsers and libraries make of a code that a server sends', () => {
  it('is either the very code, clean, or 1006 with an error', () => {
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...engines), (n, engine) => {
        const { code, wasClean, error } = reportedBy(engine, n);
        expect(wasClean).toBe(!error);
        expect(code).toBe(error ? 1006 : n);
      }),
    );
  });

  it('differs for 1012 to 1014, which WebKitGTK turns into 1006', () => {
    for (const n of [1012, 1013, 1014]) {
      expect(engines.map((engine) => reportedBy(engine, n).code)).toEqual([n, n, 1006]);
    }
  });

  it('differs for 1005, 1006 and 1015, which only Firefox lets through', () => {
    for (const n of [1005, 1006, 1015]) {
      expect(engines.map((engine) => reportedBy(engine, n).code)).toEqual([1006, n, 1006]);
    }
  });

  it('reaches all of them in the private range', () => {
    for (const n of [4000, 4999]) {
      expect(engines.every((engine) => reportedBy(engine, n).code === n)).toBe(true);
      expect(libraries.every(({ onReceived }) => onReceived(n) === 'accepts')).toBe(true);
    }
  });

  it('is refused by every library for the codes that MUST NOT be sent', () => {
    for (const n of [1004, 1005, 1006, 1015]) {
      expect(libraries.map(({ onReceived }) => onReceived(n))).not.toContain('accepts');
    }
  });
});
