import { type ChoiceKey, type ChoiceOf, choiceKeys, type FactKey, type Facts, rhythmOf, type Sign } from '../facts.ts';
import { meaningOf, serviceOf } from '../services/index.ts';
import type { CodeFound } from './close-codes.ts';
import { type Connection, isLength, type Moment, pair } from './connections.ts';
import { fold } from './literals.ts';
import { quoteOf, spanOf } from './piece.ts';
import type { LogRecord } from './records.ts';

/**
 * How sure a fact is: the text states it; the software that printed a message implies it; it was derived from other
 * facts; or it is the best guess among several.
 */
export type Certainty = 'stated' | 'implied' | 'derived' | 'guessed';

/** Where a fact comes from. */
export type Evidence = { readonly line: number; readonly quote: string; readonly certainty: Certainty };

/** Words of a line as it was pasted, and the fact that they told; of `signs`, which one. */
export type Mark = { readonly from: number; readonly to: number; readonly fact: FactKey; readonly sign?: Sign };

export type Conclusion = {
  readonly facts: Facts;
  readonly evidence: Readonly<Partial<Record<FactKey, Evidence>>>;
  readonly signs: Readonly<Partial<Record<Sign, Evidence>>>;
  readonly connections: readonly Connection[];
  /** Places that told something, by line. */
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
};

const madeUp: ReadonlySet<number> = new Set([1005, 1006, 1015]);
const kindWeight: Readonly<Record<CodeFound['kind'], number>> = { framed: 4, stated: 3, named: 2, bare: 1 };

/** ws:// at a port that is for TLS by custom, wss:// at the one that is not. */
const otherScheme = /\bws:\/\/[\w.-]{1,100}:\d{0,2}443\b|\bwss:\/\/[\w.-]{1,100}:80\b/;

type Place = Pick<LogRecord, 'line' | 'piece'>;
type Words = { readonly from: number; readonly to: number };
type Tells = Pick<Mark, 'fact' | 'sign'>;

class Findings {
  readonly facts: { -readonly [K in keyof Facts]: Facts[K] } = {};
  readonly evidence: Partial<Record<FactKey, Evidence>> = {};
  readonly signs: Partial<Record<Sign, Evidence>> = {};
  readonly marks = new Map<number, Mark[]>();

  /** Marks the words at `from`–`to` of a record as those that tell a fact. */
  mark({ line, piece }: Place, { from, to }: Words, tells: Tells, certainty: Certainty = 'stated'): Evidence {
    const [start, end] = spanOf(piece, from, to);
    const all = this.marks.get(line);
    const mark: Mark = { from: start, to: end, ...tells };
    if (all) all.push(mark);
    else this.marks.set(line, [mark]);
    return { line, quote: quoteOf(piece, from, to), certainty };
  }

  tell<K extends FactKey>(key: K, value: Facts[K], evidence: Evidence): void {
    this.facts[key] = value;
    this.evidence[key] = evidence;
  }

  sign(sign: Sign, evidence: Evidence): void {
    this.signs[sign] ??= evidence;
  }
}

/** The code that tells most: one that was sent or received, before one that an endpoint made up, before a guess. */
function tellCode(records: readonly LogRecord[], found: Findings): void {
  const tally = new Map<number, { weight: number; count: number; record: LogRecord; at: CodeFound }>();
  for (const record of records)
    for (const at of record.codes) {
      const weight = kindWeight[at.kind];
      const known = tally.get(at.code);
      if (!known) tally.set(at.code, { weight, count: 1, record, at });
      else {
        known.count++;
        if (weight > known.weight) Object.assign(known, { weight, record, at });
      }
    }
  const all = [...tally].map(([code, one]) => ({ code, ...one }));
  const real = all.filter(({ code, weight }) => !madeUp.has(code) && weight >= 2);
  const pool = real.length > 0 ? real : all;
  const [best] = pool.sort((a, b) => b.weight - a.weight || b.count - a.count);
  if (!best) return;
  const { record, at, code } = best;
  found.tell('code', code, found.mark(record, at, { fact: 'code' }, at.kind === 'bare' ? 'guessed' : 'stated'));
  for (const one of records) for (const other of one.codes) found.mark(one, other, { fact: 'code' });
}

