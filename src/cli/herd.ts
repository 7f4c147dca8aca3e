// npm run --silent herd -- [--json | --csv] CONFIG.json | -: what many clients that reconnect at once do to their servers
import { createReadStream } from 'node:fs';
import process from 'node:process';
import { csvOfRun } from '../core/herd/csv-of-run.ts';
import type { HerdResult } from '../core/herd/result.ts';
import { runOne } from '../core/herd/run-herd.ts';
import { argumentsOf, BadInput, command, print } from './command.ts';
import { readHerdConfig } from './herd-config.ts';

const usage = 'Usage: npm run --silent herd -- [--json | --csv] CONFIG.json (or - for standard input)';
/** A configuration has some hundred bytes. */
const bytesMax = 100_000;

async function textOf(file: string): Promise<string> {
  if (file === '-' && process.stdin.isTTY) throw new BadInput(usage);
  const stream: AsyncIterable<Buffer> = file === '-' ? process.stdin : createReadStream(file);
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > bytesMax) throw new BadInput(`A configuration has at most ${bytesMax} bytes.`);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/** What is printed. Times in ms from the first lost connection; null: not within the run. */
function reportOf(result: HerdResult) {
  const { config, totals, backMs, peakOverCapacity, overloadSeconds, lowestShare, wasted } = result;
  return {
    recovered: backMs.all !== null,
    backMs: { '50 %': backMs.half, '95 %': backMs.most, '99.9 %': backMs.all },
    totals,
    wasted: { attempts: wasted, handshakes: totals.vain },
    peakOverCapacity,
    overloadSeconds,
    lowestShare,
    config,
  };
}

const seconds = (ms: number | null): string => (ms === null ? 'not within the run' : `${(ms / 1_000).toFixed(1)} s`);

function linesOf(result: HerdResult): string[] {
  const { totals, backMs, peakOverCapacity, overloadSeconds } = result;
  return [
    backMs.all === null ? 'Not recovered.' : `Recovered: 99.9 % are connected after ${seconds(backMs.all)}.`,
    `50 %             ${seconds(backMs.half)}`,
    `95 %             ${seconds(backMs.most)}`,
    `99.9 %           ${seconds(backMs.all)}`,
    `attempts         ${totals.attempts}`,
    `  no server      ${totals.unanswered}`,
    `  refused        ${totals.refused - totals.left}`,
    `  left the queue ${totals.left}`,
    `connected        ${totals.connected} of ${totals.lost}`,
    `gave up          ${totals.gaveUp}`,
    `crashes          ${totals.crashes}`,
    `in vain          ${totals.vain} handshakes for clients that had left`,
    `peak             ${peakOverCapacity.toFixed(2)} times capacity, above it for ${overloadSeconds} s`,
  ];
}

await command(async () => {
  const { values, positionals } = argumentsOf(usage, {
    options: { json: { type: 'boolean' }, csv: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1 || (values.json && values.csv)) throw new BadInput(usage);
  const read = readHerdConfig(await textOf(file));
  if (read.kind === 'problem') throw new BadInput(read.sentence);
  const result = runOne(read.config);
  if (values.csv) process.stdout.write(csvOfRun(result));
  else print(values.json ? JSON.stringify(reportOf(result), null, 1).split('\n') : linesOf(result));
});
