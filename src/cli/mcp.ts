import process from 'node:process';
import { createInterface } from 'node:readline';
import { recognise, textMax } from '../core/diagnose/recognise.ts';
import { reportOf } from '../core/diagnose/report.ts';
import { BadInput } from './command.ts';
import { explainTold, linesOfExplanation, type Told } from './commands/explain-ending.ts';
import { linesOfRun, simulateNamed } from './commands/simulate-scenario.ts';
import { speechIn } from './commands/speech.ts';

/** A message is a line; a longer one is no call of these tools. */
const lineMax = 4 * textMax;
/** The versions of the Model Context Protocol whose messages these are; the newest first. */
const versions = ['2025-06-18', '2025-03-26', '2024-11-05'] as const;

type Arguments = Readonly<Record<string, unknown>>;
type Tool = {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: object;
  readonly run: (args: Arguments) => { readonly text: string; readonly data: object };
};

const string = (description: string) => ({ type: 'string', description }) as const;
const number = (description: string) => ({ type: 'number', description }) as const;

/** An argument as text; what is neither text nor a number is missing. */
const textOf = (args: Arguments, name: string): string | undefined => {
  const value = args[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
};

const same = (text: string): string => text;

const tools: readonly Tool[] = [
  {
    name: 'explain',
    description:
      'Explains a WebSocket close code: what it means, who says it, likely causes, and whether to reconnect.',
    inputSchema: {
      type: 'object',
      properties: {
        code: number('The close code, 0–65535'),
        reason: string('The reason of the Close frame'),
        after: number('How long the connection was open, in seconds; 0: it never opened'),
        behind: string('Proxies on the path, separated by commas, such as nginx,alb'),
        library: string('The library at this end, such as ws'),
        heartbeat: number('Seconds between two heartbeats'),
        lang: string('The language of the text, such as en'),
      },
      required: ['code'],
    },
    run(args) {
      const keys = ['code', 'reason', 'after', 'behind', 'library', 'heartbeat'] as const;
      const told: Told = Object.fromEntries(keys.map((key) => [key, textOf(args, key)]));
      const data = explainTold(told);
      return { text: linesOfExplanation(data, speechIn(textOf(args, 'lang')), same).join('\n'), data };
    },
  },
  {
    name: 'diagnose',
    description: 'Ranks the causes of a WebSocket ending from the text of a log, an event or an error message.',
    inputSchema: {
      type: 'object',
      properties: { text: string('The lines around the end of the connection') },
      required: ['text'],
    },
    run(args) {
      const text = textOf(args, 'text');
      if (!text) throw new BadInput('diagnose needs a text.');
      const data = reportOf('text', recognise(text.slice(0, textMax)));
      return {
        text: JSON.stringify({ ...data, causes: data.causes.slice(0, 5) }),
        data: { ...data, causes: data.causes.slice(0, 5) },
      };
    },
  },
  {
    name: 'simulate',
    description: 'Simulates how a WebSocket ends, and says what happens at each end and when.',
    inputSchema: {
      type: 'object',
      properties: {
        scenario: string('A scenario, such as cable-pulled; an unknown one is answered with the list'),
        profile: string('A client, such as firefox'),
        lang: string('The language of the text, such as en'),
      },
      required: ['scenario'],
    },
    run(args) {
      const run = simulateNamed(textOf(args, 'scenario'), textOf(args, 'profile'));
      const lines = linesOfRun(run, speechIn(textOf(args, 'lang')));
      return { text: lines.join('\n'), data: { scenario: run.scenario.id, endMs: run.trace.endMs, lines } };
    },
  },
];

type Request = { readonly id?: unknown; readonly method?: unknown; readonly params?: Arguments };

/** JSON-RPC 2.0: what a peer asks for that does not exist, or in the wrong form. */
class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

function resultOf({ method, params = {} }: Request, version: string): object {
  switch (method) {
    case 'initialize':
      return {
        protocolVersion: versions.find((one) => one === params['protocolVersion']) ?? versions[0],
        capabilities: { tools: {} },
        serverInfo: { name: 'close-codes', version },
      };
    case 'ping':
      return {};
    case 'tools/list':
      return { tools: tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })) };
    case 'tools/call': {
      const tool = tools.find(({ name }) => name === params['name']);
      if (!tool) throw new Refused(-32_602, `There is no tool “${String(params['name']).slice(0, 80)}”.`);
      try {
        const { text, data } = tool.run((params['arguments'] ?? {}) as Arguments);
        return { content: [{ type: 'text', text }], structuredContent: data };
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        return { content: [{ type: 'text', text: error.message }], isError: true };
      }
    }
    default:
      throw new Refused(-32_601, `There is no method “${String(method).slice(0, 80)}”.`);
  }
}

/** The answer to one line; null for a notification. */
function answerTo(line: string, version: string): object | null {
  let request: Request;
  try {
    if (line.length > lineMax) throw new Error('too long');
    const read: unknown = JSON.parse(line);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error('no request');
    request = read;
  } catch {
    return { jsonrpc: '2.0', id: null, error: { code: -32_700, message: 'This line is no request of JSON-RPC 2.0.' } };
  }
  const { id } = request;
  if (id === undefined) return null;
  try {
    return { jsonrpc: '2.0', id, result: resultOf(request, version) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { jsonrpc: '2.0', id, error: { code: error.code, message: error.message } };
  }
}

/** The package as a server of the Model Context Protocol: a message a line, on standard input and output, to its end. */
export async function serveMcp(version: string): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const answer = answerTo(line, version);
    if (answer) process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
