import { engines, libraries } from '../core/peers/close-codes-received.ts';
import { languages } from '../i18n/languages.ts';
import { jsonVersion } from './code-json.ts';

const string = { type: 'string' } as const;
const address = { type: 'string', format: 'uri' } as const;
const codeNumber = { type: 'integer', minimum: 0, maximum: 65_535 } as const;
const list = (items: object) => ({ type: 'array', items }) as const;
const oneOf = (...values: readonly string[]) => ({ type: 'string', enum: values }) as const;

/** All properties required, none besides them: a program can rely on the shape. */
const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const every = (names: readonly string[], one: object) => object(Object.fromEntries(names.map((name) => [name, one])));

const text = object({
  summary: string,
  meaning: string,
  who: string,
  reconnect: string,
  log: string,
  checks: { ...list(string), minItems: 3, maxItems: 3 },
  causes: list(object({ id: string, name: string, tell: string, cure: string })),
});

const closeCode = {
  code: codeNumber,
  name: {
    ...string,
    description: 'The name in the IANA registry; of 1014, which has only a sentence there, the name in common use.',
  },
  kind: {
    ...oneOf('sent', 'local', 'reserved'),
    description: 'sent: in a Close frame. local: made up by an endpoint, never sent. reserved: without meaning.',
  },
  mayBeInFrame: { type: 'boolean', description: 'May an endpoint put it in a Close frame? RFC 6455 §7.4.' },
  scriptMayPass: { type: 'boolean', description: 'Does WebSocket.close() accept it? Otherwise InvalidAccessError.' },
  sentBy: list(oneOf('client', 'server', 'gateway')),
  wasClean: { enum: [true, false, 'either', null], description: 'either: true unless TCP ends out of turn.' },
  reconnect: object(
    {
      verdict: oneOf('never', 'at-once', 'with-backoff', 'after-fix'),
      reason: string,
      firstDelayMs: {
        ...list({ type: 'integer', minimum: 0 }),
        minItems: 2,
        maxItems: 2,
        description: 'Range of the first random delay in milliseconds.',
      },
    },
    ['firstDelayMs'],
  ),
  logLevel: oneOf('debug', 'info', 'warn', 'error'),
  symptoms: list(string),
  related: list(codeNumber),
  receivedBy: object({
    browsers: every(
      engines,
      object({ code: codeNumber, wasClean: { type: 'boolean' }, errorBeforeClose: { type: 'boolean' } }),
    ),
    libraries: every(
      libraries.map(({ key }) => key),
      oneOf('accepts', 'refuses', 'reports-1006'),
    ),
  }),
  text: every(languages, text),
  urls: every([...languages, 'json', 'markdown'], address),
  sources: { ...list(object({ title: string, url: address })), minItems: 1 },
};

const head = { $schema: address, version: { const: jsonVersion } };
const draft = 'https://json-schema.org/draft/2020-12/schema';

/** The published schemas, by the names in their addresses. A new version gets a new address; the old one stays. */
export const jsonSchemas = {
  [`close-code.v${jsonVersion}`]: {
    $schema: draft,
    title: 'A WebSocket close code',
    ...object({ ...head, ...closeCode }),
  },
  [`close-codes.v${jsonVersion}`]: {
    $schema: draft,
    title: 'All WebSocket close codes',
    ...object({
      ...head,
      codes: list(object(closeCode)),
      ranges: list(
        object({
          from: codeNumber,
          to: codeNumber,
          kind: oneOf('unused', 'protocol', 'unassigned', 'registered', 'private', 'invalid'),
          text: { anyOf: [{ type: 'null' }, every(languages, string)] },
        }),
      ),
    }),
  },
};
