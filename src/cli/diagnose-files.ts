import { createReadStream, existsSync, statSync } from 'node:fs';
import process from 'node:process';
import type { ObservedConnection, Recording } from '../core/capture/observed.ts';
import { unreadable } from '../core/capture/read.ts';
import type { FileRead } from '../core/capture/read-file.ts';
import { type FileJson, type RecordingJson, recordingJson, recordingsJson } from '../core/capture/recording-json.ts';
import { seriesFrom } from '../core/capture/waits.ts';
import type { CauseId } from '../core/diagnose/causes/index.ts';
import { choiceKeys, choices, type Facts } from '../core/diagnose/facts.ts';
import { factsOfSeries } from '../core/diagnose/facts-of-connection.ts';
import { refusingAlert } from '../core/diagnose/last-alert.ts';
import { openingOf } from '../core/diagnose/opening.ts';
import { rank } from '../core/diagnose/rank.ts';
import { isRecordingText } from '../core/diagnose/read/is-recording-text.ts';
import { recognise, textMax } from '../core/diagnose/recognise.ts';
import { type Report, reportOf } from '../core/diagnose/report.ts';
import { tellsEnd } from '../core/diagnose/tells-end.ts';
import { type Format, fill } from '../core/format.ts';
import { incidentOf } from '../core/link/incident-link.ts';
import type { Words } from '../i18n/words.ts';
import { BadInput, helpAsked, print } from './command.ts';
import { decodeLog, readRecording, recordingIn } from './read-recording.ts';

/** Of UTF-8 no more is needed for all characters that are read. */
const logBytesMax = 4 * textMax;
const shownMax = 5;

/** What the answer is written with: the words of one language, and how it writes numbers. */
export type DiagnoseWords = {
  readonly usage: string;
  readonly causes: Words['diagnose/causes'];
  readonly page: Words['diagnose/page'];
  readonly command: Words['package']['command'];
  readonly format: Format;
};

/** Where the command that decides is typed. */
const platform = process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'macos' : 'linux';

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
    if (!facts) throw new BadInput(`“${value}” is not a valid ${key}.`);
    return facts;
  }
  const choice = choiceKeys.find((one) => one === key);
  if (!choice)
    throw new BadInput(`There is no fact “${key || text}”. Facts: ${[...choiceKeys, ...numberFacts].join(', ')}.`);
  const allowed: readonly string[] = choices[choice];
  const values = choice === 'via' ? value.split(',') : [value];
  for (const one of values)
    if (!allowed.includes(one))
      throw new BadInput(`“${one}” is not a value of ${choice}. Values: ${allowed.join(', ')}.`);
  return { [choice]: values[0], ...(values.length > 1 && { hops: values }) } as Facts;
}

type Call = { readonly isJson: boolean; readonly said: Facts; readonly files: readonly string[] };

/** More files than this are no recording of one incident. */
const filesMax = 8;

function callOf(args: readonly string[], usage: string): Call {
  helpAsked(usage, args);
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
  if (files.length > filesMax) throw new BadInput(`At most ${filesMax} files at once.`);
  return { isJson: args.includes('--json'), said, files: files.length === 0 ? ['-'] : files };
}

/** What can be read once, from its beginning. */
async function textOf(file: string, usage: string): Promise<string> {
  if (file === '-' && process.stdin.isTTY) throw new BadInput(usage);
  const pieces: Buffer[] = [];
  let bytes = 0;
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  for await (const piece of stream) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= logBytesMax) break;
  }
  return decodeLog(Buffer.concat(pieces));
}

/** `<(journalctl …)`, `/dev/stdin`: what can be read once, from its beginning. */
const isPipe = (file: string): boolean => !statSync(file).isFile();

async function recordingOf(file: string): Promise<FileRead> {
  if (!existsSync(file)) throw new BadInput(`There is no file “${file}”.`);
  if (statSync(file).isDirectory()) throw new BadInput(`“${file}” is a directory.`);
  return isPipe(file) ? { recording: unreadable('text'), log: null } : readRecording(file, logBytesMax);
}

