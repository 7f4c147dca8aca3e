import { describe, expect, it } from 'vitest';
import { clients } from '../../../src/core/peers/clients.ts';
import { engines, libraries, reportedBy } from '../../../src/core/peers/close-codes-received.ts';
import { closeCodeRanges, mayBeInFrame, rangeOf } from '../../../src/core/protocol/close-codes.ts';
import { readyStateNumber } from '../../../src/core/protocol/ready-state.ts';

/** The numbers at which some rule changes, and their neighbours. */
const edges = [
  0, 999, 1000, 1003, 1004, 1005, 1006, 1007, 1011, 1012, 1013, 1014, 1015, 1016, 2999, 3000, 3999, 4000, 4999, 5000,
  65_535,
];
const private3And4 = [3000, 3999, 4000, 4999];

describe('what each library takes in a Close frame, read in its source', () => {
  it.each<[string, readonly number[], string]>([
    ['ws', [1000, 1003, 1007, 1011, 1012, 1013, 1014, ...private3And4], 'refuses'],
    ['Python websockets', [1000, 1003, 1007, 1011, 1012, 1013, 1014, ...private3And4], 'refuses'],
    ['gorilla/websocket', [1000, 1003, 1007, 1011, 1012, 1013, ...private3And4], 'refuses'],
    ['uWebSockets', [1000, 1003, 1007, 1011, 4000, 4999], 'reports-1006'],
  ])('%s', (name, accepted, otherwise) => {
    const { onReceived } = libraries.find(({ library }) => library === name)!;
    expect(edges.filter((n) => onReceived(n) === 'accepts')).toEqual(accepted);
    expect([...new Set(edges.map(onReceived))].sort()).toEqual(['accepts', otherwise].sort());
  });

  it('names a source for each', () => {
    expect(new Set(libraries.map(({ source }) => source)).size).toBe(libraries.length);
  });
});

describe('what each browser tells its page, at the edges', () => {
  it.each([
    ['firefox', edges],
    ['chromium', edges.filter((n) => ![1005, 1006, 1015].includes(n))],
    ['webkitgtk', [1000, 1003, 1007, 1011, ...private3And4]],
  ] as const)('%s', (engine, asSent) => {
    for (const n of edges)
      expect(reportedBy(engine, n), `${n}`).toEqual(
        asSent.includes(n) ? { code: n, wasClean: true, error: false } : { code: 1006, wasClean: false, error: true },
      );
  });

  it('calls the engine by its name, which is not Safari', () => {
    expect(engines.map((engine) => clients[engine].name)).toEqual(['Chromium', 'Firefox', 'WebKitGTK']);
  });
});

describe('the ranges at their edges', () => {
  it('say what a number is', () => {
    expect(edges.map((n) => [n, rangeOf(n)!.kind])).toEqual(
      edges.map((n) => [
        n,
        n < 1000
          ? 'unused'
          : n < 1016
            ? 'protocol'
            : n < 3000
              ? 'unassigned'
              : n < 4000
                ? 'registered'
                : n < 5000
                  ? 'private'
                  : 'invalid',
      ]),
    );
    expect(closeCodeRanges.map(({ id }) => id)).toEqual(closeCodeRanges.map(({ from, to }) => `${from}-${to}`));
  });

  it('say whether an endpoint may send it', () => {
    const may = [1000, 1003, 1007, 1011, 1012, 1013, 1014, ...private3And4];
    expect([-1, ...edges, 65_536, 1000.5].filter(mayBeInFrame)).toEqual(may);
  });
});

it('readyState has the numbers of the standard', () => {
  expect(['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].map((name) => readyStateNumber[name as 'OPEN'])).toEqual([
    0, 1, 2, 3,
  ]);
});
