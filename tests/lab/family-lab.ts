/** What the labs of networks, pages and offers share: their options, their clock, and how their records are kept. */
import { readFileSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { argumentsOf } from '../../src/cli/command.ts';
import type { Transport } from '../../src/evidence/families.ts';
import type { ClientLog } from './clients/page-lab.ts';
import type { Kind } from './servers/secure.ts';

/** `--only`, `--client`, `--runs`, and `--out`, which is the family's own file unless it is given. */
export function labOptions(folder: 'networks' | 'pages' | 'offers') {
  const { values } = argumentsOf(
    `Usage: npm run lab:${folder} -- [--only TRIAL …] [--client CLIENT …] [--runs 2] [--out FILE]`,
    {
      options: {
        only: { type: 'string', multiple: true },
        client: { type: 'string', multiple: true },
        runs: { type: 'string', default: '2' },
        out: {
          type: 'string',
          default: new URL(`../../src/evidence/${folder}/records.json`, import.meta.url).pathname,
        },
      },
    },
  );
  const { only, client, runs, out } = values;
  const among = <T extends string>(all: readonly T[], given: readonly string[] | undefined): readonly T[] =>
    all.filter((each) => given?.includes(each) ?? true);
  return {
    out,
    runs: Array.from({ length: Number(runs) }, (_, index) => index + 1),
    trials: <T extends string>(all: readonly T[]) => among(all, only),
    clients: <T extends string>(all: readonly T[]) => among(all, client),
  };
}

const startMs = Date.now();
export const say = (text: string): void =>
  console.log(`${((Date.now() - startMs) / 1000).toFixed(1).padStart(7)} s  ${text}`);

export const kernel = release().split('-')[0] ?? release();

/** The port of servers/secure.ts for each transport. */
export const kinds: Readonly<Record<Transport, Kind>> = { ws: 'plain', wss: 'wss', h2: 'h2' };

type Run = {
  readonly cause: string;
  readonly variant: string | null;
  readonly client: string;
  readonly clientVersion: string;
  readonly transport: Transport;
  readonly run: number;
};

/** Adds runs to a file of records, numbered after those of the same cell, in the order of the causes. */
export function keepIn<Record extends Run>(
  file: string,
  parse: (input: unknown) => Record[],
  causes: readonly string[],
): (fresh: readonly Record[]) => void {
  const cell = ({ cause, variant, client, clientVersion, transport }: Run): string =>
    [cause, variant, client, clientVersion, transport].join('|');
  return (fresh) => {
    const all = parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const record of fresh) {
      const earlier = all.filter((each) => cell(each) === cell(record)).length;
      all.push({ ...record, run: earlier + 1 });
    }
    all.sort(
      (a, b) => causes.indexOf(a.cause) - causes.indexOf(b.cause) || cell(a).localeCompare(cell(b)) || a.run - b.run,
    );
    writeFileSync(file, `[\n${all.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
  };
}

type ServerEvent = Readonly<Record<string, unknown>>;

/** What the script of a client noted; its times count from `fromMs`. */
export function clientSaw({ entries }: ClientLog, fromMs: number) {
  const close = entries.find(({ what }) => what === 'close');
  return {
    errorBeforeClose: close !== undefined && entries.some(({ what }) => what === 'error'),
    code: close?.code ?? null,
    wasClean: close?.wasClean ?? null,
    afterMs: close ? Math.max(0, close.atMs - fromMs) : null,
  };
}

/** What its server noted, until `untilMs`; its times count from `fromMs`. */
export function serverSaw(events: readonly ServerEvent[], fromMs: number, untilMs = Number.POSITIVE_INFINITY) {
  const over = events.find(({ event, atMs }) => event === 'close' && Number(atMs) <= untilMs);
  return {
    code: over ? Number(over['code']) : null,
    afterMs: over ? Math.max(0, Number(over['atMs']) - fromMs) : null,
  };
}

/** Whether a connection went over what was wanted, as its server says: a browser may choose otherwise. */
export function wentOver(transport: Transport, events: readonly ServerEvent[], name: string): boolean {
  const went = events.find(({ event }) => event === 'connected')?.['transport'];
  const wrong = transport === 'h2' && went !== 'h2';
  if (wrong) say(`${name} DROPPED: went over ${went}`);
  return !wrong;
}