/**
 * What recordings of one incident tell; of one file that is text its text, or null where that is still to be read.
 * Answers of `--fact` outrank what was recorded.
 */
async function told(
  files: readonly string[],
  said: Facts,
  problems: DiagnoseWords['command']['problems'],
): Promise<(RecordingJson & { readonly files?: readonly FileJson[] }) | string | null> {
  if (files[0] === '-' && files.length === 1) return null;
  const recordings: Recording[] = [];
  for (const file of files) {
    const { recording, log } = await recordingOf(file);
    const isText = recording.problems.includes('text');
    if (isText && files.length === 1) return log && decodeLog(log);
    if (isText) throw new BadInput(`“${file}” is text: a log is read alone.`);
    const name = files.length > 1 ? `“${file}”: ` : '';
    if (recording.input === null) throw new BadInput(name + problems[recording.problems[0] ?? 'unknown-format']);
    recordings.push(recording);
  }
  return jsonOf(recordings, said);
}

function jsonOf(
  recordings: readonly Recording[],
  said: Facts,
): RecordingJson & { readonly files?: readonly FileJson[] } {
  const causesOf = (connection: ObservedConnection, all: readonly ObservedConnection[]) => {
    const facts = factsOfSeries(seriesFrom(all, connection));
    if (Object.keys(said).length === 0 && !tellsEnd(connection, facts)) return [];
    return rank({ ...facts, ...said })
      .filter(({ ruledOut }) => !ruledOut)
      .map(({ cause, probability }) => ({ id: cause.id, probability: Math.round(probability * 100) / 100 }));
  };
  const judge = { causesOf, alertOf: refusingAlert, openingOf };
  return recordings.length > 1 ? recordingsJson(recordings, judge) : recordingJson(recordings[0]!, judge);
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`;

/** Whether it opened, and for how long. */
function livedOf(
  { opening, lifetimeMs, status }: RecordingJson['connections'][number],
  { command }: DiagnoseWords,
): string {
  if (opening === 'opened')
    return lifetimeMs === null ? command.openLength : fill(command.openFor, { time: seconds(lifetimeMs) });
  if (opening !== 'failed') return command.openings[opening];
  return `${command.neverOpened}${status === null ? '' : `${command.comma}HTTP ${status}`}`;
}

function closeLine(
  { by, code, reason }: RecordingJson['connections'][number]['close'][number],
  { command }: DiagnoseWords,
) {
  if (code === null) return fill(reason === null ? command.hiddenClose : command.emptyClose, { by });
  return `${by} Close ${code}${reason ? ` “${reason}”` : ''}`;
}

function linesOfFile({ input, connections, clockMs }: FileJson, i: number, { command, format }: DiagnoseWords): string {
  const found = format.plural(connections, command.connections);
  if (i === 0) return `   ${input}: ${found}`;
  const clock = clockMs === null ? command.noClock : fill(command.clock, { n: Math.round(clockMs) });
  return `   ${input}: ${found}${command.comma}${clock}`;
}

function linesOfRecording(
  {
    input,
    connections,
    problems: found,
    waitsMs,
    policy,
    files,
  }: RecordingJson & { readonly files?: readonly FileJson[] },
  words: DiagnoseWords,
): readonly string[] {
  const { command, causes: titles, format } = words;
  const count = format.plural(connections.length, command.connections);
  const lines = files
    ? [
        `${format.plural(files.length, command.files)}${command.colon}${count}`,
        ...files.map((file, i) => linesOfFile(file, i, words)),
      ]
    : [`${input}${command.colon}${count}`];
  for (const one of found) lines.push(command.problems[one]);
  for (const one of connections) {
    const { id, transport, close, alert, tcpEnd, netError, event, causes } = one;
    lines.push(
      '',
      `${id}  ${transport}${command.comma}${livedOf(one, words)}`,
      ...close.map((one) => `   ${closeLine(one, words)}`),
      ...(alert ? [`   ${fill(command.alert, alert)}`] : []),
      ...(tcpEnd.by ? [`   ${fill(command.tcpEnd, { kind: tcpEnd.kind.toUpperCase(), by: tcpEnd.by })}`] : []),
      ...(netError ? [`   ${netError}`] : []),
      ...(event
        ? [`   ${fill(event.wasClean ? command.cleanEvent : command.uncleanEvent, { code: event.code })}`]
        : []),
      ...(causes.length === 0 ? [`   ${command.noEnd}`] : []),
      ...causes
        .slice(0, shownMax - 2)
        .map(
          (one) => `   ${format.percent(one.probability, 0)}  ${format.aside(titles[one.id as CauseId].title, one.id)}`,
        ),
    );
  }
  const waits = waitsMs.map(seconds).join(command.comma);
  if (waitsMs.length > 0)
    lines.push('', `${command.waits}${command.colon}${policy ? format.aside(waits, policy.kind) : waits}`);
  return lines;
}

/** What the page shows, as lines of text. */
function linesOf(
  { understood, facts, causes, question, deciding }: Report,
  { command, causes: titles, page, format }: DiagnoseWords,
): readonly string[] {
  const { colon } = command;
  const lines: string[] = [];
  if (!understood) lines.push(command.nothing, command.lookedFor, '');
  for (const [key, fact] of Object.entries(facts))
    for (const { value, from, line } of Array.isArray(fact) ? fact : [fact])
      lines.push(
        `${key.padEnd(9)} ${String(value)}${line === null ? ` ${command.answered}` : `  ${fill(page.line, { n: line }).toLowerCase()}${colon}${from}`}`,
      );
  if (causes.length > 0) lines.push('');
  for (const { id, probability, certainty, reasons } of causes.slice(0, shownMax)) {
    const { title, confirm, fix } = titles[id];
    lines.push(
      `${format.percent(probability, 0)}  ${format.aside(title, id + command.comma + command.certainty[certainty])}`,
    );
    for (const one of reasons.slice(0, 3))
      lines.push(
        `      ${command.speaks[one.speaks]}${colon}${one.fact} ${one.value}${one.from && one.from !== 'answer' ? `${command.comma}“${one.from}”` : ''}`,
      );
    if (certainty === 'very likely')
      lines.push(`      ${command.confirm}${colon}${confirm}`, `      ${command.fix}${colon}${fix}`);
  }
  if (deciding) {
    lines.push('', ...deciding.command.split('\n').map((line, i) => (i === 0 ? `$ ${line}` : `  ${line}`)));
    for (const { id, causes: which } of deciding.outcomes)
      lines.push(`      ${page.outcomes[id]}${colon}${which.map((one) => titles[one].title).join(command.comma)}`);
  }
  if (question)
    lines.push(
      '',
      `${command.next}${colon}${page.questions[question][0]} (--fact ${question === 'lasted' ? 'seconds' : question}=…)`,
    );
  return lines;
}

const answer = (isJson: boolean, data: unknown, lines: readonly string[]): void =>
  print(isJson ? JSON.stringify(data, null, 1).split('\n') : lines);

/**
 * `[--json] [--fact key=value …] [FILE … | -]`: why a connection ended, from a log or a recording. Throws BadInput for
 * what its caller got wrong, and what opening and reading throw.
 */
export async function diagnoseFiles(args: readonly string[], words: DiagnoseWords): Promise<void> {
  const { isJson, said, files } = callOf(args, words.usage);
  const found = await told(files, said, words.command.problems);
  if (found !== null && typeof found !== 'string') {
    answer(isJson, found, linesOfRecording(found, words));
    return;
  }
  const text = found ?? (await textOf(files[0]!, words.usage));
  if (isRecordingText(text)) {
    const recording = jsonOf([recordingIn(text)], said);
    answer(isJson, recording, linesOfRecording(recording, words));
    return;
  }
  if (text.length > textMax) process.stderr.write(`${fill(words.command.cut, { n: textMax })}\n`);
  const report = reportOf('text', recognise(text), said, platform);
  answer(isJson, report, linesOf(report, words));
}
