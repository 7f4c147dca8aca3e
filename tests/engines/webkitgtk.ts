import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWebKitSession } from '../lab/clients/webkitgtk.ts';
import { freePort } from '../support/recipes.ts';
import { type Engine, keys } from './engine.ts';

/** WebKitGTK with a window of 1280 × 900 or the largest that its screen has room for. */
export async function startWebKit(): Promise<Engine> {
  const directory = mkdtempSync(join(tmpdir(), 'engines-webkitgtk-'));
  const session = await startWebKitSession({ directory, port: await freePort() });
  await session.command('POST', '/window/rect', { x: 0, y: 0, width: 1280, height: 900 });
  const pointer = (actions: readonly object[]) =>
    session.command('POST', '/actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });
  const move = (x: number, y: number) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 });
  return {
    name: 'webkitgtk',
    version: session.version,
    async goto(url) {
      await session.command('POST', '/url', { url: 'about:blank' });
      await session.command('POST', '/url', { url });
    },
    async reload() {
      await session.command('POST', '/refresh');
    },
    evaluate: (expression) => session.command('POST', '/execute/sync', { script: `return (${expression})`, args: [] }),
    async clickAt(x, y) {
      await pointer([move(x, y), { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }]);
    },
    async moveTo(x, y) {
      await pointer([move(x, y)]);
    },
    async press(...names) {
      const actions = names.flatMap((name) => {
        const value = keys[name] ?? name;
        return [
          { type: 'keyDown', value },
          { type: 'keyUp', value },
        ];
      });
      await session.command('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async stop() {
      session.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
