import { engines, libraries } from '../core/peers/close-codes-received.ts';
import { languages } from '../i18n/languages.ts';
import { jsonVersion } from './code-json.ts';
import { dataSchemas } from './data-schemas.ts';
import { address, boolean, codeNumber, draft, every, list, object, oneOf, orNull, string } from './schema-parts.ts';

const text = object({
  summary: string,
  meaning: string,
  who: string,
  reconnect: string,
  log: string,
  checks: { ...list(string), minItems: 3, maxItems: 3 },
  causes: list(object({ id: string, name: string, tell: string, cure: string })),
});

/** A code without the addresses of one copy of the site. */
const closeCodeFacts = {
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
  wasClean: {
    enum: [true, false, 'either', null],
    description: 'either: true unless TCP closes before the handshake completes.',
  },
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
    browsers: every(engines, object({ code: codeNumber, wasClean: boolean, errorBeforeClose: boolean })),
    libraries: every(
      libraries.map(({ key }) => key),
      oneOf('accepts', 'refuses', 'reports-1006'),
    ),
  }),
  text: every(languages, text),
  sources: { ...list(object({ title: string, url: address })), minItems: 1 },
};
const closeCode = { ...closeCodeFacts, urls: every([...languages, 'json', 'markdown'], address) };
const ranges = list(
  object({
    from: codeNumber,
    to: codeNumber,
    kind: oneOf('unused', 'protocol', 'unassigned', 'registered', 'private', 'invalid'),
    text: orNull(every(languages, string)),
  }),
);

const head = { $schema: address, version: { const: jsonVersion } };

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
      ranges,
    }),
  },
  [`data-codes.v${jsonVersion}`]: {
    $schema: draft,
    title: 'All WebSocket close codes, without addresses of one site',
    ...object({ version: { const: jsonVersion }, codes: list(object(closeCodeFacts)), ranges }),
  },
  ...dataSchemas,
};
