import { peers } from '../../src/core/peers/index.ts';
import { publishedRules } from '../../src/core/peers/published-rules.ts';
import { closeCodes } from '../../src/core/protocol/close-codes.ts';
import { tested } from '../../src/recipes/tested.ts';

/** What keeps its name in every language. */
export const names: readonly string[] = [
  ...Object.values(peers).map(({ name }) => name),
  ...Object.values(publishedRules).map(({ name }) => name),
  ...closeCodes.map(({ name }) => name),
  // Programs of measurements and recipes, with their versions.
  ...tested.flatMap((recipe) => recipe.with),
  ...['Linux', 'Node', 'undici', 'Safari', 'Cloud Run', 'Apache', 'httpd'],
  // States and frames, log levels, formats and programming languages.
  ...['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED', 'FIN', 'RST', 'SYN', 'Close', 'Ping', 'Pong'],
  ...['debug', 'info', 'warn', 'error', 'JSON', 'CSV', '1006.md', '1006.json', 'true', 'false'],
  ...['JavaScript', 'TypeScript', 'Python', 'Go', 'Rust', 'Java', 'Kotlin', 'Swift', 'C#', 'Node.js'],
  // What programs of the simulation send and say.
  ...['heartbeat answer', 'heartbeat', 'shutting down', '{ source: "close-codes", height }'],
].sort((a, b) => b.length - a.length);
