import type { Act, ActKind } from '../../../src/core/acts/acts.ts';
import { textbookPolicy } from '../../../src/core/backoff/textbook.ts';
import type { Scenario, Settings } from '../../../src/core/sim/settings.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { printTrace } from '../../../src/core/trace/print-trace.ts';
import { quiet } from '../../../src/scenarios/base.ts';

type Parts = Partial<Omit<Scenario, 'settings' | 'acts'>> & { readonly settings?: Partial<Settings> };

/** A wait of one, two, four … seconds, never random. */
export const doubling = textbookPolicy({ baseMs: 1_000, factor: 2, capMs: 30_000, jitter: 'none' });

export const act = (seconds: number, kind: ActKind, args?: Act['args']): Act => ({
  atMs: Math.round(seconds * 1_000),
  kind,
  ...(args ? { args } : {}),
});

/** A connection that opens at 0.004 s, one millisecond from its server, watched for a minute after the last act. */
export const story = ({ settings, ...parts }: Parts, acts: readonly Act[]): Scenario => ({
  id: 'any',
  profile: 'chromium',
  server: 'ws',
  handshake: { kind: 'accept' },
  seed: 1,
  connectAtMs: 0,
  watchMs: 60_000,
  ...parts,
  settings: { ...quiet, ...settings },
  acts,
});

/** When the client's messages leave, s. */
export const said = (scenario: Scenario): number[] =>
  simulate(scenario).events.flatMap((event) =>
    event.kind === 'sent' &&
    event.side === 'client' &&
    event.segment.kind === 'frame' &&
    event.segment.opcode === 'text' &&
    event.retransmission === 0
      ? [event.atMs / 1_000]
      : [],
  );

const traffic =
  /(-> |<- ) ?(SYN|FIN|RST|opening|TLS|text|TCP|tcp)|onmessage|lost at|readyState (CONNECTING|CLOSING)|small messages/;

/** What happened after the opening, without the traffic: events, timers, the server, the path, the waits. */
export function tell(parts: Parts, ...acts: readonly Act[]): string {
  const lines = printTrace(simulate(story(parts, acts)))
    .trimEnd()
    .split('\n');
  return `\n${lines
    .filter((line) => !traffic.test(line) && !/^ +0\.00\d/.test(line))
    .map((line) => line.trim().replace(/ {2,}/g, '  '))
    .join('\n')}\n`;
}
