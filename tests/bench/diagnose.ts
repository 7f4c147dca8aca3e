import { recognise } from '../../src/core/diagnose/recognise.ts';
import { type Figure, leastCpuMs } from './measure.ts';

const BYTES = 2_000_000;

/** A log of a busy server, two megabytes long, in which one line tells why. */
function busyLog(): string {
  const lines: string[] = [];
  let length = 0;
  for (let i = 0; length < BYTES; i++) {
    const line = `2026-11-24T09:${String(i % 60).padStart(2, '0')}:02Z INFO connected client=${i} request GET /items/${i} status=200 ok`;
    lines.push(line);
    length += line.length + 1;
  }
  lines[lines.length >> 1] = 'websocket: close 1009 (message too big): read limit exceeded';
  return lines.join('\n');
}

/** What the reader waits for after a paste. It is a time and no ratio, because it was promised as a time. */
export function diagnoseFigures(): readonly Figure[] {
  const text = busyLog();
  const ms = leastCpuMs(8, () => {
    if (recognise(text).facts.code === undefined) throw new Error('the telling line was missed');
  });
  return [
    {
      name: 'diagnose: milliseconds of processor time to read 2 MB of log',
      value: ms,
      most: 300,
      note: `${text.length} characters, least of 8 runs`,
    },
  ];
}
