import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCloseCall, utf8Length } from '../../../src/core/protocol/close-call.ts';

describe('close()', () => {
  it.each([1001, 1005, 1006, 1015, 2999, 5000, 0, 999])('refuses code %i with InvalidAccessError', (code) => {
    expect(checkCloseCall({ code })).toEqual({ kind: 'throws', error: 'InvalidAccessError' });
  });

  it.each([1000, 3000, 3999, 4000, 4999])('passes code %i', (code) => {
    expect(checkCloseCall({ code, reason: 'bye' })).toEqual({ kind: 'ok', body: { code, reason: 'bye' } });
  });

  it('without arguments sends a Close without a body', () => {
    expect(checkCloseCall({})).toEqual({ kind: 'ok', body: null });
  });

  it('measures the reason in bytes, not in characters', () => {
    expect(checkCloseCall({ code: 1000, reason: 'x'.repeat(123) }).kind).toBe('ok');
    expect(checkCloseCall({ code: 1000, reason: 'é'.repeat(61) }).kind).toBe('ok');
    expect(checkCloseCall({ code: 1000, reason: 'é'.repeat(62) })).toEqual({ kind: 'throws', error: 'SyntaxError' });
  });

  it('looks at the code before the reason', () => {
    expect(checkCloseCall({ code: 1001, reason: 'x'.repeat(200) })).toEqual({
      kind: 'throws',
      error: 'InvalidAccessError',
    });
  });

  it.each([
    ['\u007f', 1],
    ['\u0080', 2],
    ['\u07ff', 2],
    ['\u0800', 3],
    ['\uffff', 3],
    ['\u{10000}', 4],
  ])('counts %j as %i bytes', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes);
  });

  it('counts UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 1_000) },
    );
  });
});
