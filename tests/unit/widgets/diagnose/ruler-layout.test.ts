import { describe, expect, it } from 'vitest';
import { timers } from '../../../../src/core/diagnose/timers.ts';
import { textWidth } from '../../../../src/core/layout/text-width.ts';
import { diagnosePage as en } from '../../../../src/i18n/en/diagnose/page.ts';
import { diagnosePage as ja } from '../../../../src/i18n/ja/diagnose/page.ts';
import { format } from '../../../../src/ui/format.ts';
import {
  fontPx,
  groupsOf,
  lengthText,
  onRuler,
  placeLabels,
  rulerFrom,
  rulerTo,
  wrapWords,
} from '../../../../src/widgets/diagnose/ruler-layout.ts';
import { timerName } from '../../../../src/widgets/diagnose/timer-name.ts';

const width = 1190;
const languages = [
  [en, 'en'],
  [ja, 'ja'],
] as const;

describe('the ruler of timers', () => {
  it('has room for every timer, on a logarithmic scale', () => {
    for (const { seconds } of timers) expect(seconds > rulerFrom && seconds < rulerTo, String(seconds)).toBe(true);
    expect(onRuler(600) - onRuler(60)).toBeCloseTo(onRuler(300) - onRuler(30), 9);
    expect([onRuler(0), onRuler(1e9)]).toEqual([0, 1]);
  });

  it('shows every timer once', () => {
    for (const [page, lang] of languages) {
      const text = groupsOf(page, format(lang))
        .map((group) => `${group.seconds} ${group.text}`)
        .join('\n');
      for (const timer of timers) expect(text).toContain(timerName(timer, format(lang)));
    }
  });

  it.each(languages)('lays no label on another, nor beyond the edge', (page, lang) => {
    for (const side of ['path', 'own'] as const) {
      const placed = placeLabels(
        groupsOf(page, format(lang)).filter((group) => group.side === side),
        width,
        format(lang),
      );
      const boxes = placed.map(({ x, row, anchor, text, seconds }) => {
        const wide = Math.max(textWidth(text, fontPx), textWidth(lengthText(seconds, format(lang)), fontPx, true)) + 7;
        return { row, from: anchor === 'start' ? x : x - wide, to: anchor === 'start' ? x + wide : x };
      });
      expect(Math.max(...placed.map(({ row }) => row))).toBeLessThan(5);
      boxes.forEach((a, i) => {
        expect(a.from >= 0 && a.to <= width).toBe(true);
        for (const b of boxes.slice(i + 1)) expect(a.row !== b.row || a.to <= b.from || b.to <= a.from).toBe(true);
      });
    }
  });

  it('says a length in the unit that people use', () => {
    expect([30, 240, 350, 600, 7200].map((seconds) => lengthText(seconds, format('en')))).toEqual([
      '30 s',
      '240 s',
      '350 s',
      '10 min',
      '2 h',
    ]);
  });
});

describe('the upright ruler', () => {
  it('breaks a label into lines that fit, and loses no word', () => {
    for (const [page, lang] of languages)
      for (const { text } of groupsOf(page, format(lang))) {
        const lines = wrapWords(text, 150);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(textWidth(line.trimEnd(), fontPx), line).toBeLessThanOrEqual(150);
      }
  });
});
