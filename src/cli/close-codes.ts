#!/usr/bin/env node
// close-codes 1006 | explain | diagnose | simulate | check-links | mcp | completion: the command of the package
import process from 'node:process';
import { closeCodes } from '../core/protocol/close-codes.ts';
import { defaultSite } from '../package/default-site.derived.ts';
import { version } from '../package/version.derived.ts';
import { scenarios } from '../scenarios/index.ts';
import { argumentsOf, BadInput, command, print } from './command.ts';
import { checkLinks } from './commands/check-links.ts';
import { commands, completionFor } from './commands/completion.ts';
import { explainTold, linesOfExplanation, siteOf } from './commands/explain-ending.ts';
import { linesOfRun, simulateNamed } from './commands/simulate-scenario.ts';
import { type Speech, speechIn } from './commands/speech.ts';
import { diagnoseFiles } from './diagnose-files.ts';
import { serveMcp } from './mcp.ts';

const usage = `Usage:
  close-codes CODE [--json] [--lang ID]
  close-codes explain --code CODE [--after SECONDS] [--behind PROXY,…] [--library NAME] [--heartbeat SECONDS] [--reason TEXT]
  close-codes diagnose [--fact KEY=VALUE …] [FILE … | -]
  close-codes simulate SCENARIO [--profile CLIENT] [--seed N]
  close-codes check-links PATH … [--site URL]
  close-codes mcp
  close-codes completion bash|zsh|fish
Everywhere: --json, --lang ID. Exit codes: 0 done, 1 links that do not answer, 2 bad input.`;

const seeHelp = 'All commands: close-codes --help';

/** Bold, where a terminal shows it and nobody asked for none (no-color.org). */
const strong = (text: string): string =>
  process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb'
    ? `\u001b[1m${text}\u001b[22m`
    : text;

/** Lines of our own words: their escapes are ours, so that they need not be made visible. */
const write = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
const writeJson = (data: unknown): void => print(JSON.stringify(data, null, 1).split('\n'));

/** `--lang ID` and the rest: diagnose reads its own arguments. */
function splitLanguage(args: readonly string[]): {
  readonly lang: string | undefined;
  readonly rest: readonly string[];
} {
  const i = args.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
  if (i < 0) return { lang: undefined, rest: args };
  const isOne = args[i] !== '--lang';
  const lang = isOne ? args[i]!.slice('--lang='.length) : args[i + 1];
  if (lang === undefined) throw new BadInput('--lang needs the id of a language.');
  return { lang, rest: [...args.slice(0, i), ...args.slice(i + (isOne ? 1 : 2))] };
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function explainCommand(args: readonly string[], speech: Speech, code?: string): void {
  const { values, positionals } = argumentsOf(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      code: text,
      after: text,
      behind: text,
      library: text,
      heartbeat: text,
      reason: text,
      site: text,
      json: flag,
    },
  });
  if (positionals.length > 0) throw new BadInput(`“${positionals[0]}” is one argument too many. ${seeHelp}`);
  if (code !== undefined && values.code !== undefined) throw new BadInput(`Which code: ${code} or ${values.code}?`);
  const explanation = explainTold({ ...values, code: code ?? values.code });
  if (values.json) writeJson(explanation);
  else write(linesOfExplanation(explanation, speech, strong));
}

function simulateCommand(args: readonly string[], speech: Speech): void {
  const { values, positionals } = argumentsOf(usage, {
    args: [...args],
    allowPositionals: true,
    options: { profile: text, seed: text, json: flag },
  });
  if (positionals.length > 1) throw new BadInput('One scenario at a time.');
  const run = simulateNamed(positionals[0], values.profile, values.seed);
  if (values.json) process.stdout.write(`${JSON.stringify(run.trace)}\n`);
  else print(linesOfRun(run, speech));
}

async function checkLinksCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = argumentsOf(usage, {
    args: [...args],
    allowPositionals: true,
    options: { site: text, json: flag },
  });
  const { site = defaultSite } = values;
  if (positionals.length === 0) throw new BadInput('Which files? For example: close-codes check-links src/');
  const checked = await checkLinks(positionals, siteOf(site));
  const dead = checked.links.filter(({ ok }) => !ok);
  if (values.json) writeJson(checked);
  else
    print([
      ...dead.map(({ file, line, url, answer }) => `${file}:${line}  ${url}  ${answer}`),
      `${checked.links.length} links to ${site} in ${checked.files} files, ${dead.length} without an answer.${checked.isCut ? ' There are more than are read.' : ''}${checked.unread > 0 ? ` ${checked.unread} files or folders could not be read.` : ''}`,
    ]);
  if (dead.length > 0) process.exitCode = 1;
}

async function run(args: readonly string[]): Promise<void> {
  const { lang, rest: all } = splitLanguage(args);
  // `close-codes --json 1006`, as other programs take it.
  const [name, ...rest] = all[0] === '--json' ? [...all.slice(1), '--json'] : all;
  if (name === '--version' || name === '-v') return write([version]);
  if (name === undefined || name === '--json')
    throw new BadInput(`Which code? For example: close-codes 1006. ${seeHelp}`);
  if (['--help', '-h', 'help'].includes(name) || rest.includes('--help')) return write(usage.split('\n'));
  const speech = speechIn(lang);
  if (/^\d/.test(name)) return explainCommand(rest, speech, name);
  switch (name) {
    case 'explain':
      return explainCommand(rest, speech);
    case 'diagnose': {
      const { causes, diagnosePage: page, command: words, format } = speech;
      return diagnoseFiles(rest, {
        usage: 'Usage: close-codes diagnose [--json] [--fact key=value …] [FILE … | -]',
        causes,
        page,
        command: words,
        format,
      });
    }
    case 'simulate':
      return simulateCommand(rest, speech);
    case 'check-links':
      return checkLinksCommand(rest);
    case 'mcp':
      if (rest.length > 0) throw new BadInput(`mcp takes no arguments: it reads messages. ${seeHelp}`);
      return serveMcp(version);
    case 'completion':
      if (rest.length > 1) throw new BadInput(`“${rest[1]}” is one argument too many. ${seeHelp}`);
      return write([
        completionFor(rest[0], {
          scenarios: [...scenarios.keys()],
          codes: closeCodes.map(({ code }) => code),
        }).trimEnd(),
      ]);
    default:
      throw new BadInput(`There is no command “${name}”. Commands: a close code, ${commands.join(', ')}.`);
  }
}

await command(() => run(process.argv.slice(2)));
