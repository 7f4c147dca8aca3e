import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import { logRows, logText } from '../../../src/core/timeline/log.ts';
import { stops } from '../../../src/core/timeline/stops.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as pictureEn } from '../../../src/i18n/en/timeline.ts';
import { timelineLog as en } from '../../../src/i18n/en/timeline-log.ts';
import { timelineLog as ja } from '../../../src/i18n/ja/timeline-log.ts';
import { scenarios } from '../../../src/scenarios/index.ts';
import { format } from '../../../src/ui/format.ts';
import { goodbye, silence } from './fixtures.ts';

const lines = [
  { id: 'a' as const, facts: factsOfTrace(goodbye()) },
  { id: 'b' as const, facts: factsOfTrace(silence()) },
];
const rows = logRows(lines);

describe('the event log', () => {
  it('has a row for every event of both lines, in order of time', () => {
    expect(rows).toHaveLength(lines[0]!.facts.trace.events.length + lines[1]!.facts.trace.events.length);
    expect(rows.map((row) => row.atMs)).toEqual(rows.map((row) => row.atMs).sort((a, b) => a - b));
  });

  it('tells the goodbye in a few sentences', () => {
    const told = rows.filter((row) => row.line === 'a' && !row.detail && row.atMs >= 51_600 && row.atMs < 52_300);
    expect(told.map((row) => `${row.atMs} ${en.place[row.side]}: ${logText(row, en, format('en'))}`)).toEqual([
      '51600 server: shuts down gracefully',
      '51600 server: sends Close 1001',
      '51640 client: receives Close 1001',
      '51640 client: sends Close 1001',
      '51680 server: receives Close 1001',
      '51680 server: onclose: code 1001, reason "shutting down", wasClean true',
      '51680 server: not running',
      '51720 client: onclose: code 1001, reason "shutting down", wasClean true',
      '51720 client: attempt 1 in 0.60 s (random, up to 1 s)',
    ]);
  });

  it('tells the silence by what does not arrive', () => {
    const lost = rows.find((row) => row.line === 'b' && row.key === 'held path')!;
    expect(logText(lost, en, format('en'))).toBe('message “hello” is lost on the path');
    expect(logText(lost, ja, format('ja'))).toBe('メッセージ「hello」は途中で失われる');
  });

  it('tells a bit flipped in a TLS record from a broken frame, as the picture does', () => {
    const line = { id: 'a' as const, facts: factsOfTrace(simulate(scenarios.get('tls-fatal-alert-from-server')!)) };
    expect(logRows([line]).map((row) => logText(row, en, format('en')))).toContain('sends a damaged TLS record');
    const { panes } = layOut([line], { mode: 'wide', width: 1224, labels: pictureEn, format: format('en') });
    const words = panes.flatMap(({ words, over }) => [...words, ...over.flatMap((shown) => shown.words)]);
    const written = words.map(({ text }) => text);
    expect(written).toContain('bad record');
    expect(written).not.toContain('broken frame');
  });

  it('says at the end that a bound has ended the run, and which', () => {
    const facts = factsOfTrace({ ...silence(), truncated: 'work' });
    const last = logRows([{ id: 'a', facts }]).at(-1)!;
    expect([last.atMs, en.place[last.side], logText(last, en, format('en'))]).toEqual([
      facts.trace.endMs,
      'simulation',
      'stops here (too much to compute)',
    ]);
  });

  it.each([
    ['en', en],
    ['ja', ja],
  ] as const)('leaves no placeholder unfilled in %s', (lang, words) => {
    for (const row of rows) expect(logText(row, words, format(lang))).not.toMatch(/[{}]|undefined/);
  });

  it('has the same placeholders in both languages', () => {
    const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(en.sentence) as (keyof typeof en.sentence)[])
      expect([key, holes(ja.sentence[key])]).toEqual([key, holes(en.sentence[key])]);
  });
});

describe('stepping by event', () => {
  it('halts at what matters of both lines, once each, and at both ends', () => {
    const list = stops(
      lines.map(({ facts }) => facts),
      94_980,
    );
    expect(list.at(0)).toBe(0);
    expect(list.at(-1)).toBe(94_980);
    expect(new Set(list).size).toBe(list.length);
    expect(list).toEqual(expect.arrayContaining([51_600, 51_640, 51_720, 60_000, 90_000, 92_000]));
    expect(list).not.toContain(57_865);
  });
});
