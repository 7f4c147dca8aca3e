// npm run --silent diagnose -- [--json] [--fact key=value …] [FILE … | -]: why a connection ended, from a log or a recording
import { createReadStream, existsSync, statSync } from 'node:fs';
import process from 'node:process';
import type { ObservedConnection, ReadProblem, Recording } from '../core/capture/observed.ts';
import { unreadable } from '../core/capture/read.ts';
import { type FileJson, type RecordingJson, recordingJson, recordingsJson } from '../core/capture/recording-json.ts';
import { seriesFrom } from '../core/capture/waits.ts';
import type { CauseId } from '../core/diagnose/causes/index.ts';
import { choiceKeys, choices, type Facts } from '../core/diagnose/facts.ts';
import { factsOfSeries } from '../core/diagnose/facts-of-connection.ts';
import { rank } from '../core/diagnose/rank.ts';
import { recognise, textMax } from '../core/diagnose/recognise.ts';
import { type Report, reportOf } from '../core/diagnose/report.ts';
import { incidentOf } from '../core/link/incident-link.ts';
import { stateFacts } from '../core/peers/state-facts.ts';
import { diagnoseCauses } from '../i18n/en/diagnose/causes.ts';
import { diagnosePage } from '../i18n/en/diagnose/page.ts';
import { defaultLanguage } from '../i18n/languages.ts';
import { format } from '../ui/format.ts';
import { BadInput, command, print } from './command.ts';
import { readLog, readRecording } from './read-recording.ts';

/** Of UTF-8 no more is needed for all characters that are read. */
const logBytesMax = 4 * textMax;
const usage = 'Usage: npm run --silent diagnose -- [--json] [--fact key=value …] [FILE … | -]';
const shownMax = 5;
const stated = (words: string): string => stateFacts(words, format(defaultLanguage));
const lookedFor =
  'Looked for: close codes, reasons, messages of known servers, clients, proxies and systems, HTTP statuses of handshakes, and the times at which connections opened and ended.';

/** Why a file gives no connection, in words. */
const problems: Readonly<Record<ReadProblem, string>> = {
  empty: 'The file is empty, or a capture without a packet.',
  'unknown-format': 'This is no recording that can be read: HAR, NetLog, pcap, pcapng, or a file of our recorder.',
  snoop: 'This is a snoop capture. Convert it: editcap -F pcapng FILE OUT.',
  netmon: 'This is a capture of Microsoft Network Monitor. Convert it: editcap -F pcapng FILE OUT.',
  zip: 'This is a ZIP. Unpack it first.',
  gzip: 'The gzip file could not be unpacked.',
  erf: 'This is an ERF capture. Convert it: editcap -F pcapng FILE OUT.',
  text: 'This is text.',
  truncated: 'The file breaks off; what came before is read.',
  'too-many-connections': 'There are more connections than are kept; the first ones are read.',
  'no-websocket': 'There is no WebSocket in it.',
  encrypted: 'TLS hides codes and frames: only lengths and the end are seen.',
  'link-type': 'Some packets are of a link type that is not read.',
  'not-json': 'This is no whole JSON.',
  'wrong-json': 'This is JSON of something else.',
  'cut-packets': 'Packets are cut (snap length), so reasons may be missing.',
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

type Call = { readonly isJson: boolean; readonly said: Facts; readonly files: readonly string[] };

/** More files than this are no recording of one incident. */
const filesMax = 8;

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
  if (files.length > filesMax) throw new BadInput(`At most ${filesMax} files at once.`);
  return { isJson: args.includes('--json'), said, files: files.length === 0 ? ['-'] : files };
}

async function textOf(file: string): Promise<string> {
  if (file === '-' && process.stdin.isTTY) throw new BadInput(usage);
  if (file !== '-' && !isPipe(file)) return readLog(file, logBytesMax);
  const pieces: Buffer[] = [];
  let bytes = 0;
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  for await (const piece of stream) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= logBytesMax) break;
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** `<(journalctl …)`, `/dev/stdin`: what can be read once, from its beginning. */
const isPipe = (file: string): boolean => !statSync(file).isFile();

async function recordingOf(file: string): Promise<Recording> {
  if (!existsSync(file)) throw new BadInput(`There is no file “${file}”.`);
  if (statSync(file).isDirectory()) throw new BadInput(`“${file}” is a directory.`);
  return isPipe(file) ? unreadable('text') : readRecording(file);
}

