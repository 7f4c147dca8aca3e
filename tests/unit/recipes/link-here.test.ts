import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { incidentLink } from '../../../src/core/link/code-link.ts';
import { parseFragment } from '../../../src/core/link/fragment.ts';

const recipes = new URL('../../../src/recipes/link-here/', import.meta.url);
const site = 'https://close-codes.example';

type Closing = { code: number; reason: string; wasClean: boolean };
type Explain = (closing: Closing, secondsOpen: number) => string;

const incidents: readonly (readonly [Closing, number])[] = [
  [{ code: 1006, reason: '', wasClean: false }, 60.04],
  [{ code: 1001, reason: 'going down', wasClean: true }, 0],
  [{ code: 4321, reason: '満員 & more=less', wasClean: true }, 12.5],
  [{ code: 999, reason: '100%', wasClean: true }, 1],
  [{ code: 2000, reason: '', wasClean: true }, 1],
  [{ code: 3003, reason: '', wasClean: true }, 1],
  [{ code: 3999, reason: '', wasClean: true }, 1],
  [{ code: 5000, reason: '', wasClean: true }, 1],
  [{ code: 65_535, reason: 'x'.repeat(123), wasClean: false }, 86_400],
];

/** Path and parsed fragment: two links are the same when a page reads the same from them. */
const read = (link: string) => {
  const { pathname, hash } = new URL(link, site);
  return { pathname, fragment: parseFragment(hash) };
};
const expected = ([{ code, reason, wasClean }, afterSeconds]: (typeof incidents)[number]) =>
  read(incidentLink({ code, reason, wasClean, afterSeconds })!);

const load = async (file: string): Promise<Record<string, unknown>> => import(new URL(file, recipes).href);

describe.each(['link.js', 'link.ts'])('%s', (file) => {
  it('makes the links that the pages understand', async () => {
    const explain = (await load(file))['explain'] as Explain;
    for (const incident of incidents) expect(read(explain(...incident))).toEqual(expected(incident));
  });

  it('makes a plain link when nothing else is known', async () => {
    const explain = (await load(file))['explain'] as (closing: { code: number }) => string;
    expect(explain({ code: 1006 })).toBe(`${site}/1006/`);
  });
});

it('link.py makes the same links', () => {
  const program = [
    'import json, sys',
    `sys.path.insert(0, ${JSON.stringify(fileURLToPath(recipes))})`,
    'sys.dont_write_bytecode = True',
    'from link import explain',
    'print(json.dumps([explain(c["code"], c["reason"], c["wasClean"], s) for c, s in json.load(sys.stdin)]))',
  ].join('\n');
  const output = execFileSync('python3', ['-c', program], { input: JSON.stringify(incidents), encoding: 'utf8' });
  expect((JSON.parse(output) as string[]).map(read)).toEqual(incidents.map(expected));
});

describe('the loggers', () => {
  it('say how a real connection ended, on both ends', async () => {
    const { logClose } = (await load('browser-logger.js')) as {
      logClose: (socket: globalThis.WebSocket, log: (line: string) => void) => void;
    };
    const { logCloses } = (await load('node-logger.js')) as {
      logCloses: (wss: WebSocketServer, log: Record<'info' | 'warn', (line: string) => void>) => void;
    };
    const wss = new WebSocketServer({ port: 0 });
    const server: string[] = [];
    const client: string[] = [];
    logCloses(wss, { info: (line) => server.push(`info ${line}`), warn: (line) => server.push(`warn ${line}`) });
    const { port } = wss.address() as { port: number };
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    logClose(socket as unknown as globalThis.WebSocket, (line) => client.push(line));
    const [accepted] = (await once(wss, 'connection')) as [WebSocket];
    accepted.close(4321, 'full');
    await Promise.all([once(socket, 'close'), once(accepted, 'close')]);
    wss.close();
    expect(client).toEqual([
      expect.stringMatching(/^WebSocket closed: 4321 .*\/4000-4999\/#code=4321&after=.*clean=true&reason=full$/),
    ]);
    expect(server).toEqual([expect.stringMatching(/^warn WebSocket closed: 4321 .*\/4000-4999\/#code=4321&after=/)]);
  });
});
