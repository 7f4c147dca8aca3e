import type { Policy } from './policy.ts';

/** A default somebody really ships, or a rule somebody published. The words about it are in i18n, by `id`. */
export type Preset = {
  readonly id: PresetId;
  /** The name people know it by: a proper noun, the same in every language. */
  readonly name: string;
  /** The version whose code was read; empty for rules that are not a library. */
  readonly version: string;
  /** The file, within the project's repository, that holds the numbers. */
  readonly source: string;
  /** The package on npm whose published code was compared. */
  readonly npm?: string;
  readonly policy: Policy;
};

export const PRESET_IDS = [
  'socket-io',
  'reconnecting-websocket',
  'partysocket',
  'reconnecting-websocket-joewalnes',
  'graphql-ws',
  'phoenix',
  'action-cable',
  'signalr',
  'python-websockets',
  'centrifuge',
  'pusher',
  'ably',
  'trpc',
  'supabase',
  'react-use-websocket',
  'vueuse',
  'mqtt',
  'y-websocket',
  'hocuspocus',
  'htmx-ws',
  'sockette',
  'robust-websocket',
  'webpack-dev-server',
  'rfc-6455',
  'grpc',
  'aws-full',
  'aws-equal',
  'aws-decorrelated',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

/** What most of them share: no jitter, no cap, no limit, and a count that starts again as soon as a connection opens. */
const COMMON = {
  jitter: { kind: 'none' },
  capMs: null,
  capOrder: 'before-jitter',
  attemptsMax: 0,
  reset: { kind: 'open' },
} as const;

/** A policy from what sets it apart. */
const policyOf = (own: Pick<Policy, 'growth'> & Partial<Policy>): Policy => ({ ...COMMON, ...own });

const table: Record<PresetId, Omit<Preset, 'id'>> = {
  'socket-io': {
    name: 'socket.io-client',
    version: '4.8.4',
    source: 'packages/socket.io-client/lib/contrib/backo2.ts',
    npm: 'socket.io-client',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'parity', share: 0.5 },
      capMs: 5_000,
      capOrder: 'after-jitter',
    }),
  },
  'reconnecting-websocket': {
    name: 'reconnecting-websocket',
    version: '4.4.0',
    source: 'reconnecting-websocket.ts',
    npm: 'reconnecting-websocket',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 1.3 },
      capMs: 10_000,
      reset: { kind: 'stable', afterMs: 5_000 },
      baseDrawnOnce: { minMs: 1_000, maxMs: 5_000 },
    }),
  },
  partysocket: {
    name: 'partysocket',
    version: '1.3.0',
    source: 'packages/partysocket/src/ws.ts',
    npm: 'partysocket',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 3_000, factor: 1.3 },
      capMs: 10_000,
      reset: { kind: 'stable', afterMs: 5_000 },
    }),
  },
  'reconnecting-websocket-joewalnes': {
    name: 'ReconnectingWebSocket (joewalnes)',
    version: '1.0.1',
    source: 'reconnecting-websocket.js',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 1.5 },
      capMs: 30_000,
    }),
  },
  'graphql-ws': {
    name: 'graphql-ws',
    version: '6.4.2',
    source: 'src/client.ts',
    npm: 'graphql-ws',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'additive', minMs: 300, maxMs: 3_000 },
      attemptsMax: 5,
    }),
  },
  phoenix: {
    name: 'Phoenix',
    version: '1.8.16',
    source: 'assets/js/phoenix/socket.js',
    npm: 'phoenix',
    policy: policyOf({
      growth: { kind: 'table', tableMs: [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000], thenMs: 5_000 },
    }),
  },
  'action-cable': {
    name: 'Action Cable',
    version: '8.1.400',
    source: 'actioncable/app/javascript/action_cable/connection_monitor.js',
    npm: '@rails/actioncable',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 6_000, factor: 1.15 },
      jitter: { kind: 'percent', below: 0, above: 0.15, firstAbove: 1 },
      // 6 s × 1.15¹⁰, to the thousandth of a millisecond that a link holds.
      capMs: 24_273.346,
    }),
  },
  signalr: {
    name: 'SignalR JS',
    version: '10.0.11',
    source: 'src/SignalR/clients/ts/signalr/src/DefaultReconnectPolicy.ts',
    npm: '@microsoft/signalr',
    policy: policyOf({
      growth: { kind: 'table', tableMs: [0, 2_000, 10_000, 30_000], thenMs: null },
    }),
  },
  'python-websockets': {
    name: 'websockets (Python)',
    version: '17.1-dev',
    source: 'src/websockets/client.py',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 3_100, factor: 1.618 },
      capMs: 90_000,
      first: [{ minMs: 0, maxMs: 5_000 }],
    }),
  },
  centrifuge: {
    name: 'centrifuge-js',
    version: '5.8.0',
    source: 'src/utils.ts',
    npm: 'centrifuge',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 500, factor: 2 },
      jitter: { kind: 'offset', offsetMs: 500 },
      capMs: 20_000,
    }),
  },
  pusher: {
    name: 'pusher-js',
    version: '8.6.0',
    source: 'src/core/connection/connection_manager.ts',
    npm: 'pusher-js',
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
    }),
  },
  ably: {
    name: 'ably-js',
    version: '2.28.0',
    source: 'src/common/lib/util/utils.ts',
    npm: 'ably',
    policy: policyOf({
      growth: { kind: 'linear', baseMs: 15_000, stepMs: 5_000 },
      jitter: { kind: 'percent', below: 0.2, above: 0 },
      capMs: 30_000,
    }),
  },
  trpc: {
    name: 'tRPC',
    version: '11.25.2',
    source: 'packages/client/src/links/wsLink/wsClient/options.ts',
    npm: '@trpc/client',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 2_000, factor: 2 },
      capMs: 30_000,
      first: [{ minMs: 0, maxMs: 0 }],
    }),
  },
  supabase: {
    name: 'Supabase realtime-js',
    version: '2.109.0',
    source: 'src/RealtimeClient.ts',
    npm: '@supabase/realtime-js',
    policy: policyOf({
      growth: { kind: 'table', tableMs: [1_000, 2_000, 5_000, 10_000], thenMs: 10_000 },
    }),
  },
  'react-use-websocket': {
    name: 'react-use-websocket',
    version: '4.13.0',
    source: 'src/lib/constants.ts',
    npm: 'react-use-websocket',
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 5_000 },
      attemptsMax: 20,
    }),
  },
  vueuse: {
    name: 'VueUse useWebSocket',
    version: '14.4.0',
    source: 'packages/core/useWebSocket/index.ts',
    npm: '@vueuse/core',
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
    }),
  },
  mqtt: {
    name: 'MQTT.js',
    version: '5.16.0',
    source: 'src/lib/client.ts',
    npm: 'mqtt',
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
    }),
  },
  'y-websocket': {
    name: 'y-websocket',
    version: '3.1.0',
    source: 'src/y-websocket.js',
    npm: 'y-websocket',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 200, factor: 2 },
      capMs: 2_500,
    }),
  },
  hocuspocus: {
    name: 'Hocuspocus',
    version: '4.8.0',
    source: 'packages/provider/src/HocuspocusProviderWebsocket.ts',
    npm: '@hocuspocus/provider',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'floor', floorMs: 1_000 },
      capMs: 30_000,
      first: [{ minMs: 1_000, maxMs: 1_000 }],
    }),
  },
  'htmx-ws': {
    name: 'htmx ws extension',
    version: '2.0.4',
    source: 'src/ws/ws.js',
    npm: 'htmx-ext-ws',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'full' },
      capMs: 64_000,
    }),
  },
  sockette: {
    name: 'sockette',
    version: '2.0.6',
    source: 'src/index.js',
    npm: 'sockette',
    policy: policyOf({
      growth: { kind: 'fixed', baseMs: 1_000 },
      noRetryCodes: [1000, 1001, 1005],
    }),
  },
  'robust-websocket': {
    name: 'robust-websocket',
    version: '1.0.0',
    source: 'robust-websocket.js',
    npm: 'robust-websocket',
    policy: policyOf({
      growth: { kind: 'table', tableMs: [0, 3_000, 10_000], thenMs: null },
      noRetryCodes: [1000, 1008, 1011],
    }),
  },
  'webpack-dev-server': {
    name: 'webpack-dev-server',
    version: '5.2.7',
    source: 'client-src/socket.js',
    npm: 'webpack-dev-server',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'additive', minMs: 0, maxMs: 100 },
      attemptsMax: 10,
    }),
  },
  'rfc-6455': {
    name: 'RFC 6455 §7.2.3',
    version: '',
    source: 'https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 10_000, factor: 2 },
      jitter: { kind: 'full' },
      capMs: 30_000,
      first: [{ minMs: 0, maxMs: 5_000 }],
    }),
  },
  grpc: {
    name: 'gRPC',
    version: '',
    source: 'grpc/grpc doc/connection-backoff.md',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 1.6 },
      jitter: { kind: 'percent', below: 0.2, above: 0.2 },
      capMs: 120_000,
    }),
  },
  'aws-full': {
    name: 'AWS full jitter',
    version: '',
    source: 'aws-samples/aws-arch-backoff-simulator src/backoff_simulator.py',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'full' },
      capMs: 30_000,
      reset: { kind: 'stable', afterMs: 10_000 },
    }),
  },
  'aws-equal': {
    name: 'AWS equal jitter',
    version: '',
    source: 'aws-samples/aws-arch-backoff-simulator src/backoff_simulator.py',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'equal' },
      capMs: 30_000,
      reset: { kind: 'stable', afterMs: 10_000 },
    }),
  },
  'aws-decorrelated': {
    name: 'AWS decorrelated jitter',
    version: '',
    source: 'aws-samples/aws-arch-backoff-simulator src/backoff_simulator.py',
    policy: policyOf({
      growth: { kind: 'exponential', baseMs: 1_000, factor: 2 },
      jitter: { kind: 'decorrelated' },
      capMs: 30_000,
      reset: { kind: 'stable', afterMs: 10_000 },
    }),
  },
};

/** Libraries first, published rules last. */
export const PRESETS: readonly Preset[] = PRESET_IDS.map((id) => ({ id, ...table[id] }));

export const preset = (id: PresetId): Preset => ({ id, ...table[id] });

export const isPresetId = (text: string): text is PresetId => Object.hasOwn(table, text);
