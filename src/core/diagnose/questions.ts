import { causes } from './causes/index.ts';
import { choices, type Facts, medianSeconds } from './facts.ts';
import { perStep, type Ranked, rank } from './rank.ts';

/** One answer and what it adds to the facts. Its words hang on `id`. */
export type Answer = { readonly id: string; readonly facts: Facts };
export type QuestionId = 'lasted' | 'rhythm' | 'traffic' | 'who' | 'around' | 'via' | 'phase' | 'side';
export type Question = { readonly id: QuestionId; readonly answers: readonly Answer[] };

/** An engineer on call has no time for more. */
export const questionsMax = 5;
/** In bits. A question that tells less is not worth a click. */
const worthAsking = 0.12;
/** A cause so far ahead of the next one is as good as proved. */
const provedBy = 4;

const choose = (id: Exclude<QuestionId, 'lasted'>): Question => ({
  id,
  answers: choices[id].map((value) => ({ id: value, facts: { [id]: value } })),
});

/** Named where a text names them; as buttons they would bury the ones that people have. */
const rarelyAsked: ReadonlySet<string> = new Set(['yarp', 'spring-gateway', 'cloudflared']);

export const questions: readonly Question[] = [
  choose('phase'),
  {
    id: 'lasted',
    answers: [20, 30, 55, 60, 240, 300, 350, 600, 7200].map((seconds) => ({
      id: String(seconds),
      facts: { seconds: [seconds], rhythm: 'exact' },
    })),
  },
  choose('rhythm'),
  choose('traffic'),
  choose('who'),
  choose('around'),
  { ...choose('via'), answers: choose('via').answers.filter(({ id }) => !rarelyAsked.has(id)) },
  choose('side'),
];

const isOpen = ({ id }: Question, facts: Facts): boolean => {
  // What a path does to an open connection says nothing about one that never opened.
  if (facts.phase === 'never-opened' && (id === 'lasted' || id === 'rhythm' || id === 'traffic')) return false;
  if (id === 'lasted') return medianSeconds(facts.seconds) === undefined && facts.rhythm === 'exact';
  if (id === 'rhythm') return facts.rhythm === undefined && medianSeconds(facts.seconds) === undefined;
  return facts[id] === undefined;
};

const odds = (ranked: readonly Ranked[]): Map<string, number> =>
  new Map(ranked.map(({ cause, score }) => [cause.id, Math.exp(score * perStep)]));

const entropy = (shares: readonly number[]): number => {
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.reduce((bits, share) => (share > 0 ? bits - (share / sum) * Math.log2(share / sum) : bits), 0);
};

/**
 * How many bits the answer would tell about the cause, on average: the mutual information of answer and cause, with
 * each cause's answers as likely as its weights say.
 */
function worth(question: Question, facts: Facts, now: ReadonlyMap<string, number>): number {
  const after = question.answers.map((answer) => odds(rank({ ...facts, ...answer.facts })));
  const total = [...now.values()].reduce((a, b) => a + b, 0);
  const joint = after.map(() => new Array<number>(causes.length).fill(0));
  causes.forEach(({ id }, c) => {
    const likely = after.map((one) => one.get(id)! / now.get(id)!);
    const sum = likely.reduce((a, b) => a + b, 0);
    likely.forEach((share, a) => {
      joint[a]![c] = (now.get(id)! / total) * (share / sum);
    });
  });
  const answers = joint.map((row) => row.reduce((a, b) => a + b, 0));
  const remaining = joint.reduce((bits, row, a) => bits + answers[a]! * entropy(row), 0);
  return entropy([...now.values()]) - remaining;
}

/** The questions that would split the remaining causes best, best first; none when no answer would change much. */
export function nextQuestions(facts: Facts, asked: ReadonlySet<QuestionId>): readonly Question[] {
  if (asked.size >= questionsMax) return [];
  const ranked = rank(facts);
  if (ranked[0]!.strength === 3 && ranked[0]!.score - ranked[1]!.score >= provedBy) return [];
  const now = odds(ranked);
  return questions
    .filter((question) => !asked.has(question.id) && isOpen(question, facts))
    .map((question) => ({ question, bits: worth(question, facts, now) }))
    .filter(({ bits }) => bits > worthAsking)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, questionsMax - asked.size)
    .map(({ question }) => question);
}
