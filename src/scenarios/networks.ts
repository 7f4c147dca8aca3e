import type { Act } from '../core/acts/acts.ts';
import type { Settings } from '../core/sim/settings.ts';
import { type Cause, causeAtMs, causeOver } from './base.ts';

/** From a change to its undoing, and how long both ends are watched from the change on. */
const undoneAfterMs = 5_000;
const watchedMs = 25_000;

/** Whether both ends say something each second. */
const variants: Readonly<Record<string, Partial<Settings>>> = {
  idle: {},
  active: { clientSendMs: 1_000, serverSendMs: 1_000 },
};

const act = (kind: Act['kind'], how?: string, afterMs = 0): Act => ({
  atMs: causeAtMs + afterMs,
  kind,
  ...(how ? { args: { how } } : {}),
});
const changes = (how: string): Act => act('client-network-change', how);
const back = (afterMs = undoneAfterMs): Act => act('network-restore', undefined, afterMs);

/** What the client's own host does to its network while a socket is open. */
const members: Readonly<Record<string, readonly Act[]>> = {
  'interface-down-up': [act('client-network-off'), back()],
  'interface-down-up-within-100ms': [act('client-network-off'), back(50)],
  'interface-added-up': [changes('interface-added')],
  'address-added': [changes('address-added')],
  'address-added-then-removed': [
    changes('address-added'),
    act('client-network-change', 'address-removed', undoneAfterMs),
  ],
  'address-changed': [changes('address-changed')],
  'address-removed': [changes('address-removed')],
  'ipv6-address-added': [changes('ipv6-address-added')],
  'default-route-removed': [act('client-network-off', 'route'), back()],
  'default-route-replaced': [changes('route-replaced')],
  'carrier-lost-and-back': [act('client-network-off', 'carrier'), back()],
};

/** The watch counts from the last act. */
const watchMs = (acts: readonly Act[]): number => causeAtMs + watchedMs - acts.at(-1)!.atMs;

const transports = ['ws', 'wss', 'h2'] as const;

const whileOpen: readonly Cause[] = Object.entries(members).flatMap(([name, acts]) =>
  transports.flatMap((transport) =>
    Object.entries(variants).map(([variant, settings]) =>
      causeOver(transport, `net-${name}`, { acts, causeAtMs, settings, variant, watchMs: watchMs(acts) }),
    ),
  ),
);

/** The server has the request and does not answer. */
const whileConnecting: readonly Cause[] = transports.map((transport) =>
  causeOver(transport, 'net-address-added-while-connecting', {
    handshake: { kind: 'silent' },
    server: 'mute',
    acts: [changes('address-added')],
    watchMs: 9_000,
  }),
);

/** Networks that change, over every transport. */
export const networkCauses: readonly Cause[] = [...whileOpen, ...whileConnecting];
