import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { installMissing } from '../support/debian-packages.ts';
import { freePort, until } from '../support/recipes.ts';
import { watchSite } from './watched-site.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, without a slash at its end. */
    origin: string;
  }
}

/** Before all engine tests: the browsers are there, and the built site is served. */
export default async function setup(project: TestProject): Promise<() => void> {
  installMissing([
    { path: '/usr/bin/firefox', name: 'firefox-esr' },
    { path: '/usr/bin/WebKitWebDriver', name: 'webkit2gtk-driver' },
    { path: '/usr/bin/Xvfb', name: 'xvfb' },
  ]);
  if (!existsSync('dist/index.html')) throw new Error('There is no built site: npm run build');
  const port = await freePort();
  const built = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ['src/cli/serve.ts', '--port', String(port)], { stdio: 'ignore' });
  await until('the built site is served', () =>
    fetch(built).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  const watched = await watchSite(built);
  project.provide('origin', watched.origin);
  return () => {
    watched.stop();
    server.kill();
  };
}
