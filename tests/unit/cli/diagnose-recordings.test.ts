import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { factsOfConnection } from '../../../src/core/diagnose/facts-of-connection.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { type Case, cases, readCase } from '../../support/recordings.ts';

const diagnose = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['src/cli/diagnose.ts', ...args], { encoding: 'utf8' });

describe('the command line reads recordings', () => {
  test('three failed attempts after a killed server: connections, waits, policy', () => {
    const { stdout, status } = diagnose('--json', 'tests/captures/reconnect-3/capture.pcapng');
    const told = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(told.input).toBe('pcap');
    expect(told.connections).toHaveLength(4);
    expect(told.connections[0]).toMatchObject({
      url: 'redacted',
      transport: 'ws',
      status: 101,
      close: [],
      firstCloseBy: null,
      tcpEnd: { kind: 'fin', by: 'server' },
    });
    expect(told.connections[1].causes[0].id).toBe('not-listening');
    expect(told.waitsMs).toEqual([511, 1008, 2008]);
    expect(told.policy).toMatchObject({ kind: 'exponential', factor: 2 });
  });

  test('a gzipped NetLog with bytes has the code, and no URL leaves it', () => {
    const { stdout } = diagnose('--json', 'tests/captures/netlog-everything/netlog.json.gz');
    expect(JSON.parse(stdout).connections[0].close[0]).toEqual({
      by: 'server',
      code: 1001,
      reason: 'server shutting down',
    });
    expect(stdout).not.toContain('example.test');
  });

  test.each([
    ['a capture of another program', ['tests/captures/formats/netmon2.cap'], 'Network Monitor'],
    ['a file that is not there', ['nothing.pcap'], 'There is no file'],
    ['a directory', ['tests'], 'is a directory'],
  ])('%s is answered in one sentence', (_what, args, sentence) => {
    const { stdout, stderr, status } = diagnose(...args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

/** What the packets alone may be taken for: the true cause, or those that look the same on the wire. */
const onWire: Readonly<Record<string, readonly string[]>> = {
  'client sent text that is not UTF-8, 1007': ['bad-utf8'],
  'connection refused': ['not-listening'],
  'server shut down in good order, 1001': ['graceful-shutdown'],
  'protocol error: masked frame from the server': ['broken-frames'],
  // A FIN at a moment that no default limit has: a timer, or a process that ended, look the same from the client.
  'idle timeout of nginx': ['idle-timeout'],
  'page navigated away': ['page-left'],
  'user closed the tab': ['page-left'],
  'server got no pong (client suspended)': ['heartbeat-missed'],
  'handshake refused with HTTP 200': ['wrong-path'],
  'handshake refused with HTTP 401': ['auth-refused'],
  'handshake refused with HTTP 403': ['auth-refused', 'origin-refused'],
  'handshake refused with HTTP 426': ['upgrade-not-passed'],
  'handshake refused with HTTP 502': ['upstream-down'],
  'subprotocol not selected': ['wrong-subprotocol'],
  'server closed on purpose, 1000': ['normal-close'],
  'server closed without a code': ['no-code'],
};

const captures = cases
  .filter(({ truth, encrypted }) => !encrypted && onWire[truth.cause])
  .flatMap((one): (readonly [string, Case, string])[] =>
    one.files.filter((file) => /^capture\.pcap/.test(file)).map((file) => [`${one.id}/${file}`, one, file]),
  );

describe('packets lead to the cause', () => {
  test.each(captures)('%s', (_name, { id, truth }, file) => {
    const facts = factsOfConnection(readCase(id, file).connections[0]!);
    expect(onWire[truth.cause]).toContain(rank(facts)[0]?.cause.id);
  });
});
