import { describe, expect, test } from 'vitest';
import { languages } from '../../../src/i18n/languages.ts';
import { format } from '../../../src/ui/format.ts';

const en = format('en');
const ja = format('ja');

describe('ranges', () => {
  test.each([
    ['3', '5 s', '3–5 s'],
    ['3 s', '5 min', '3 s – 5 min'],
    ['5', '5.09 s', '5–5.09 s'],
    ['443.87', '443.87 s', '443.87 s'],
    ['7 min', '7 min 30 s', '7 min – 7 min 30 s'],
    ['20 s', '20 s', '20 s'],
  ])('%s to %s: ends that print alike are one value', (from, to, text) => {
    expect(en.range(from, to)).toBe(text);
  });

  test('so they are in a language without a gap before its units', () => {
    expect([ja.range('5.09', '5.09秒'), ja.range('5.08', '5.09秒')]).toEqual(['5.09秒', '5.08〜5.09秒']);
  });
});

describe('durations', () => {
  test.each([
    [0, '0.0 s', '0.0秒'],
    [4, '0.00 s', '0.00秒'],
    [120, '0.12 s', '0.12秒'],
    [1000, '1.0 s', '1.0秒'],
    [38_640, '38.6 s', '38.6秒'],
    [99_940, '99.9 s', '99.9秒'],
    [99_960, '100 s', '100秒'],
    [1_045_000, '1045 s', '1045秒'],
    [12_345_000, '12,345 s', '12,345秒'],
  ])('measured seconds keep about three figures: %d ms', (ms, english, japanese) => {
    expect([en.seconds(ms), ja.seconds(ms)]).toEqual([english, japanese]);
  });

  test.each([
    [0, '0 ms', '0ミリ秒'],
    [39.6, '40 ms', '40ミリ秒'],
    [99.4, '99 ms', '99ミリ秒'],
    [100, '0.10 s', '0.10秒'],
  ])('a time below a tenth of a second is in milliseconds: %d ms', (ms, english, japanese) => {
    expect([en.time(ms), ja.time(ms)]).toEqual([english, japanese]);
  });

  test.each([
    [0, '0 s', '0秒'],
    [250, '0.25 s', '0.25秒'],
    [30_000, '30 s', '30秒'],
    [51_604, '51.6 s', '51.6秒'],
  ])('exact seconds have no zeros at their end: %d ms', (ms, english, japanese) => {
    expect([en.exact(ms), ja.exact(ms)]).toEqual([english, japanese]);
  });

  test('exact seconds keep the digits that were asked for', () => {
    expect([en.exact(1), en.exact(1, 3)]).toEqual(['0 s', '0.001 s']);
  });

  test.each([
    [0, '0 s', '0秒'],
    [50, '50 ms', '50ミリ秒'],
    [500, '0.5 s', '0.5秒'],
    [60_000, '60 s', '60秒'],
    [90_000, '90 s', '90秒'],
    [300_000, '5 min', '5分'],
    [350_000, '350 s', '350秒'],
    [7_200_000, '2 h', '2時間'],
    [4_000_000, '4000 s', '4000秒'],
  ])('a setting is in the largest unit that makes it whole: %d ms', (ms, english, japanese) => {
    expect([en.setting(ms), ja.setting(ms)]).toEqual([english, japanese]);
  });

  test('a setting stays in seconds where its neighbours are', () => {
    expect([en.setting(240_000, 300_000), en.setting(300_000, 300_000)]).toEqual(['240 s', '5 min']);
  });

  test.each([
    [312, '0.31 s', '0.31秒'],
    [5000, '5 s', '5秒'],
    [44_800, '45 s', '45秒'],
    [60_000, '60 s', '60秒'],
    [61_000, '1 min 1 s', '1分1秒'],
    [450_000, '7 min 30 s', '7分30秒'],
    [600_000, '10 min', '10分'],
    [924_600, '15 min 25 s', '15分25秒'],
    [3_600_000, '1 h', '1時間'],
    [7_440_000, '2 h 4 min', '2時間4分'],
    [7_875_000, '2 h 11 min 15 s', '2時間11分15秒'],
  ])('a duration is said in hours, minutes and seconds: %d ms', (ms, english, japanese) => {
    expect([en.duration(ms), ja.duration(ms)]).toEqual([english, japanese]);
  });

  test.each([
    [67, '67 ms', '0.07 s'],
    [38_600, '38.6 s', '38.6 s'],
    [119_400, '119 s', '119 s'],
    [119_600, '2 min', '2 min'],
    [449_660, '7 min 30 s', '7 min 30 s'],
  ])('how long something took, or takes while it runs: %d ms', (ms, took, runs) => {
    expect([en.time(ms), en.running(ms)]).toEqual([took, runs]);
  });

  test('a duration can keep zeros, and seconds beyond the first minute', () => {
    const spoken = { most: 1, least: 1, minutesFromMs: 120_000 };
    expect([1000, 119_000, 120_000, 436_000].map((ms) => en.duration(ms, spoken))).toEqual([
      '1.0 s',
      '119 s',
      '2 min',
      '7 min 16 s',
    ]);
  });

  test.each([
    [0.4, '0'],
    [1, '0.001'],
    [20, '0.02'],
    [600, '0.6'],
    [5940, '5.9'],
    [13_400, '13'],
  ])('a chart has short seconds, with or without a unit: %d ms', (ms, text) => {
    expect([en.shortFigure(ms), en.shortSeconds(ms), ja.shortSeconds(ms)]).toEqual([text, `${text} s`, `${text}秒`]);
  });
});

