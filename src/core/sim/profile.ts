import { type Client, type EndpointRules, standardRules } from '../peers/client.ts';
import { type ClientId, clientIds, clients } from '../peers/clients.ts';
import type { Keepalive } from '../peers/keep-alive.ts';
import type { Scenario } from './settings.ts';

/** A client on Linux, the system that is simulated: protocol rules, socket options and timers. */
export type ClientProfile = Pick<Client, 'rules' | 'page' | 'linkChangePing'> & {
  readonly id: ClientId;
  readonly keepalive: Keepalive | null;
};

const profileOf = (id: ClientId): ClientProfile => {
  const { rules, page, linkChangePing, keepalive } = clients[id];
  return { id, rules, page, linkChangePing, keepalive: keepalive.linux };
};

export const clientProfiles = Object.fromEntries(clientIds.map((id) => [id, profileOf(id)])) as Readonly<
  Record<ClientId, ClientProfile>
>;

const raw: EndpointRules = {
  ...standardRules,
  finishesTcp: 'first',
  acceptsCodes: [[0, 65535]],
  onClose: 'ends-tcp',
  resetAfterClose: 'clean',
  invalidUtf8Code: 1007,
};

/** Servers: `ws` on Node, a raw TCP server that does only what its script says, and one that never answers a Close. */
export const serverProfiles: Readonly<Record<Scenario['server'], EndpointRules>> = {
  ws: clients.ws.rules,
  raw,
  mute: { ...raw, onClose: 'nothing' },
};
