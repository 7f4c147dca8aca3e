import type { Side } from '../protocol/segment.ts';
import { tlsAlertName } from '../protocol/tls-alerts.ts';
import { inCommon } from './align.ts';
import { incidentsOf } from './incident.ts';
import type { ObservedConnection, Opening, Recording } from './observed.ts';
import { shapeOfWaits, type WaitShape, waitsOf } from './waits.ts';

/** A cause and how likely it is, from 0 to 1. */
export type LikelyCause = { readonly id: string; readonly probability: number };

/** One connection as `npm run diagnose -- --json FILE` prints it. Times in ms from the start of the file. */
export type ConnectionJson = {
  readonly id: string;
  /** `redacted` where the file has one: URLs carry tokens. */
  readonly url: 'redacted' | null;
  readonly transport: ObservedConnection['transport'];
  readonly opening: Opening;
  readonly openedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly lifetimeMs: number | null;
  readonly status: number | null;
  /** Without a code in the frame both are empty, `null` and `''`; what the file does not show is `null`. */
  readonly close: readonly { readonly by: Side; readonly code: number | null; readonly reason: string | null }[];
  readonly firstCloseBy: Side | null;
  /** The alert of TLS that kept it from opening. */
  readonly alert: { readonly by: Side; readonly number: number; readonly name: string; readonly atMs: number } | null;
  readonly tcpEnd: ObservedConnection['tcpEnd'];
  readonly netError: string | null;
  readonly event: ObservedConnection['event'];
  readonly causes: readonly LikelyCause[];
};

export type RecordingJson = {
  readonly input: Recording['input'];
  readonly problems: Recording['problems'];
  readonly connections: readonly ConnectionJson[];
  readonly waitsMs: readonly number[];
  readonly policy: WaitShape | null;
};

/** One of several files. `clockMs`: how far its clock is ahead of that of the first; null: unknown. */
export type FileJson = Pick<RecordingJson, 'input' | 'problems'> & {
  readonly connections: number;
  readonly clockMs: number | null;
};

/** To a thousandth of a millisecond: what packets are stamped with. */
const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 1000) / 1000);

/** What the diagnosis makes of a connection: its causes among those that were recorded with it, its alert, and its opening. */
export type Judge = {
  readonly causesOf: (connection: ObservedConnection, all: readonly ObservedConnection[]) => readonly LikelyCause[];
  readonly alertOf: (
    connection: ObservedConnection,
  ) => { readonly by: Side; readonly alert: number; readonly atMs: number } | null;
  readonly openingOf: (connection: ObservedConnection) => Opening;
};

/** What a recording says, without anything that names a host, a path or a payload. */
export function recordingJson(recording: Recording, { causesOf, alertOf, openingOf }: Judge): RecordingJson {
  const waitsMs = waitsOf(recording.connections);
  return {
    input: recording.input,
    problems: recording.problems,
    connections: recording.connections.map((connection) => {
      const { openedAtMs, endedAtMs, close } = connection;
      const said = alertOf(connection);
      return {
        id: connection.id,
        url: connection.url === null ? null : 'redacted',
        transport: connection.transport,
        opening: openingOf(connection),
        openedAtMs: rounded(openedAtMs),
        endedAtMs: rounded(endedAtMs),
        lifetimeMs: openedAtMs === null || endedAtMs === null ? null : rounded(endedAtMs - openedAtMs),
        status: connection.status,
        close: close.map(({ by, code, reason, empty }) => ({
          by,
          code,
          reason: empty ? '' : code === null ? null : reason,
        })),
        firstCloseBy: connection.firstCloseBy,
        alert: said && {
          by: said.by,
          number: said.alert,
          name: tlsAlertName(said.alert),
          atMs: rounded(said.atMs) ?? said.atMs,
        },
        tcpEnd: connection.tcpEnd,
        netError: connection.netError,
        event: connection.event,
        causes: causesOf(connection, recording.connections),
      };
    }),
    waitsMs: waitsMs.map((wait) => Math.round(wait)),
    policy: shapeOfWaits(waitsMs),
  };
}

/** The same of several files: connections that more than one shows are one. Times in ms from the start of the first file. */
export function recordingsJson(
  recordings: readonly Recording[],
  judge: Judge,
): RecordingJson & { readonly files: readonly FileJson[] } {
  const [first] = recordings;
  const problems = [...new Set(recordings.flatMap((one) => one.problems))];
  const incidents = incidentsOf(recordings).map(({ connections, startEpochMs, endMs }) =>
    recordingJson({ input: first?.input ?? null, connections, startEpochMs, endMs, problems, items: 0 }, judge),
  );
  return {
    input: first?.input ?? null,
    problems,
    connections: incidents.flatMap(({ connections }) => connections),
    waitsMs: incidents.flatMap(({ waitsMs }) => waitsMs),
    policy: incidents.find(({ policy }) => policy !== null)?.policy ?? null,
    files: recordings.map((one, i) => ({
      input: one.input,
      problems: one.problems,
      connections: one.connections.length,
      clockMs: i === 0 || !first ? 0 : rounded(inCommon(first, one)?.clockMs ?? null),
    })),
  };
}
