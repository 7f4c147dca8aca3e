import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A file that outlives the build, by what it was made from: whoever changes that gets another one. `read` gives null
 * where nothing was kept.
 */
export function kept(kind: string, from: unknown): { read(): Buffer | null; keep(content: Buffer | string): void } {
  const folder = join('.cache', kind);
  const file = join(folder, createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, 24));
  return {
    read: () => (existsSync(file) ? readFileSync(file) : null),
    keep(content) {
      mkdirSync(folder, { recursive: true });
      // Another build may read it meanwhile.
      writeFileSync(`${file}.${process.pid}`, content);
      renameSync(`${file}.${process.pid}`, file);
    },
  };
}
