import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import type { ClientId } from '../../../src/core/peers/clients.ts';
import type { Scenario } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import { act, story } from './tell.ts';

type Parts = Parameters<typeof story>[0];

const run = (profile: ClientId, acts: readonly Act[], parts: Parts = {}): Scenario =>
  story({ profile, server: 'raw', ...parts }, acts);

/** The code that the client reports, and the one that the server is told; null: it goes on. */
function codes(scenario: Scenario): readonly [client: number | null, server: number | null] {
  const { client, server } = outcome(factsOfTrace(simulate(scenario)), 1);
  return [client?.code ?? null, server?.code ?? null];
}

const violates = (how: string, args: Act['args'] = {}): readonly Act[] => [act(1, 'server-violate', { how, ...args })];
const clients = ['chromium', 'firefox', 'ws', 'node'] as const;
const all = (acts: readonly Act[], parts: Parts = {}) => clients.map((client) => codes(run(client, acts, parts)));

describe('a compressed message', () => {
  it('that is no DEFLATE fails the connection: the server is told 1002, nothing, or 1007', () => {
    expect(all(violates('inflate-error'))).toEqual([
      [1006, 1002],
      [1006, 1006],
      [1006, 1007],
      [1006, 1007],
    ]);
  });

  it('that ends too early is an error in browsers, and in Node what there is of it', () => {
    expect(all(violates('inflate-cut-off'))).toEqual([
      [1006, 1002],
      [1006, 1006],
      [null, null],
      [null, null],
    ]);
  });

  it('that becomes huge is refused by Node above 128 MiB and by ws above its limit, and taken by browsers', () => {
    const bomb = (mebibytes: number) => violates('inflate-bomb', { mebibytes });
    const refused = [1006, 1009];
    const taken = [null, null];
    expect(all(bomb(64))).toEqual([taken, taken, taken, taken]);
    expect(all(bomb(256))).toEqual([taken, taken, refused, refused]);
    // Only a library can be told.
    expect(all(bomb(1), { longestMebibytes: 1 / 16 })).toEqual([taken, taken, refused, taken]);
  });
});

describe('an answer to the offer of compression', () => {
  const answered = (answer: Extract<Scenario['handshake'], { kind: 'extensions' }>['answer']) =>
    all([], { handshake: { kind: 'extensions', answer } }).map(([client]) => client);

  it('that is valid is accepted by all', () => {
    expect(answered('valid')).toEqual([null, null, null, null]);
  });

  it('that is not is a failed handshake, 1006, where the client reads it', () => {
    expect(answered('other-extension')).toEqual([1006, 1006, 1006, 1006]);
    expect(answered('unknown-parameter')).toEqual([1006, 1006, 1006, null]);
    expect(answered('window-too-big')).toEqual([1006, 1006, 1006, null]);
    expect(answered('named-twice')).toEqual([1006, 1006, null, 1006]);
  });
});
