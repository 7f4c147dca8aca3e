/** Before the browser tests: says which browser they use, after installing one if there was none. */
import { ensureShell } from './browser.ts';

console.log(`Browser: ${ensureShell()}`);