/** What recordings of one incident tell, or null for one that is text. Answers of `--fact` outrank what was recorded. */
async function told(
  files: readonly string[],
  said: Facts,
): Promise<(RecordingJson & { readonly files?: readonly FileJson[] }) | null> {
  if (files[0] === '-' && files.length === 1) return null;
  const recordings: Recording[] = [];
  for (const file of files) {
    const recording = await recordingOf(file);
    const isText = recording.problems.includes('text');
    if (isText && files.length === 1) return null;
    if (isText) throw new BadInput(`“${file}” is text: a log is read alone.`);
    const name = files.length > 1 ? `“${file}”: ` : '';
    if (recording.input === null) throw new BadInput(name + problems[recording.problems[0] ?? 'unknown-format']);
    recordings.push(recording);
  }
  const causesOf = (connection: ObservedConnection, all: readonly ObservedConnection[]) =>
    rank({ ...factsOfSeries(seriesFrom(all, connection)), ...said })
      .filter(({ ruledOut }) => !ruledOut)
      .map(({ cause, probability }) => ({ id: cause.id, probability: Math.round(probability * 100) / 100 }));
  return recordings.length > 1 ? recordingsJson(recordings, causesOf) : recordingJson(recordings[0]!, causesOf);
}

const seconds = (ms: number | null): string => (ms === null ? '?' : `${(ms / 1000).toFixed(3)} s`);

const counted = (n: number): string => `${n} ${n === 1 ? 'connection' : 'connections'}`;

function linesOfFile({ input, connections, clockMs }: FileJson, i: number): string {
  const clock = clockMs === null ? 'no connection in common, or no clock' : `clock ${Math.round(clockMs)} ms ahead`;
  return `   ${input}: ${counted(connections)}${i === 0 ? '' : `, ${clock}`}`;
}

function linesOfRecording({
  input,
  connections,
  problems: found,
  waitsMs,
  policy,
  files,
}: RecordingJson & { readonly files?: readonly FileJson[] }): readonly string[] {
  const lines = files
    ? [`${files.length} files: ${counted(connections.length)}`, ...files.map(linesOfFile)]
    : [`${input}: ${counted(connections.length)}`];
  for (const one of found) lines.push(problems[one]);
  for (const { id, transport, openedAtMs, lifetimeMs, status, close, tcpEnd, netError, event, causes } of connections) {
    const said = close.map(({ by, code, reason }) => `${by} Close ${code ?? '????'}${reason ? ` “${reason}”` : ''}`);
    lines.push(
      '',
      `${id}  ${transport}, ${openedAtMs === null ? `never opened${status === null ? '' : `, HTTP ${status}`}` : `open for ${seconds(lifetimeMs)}`}`,
      ...said.map((one) => `   ${one}`),
      ...(tcpEnd.by ? [`   ${tcpEnd.kind.toUpperCase()} by the ${tcpEnd.by}`] : []),
      ...(netError ? [`   ${netError}`] : []),
      ...(event ? [`   event: ${event.code}, ${event.wasClean ? 'clean' : 'not clean'}`] : []),
      ...causes
        .slice(0, shownMax - 2)
        .map(
          (one) => `   ${Math.round(one.probability * 100)} %  ${diagnoseCauses[one.id as CauseId].title} (${one.id})`,
        ),
    );
  }
  if (waitsMs.length > 0)
    lines.push('', `Waits: ${waitsMs.map(seconds).join(', ')}${policy ? ` (${policy.kind})` : ''}`);
  return lines;
}

/** What the page shows, as lines of text. */
function linesOf({ understood, facts, causes, question, deciding }: Report): readonly string[] {
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
    if (certainty === 'very likely') lines.push(`      confirm: ${stated(confirm)}`, `      fix: ${stated(fix)}`);
  }
  if (deciding) {
    lines.push('', ...deciding.command.split('\n').map((line, i) => (i === 0 ? `$ ${line}` : `  ${line}`)));
    for (const { id, causes: which } of deciding.outcomes)
      lines.push(`      ${diagnosePage.outcomes[id]}: ${which.map((one) => diagnoseCauses[one].title).join(', ')}`);
  }
  if (question)
    lines.push(
      '',
      `Next: ${diagnosePage.questions[question][0]} (--fact ${question === 'lasted' ? 'seconds' : question}=…)`,
    );
  return lines;
}

const answer = (isJson: boolean, data: unknown, lines: readonly string[]): void =>
  print(isJson ? JSON.stringify(data, null, 1).split('\n') : lines);

await command(async () => {
  const { isJson, said, files } = callOf(process.argv.slice(2));
  const recording = await told(files, said);
  if (recording) answer(isJson, recording, linesOfRecording(recording));
  else {
    const text = await textOf(files[0]!);
    if (text.length > textMax)
      process.stderr.write(
        `Only the first ${textMax} characters are read: give the part around the end of the connection.\n`,
      );
    const report = reportOf('text', recognise(text), said, platform);
    answer(isJson, report, linesOf(report));
  }
});
