import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, cellsOf } from '../../src/evidence/cells.ts';
import { compareCell, withinWatch } from '../../src/evidence/compare.ts';
import { readContribution } from '../../src/evidence/contribution.ts';
import { records as lab } from '../../src/evidence/records.ts';
import type { CauseId, ClientId } from '../../src/evidence/schema.ts';
import { kitCauses } from '../../src/workshop/measure/kit-causes.ts';
import { until } from '../support/recipes.ts';
import { type Engine, Reader } from './engine.ts';
import { startBiDi } from './firefox.ts';
import { startWebKit } from './webkitgtk.ts';

// The kit of /measure/ end to end, as a reader runs it: what it records is what the lab has measured.
const engines: readonly { id: ClientId; start: () => Promise<Engine>; cannot: readonly CauseId[] }[] = [
  { id: 'chromium', start: () => startBiDi('chromium'), cannot: [] },
  { id: 'firefox', start: () => startBiDi('firefox'), cannot: [] },
  {
    id: 'webkitgtk',
    start: startWebKit,
    // Its second window lies beside the first, and it speaks TLS 1.0: what it refuses is the certificate.
    cannot: ['page-hidden-60s-then-server-close', 'tls-handshake-tls10-only'],
  },
];
const measured = cellsOf(lab);

/** What the lab saw, for each of its outcomes in the form of a prediction. */
const outcomesOf = ({ outcomes, cause, client, transport, variant }: Cell) =>
  outcomes.map((outcome) => ({
    cause,
    client,
    transport,
    variant,
    opened: outcome.opened,
    errorBeforeClose: outcome.code === null ? null : outcome.errorBeforeClose,
    code: outcome.code,
    reason: outcome.reason,
    wasClean: outcome.wasClean,
    clientAfterMs: outcome.client?.medianMs ?? null,
    serverCode: outcome.serverCode,
    serverAfterMs: outcome.server?.medianMs ?? null,
  }));

let workshop: ChildProcess;
let address = '';

beforeAll(async () => {
  workshop = spawn(process.execPath, ['src/workshop/workshop.ts', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [lines] = (await once(workshop.stdout!, 'data')) as [Buffer];
  address = /http:\S+token=\S+/.exec(String(lines))![0];
});
afterAll(async () => {
  workshop.kill();
  await once(workshop, 'exit');
});

describe.each(engines)('$id', ({ id, start, cannot }) => {
  let engine: Engine;
  afterAll(() => engine?.stop());

  // Once more where a busy machine has stretched a time.
  it('measures itself in less than four minutes and saves what the lab measured of it', {
    timeout: 360_000,
    retry: 1,
  }, async () => {
    engine = await start();
    const reader = new Reader(engine);
    await engine.goto(address);
    await reader.click('button', 'Start');
    const wanted = kitCauses.map(({ cause }) => cause).filter((cause) => !cannot.includes(cause));
    await reader.sees(
      `${wanted.length} of ${kitCauses.length} measured. The simulator agrees`,
      '[role=status]',
      240_000,
    );
    // The file, where it leaves the page.
    await reader.evaluate(
      `(URL.createObjectURL = (blob) => (blob.text().then((text) => { globalThis.saved = text; }), '#'), true)`,
    );
    await reader.click('button', 'Save the record');
    await until('the file is there', () => reader.evaluate('Boolean(globalThis.saved)'));
    const contribution = readContribution(await reader.evaluate<string>('globalThis.saved'));
    if ('problem' in contribution) throw new Error(contribution.problem);
    const cells = cellsOf(contribution.records);
    expect(cells.map(({ cause }) => cause).toSorted()).toEqual(wanted.toSorted());
    const differing = cells.flatMap((cell) => {
      const known = measured.find(({ cause, client }) => cause === cell.cause && client === id);
      const each = outcomesOf(known!).map((one) => compareCell(cell, withinWatch(one, cell.watchedMs)));
      return each.reduce((best, next) => (next.length < best.length ? next : best));
    });
    expect(differing).toEqual([]);
  });
});
