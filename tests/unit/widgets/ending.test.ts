import { expect, test } from 'vitest';
import { blankConnection } from '../../../src/core/capture/draft.ts';
import { openingOf } from '../../../src/core/diagnose/opening.ts';
import { recording as en } from '../../../src/i18n/en/diagnose/recording.ts';
import { recording as ja } from '../../../src/i18n/ja/diagnose/recording.ts';
import { endingOf } from '../../../src/widgets/recording/ending.ts';
import type { Listed } from '../../../src/widgets/recording/messages.ts';

test('a Close whose code the file hides is said in words', () => {
  const close = [{ by: 'server', atMs: 5, code: null, reason: null, empty: false, onWire: true }] as const;
  const one = { ...blankConnection, opening: 'opened', close, firstCloseBy: 'server' } as unknown as Listed;
  expect(endingOf(one, en)).toBe('Close by the server, code not recorded');
  expect(endingOf(one, ja)).toBe('サーバーからClose（codeの記録なし）');
});

test('a HAR that tells neither an answer nor a failure nor an end does not say that it never opened', () => {
  const silent = { ...blankConnection, id: '1', recorder: 'client', startedAtMs: 0 } as const;
  expect(openingOf({ ...silent, inputs: ['har'] })).toBe('hidden');
  expect(openingOf({ ...silent, inputs: ['netlog'] })).toBe('pending');
  expect(openingOf({ ...silent, inputs: ['har'], errorText: 'net::ERR_CONNECTION_REFUSED' })).toBe('failed');
});