describe('numbers', () => {
  test('counts are grouped from a thousand on, figures of a quantity from ten thousand on', () => {
    expect([en.number(999), en.number(1000), en.figure(1000), en.figure(10_000)]).toEqual([
      '999',
      '1,000',
      '1000',
      '10,000',
    ]);
  });

  test('at most three digits follow the point unless the caller says more or less', () => {
    expect([en.number(1.23456), en.number(1.23456, 1), en.number(2, 2, 2)]).toEqual(['1.235', '1.2', '2.00']);
  });

  test('a share is in percent, in Japanese full width and without a space', () => {
    expect([en.percent(0.42), ja.percent(0.42), ja.percent(0.999, 1)]).toEqual(['42 %', '42％', '99.9％']);
  });
});

describe('several at once', () => {
  test('lists and ranges have the marks of their language', () => {
    expect([en.list(['a', 'b', 'c']), ja.list(['a', 'b', 'c'])]).toEqual(['a, b, c', 'a、b、c']);
    expect([en.and(['a', 'b', 'c']), ja.and(['a', 'b', 'c'])]).toEqual(['a, b, and c', 'a、b、c']);
    expect([en.aside('Chromium', 'Linux'), ja.aside('Chromium', 'Linux')]).toEqual([
      'Chromium (Linux)',
      'Chromium（Linux）',
    ]);
    expect([en.range('3', '5 s'), ja.range('3', '5秒')]).toEqual(['3–5 s', '3〜5秒']);
    expect([en.range('3 s', '5 min'), ja.range('3秒', '5分')]).toEqual(['3 s – 5 min', '3秒〜5分']);
  });

  test('a plural takes the form of the language for this count', () => {
    const pages = { one: '{n} page', other: '{n} pages' };
    expect([0, 1, 2, 1200].map((count) => en.plural(count, pages))).toEqual([
      '0 pages',
      '1 page',
      '2 pages',
      '1,200 pages',
    ]);
    expect(ja.plural(1, { other: '{n}ページ' })).toBe('1ページ');
  });
});

test.each(languages)('a language has one format, which is built once: %s', (lang) => {
  expect(format(lang)).toBe(format(lang));
});
