import { type Client, type EndpointRules, standardRules } from '../peers/client.ts';
import { type ClientId, clientIds, clients } from '../peers/clients.ts';
import type { Keepalive } from '../peers/keep-alive.ts';
import { haproxy } from '../peers/proxies/haproxy.ts';
import { type ServerId, serverDefaults, serverIds } from '../peers/servers.ts';
import type { Handshake, Scenario } from './settings.ts';

/** A client on Linux, the system that is simulated: protocol rules, socket options and timers. */
export type ClientProfile = Pick<
  Client,
  'rules' | 'http2' | 'page' | 'networkChange' | 'takesLimit' | 'leavesPings'
> & {
  readonly id: ClientId;
  readonly keepalive: Keepalive | null;
};

const profileOf = (id: ClientId): ClientProfile => {
  const { rules, http2, page, networkChange, takesLimit, leavesPings, keepalive }: Client = clients[id];
  const takes = { ...(takesLimit && { takesLimit }), ...(leavesPings && { leavesPings }) };
  return { id, rules, http2, page, networkChange, keepalive: keepalive.linux, ...takes };
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

/** A scripted server that closes as RFC 6455 asks, and notes a Close as soon as it has it. */
const polite: EndpointRules = { ...raw, onClose: 'answers', reportsAt: 'closing-handshake' };

const libraries = Object.fromEntries(serverIds.map((id) => [id, serverDefaults[id].rules])) as Readonly<
  Record<ServerId, EndpointRules>
>;

/**
 * Servers: libraries with nothing set; a raw TCP server that does only what its script says; one that never answers a Close; one that
 * answers properly; one that answers and leaves it to the client to end the transport; one that does not answer and
 * does the same.
 */
export const serverProfiles: Readonly<Record<Scenario['server'], EndpointRules>> = {
  ...libraries,
  raw,
  mute: { ...raw, onClose: 'nothing' },
  polite,
  'keeps-open': { ...polite, finishesTcp: 'peer' },
  'ends-after-peer': { ...raw, onClose: 'notes' },
};

/** HAProxy where nothing listens behind it: it tries as often as it is told to, and answers in the server's stead. */
export const unavailable: Handshake = {
  kind: 'status',
  status: 503,
  afterMs: haproxy.facts.retries.value * haproxy.facts['retry-delay'].value,
};
