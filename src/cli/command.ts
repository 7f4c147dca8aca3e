import process from 'node:process';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { visibleText } from '../core/layout/visible-text.ts';

/** What the caller got wrong, in one sentence. */
export class BadInput extends Error {}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What the system refuses (EACCES, EIO …). */
const isCallers = (error: unknown): error is Error => error instanceof BadInput || /^E[A-Z0-9]+$/.test(codeOf(error));

// Who reads has seen enough (`| head`): nobody is left to write to.
process.stdout.on('error', (error) => {
  if (codeOf(error) === 'EPIPE') process.exit();
  // A full disk: what was written is not whole.
  refuse(error.message);
});

/** What a sentence quotes of an argument; the rest of a longer one says nothing more. */
const quotedMost = 80;
const longQuotation = new RegExp(`“([^”]{${quotedMost}})[^”]+”`, 'g');

/** Ends the command with a sentence. */
export function refuse(why: string, status = 2): never {
  console.error(visibleText(why.replaceAll(longQuotation, '“$1…”')));
  process.exit(status);
}

/** Whoever asks for it gets the usage of a command, which then ends; `args` are all that it was called with. */
export function helpAsked(usage: string, args: readonly string[]): void {
  const end = args.indexOf('--');
  if (!args.slice(0, end < 0 ? args.length : end).some((one) => one === '--help' || one === '-h')) return;
  process.stdout.write(`${usage}\n`);
  process.exit();
}

/** The arguments of this command; others end it with the sentence that says which. `--help` prints its usage. */
export function argumentsOf<T extends ParseArgsConfig>(usage: string, config: T): ReturnType<typeof parseArgs<T>> {
  helpAsked(usage, config.args ?? process.argv.slice(2));
  try {
    return parseArgs(config);
  } catch (error) {
    // Some of its sentences span several lines.
    return refuse((error instanceof Error ? error.message : String(error)).replaceAll('\n', ' '));
  }
}

/**
 * Runs a command. What its caller got wrong is one sentence and exit code 2. Our own faults keep their stack, without the
 * line of code that Node shows above it: in the package that line holds all of it.
 */
export async function command(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (isCallers(error)) return refuse(error.message);
    console.error(error);
    process.exitCode = 1;
  }
}

/**
 * Writes lines of text. They may quote a file, and what a terminal would take for commands (escape sequences, controls
 * of the direction of writing) is written as escapes, which JSON understands as well.
 */
export function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.map(visibleText).join('\n')}\n`);
}
