import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvidenceRecord } from '../../src/evidence/schema.ts';
import { pause } from './causes.ts';
import type { Session } from './session.ts';

/** Packets that are still on their way to the file. */
const lateMs = 300;

/** An empty folder for the files of one run. */
export function folderOf(
  directory: string,
  { cause, client }: { readonly cause: string; readonly client: string },
): string {
  const folder = join(directory, client === 'chromium' ? cause : `${cause}.${client}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** tcpdump on the client's interface, for these ports of the server. Resolves when it captures. */
export async function startCapture({ lane }: Session, ports: readonly number[], folder: string) {
  const only = ports.map((port) => `tcp port ${port}`).join(' or ');
  const [command = '', ...args] = [
    ...(lane?.on('client') ?? []),
    'tcpdump',
    ...[
      '-i',
      lane ? 'wire' : 'lo',
      '-s',
      '0',
      '-U',
      '--immediate-mode',
      '-Z',
      'root',
      '-w',
      join(folder, 'capture.pcap'),
      only,
    ],
  ];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`tcpdump: ${said}`)));
    child.stderr.on('data', (text: Buffer) => {
      said += text;
      if (said.includes('listening on')) resolve();
    });
  });
  return async (): Promise<void> => {
    await pause(lateMs);
    child.kill('SIGINT');
    await ended;
  };
}

/** What was done and what both ends saw, beside what was recorded of it. */
export function writeTruth(folder: string, record: EvidenceRecord): void {
  writeFileSync(join(folder, 'record.json'), `${JSON.stringify(record, null, 2)}\n`);
}
