import type { CauseId } from './causes/index.ts';
import { type Deciding, decidingCommand, type Platform } from './deciding.ts';
import { choiceKeys, type FactKey, type Facts, type Sign } from './facts.ts';
import { nextQuestions, type QuestionId } from './questions.ts';
import { type Finding, type Ranked, rank } from './rank.ts';
import type { Certainty, Evidence } from './read/conclude.ts';
import type { Connection } from './read/connections.ts';

/** What some input told, whatever kind of input it was: a pasted text, or a recording. */
export type Reading = {
  readonly facts: Facts;
  readonly evidence: Readonly<Partial<Record<FactKey, Evidence>>>;
  readonly signEvidence: Readonly<Partial<Record<Sign, Evidence>>>;
  readonly connections: readonly Connection[];
  /** Whether the input is surely about a WebSocket. */
  readonly isWebSocket: boolean;
  readonly understood: boolean;
};

/** A fact with where it comes from: words of the input and their line, or `answer` for what a person said. */
export type ReportedFact = {
  readonly value: unknown;
  readonly from: string;
  readonly line: number | null;
  readonly certainty: Certainty | 'answered';
};

export type ReportedCause = {
  readonly id: CauseId;
  /** 0–1, two decimals. */
  readonly probability: number;
  readonly certainty: 'very likely' | 'likely' | 'possible' | 'unlikely' | 'ruled out';
  readonly reasons: readonly {
    readonly fact: Finding['fact'];
    readonly value: string | number;
    readonly speaks: 'for' | 'against';
    readonly weight: number;
    readonly from: string | null;
  }[];
};

/** The answer of the diagnosis as data. Fields are permanent. */
export type Report = {
  readonly input: string;
  readonly understood: boolean;
  readonly facts: Readonly<Record<string, ReportedFact | readonly ReportedFact[]>>;
  readonly connections: readonly Connection[];
  readonly causes: readonly ReportedCause[];
  /** The question whose answer would tell most; null where none would change much. */
  readonly question: QuestionId | null;
  /** The command that tells the likeliest causes apart; null where none does. */
  readonly deciding: Deciding | null;
};

const strengths = ['unlikely', 'possible', 'likely', 'very likely'] as const;
const order: readonly FactKey[] = ['code', 'reason', 'status', 'seconds', ...choiceKeys, 'hops'];

const reported = (value: unknown, evidence: Evidence | undefined): ReportedFact =>
  evidence
    ? { value, from: evidence.quote, line: evidence.line, certainty: evidence.certainty }
    : { value, from: 'answer', line: null, certainty: 'answered' };

/** The findings of a cause, and the words of the input that each rests on. */
function causeOf(
  { cause, probability, strength, ruledOut, findings }: Ranked,
  { evidence, signEvidence }: Reading,
  said: Facts,
): ReportedCause {
  const fromOf = ({ fact, value }: Finding): string | null => {
    if (fact === 'signs') return signEvidence[value as Sign]?.quote ?? null;
    const key: FactKey = fact === 'multiples' ? 'seconds' : fact;
    return said[key] === undefined ? (evidence[key]?.quote ?? null) : 'answer';
  };
  return {
    id: cause.id,
    probability: Math.round(probability * 100) / 100,
    certainty: ruledOut ? 'ruled out' : strengths[strength],
    reasons: findings.map((one) => ({
      fact: one.fact,
      value: one.value,
      speaks: one.weight > 0 ? 'for' : 'against',
      weight: one.weight,
      from: fromOf(one),
    })),
  };
}

/** What an input and a person’s answers say about why a connection ended. `said` outranks what was read. */
export function reportOf(input: string, reading: Reading, said: Facts = {}, platform: Platform = 'linux'): Report {
  const facts: Facts = { ...reading.facts, ...said };
  const isAnswered = Object.keys(said).length > 0;
  const named: Record<string, ReportedFact | readonly ReportedFact[]> = {};
  for (const key of order)
    if (facts[key] !== undefined)
      named[key] = reported(facts[key], said[key] === undefined ? reading.evidence[key] : undefined);
  if (facts.signs) named['signs'] = facts.signs.map((sign) => reported(sign, reading.signEvidence[sign]));
  const isKnown = reading.understood || isAnswered;
  const ranked = isKnown ? rank(facts, { mayBeElse: !reading.isWebSocket && !isAnswered }) : [];
  return {
    input,
    understood: reading.understood,
    facts: named,
    connections: reading.connections,
    causes: ranked.map((one) => causeOf(one, reading, said)),
    question: nextQuestions(facts, new Set())[0]?.id ?? null,
    deciding: decidingCommand(ranked, facts, platform),
  };
}
