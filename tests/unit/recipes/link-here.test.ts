import { execFileSync } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { closeCodes } from '../../../src/core/protocol/close-codes.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { type Closing, expectedOf, incidents, readLink, recipeSite } from '../../support/incidents.ts';

const recipes = new URL('../../../src/recipes/link-here/', import.meta.url);
type Explain = (closing: Closing, secondsOpen: number) => string;

const load = async (file: string): Promise<Record<string, unknown>> => import(new URL(file, recipes).href);

describe.each(['link.js', 'link.ts'])('%s', (file) => {
  it('makes the links that the pages understand', async () => {
    const explain = (await load(file))['explain'] as Explain;
    for (const incident of incidents) expect(readLink(explain(...incident))).toEqual(expectedOf(incident));
  });

  it('makes a plain link when nothing else is known', async () => {
    const explain = (await load(file))['explain'] as (closing: { code: number }) => string;
    expect(explain({ code: 1006 })).toBe(`${recipeSite}/1006/`);
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
  expect((JSON.parse(output) as string[]).map(readLink)).toEqual(incidents.map((one) => expectedOf(one)));
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

  it.each(closeCodes)('logs $code at the level that its page names', async ({ code, logLevel }) => {
    const { logCloses } = (await load('node-logger.js')) as {
      logCloses: (wss: EventEmitter, log: Record<string, (line: string) => void>) => void;
    };
    const wss = new EventEmitter();
    const socket = new EventEmitter();
    const levels: string[] = [];
    const noting = (level: string) => () => levels.push(level);
    logCloses(wss, {
      debug: noting('debug'),
      info: noting('info'),
      warn: noting('warn'),
      error: noting('error'),
    });
    wss.emit('connection', socket);
    socket.emit('close', code, Buffer.alloc(0));
    expect(levels).toEqual([logLevel]);
  });
});

it.each(languages)('the tests that keep the promises of /link-here/ exist, and are named in %s', (lang) => {
  const named = wordsOf(lang, 'link-here').promises.flatMap((text) => text.match(/tests\/[\w./-]+\.test\.ts/g) ?? []);
  expect(named).toHaveLength(3);
  for (const file of named) expect(existsSync(file), file).toBe(true);
});
