import { expect, test } from 'vitest';
import { readMonitoring } from '../../../src/core/capture/monitoring.ts';
import { textOfCsv } from '../../../src/ui/herd/text-of-csv.ts';

const text = '時刻,接続数\n0,1000\n10,250';
const utf16 = (order: 'le' | 'be'): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(2 * (text.length + 1)));
  for (const [i, unit] of [...`\uFEFF${text}`].entries()) view.setUint16(2 * i, unit.charCodeAt(0), order === 'le');
  return new Uint8Array(view.buffer);
};
/** 時刻 and 接続数 in Shift_JIS (JIS X 0208). */
const shiftJis = [0x8e, 0x9e, 0x8d, 0x8f, 0x2c, 0x90, 0xda, 0x91, 0xb1, 0x90, 0x94];

test.each([
  ['UTF-8', new TextEncoder().encode(text)],
  ['UTF-16, as spreadsheet programs call Unicode', utf16('le')],
  ['UTF-16 of the other byte order', utf16('be')],
  ['Shift_JIS', Uint8Array.from([...shiftJis, ...new TextEncoder().encode('\n0,1000\n10,250')])],
])('a CSV in %s is read', async (_name, bytes) => {
  expect(readMonitoring(await textOfCsv(new Blob([bytes])))).toMatchObject({ kind: 'ok', columns: ['connected'] });
});

test('bytes that are no text are read all the same, and answered', async () => {
  const bytes = Uint8Array.from({ length: 1_000 }, (_, i) => (i * 89) % 256);
  expect(readMonitoring(await textOfCsv(new Blob([bytes])))).toMatchObject({ kind: 'no-time' });
});
