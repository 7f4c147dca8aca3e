import process from 'node:process';
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
  readonly inputSchema: { readonly properties: object; readonly [key: string]: unknown };
  readonly run: (args: Arguments) => { readonly text: string; readonly data: object };
};

const string = (description: string) => ({ type: 'string', description }) as const;
const number = (description: string) => ({ type: 'number', description }) as const;

/** An argument as text. Throws BadInput for one that is neither text nor a number. */
function textOf(args: Arguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw new BadInput(`${name} is a text or a number.`);
  return String(value);
}

/** An argument that a tool does not have is a slip: its answer would be to another question. Throws BadInput. */
function expectKnown(args: Arguments, { name, inputSchema }: Tool): void {
  const known = Object.keys(inputSchema.properties);
  const other = Object.keys(args).find((key) => !known.includes(key));
  if (other !== undefined)
    throw new BadInput(`${name} has no argument “${other.slice(0, 80)}”. Arguments: ${known.join(', ')}.`);
}

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
      additionalProperties: false,
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
      additionalProperties: false,
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
        scenario: string('A scenario, such as cable-pulled; without one the answer is the list of all'),
        profile: string('A client, such as firefox'),
        lang: string('The language of the text, such as en'),
      },
      additionalProperties: false,
    },
    run(args) {
      const run = simulateNamed(textOf(args, 'scenario'), textOf(args, 'profile'));
      const lines = linesOfRun(run, speechIn(textOf(args, 'lang')));
      return { text: lines.join('\n'), data: { scenario: run.scenario.id, endMs: run.trace.endMs, lines } };
    },
  },
];

/** JSON-RPC 2.0: what a peer asks for that does not exist, or in the wrong form. */
class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

function resultOf(method: string, params: Arguments, version: string): object {
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
        const args = isObject(params['arguments']) ? params['arguments'] : {};
        expectKnown(args, tool);
        const { text, data } = tool.run(args);
        return { content: [{ type: 'text', text }], structuredContent: data };
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        return { content: [{ type: 'text', text: error.message }], isError: true };
      }
    }
    default:
      throw new Refused(-32_601, `There is no method “${method.slice(0, 80)}”.`);
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const failed = (id: unknown, code: number, message: string): object => ({
  jsonrpc: '2.0',
  id,
  error: { code, message },
});

/** The answer to one line; null for a notification. Never throws. */
function answerTo(line: string | null, version: string): object | null {
  let read: unknown;
  try {
    if (line === null) throw new Error('too long');
    read = JSON.parse(line);
  } catch {
    return failed(null, -32_700, `This line is not valid JSON of at most ${lineMax} characters.`);
  }
  if (!isObject(read) || typeof read['method'] !== 'string') {
    // An answer to a request that was never made.
    if (isObject(read) && ('result' in read || 'error' in read)) return null;
    return failed(null, -32_600, 'This line is not a JSON-RPC 2.0 request.');
  }
  const { id, method, params } = read;
  if (id === undefined) return null;
  if (typeof id !== 'string' && typeof id !== 'number') return failed(null, -32_600, 'An id is a text or a number.');
  try {
    return { jsonrpc: '2.0', id, result: resultOf(method, isObject(params) ? params : {}, version) };
  } catch (error) {
    if (error instanceof Refused) return failed(id, error.code, error.message);
    // One fault of ours must not end the session.
    console.error(error);
    return failed(id, -32_603, 'An internal error; its stack is on standard error.');
  }
}

/** The lines of a stream, each at most `lineMax` long; null for a longer one, of which no more is held. */
async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string | null> {
  let line = '';
  let isTooLong = false;
  for await (const piece of stream) {
    const [first = '', ...others] = piece.split('\n');
    for (const [i, part] of [first, ...others].entries()) {
      if (i > 0) {
        yield isTooLong ? null : line;
        line = '';
        isTooLong = false;
      }
      isTooLong ||= line.length + part.length > lineMax;
      line = isTooLong ? '' : line + part;
    }
  }
  yield isTooLong ? null : line;
}

/** The package as a server of the Model Context Protocol: a message a line, on standard input and output, to its end. */
export async function serveMcp(version: string): Promise<void> {
  process.stdin.setEncoding('utf8');
  for await (const line of linesOf(process.stdin as AsyncIterable<string>)) {
    if (line?.trim() === '') continue;
    const answer = answerTo(line, version);
    if (answer) process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}
