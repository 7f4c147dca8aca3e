import * as v from 'valibot';
import { runOfClient, text } from './measured-run.ts';
import measured from './offers/records.json' with { type: 'json' };

/** The browsers that open WebSockets over HTTP/2. */
export const offerClients = ['chromium', 'firefox'] as const;
/** What a server offers, and where the page came from. Ids are permanent. */
export const offerCauses = [
  'h2-advertised-page-same-origin',
  'h2-advertised-page-elsewhere',
  'h2-not-advertised',
] as const;
export type OfferCause = (typeof offerCauses)[number];

/** One run: what carried a WebSocket to a server that speaks both HTTP/2 and HTTP/1.1 over TLS, as that server saw it. */
const offerRecordSchema = v.strictObject({
  cause: v.picklist(offerCauses),
  variant: v.null(),
  client: v.picklist(offerClients),
  ...runOfClient,
  transport: v.picklist(['wss', 'h2']),
  server: text,
});
export type OfferRecord = v.InferOutput<typeof offerRecordSchema>;

export const parseOfferRecords = (input: unknown): OfferRecord[] => v.parse(v.array(offerRecordSchema), input);

/** Every run, checked against the schema. */
export const offerRecords: readonly OfferRecord[] = parseOfferRecords(measured);
