import { incidentsOf } from '../../core/capture/incident.ts';
import { printTrace } from '../../core/trace/print-trace.ts';
import { traced } from '../../widgets/recording/in-full.ts';
import { readWhole } from '../../widgets/recording/read-whole.ts';
import type { EnvelopeId } from './cases.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob('./recorded/*/*.{txt,json}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const captures: Readonly<Record<string, string>> = import.meta.glob('./recorded/*/capture.*', {
  query: '?url&inline',
  import: 'default',
  eager: true,
});

const textOf = (id: string, file: string): string => {
  const text = texts[`./recorded/${id}/${file}`];
  if (text === undefined) throw new Error(`the case ${id} has no ${file}`);
  return text;
};

/** The packets of a case, as the recorder wrote them. */
export function captureOf(id: string): Uint8Array {
  const [, url] = Object.entries(captures).find(([path]) => path.startsWith(`./recorded/${id}/`)) ?? [];
  if (url === undefined) throw new Error(`the case ${id} has no packets`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** What script was told, as the recorder in the page wrote it. */
export const recorderOf = (id: string): Uint8Array => Buffer.from(textOf(id, 'recorder.json'));

type Recorded = { readonly t: number; readonly type: string } & Readonly<Record<string, unknown>>;

/** What the recorder notes beside moment and kind, and a reader needs. */
const shown = ['code', 'reason', 'wasClean', 'kind', 'bytes', 'args', 'persisted', 'state', 'protocols'] as const;

function scriptLines(id: string): string {
  const { events }: { readonly events: readonly Recorded[] } = JSON.parse(textOf(id, 'recorder.json'));
  const startMs = events.find(({ type }) => type === 'constructor')?.t ?? 0;
  return events
    .filter(({ t }) => t >= startMs)
    .map((event) => {
      const details = shown.flatMap((key) => (key in event ? [`${key}=${JSON.stringify(event[key])}`] : []));
      return [((event.t - startMs) / 1000).toFixed(3).padStart(7), event.type, ...details].join('  ');
    })
    .join('\n');
}

/** What passed the recorder at the client; the file itself knows nothing of states. */
function packetLines(id: string): string {
  const [incident] = incidentsOf([readWhole(captureOf(id))]);
  const connection = incident?.connections[0];
  if (!incident || !connection) throw new Error(`no connection in the packets of ${id}`);
  return printTrace(traced(incident, connection).observed.trace)
    .split('\n')
    .filter((line) => / client {2}(->|<-)/.test(line))
    .map((line) => line.replace('#1  client  ', ''))
    .join('\n');
}

/** Lines of a log that carry a moment: what a program printed between them is its stack. */
const logLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^(\d{4}|\d+\.\d+\.\d+\.\d+)/.test(line))
    .join('\n');

/** What an envelope of a case holds, as text. */
export function envelopeText(id: string, envelope: EnvelopeId): string {
  switch (envelope) {
    case 'script':
      return scriptLines(id);
    case 'packets':
      return packetLines(id);
    case 'console':
      return textOf(id, 'console.txt').trimEnd();
    case 'access-log':
      return textOf(id, 'proxy.access.log.txt').trimEnd();
    default:
      return logLines(textOf(id, envelope === 'proxy-log' ? 'proxy.log.txt' : 'server.log.txt'));
  }
}

/** What was done in the laboratory, and what it came to. */
export type Truth = {
  readonly recorded: string;
  readonly client: string;
  readonly truth: { readonly closeEvent: { readonly code: number; readonly wasClean: boolean } | null };
};
export const truthOf = (id: string): Truth => JSON.parse(textOf(id, 'case.json'));
