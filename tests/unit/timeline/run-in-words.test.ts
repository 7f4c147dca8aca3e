import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../src/core/acts/acts.ts';
import { clients } from '../../../src/core/peers/clients.ts';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { runInWords } from '../../../src/core/timeline/run-in-words.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { endingOf, readoutAt } from '../../../src/core/trace/readouts.ts';
import { toldRun } from '../../../src/core/trace/told-run.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { storyOfCause } from '../../../src/scenarios/diagnosis.ts';
import { scenarios } from '../../../src/scenarios/index.ts';
import { format } from '../../../src/ui/format.ts';
import { wordsIn } from '../../support/words.ts';
import { scenario } from '../sim/arbitrary.ts';

describe('a run in words', () => {
  it.each(languages)(
    'says of every story what happened, who noticed, why then and what would have helped (%s)',
    async (lang) => {
      const { told } = await wordsIn(lang, 'connection-timeline');
      const lines = [...scenarios.values()].map(
        (one) =>
          `${one.id}\n  ${runInWords(factsOfTrace(simulate(one)), told, format(lang), clients[one.profile].name)}\n`,
      );
      await expect(lines.join('')).toMatchFileSnapshot(`run-in-words.${lang}.txt`);
    },
  );

  it.each([
    ['en', 'At 1 s the server’s event loop hung; nobody waits for an answer, so nobody has detected it.'],
    ['ja', '1秒の時点でサーバーのイベントループが停止しました。応答を待つ側がないため、誰も検知していません。'],
  ] as const)('says that a server hangs although nobody has asked it anything (%s)', async (lang, text) => {
    const { told } = await wordsIn(lang, 'connection-timeline');
    const freeze = { atMs: 1_000, kind: 'server-freeze' } as const;
    const say = (...acts: readonly Act[]): string =>
      runInWords(factsOfTrace(simulate(scenarios.get('tls-server-idle-control')!, acts)), told, format(lang), '');
    expect(say(freeze)).toBe(text);
    expect(say()).toBe(told.nothing);
  });

  it('tells of a page that was reloaded while nobody listened, as its headline does', () => {
    const acts = [
      { atMs: 3_000, kind: 'server-kill' },
      { atMs: 3_000, kind: 'page-reload' },
    ] as const;
    const facts = factsOfTrace(simulate(scenarios.get('h2-server-idle-control')!, acts));
    expect(endingOf(facts)).toEqual({ how: 'never', code: 1006 });
    expect(toldRun(facts)).toMatchObject({ cause: { kind: 'handshake' }, side: 'client', code: 1006 });
  });

  it('blames an outage for what the client’s own network does to HTTP/2 once it is back, and not what happens meanwhile', () => {
    const told = (...acts: readonly Act[]) =>
      toldRun(factsOfTrace(simulate({ ...scenarios.get('h2-server-idle-control')!, profile: 'chromium' }, acts)));
    const off: Act = { atMs: 3_000, kind: 'client-network-off' };
    const on: Act = { atMs: 8_000, kind: 'network-restore' };
    const blamed = { cause: { kind: 'act', act: 'client-network-off' }, code: 1006, why: 'network-change', times: 1 };
    expect(told(off, on)).toMatchObject(blamed);
    expect(told(off, { atMs: 4_000, kind: 'server-freeze' }, on)).toMatchObject(blamed);
  });

  it('advises traffic against an idle limit only, not where a proxy stops or a connection has lasted too long', () => {
    const helpOf = (cause: string) => toldRun(factsOfTrace(simulate(storyOfCause(cause, 60_000)!)))?.help;
    expect(helpOf('idle-timeout')).toBe('traffic');
    expect(helpOf('proxy-reload')).toBe('drain');
    expect(helpOf('lifetime-limit')).toBe('early');
  });

  it('advises no heartbeat of a page that was in the cache meanwhile: none of its script ran', () => {
    const acts = [
      { atMs: 1_000, kind: 'page-navigate' },
      { atMs: 120_000, kind: 'page-return' },
    ] as const;
    expect(toldRun(factsOfTrace(simulate(scenarios.get('cable-pulled')!, acts)))).toMatchObject({
      how: 'closed',
      code: 1006,
      why: 'asleep',
      help: 'asleep',
    });
  });

  it('advises none either of a page that is in the cache or frozen still', () => {
    for (const kind of ['page-navigate', 'page-freeze'] as const)
      expect(
        toldRun(factsOfTrace(simulate(scenarios.get('going-away')!, [{ atMs: 1_000, kind }]))),
        kind,
      ).toMatchObject({ how: 'unaware', help: 'asleep' });
  });

  it('says over what the client was connected again, where that is not what it had lost', () => {
    const goingAway = scenarios.get('going-away')!;
    const againOf = (transport: 'ws' | 'h2', profile: 'chromium' | 'firefox') =>
      toldRun(
        factsOfTrace(simulate({ ...goingAway, profile, settings: { ...goingAway.settings, transport, sockets: 1 } })),
      )?.again?.over;
    expect(againOf('h2', 'chromium')).toBe('HTTP/1.1');
    expect(againOf('h2', 'firefox')).toBe(null);
    expect(againOf('ws', 'chromium')).toBe(null);
  });

  it('says of the last of several drops how many there were, and when the first', () => {
    const tab = scenarios.get('going-away')!;
    const drops = [3, 20, 50].flatMap((s) => [
      { atMs: s * 1_000, kind: 'cable-pull' as const },
      { atMs: s * 1_000 + 12_000, kind: 'network-restore' as const },
    ]);
    const told = toldRun(factsOfTrace(simulate(tab, drops)))!;
    expect(told.cause).toEqual({ kind: 'act', act: 'cable-pull' });
    expect(told).toMatchObject({ atMs: 50_000, times: 3, firstAtMs: 3_000 });
    const once = toldRun(factsOfTrace(simulate(tab, drops.slice(0, 2))))!;
    expect(once).toMatchObject({ atMs: 3_000, times: 1, firstAtMs: 3_000 });
  });

  it('calls a server that ends what is quiet no heartbeat, and advises to say something to it', () => {
    expect(toldRun(factsOfTrace(simulate(scenarios.get('srv-cowboy-idle')!)))).toMatchObject({
      cause: { kind: 'gives-up', side: 'server', why: 'silence' },
      help: 'heard',
    });
  });

  it('speaks of no heartbeat where nothing has opened', () => {
    for (const id of ['handshake-refused', 'h2-handshake-rst-cancel', 'tls-self-signed'])
      expect(toldRun(factsOfTrace(simulate(scenarios.get(id)!)))?.help, id).toBe(null);
  });

  it('never contradicts the headline or the title, whatever the run', () => {
    fc.assert(
      fc.property(scenario, (one) => {
        const facts = factsOfTrace(simulate(one));
        const told = toldRun(facts);
        const read = readoutAt(facts, facts.trace.endMs);
        if (!told) {
          expect(read.state).toBe('nothing');
          expect(endingOf(facts).code).toBeNull();
          return;
        }
        expect(told.side).toBe(read.side);
        expect(told.toldAtMs - told.atMs).toBe(read.ms);
        const isTold = told.how === 'closed' || told.how === 'gave-up';
        expect(read.state).toBe(isTold ? 'knows' : told.how === 'mended' ? 'unnoticed' : 'unaware');
        if (told.how === 'closed' && told.side === 'client') expect(endingOf(facts).code).toBe(told.code);
        if (told.why === 'close-frame' && told.code !== null) expect(told.how).toBe('closed');
        // What is over before anybody detected it has cost nobody the connection.
        if (told.how === 'mended') expect(endingOf(facts).code).toBeNull();
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) },
    );
  });
});
