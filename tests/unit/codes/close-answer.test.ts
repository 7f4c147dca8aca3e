import { describe, expect, it } from 'vitest';
import { answerTo, clampToUnsignedShort } from '../../../src/components/codes/close-answer.ts';
import { codesTable } from '../../../src/i18n/en/codes-table.ts';

const answer = (call: string): string => answerTo(call, codesTable.checker);

describe('the close() checker', () => {
  it.each(["close(1001, 'bye')", 'socket.close(1006)', 'ws.close(2999);', 'close(5000)', 'close(-1)'])(
    'says that %s throws InvalidAccessError',
    (call) => expect(answer(call)).toContain('InvalidAccessError'),
  );

  it('says that a reason of 124 bytes throws SyntaxError and counts bytes, not characters', () => {
    expect(answer(`close(1000, '${'x'.repeat(123)}')`)).toContain('123 of 123 bytes');
    expect(answer(`close(1000, '${'あ'.repeat(42)}')`)).toContain('126 bytes of UTF-8');
    expect(answer(`close(1000, "${'あ'.repeat(41)}")`)).toContain('123 of 123 bytes');
  });

  it('says that close() without a code becomes 1005, not 1000', () => {
    expect(answer('close()')).toContain('1005');
    expect(answer('close(undefined)')).toContain('1005');
  });

  it("knows that engines disagree about close(undefined, 'why')", () => {
    expect(answer("close(undefined, 'why')")).toContain('Chromium throws');
  });

  it('clamps a number as WebIDL does before the check', () => {
    expect([66_000, -3, 1000.5, 1001.5, 999.7].map(clampToUnsignedShort)).toEqual([65_535, 0, 1000, 1002, 1000]);
    expect(answer('close(999.7)')).toContain('A Close frame with 1000');
  });

  it.each(['', 'hello', 'close(1000', 'close(alert(1))', "close(1000, 'a', 'b')"])('does not understand %j', (call) => {
    expect(answer(call)).toBe(codesTable.checker.parse);
  });

  it('reads no text that is longer than a call, however much of it is space', () => {
    expect(answer(`close()${' '.repeat(60_000)}x`)).toBe(codesTable.checker.parse);
    expect(answer(`${' '.repeat(60_000)}close()${' '.repeat(60_000)}`)).toContain('1005');
  });
});
