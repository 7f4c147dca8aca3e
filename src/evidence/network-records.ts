import * as v from 'valibot';
import { measuredRun, seenByClient, seenByServer } from './measured-run.ts';
import measured from './networks/records.json' with { type: 'json' };

/** What the client's own host does to its network while a WebSocket is open. Ids are permanent. */
export const networkChanges = [
  'interface-down-up',
  'interface-down-up-within-100ms',
  'interface-added-up',
  'address-added',
  'address-added-then-removed',
  'address-changed',
  'address-removed',
  'ipv6-address-added',
  'default-route-removed',
  'default-route-replaced',
  'carrier-lost-and-back',
] as const;
export type NetworkChange = (typeof networkChanges)[number];

/** After these nothing passes on a connection that was open, for good: its own address is gone. Script need not see it. */
export const cutsForGood: readonly NetworkChange[] = ['address-changed'];

/** The clients measured. */
export const networkClients = ['chromium', 'firefox', 'ws', 'node'] as const;
/** Whether both ends send something each second. */
export const networkVariants = ['idle', 'active'] as const;

const causes = networkChanges.map((change) => `net-${change}` as const);

/** One run: what both ends of one connection saw. Times are ms from the change; null: not within the watch time. */
const networkRecordSchema = v.strictObject({
  cause: v.picklist(causes),
  variant: v.picklist(networkVariants),
  client: v.picklist(networkClients),
  ...measuredRun,
  clientSaw: seenByClient,
  serverSaw: seenByServer,
});
export type NetworkRecord = v.InferOutput<typeof networkRecordSchema>;

export const parseNetworkRecords = (input: unknown): NetworkRecord[] => v.parse(v.array(networkRecordSchema), input);

/** Every run, checked against the schema. */
export const networkRecords: readonly NetworkRecord[] = parseNetworkRecords(measured);
