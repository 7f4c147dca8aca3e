import type { Facts } from '../../../src/core/diagnose/facts.ts';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { type Ranked, rank } from '../../../src/core/diagnose/rank.ts';
import { cases, readCase } from '../../support/recordings.ts';

/** Each known ending with the causes that its recording lets stand: what looks the same on the wire is equally right. */
const trueCauses: Readonly<Record<string, readonly string[]>> = {
  'client sent text that is not UTF-8, 1007': ['bad-utf8'],
  'browser killed': ['page-left'],
  'path lost; close() waits for its timer': ['close-unanswered', 'network-lost'],
  'path lost; client heartbeat gave up': ['network-lost', 'close-unanswered', 'heartbeat-missed'],
  'page called close()': ['no-code', 'own-close'],
  'page called close(1000)': ['normal-close', 'own-close'],
  'page called close(4001)': ['application-code'],
  'connection refused': ['not-listening'],
  'server shut down in good order, 1001': ['graceful-shutdown'],
  'protocol error: masked frame from the server': ['broken-frames'],
  'idle timeout of nginx': ['idle-timeout'],
  'page navigated away': ['page-left'],
  'page left, kept in the back/forward cache, and restored': ['page-left', 'parked-page'],
  'user closed the tab': ['page-left'],
  'server got no pong (client suspended)': ['heartbeat-missed'],
  'handshake refused with HTTP 200': ['wrong-path'],
  'handshake refused with HTTP 401': ['auth-refused'],
  'handshake refused with HTTP 403': ['auth-refused', 'origin-refused'],
  'handshake refused with HTTP 426': ['upgrade-not-passed'],
  'handshake refused with HTTP 502': ['upstream-down'],
  'subprotocol not selected': ['wrong-subprotocol'],
  'server closed on purpose, 1000': ['normal-close'],
  'exception in the server, 1011': ['server-exception'],
  'server closed without a code': ['no-code'],
  // A process that was killed and one that stopped without a Close send the same packets.
  'connection reset by the server': ['process-killed', 'stopped-without-close'],
  'server process killed': ['process-killed', 'stopped-without-close'],
  'server restarted; page reconnected at the third try': ['process-killed', 'stopped-without-close'],
  'certificate not trusted': ['bad-certificate'],
};

export type JudgedRecording = {
  readonly file: string;
  readonly cause: string;
  readonly facts: Facts;
  readonly ranked: readonly Ranked[];
  /** Whether the file shows more of the end than a page's 1006 and how long it was open. */
  readonly isTelling: boolean;
  readonly isRight: (id: string) => boolean;
};

/** What such a file can be judged by: a status, a sign, a code that was sent, a page that was left. */
const tells = ({ status, signs = [], code, around }: Facts): boolean =>
  status !== undefined || signs.length > 0 || (code !== undefined && code !== 1006) || around !== undefined;

/** Every recording of a known ending, with what the diagnosis makes of its first connection. */
export function judgedRecordings(): readonly JudgedRecording[] {
  return cases.flatMap(({ id, truth, files }) =>
    files.flatMap((file): JudgedRecording[] => {
      const [connection] = readCase(id, file).connections;
      if (!connection) return [];
      const facts = factsOfConnection(connection);
      // Notes on how it was recorded are in parentheses: the ending is the same.
      const known = trueCauses[truth.cause] ?? trueCauses[truth.cause.replace(/ \([^)]+\)$/, '')];
      if (!known) throw new RangeError(`no cause is noted for “${truth.cause}”`);
      return [
        {
          file: `${id}/${file}`,
          cause: truth.cause,
          facts,
          ranked: rank(facts),
          isTelling: tells(facts),
          isRight: (one) => known.includes(one),
        },
      ];
    }),
  );
}
