import { fill } from '../../core/format.ts';
import { checkCloseCall, reasonBytesMax, utf8Length } from '../../core/protocol/close-call.ts';

/** The sentences of the checker; `{n}` is filled in. */
export type CloseAnswers = {
  readonly parse: string;
  readonly throws: Readonly<Record<'InvalidAccessError' | 'SyntaxError', string>>;
  readonly empty: string;
  readonly reasonAlone: string;
  readonly sends: string;
  readonly bytes: string;
  readonly clamped: string;
};

/** Longer than any call that a person types; what the pattern below may cost grows with the square of the length. */
const callLengthMax = 1000;

const call =
  /^\s*(?:[\w.]+\.)?close\s*\(\s*(?:(undefined|[-+]?\d*\.?\d+(?:e\d+)?)\s*(?:,\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|(undefined))\s*)?)?\)\s*;?\s*$/i;

/** WebIDL [Clamp] unsigned short: into 0–65535, then to the nearest integer, halves to even. */
export function clampToUnsignedShort(value: number): number {
  const inside = Math.min(Math.max(value, 0), 65_535);
  const down = Math.floor(inside);
  const rest = inside - down;
  if (rest === 0.5) return down % 2 === 0 ? down : down + 1;
  return rest < 0.5 ? down : down + 1;
}

/** What a browser does with the call in `text`, such as `socket.close(1001, 'bye')`, in words. */
export function answerTo(text: string, answers: CloseAnswers): string {
  const typed = text.trim();
  const match = typed.length > callLengthMax ? null : call.exec(typed);
  if (!match) return answers.parse;
  const [, number, double, single, template] = match;
  const reason = double ?? single ?? template;
  const given = number === undefined || number === 'undefined' ? undefined : Number(number);
  const code = given === undefined ? undefined : clampToUnsignedShort(given);
  const result = checkCloseCall({ code, reason });
  const bytes = reason === undefined ? 0 : utf8Length(reason);
  const notes = [
    ...(code !== undefined && code !== given ? [fill(answers.clamped, { n: code })] : []),
    ...(reason !== undefined && bytes <= reasonBytesMax ? [fill(answers.bytes, { n: bytes })] : []),
  ];
  const verdict =
    result.kind === 'throws'
      ? fill(answers.throws[result.error], { n: bytes })
      : code === undefined
        ? reason === undefined
          ? answers.empty
          : answers.reasonAlone
        : fill(answers.sends, { n: code });
  return [verdict, ...notes].join(' ');
}
