import { expect, test } from 'vitest';
import { fact } from '../../../src/core/peers/index.ts';
import { stateFacts } from '../../../src/core/peers/state-facts.ts';
import { format } from '../../../src/ui/format.ts';

const [en, ja] = [format('en'), format('ja')];

test('a fact stands in a text with its unit, as the language writes it', () => {
  const seconds = fact('chromium.idle-detection').value / 1_000;
  expect(stateFacts('after {fact:chromium.idle-detection}.', en)).toBe(`after ${seconds} s.`);
  expect(stateFacts('{fact:chromium.idle-detection}後', ja)).toBe(`${seconds}秒後`);
});

test('a text chooses minutes, hours, milliseconds or the figure alone', () => {
  expect(stateFacts('{fact:envoy.idle|min}', en)).toBe('5 min');
  expect(stateFacts('{fact:front-door.lifetime|h}', ja)).toBe('4時間');
  expect(stateFacts('{fact:chromium.idle-detection|duration}', en)).toBe('7 min 30 s');
  expect(stateFacts('{fact:firefox.failure-delay-shortest|ms}', en)).toBe('200 ms');
  expect(stateFacts('{fact:chromium.throttle-shortest|figure} to {fact:chromium.throttle-longest}', en)).toBe(
    '1 to 5 s',
  );
});

test('sizes and counts have the unit of the text that states them', () => {
  expect(stateFacts('{fact:coder.message-limit}, {fact:chromium.keep-alive-probes}', en)).toBe('32 KiB, 9');
});

test('a fact or a style that does not exist ends the build', () => {
  expect(() => stateFacts('{fact:chromium.patience}', en)).toThrow('no fact "chromium.patience"');
  expect(() => stateFacts('{fact:chromium.idle-detection|weeks}', en)).toThrow('no style "weeks"');
});

test('all other braces stay', () => {
  expect(stateFacts('{n} of {total}, { fact: 1 }', en)).toBe('{n} of {total}, { fact: 1 }');
});
