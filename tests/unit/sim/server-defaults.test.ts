import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import { type ServerId, serverIds } from '../../../src/core/peers/servers.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { outcome } from '../../../src/core/trace/outcome.ts';
import { act, story } from './tell.ts';

/** What a client of ws reports, and how long after the first act. */
function reported(server: ServerId, acts: readonly Act[]): string {
  const facts = factsOfTrace(simulate(story({ profile: 'ws', server, watchMs: 70_000 }, acts)));
  const { client } = outcome(facts, 1);
  if (!client) return 'nothing';
  return `${client.code}${client.reason ? ` ${client.reason}` : ''} after ${Math.round((client.atMs - acts[0]!.atMs) / 1_000)} s`;
}

const each = (...acts: readonly Act[]) =>
  Object.fromEntries(serverIds.map((server) => [server, reported(server, acts)]));

describe('a server library with nothing set', () => {
  it('answers a Close without a code with one, but for aiohttp and Tomcat, which say 1000', () => {
    expect(each(act(1, 'client-close'))).toEqual({
      ws: '1005 after 0 s',
      websockets: '1005 after 0 s',
      aiohttp: '1000 after 0 s',
      gorilla: '1005 after 0 s',
      tomcat: '1000 after 0 s',
    });
  });

  it('repeats code and reason, or the code alone, or says 1000 to everything', () => {
    expect(each(act(1, 'client-close', { code: 4000, reason: 'x' }))).toEqual({
      ws: '4000 x after 0 s',
      websockets: '4000 x after 0 s',
      aiohttp: '1000 after 0 s',
      gorilla: '4000 after 0 s',
      tomcat: '4000 x after 0 s',
    });
  });

  it('says 1001 on SIGTERM only where it is Tomcat; aiohttp serves on for a minute and then says nothing', () => {
    expect(each(act(1, 'server-sigterm'))).toEqual({
      ws: '1006 after 0 s',
      websockets: '1006 after 0 s',
      aiohttp: '1006 after 60 s',
      gorilla: '1006 after 0 s',
      tomcat: '1001 The web application is stopping after 0 s',
    });
  });

  it('refuses text that is not UTF-8 with 1007, but for gorilla, which does not look', () => {
    expect(each(act(1, 'client-send', { how: 'invalid-utf8' }))).toEqual({
      ws: '1007 after 0 s',
      websockets: '1007 after 0 s',
      aiohttp: '1007 after 0 s',
      gorilla: 'nothing',
      tomcat: '1007 after 0 s',
    });
  });
});
