import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from '../../../src/ui/copy-text.ts';

const shown = {} as Element;

function browser(clipboard: unknown, selection: object | null = { selectAllChildren: vi.fn() }) {
  vi.stubGlobal('navigator', { clipboard });
  vi.stubGlobal('getSelection', () => selection);
  return selection as { selectAllChildren: ReturnType<typeof vi.fn> };
}
const denied = () => Promise.reject(new DOMException('', 'NotAllowedError'));

afterEach(() => vi.unstubAllGlobals());

it('copies, and leaves the reader’s selection alone', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  const { selectAllChildren } = browser({ writeText });
  expect(await copyText('1006', shown)).toBe(true);
  expect(writeText).toHaveBeenCalledExactlyOnceWith('1006');
  expect(selectAllChildren).not.toHaveBeenCalled();
});

it.each([
  ['the reader has denied it', { writeText: denied }],
  ['there is none, because the page came without TLS', undefined],
])('says no and selects what is shown when %s', async (_why, clipboard) => {
  const { selectAllChildren } = browser(clipboard);
  expect(await copyText('1006', shown)).toBe(false);
  expect(selectAllChildren).toHaveBeenCalledExactlyOnceWith(shown);
});

it.each([undefined, null])('says no and selects nothing when nothing is shown: %s', async (nothing) => {
  const { selectAllChildren } = browser(undefined);
  expect(await copyText('1006', nothing)).toBe(false);
  expect(selectAllChildren).not.toHaveBeenCalled();
});

it('says no where a document has no selection, as in a hidden frame', async () => {
  browser(undefined, null);
  expect(await copyText('1006', shown)).toBe(false);
});
