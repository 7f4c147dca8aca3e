import { describe, expect, test } from 'vitest';
import { runCommand } from '../../support/run-command.ts';

const diagnose = (...args: readonly string[]) => runCommand('src/cli/diagnose.ts', args);

describe('the command line reads recordings', () => {
  test('three failed attempts after a killed server: connections, waits, policy', async () => {
    const { stdout, status } = await diagnose('--json', 'tests/captures/reconnect-3/capture.pcapng');
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

  test('a gzipped NetLog with bytes has the code, and no URL leaves it', async () => {
    const { stdout } = await diagnose('--json', 'tests/captures/netlog-everything/netlog.json.gz');
    expect(JSON.parse(stdout).connections[0].close[0]).toEqual({
      by: 'server',
      code: 1001,
      reason: 'server shutting down',
    });
    expect(stdout).not.toContain('example.test');
  });

  test('packets and a page’s recorder of one incident are one connection, with the offset of their clocks', async () => {
    const of = (file: string) => `tests/captures/wss-close-1001.node/${file}`;
    const told = JSON.parse((await diagnose('--json', of('capture.pcap'), of('recorder.json'))).stdout);
    expect(told.connections).toHaveLength(1);
    expect(told.connections[0]).toMatchObject({
      tcpEnd: { kind: 'fin', by: 'server' },
      event: { code: 1001, wasClean: true },
    });
    expect(told.connections[0].causes[0].id).toBe('graceful-shutdown');
    expect(told.files.map(({ input }: { input: string }) => input)).toEqual(['pcap', 'recorder']);
    expect(Math.abs(told.files[1].clockMs)).toBeLessThan(50);
    expect((await diagnose(of('capture.pcap'), of('recorder.json'))).stdout).toMatch(/^2 files: 1 connection$/m);
  });

  test('a handshake that TLS refused names the alert, as the page does', async () => {
    const { stdout } = await diagnose('--json', 'tests/captures/tls-self-signed/netlog.json.gz');
    const [connection] = JSON.parse(stdout).connections;
    expect(connection).toMatchObject({
      openedAtMs: null,
      alert: { by: 'client', number: 46, name: 'certificate_unknown' },
    });
    const lines = (await diagnose('tests/captures/tls-self-signed/netlog.json.gz')).stdout;
    expect(lines).toMatch(/never opened\n {3}TLS alert certificate_unknown \(46\) by the client$/m);
    const other = JSON.parse((await diagnose('--json', 'tests/captures/refused-403/capture.pcap')).stdout);
    expect(other.connections[0].alert).toBeNull();
  });

  test.each([
    ['a log beside a recording', ['README.md', 'tests/captures/refused-403/capture.pcap'], 'a log is read alone'],
    ['a capture of another program', ['tests/captures/formats/netmon2.cap'], 'Network Monitor'],
    ['a file that is not there', ['nothing.pcap'], 'There is no file'],
    ['a directory', ['tests'], 'is a directory'],
  ])('%s is answered in one sentence', async (_what, args, sentence) => {
    const { stdout, stderr, status } = await diagnose(...args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