/** The name of a code in parentheses behind it is no message of its own: `1011 (internal error)`. */
const isNameOfCode = (record: LogRecord, from: number): boolean =>
  /\b\d{4}\)?['"]?,?\s?\(\s?$/.test(record.piece.text.slice(Math.max(0, from - 8), from)) ||
  /\bcode ?[=:] ?\d{4} \($/.test(record.piece.text.slice(Math.max(0, from - 16), from));

type Voted = Exclude<ChoiceKey, 'phase' | 'rhythm' | 'traffic' | 'clean'>;
const voted: readonly Voted[] = ['side', 'via', 'library', 'service', 'who', 'around'];

/** The fact that a message without a sign is marked as. */
const firstOf = (facts: Facts): FactKey =>
  (['service', 'via', 'library', 'phase', 'clean', 'who', 'around'] as const).find((key) => facts[key] !== undefined) ??
  'side';

function tellSigns(
  records: readonly LogRecord[],
  found: Findings,
  hasContext: boolean,
): { opened: Evidence | null; never: Evidence | null } {
  const votes = new Map<Voted, Map<string, { rank: number; lines: Set<number>; evidence: Evidence }>>();
  let opened: Evidence | null = null;
  let never: Evidence | null = null;
  for (const record of records) {
    const isAgent = /mozilla\/\d/i.test(record.piece.text);
    for (const match of record.matches) {
      const { signature, rank, sign, from } = match;
      if (signature.isPlain && !hasContext) continue;
      if (signature.isPlain && isNameOfCode(record, from)) continue;
      const { facts } = signature;
      const evidence = found.mark(record, match, sign ? { fact: 'signs', sign } : { fact: firstOf(facts) });
      if (sign) found.sign(sign, evidence);
      const implied: Evidence = { ...evidence, certainty: 'implied' };
      if (facts.phase === 'opened') opened ??= implied;
      if (facts.phase === 'never-opened' && sign !== undefined) never ??= implied;
      else if (facts.phase === 'never-opened') never ??= { ...implied, certainty: 'guessed' };
      if (facts.clean) found.tell('clean', facts.clean, implied);
      for (const key of voted) {
        const value = facts[key];
        if (value === undefined || (key === 'who' && isAgent)) continue;
        const byValue = votes.get(key) ?? new Map();
        votes.set(key, byValue);
        const known = byValue.get(value);
        if (!known) byValue.set(value, { rank, lines: new Set([record.line]), evidence: implied });
        else {
          known.lines.add(record.line);
          known.rank = Math.min(known.rank, rank);
        }
      }
    }
    const { access } = record;
    if (access) {
      const [sign] = access.signs;
      const evidence = found.mark(record, access, sign ? { fact: 'signs', sign } : { fact: 'via' });
      for (const one of access.signs) found.sign(one, evidence);
      if (access.via) {
        const byValue = votes.get('via') ?? new Map();
        votes.set('via', byValue);
        if (!byValue.has(access.via)) byValue.set(access.via, { rank: 0, lines: new Set([record.line]), evidence });
        found.evidence.side ??= { ...evidence, certainty: 'implied' };
      }
    }
  }
  for (const [key, byValue] of votes) {
    const [best] = [...byValue].sort(
      ([, a], [, b]) => (key === 'side' ? b.lines.size - a.lines.size : 0) || a.rank - b.rank,
    );
    found.tell(key, best![0] as never, {
      ...best![1].evidence,
      ...(byValue.size > 1 && { certainty: 'guessed' as const }),
    });
    if (key === 'via' && byValue.size > 1) tellHops([...byValue], found);
  }
  return { opened, never };
}

/** ingress-nginx is an nginx: where both are named, it is one hop. */
function tellHops(all: readonly (readonly [string, { readonly evidence: Evidence }])[], found: Findings): void {
  const names = all.map(([name]) => name) as ChoiceOf<'via'>[];
  const hops = names.includes('ingress-nginx') ? names.filter((name) => name !== 'nginx') : names;
  if (names.includes('ingress-nginx') && found.facts.via === 'nginx') found.facts.via = 'ingress-nginx';
  if (hops.length > 1) found.tell('hops', hops, found.evidence.via!);
}

function tellStatus(records: readonly LogRecord[], found: Findings): void {
  const all = records.flatMap((record) => {
    const statuses = record.statuses.map((one) => ({ record, ...one }));
    const { access } = record;
    return access?.status === undefined
      ? statuses
      : [{ record, status: access.status, from: access.from, to: access.to }, ...statuses];
  });
  const best =
    all.find(({ status }) => status >= 400) ??
    all.find(({ status }) => status >= 300) ??
    all.find(({ status }) => status !== 101) ??
    all[0];
  if (best) found.tell('status', best.status, found.mark(best.record, best, { fact: 'status' }));
}

function tellLengths(records: readonly LogRecord[], found: Findings): readonly Connection[] {
  const moments = records.flatMap((record) =>
    record.moments.map(
      (one): Moment => ({
        kind: one.kind,
        at: one.at,
        hasDate: one.hasDate,
        identities: record.identities,
        line: record.line,
        span: [one.from, one.to],
      }),
    ),
  );
  const reconnects = records.flatMap(({ reconnectSeconds }) => (reconnectSeconds === null ? [] : [reconnectSeconds]));
  const paired = pair(moments, reconnects[0] ?? 0);
  const stated = records.flatMap((record) =>
    record.lengths.filter(({ seconds }) => isLength(seconds)).map((one) => ({ record, ...one })),
  );
  const pieces = new Map(records.map((record) => [record.line, record.piece]));
  const quote = (moment: Moment): string => pieces.get(moment.line)!.text.slice(...moment.span);
  if (paired.from === 'identity' || paired.from === 'order' || (paired.from === 'gaps' && stated.length === 0)) {
    for (const { line, span } of paired.used)
      found.mark({ line, piece: pieces.get(line)! }, { from: span[0], to: span[1] }, { fact: 'seconds' });
    const [first] = paired.used;
    const last = paired.used[1] ?? first!;
    found.tell('seconds', paired.seconds, {
      line: first!.line,
      quote: `${quote(first!)} … ${quote(last)}`,
      certainty: paired.from === 'identity' ? 'stated' : 'derived',
    });
  } else if (stated.length > 0) {
    for (const one of stated) found.mark(one.record, one, { fact: 'seconds' });
    const { record, from, to } = stated[0]!;
    found.tell(
      'seconds',
      stated.map(({ seconds }) => seconds),
      { line: record.line, quote: record.piece.text.slice(from, to), certainty: 'stated' },
    );
  }
  const rhythm = rhythmOf(found.facts.seconds ?? []);
  if (rhythm) found.tell('rhythm', rhythm, { ...found.evidence.seconds!, certainty: 'derived' });
  return paired.connections;
}

/** What a service means by its codes and reasons; they outrank the meaning that a standard code has. */
function tellService(records: readonly LogRecord[], found: Findings): void {
  const { service, code, reason } = found.facts;
  if (service === undefined) return;
  const meaning = meaningOf(service, code);
  if (meaning?.sign) found.sign(meaning.sign, found.evidence.code!);
  const said = serviceOf(service).reasons;
  const search = (text: string, evidence: (sign: Sign, words: Words) => Evidence): void => {
    const folded = fold(text);
    for (const [words, sign] of said) {
      const from = folded.indexOf(words);
      if (from >= 0) found.sign(sign, evidence(sign, { from, to: from + words.length }));
    }
  };
  if (reason) search(reason, () => found.evidence.reason!);
  for (const record of records)
    search(record.piece.text, (sign, words) => found.mark(record, words, { fact: 'signs', sign }));
}

/** A Close frame or a time open proves that it was OPEN. A reset proves nothing: the handshake may have been cut. */
function tellPhase(
  records: readonly LogRecord[],
  found: Findings,
  { opened, never }: { opened: Evidence | null; never: Evidence | null },
): void {
  const { code, seconds, status } = found.facts;
  const derived = (key: FactKey): Evidence => ({ ...found.evidence[key]!, certainty: 'derived' });
  const isFramed = code !== undefined && code >= 1000 && !madeUp.has(code);
  const isOwnCode = found.signs['poll-error'] !== undefined && never !== null;
  if (found.signs['close-throws'] || found.signs['reserved-code'] || isOwnCode) {
    for (const key of ['code', 'reason'] as const) {
      delete found.facts[key];
      delete found.evidence[key];
    }
    if (isOwnCode) found.tell('phase', 'never-opened', never);
    return;
  }
  // close() was called, and its own timer ran out: that says more than that it had been open.
  if (found.signs['close-late']) return found.tell('phase', 'closing', found.signs['close-late']);
  if (seconds?.length) return found.tell('phase', 'opened', derived('seconds'));
  // Some libraries report a refused handshake with a code of their own.
  if (status !== undefined && status !== 101 && found.signs['handshake-status'])
    return found.tell('phase', 'never-opened', derived('status'));
  if (isFramed && found.evidence.code!.certainty !== 'guessed') return found.tell('phase', 'opened', derived('code'));
  if (status === 101) return found.tell('phase', 'opened', derived('status'));
  if (never && (never.certainty !== 'guessed' || !opened)) return found.tell('phase', 'never-opened', never);
  if (status !== undefined && !opened) return found.tell('phase', 'never-opened', derived('status'));
  if (opened) return found.tell('phase', 'opened', opened);
  if (isFramed) return found.tell('phase', 'opened', derived('code'));
  for (const record of records) {
    // What follows the colon may say what ended it; where nothing does, it never opened.
    const match =
      /websocket connection to .{0,300}? failed(?::? ?(?:$|["'\]}])|: error in connection establishment)/i.exec(
        record.piece.text,
      );
    if (match) {
      const words = { from: match.index, to: match.index + match[0].length };
      return found.tell('phase', 'never-opened', found.mark(record, words, { fact: 'phase' }, 'implied'));
    }
  }
  if (code === 1005) found.tell('phase', 'opened', derived('code'));
}

/** Facts of the records of one text, each with the words that it comes from. */
export function conclude(records: readonly LogRecord[], hasContext: boolean): Conclusion {
  const found = new Findings();
  tellCode(records, found);
  const phases = tellSigns(records, found, hasContext);
  tellStatus(records, found);
  const connections = tellLengths(records, found);
  for (const record of records) {
    const { reason, clean } = record;
    if (reason && found.facts.reason === undefined && (found.facts.code !== undefined || hasContext))
      found.tell('reason', reason.text, found.mark(record, reason, { fact: 'reason' }));
    if (clean) found.tell('clean', clean.value ? 'yes' : 'no', found.mark(record, clean, { fact: 'clean' }));
  }
  tellService(records, found);
  for (const record of records) {
    const { text } = record.piece;
    const sign = (one: Sign, from: number, length: number): void =>
      found.sign(one, found.mark(record, { from, to: from + length }, { fact: 'signs', sign: one }));
    const at = text.indexOf('wss://');
    if (at >= 0) sign('secure-address', at, 'wss://'.length);
    const mismatch = otherScheme.exec(text);
    if (mismatch) sign('tls-port-mismatch', mismatch.index, mismatch[0].length);
  }
  tellPhase(records, found, phases);
  const signs = Object.keys(found.signs) as Sign[];
  if (signs.length > 0) found.tell('signs', signs, found.signs[signs[0]!]!);
  for (const key of choiceKeys) if (found.facts[key] === undefined) delete found.evidence[key];
  return { facts: found.facts, evidence: found.evidence, signs: found.signs, connections, marks: found.marks };
}
