import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { rankedOf } from './judge.ts';

/** A text from a public thread, what its reporter said besides, and every cause that the thread lets stand. */
type Paste = {
  readonly id: string;
  readonly paste: string;
  readonly circumstances: Facts;
  readonly truth_ids: readonly string[];
};

const pastes = readFileSync(new URL('cases/pastes.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Paste);

/** Causes that are younger than these notes: each is a part of one that they name. */
const partOf: Readonly<Record<string, string>> = {
  'no-websocket-support': 'upgrade-not-passed',
  'session-limit': 'lifetime-limit',
  'quota-or-key': 'not-allowed',
  'slow-client': 'slow-reader',
  'request-timeout': 'lifetime-limit',
};
const isTrue = ({ truth_ids }: Paste, id: string): boolean =>
  truth_ids.includes(id) || truth_ids.includes(partOf[id] ?? '');

describe('what strangers pasted', () => {
  it('is answered by the true cause in at least 45 of 50, with what they said besides', () => {
    const wrong = pastes.filter((one) => !isTrue(one, rankedOf(one.paste, one.circumstances)[0]!.cause.id));
    expect(pastes).toHaveLength(50);
    expect(wrong.length, wrong.map(({ id }) => id).join()).toBeLessThanOrEqual(5);
  });

  it('is never answered surely and wrongly, before any answer or after all of them', () => {
    const sureAndWrong = pastes.filter((one) =>
      [rankedOf(one.paste), rankedOf(one.paste, one.circumstances)].some(
        ([first]) => first!.strength === 3 && !isTrue(one, first!.cause.id),
      ),
    );
    expect(sureAndWrong.map(({ id }) => id)).toEqual([]);
  });
});
