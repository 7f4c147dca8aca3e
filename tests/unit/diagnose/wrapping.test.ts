import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { recognise } from '../../../src/core/diagnose/recognise.ts';
import { workedCases } from './worked-cases.ts';

const linewise = (wrap: (line: string, i: number) => string) => (text: string) => text.split('\n').map(wrap).join('\n');
const colour = '\u001b';

/** What a text goes through before it reaches a clipboard. */
const wrappers: Readonly<Record<string, (text: string) => string>> = {
  'docker JSON': linewise((line) =>
    JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: '2026-11-24T09:00:00.1Z' }),
  ),
  'JSON in JSON': linewise((line) => JSON.stringify({ log: JSON.stringify({ level: 'info', msg: line }) })),
  'docker compose': linewise((line) => `web-1  | ${line}`),
  'container runtime': linewise((line) => `2026-11-24T09:00:00.100000001Z stdout F ${line}`),
  'GitHub Actions': linewise((line) => `2026-11-24T09:00:00.1180000Z ${line}`),
  syslog: linewise((line) => `Nov 24 09:00:00 node1 app[71]: ${line}`),
  kubectl: linewise((line) => `[pod/web-7c9f/app] ${line}`),
  'a quoted mail': linewise((line) => `> ${line}`),
  colours: linewise((line) => `${colour}[32m${line.replaceAll('code', `${colour}[1mcode${colour}[0m`)}${colour}[39m`),
  'colours without their escape': linewise((line) => `[31;1m${line}[0m`),
  'HTML entities': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  CR: (text) => text.replaceAll('\n', '\r'),
  indentation: linewise((line) => `    ${line}`),
  'empty lines': (text) => text.replaceAll('\n', '\n\n'),
  repetition: (text) => `${text}\n${text}\n${text}`,
  'one time for all lines': linewise((line) => `[2026-11-24 09:00:00] ${line}`),
  'typographic quotes': (text) => text.replaceAll("'", '’'),
};

/** Facts of a text whose lines have no times of their own, so that a wrapper’s time cannot be taken for theirs. */
const withoutOrder = ({ signs, hops, ...facts }: Facts) => ({
  ...facts,
  signs: [...(signs ?? [])].sort(),
  hops: [...(hops ?? [])].sort(),
});

const names = Object.keys(wrappers);
const anyCase = fc.constantFrom(...workedCases.filter(({ pasted }) => pasted !== ''));
/** A line whose form is its meaning is destroyed by a prefix, and so is a text that holds other encodings. */
const isFragile = (text: string): boolean =>
  /^wss? \d{4}-|\\|&|=>|[’‘]|<</.test(text) ||
  text.includes(colour) ||
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S+ GET /.test(text);

describe('what is wrapped around a text', () => {
  it.each(names)('%s changes none of its facts', (name) => {
    const wrap = wrappers[name]!;
    fc.assert(
      fc.property(anyCase, ({ pasted }) => {
        fc.pre(!isFragile(pasted));
        expect(withoutOrder(recognise(wrap(pasted)).facts)).toEqual(withoutOrder(recognise(pasted).facts));
      }),
      { numRuns: 60 },
    );
  });

  it('two wrappers around each other change none', () => {
    const outer = fc.constantFrom('docker compose', 'container runtime', 'kubectl', 'colours', 'a quoted mail');
    const inner = fc.constantFrom('docker JSON', 'colours', 'CRLF', 'syslog');
    fc.assert(
      fc.property(anyCase, outer, inner, ({ pasted }, a, b) => {
        fc.pre(!isFragile(pasted));
        expect(withoutOrder(recognise(wrappers[a]!(wrappers[b]!(pasted))).facts)).toEqual(
          withoutOrder(recognise(pasted).facts),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('marks are in the line as it was pasted, where the words are', () => {
    const line = JSON.stringify({ log: 'ws onclose {"code":1006,"wasClean":false}' });
    const { telling } = recognise(line);
    expect(telling[0]!.text).toBe(line);
    const marked = telling[0]!.marks.map(({ from, to }) => line.slice(from, to));
    expect(marked.some((text) => text.includes('1006'))).toBe(true);
  });
});
