import { rhythmOf, secondsMax } from './facts.ts';

/** A moment in a log, in seconds since some day, and what happened then. */
type Moment = { readonly at: number; readonly kind: 'open' | 'close'; readonly id: string };

/** Where in the line the text stands that told something. */
export type Span = readonly [from: number, to: number];

/** Enough to see a rhythm; a log of a busy server would hold millions. */
export const momentsMax = 2000;

const months = 'janfebmaraprmayjunjulaugsepoctnovdec';
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
// 2026-11-24T09:14:02.118, 2026/11/24 09:14:02, 24/Nov/2026:09:14:02, Nov 24 09:14:02, 09:14:02,118
const stamp =
  /(?:(?<y>\d{4})[-/](?<m>\d\d)[-/](?<d>\d\d)[T ]|(?<d2>\d\d)\/(?<m2>[A-Z][a-z]{2})\/(?<y2>\d{4}):|(?<m3>[A-Z][a-z]{2}) {1,2}(?<d3>\d{1,2}) )?(?<h>\d{1,2}):(?<min>\d\d):(?<s>\d\d)(?:[.,](?<f>\d{1,9}))?/g;
const opens =
  /\bopen(?:ed|s)?\b|\bonopen\b|\bconnected\b|\bestablished\b|\baccepted\b|\bupgraded\b|開始|接続(?:した|しました|確立)/i;
const closes =
  /\bclos(?:ed?|es|ing)\b|\bonclose\b|\bdisconnect(?:ed|s)?\b|\blost\b|\bdrop(?:s|ped)?\b|\breset\b|\btimed out\b|\b1006\b|切断|切れ/i;
const identity = /\b(?:id|conn(?:ection)?|client|socket|session|sid)[=:# ]{1,2}([\w-]{1,40})/i;

function dayOf(groups: Readonly<Record<string, string | undefined>>): number {
  const year = Number(groups.y ?? groups.y2 ?? 0);
  const name = (groups.m2 ?? groups.m3)?.toLowerCase();
  const month = name ? Math.floor(months.indexOf(name) / 3) : Number(groups.m ?? 1) - 1;
  const day = Number(groups.d ?? groups.d2 ?? groups.d3 ?? 1);
  const leap = year % 4 === 0 && month > 1 ? 1 : 0;
  return year * 365 + Math.ceil(year / 4) + (daysBefore[month] ?? 0) + leap + day;
}

/** Collects the moments at which connections opened and closed, and how long they lasted. */
export class Lifetimes {
  readonly #moments: Moment[] = [];
  readonly #stated: number[] = [];

  /** Reads one line; returns where times stood that belong to an open or a close. */
  read(line: string): Span[] {
    const spans: Span[] = [];
    const found = [...line.matchAll(stamp)].slice(0, 8);
    // ALB access log: the line's own time is the end, its last time the moment of the request.
    if (found.length > 1 && /^wss? \d{4}-/.test(line)) {
      const [end, start] = [found[0]!, found.at(-1)!].map((match) => this.#at(match));
      this.state(end! - start!);
      return [[0, 4]];
    }
    let from = 0;
    found.forEach((match, i) => {
      const next = found[i + 1]?.index ?? line.length;
      // With several times in a line, each belongs to the words before it; the first may stand before its words.
      const before = line.slice(from, match.index);
      const near = found.length === 1 ? line : /\w/.test(before) ? before : line.slice(match.index, next);
      from = match.index + match[0].length;
      const kind = closes.test(near) ? 'close' : opens.test(near) ? 'open' : null;
      if (!kind || this.#moments.length >= momentsMax) return;
      this.#moments.push({ at: this.#at(match), kind, id: identity.exec(line)?.[1] ?? '' });
      spans.push([match.index, from]);
    });
    return spans;
  }

  /** A length of time that the text states itself, in seconds. */
  state(seconds: number): void {
    if (seconds > 0 && seconds <= secondsMax && this.#stated.length < momentsMax) this.#stated.push(seconds);
  }

  /** How long connections were open, in seconds: paired moments, else stated lengths, else equal gaps between closes. */
  seconds(): readonly number[] {
    const opened = new Map<string, number>();
    const paired: number[] = [];
    for (const { at, kind, id } of this.#moments) {
      const since = opened.get(id);
      if (kind === 'open') opened.set(id, at);
      else if (since !== undefined) {
        const lasted = at >= since ? at - since : at - since + 86_400; // past midnight, without a date
        if (lasted > 0 && lasted <= secondsMax) paired.push(Math.round(lasted * 1000) / 1000);
        opened.delete(id);
      }
    }
    if (paired.length > 0) return paired;
    if (this.#stated.length > 0) return this.#stated;
    const ends = this.#moments.filter(({ kind }) => kind === 'close').map(({ at }) => at);
    const gaps = ends.slice(1).map((at, i) => Math.round((at - ends[i]!) * 1000) / 1000);
    return gaps.length > 1 && gaps[0]! > 1 && rhythmOf(gaps) === 'exact' ? gaps : [];
  }

  #at(match: RegExpExecArray | RegExpMatchArray): number {
    const { h, min, s, f = '0', ...date } = match.groups ?? {};
    return dayOf(date) * 86_400 + Number(h) * 3600 + Number(min) * 60 + Number(s) + Number(`0.${f}`);
  }
}
