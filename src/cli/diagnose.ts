// npm run --silent diagnose -- [--json] [--fact key=value …] [FILE | -]: why a connection ended, from a log
import { existsSync, readFileSync, statSync } from 'node:fs';
import process from 'node:process';
import { choiceKeys, choices, type Facts } from '../core/diagnose/facts.ts';
import { recognise } from '../core/diagnose/recognise.ts';
import { type Reading, type Report, reportOf } from '../core/diagnose/report.ts';
import { incidentOf } from '../core/link/incident-link.ts';
import { diagnoseCauses } from '../i18n/en/diagnose/causes.ts';
import { diagnosePage } from '../i18n/en/diagnose/page.ts';

/** A log of this size is more than anybody pastes; the rest of it would not be read. */
const fileBytesMax = 64 * 1024 * 1024;
const usage = 'Usage: npm run --silent diagnose -- [--json] [--fact key=value …] [FILE | -]';
const shownMax = 5;
const lookedFor =
  'Looked for: close codes, reasons, messages of known servers, clients, proxies and systems, HTTP statuses of handshakes, and the times at which connections opened and ended.';

/** What the caller got wrong, in one sentence. */
class BadInput extends Error {}

/** A kind of input: whether these bytes are one, and what they tell. The first that accepts reads. */
type InputKind = {
  readonly name: string;
  readonly accepts: (bytes: Uint8Array) => boolean;
  readonly read: (bytes: Uint8Array) => Reading;
};

/** From the most particular to text, which accepts everything. */
const inputKinds: readonly InputKind[] = [
  { name: 'text', accepts: () => true, read: (bytes) => recognise(new TextDecoder().decode(bytes)) },
];

const numberFacts = ['code', 'status', 'seconds', 'reason'] as const;

/** The facts of `--fact key=value`; lists are separated by commas. */
function factOf(text: string): Facts {
  const cut = text.indexOf('=');
  const key = text.slice(0, Math.max(cut, 0));
  const value = text.slice(cut + 1).trim();
  if ((numberFacts as readonly string[]).includes(key)) {
    const facts = incidentOf({
      [key === 'seconds' ? 'after' : key]: value.replace(/^\[|\]$|\s/g, (one) => (key === 'reason' ? one : '')),
    });
    if (!facts) throw new BadInput(`“${value}” is no ${key}.`);
    return facts;
  }
  const choice = choiceKeys.find((one) => one === key);
  if (!choice)
    throw new BadInput(`There is no fact “${key || text}”. Facts: ${[...choiceKeys, ...numberFacts].join(', ')}.`);
  const allowed: readonly string[] = choices[choice];
  const values = choice === 'via' ? value.split(',') : [value];
  for (const one of values)
    if (!allowed.includes(one)) throw new BadInput(`“${one}” is no value of ${choice}. Values: ${allowed.join(', ')}.`);
  return { [choice]: values[0], ...(values.length > 1 && { hops: values }) } as Facts;
}

type Call = { readonly isJson: boolean; readonly said: Facts; readonly file: string };

function callOf(args: readonly string[]): Call {
  let said: Facts = {};
  const files: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--json') continue;
    if (arg === '--fact' || arg.startsWith('--fact=')) {
      const text = arg === '--fact' ? args[++i] : arg.slice('--fact='.length);
      if (text === undefined) throw new BadInput('--fact needs key=value.');
      said = { ...said, ...factOf(text) };
    } else if (arg.startsWith('-') && arg !== '-') throw new BadInput(`There is no option “${arg}”. ${usage}`);
    else files.push(arg);
  }
  if (files.length > 1) throw new BadInput(`One file at a time. ${usage}`);
  return { isJson: args.includes('--json'), said, file: files[0] ?? '-' };
}

function bytesOf(file: string): Uint8Array {
  if (file === '-') {
    if (process.stdin.isTTY) throw new BadInput(usage);
    return readFileSync(0).subarray(0, fileBytesMax);
  }
  if (!existsSync(file)) throw new BadInput(`There is no file “${file}”.`);
  const { size } = statSync(file);
  if (statSync(file).isDirectory()) throw new BadInput(`“${file}” is a directory.`);
  if (size > fileBytesMax) throw new BadInput(`“${file}” has ${size} bytes; at most ${fileBytesMax} are read.`);
  return readFileSync(file);
}

/** What the page shows, as lines of text. */
function linesOf({ understood, facts, causes, question }: Report): readonly string[] {
  const lines: string[] = [];
  if (!understood) lines.push('Nothing in this input tells how a connection ended.', lookedFor, '');
  for (const [key, fact] of Object.entries(facts))
    for (const { value, from, line } of Array.isArray(fact) ? fact : [fact])
      lines.push(`${key.padEnd(9)} ${String(value)}${line === null ? ' (answered)' : `  line ${line}: ${from}`}`);
  if (causes.length > 0) lines.push('');
  for (const { id, probability, certainty, reasons } of causes.slice(0, shownMax)) {
    const { title, confirm, fix } = diagnoseCauses[id];
    lines.push(`${Math.round(probability * 100)} %  ${title} (${id}, ${certainty})`);
    for (const one of reasons.slice(0, 3))
      lines.push(
        `      ${one.speaks}: ${one.fact} ${one.value}${one.from && one.from !== 'answer' ? `, “${one.from}”` : ''}`,
      );
    if (certainty === 'very likely') lines.push(`      confirm: ${confirm}`, `      fix: ${fix}`);
  }
  if (question)
    lines.push(
      '',
      `Next: ${diagnosePage.questions[question][0]} (--fact ${question === 'lasted' ? 'seconds' : question}=…)`,
    );
  return lines;
}

try {
  const { isJson, said, file } = callOf(process.argv.slice(2));
  const bytes = bytesOf(file);
  const kind = inputKinds.find(({ accepts }) => accepts(bytes))!;
  const report = reportOf(kind.name, kind.read(bytes), said);
  process.stdout.write(isJson ? `${JSON.stringify(report, null, 1)}\n` : `${linesOf(report).join('\n')}\n`);
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
