import { clients as peers } from '../../src/core/peers/clients.ts';
import { type Transport, transports } from '../../src/evidence/families.ts';
import {
  type NetworkChange,
  type NetworkRecord,
  networkChanges,
  networkClients,
  networkVariants,
  parseNetworkRecords,
} from '../../src/evidence/network-records.ts';
import { type Cause, pause } from './causes.ts';
import type { ClientLog } from './clients/page-lab.ts';
import { clientSaw, keepIn, kernel, kinds, labOptions, say, serverSaw, wentOver } from './family-lab.ts';
import type { Lane } from './namespaces.ts';
import { type Agent, type Server, Session } from './session.ts';
import { removeStaleNamespaces } from './tools.ts';

// npm run lab:networks, as root: what clients do when the network of their own host changes, in namespaces of our own.
const options = labOptions('networks');
const watchedMs = 25_000;
const undoneAfterMs = 5_000;
const keep = keepIn(
  options.out,
  parseNetworkRecords,
  networkChanges.map((change) => `net-${change}`),
);

type Ways = {
  /** Before the connections are opened. */
  readonly before?: (lane: Lane) => Promise<unknown>;
  readonly change: (lane: Lane) => Promise<unknown>;
  readonly undo?: (lane: Lane) => Promise<unknown>;
};
const interfaceUp = async (lane: Lane): Promise<void> => {
  await lane.client('link', 'set', 'wire', 'up');
  await lane.client('route', 'replace', 'default', 'via', '10.77.0.1');
};
const second = ['10.77.0.77/24', 'dev', 'wire'] as const;

const ways: Readonly<Record<NetworkChange, Ways>> = {
  'interface-down-up': { change: (lane) => lane.client('link', 'set', 'wire', 'down'), undo: interfaceUp },
  'interface-down-up-within-100ms': {
    change: async (lane) => {
      await lane.client('link', 'set', 'wire', 'down');
      await interfaceUp(lane);
    },
  },
  'interface-added-up': {
    change: async (lane) => {
      await lane.client('link', 'add', 'second', 'type', 'veth', 'peer', 'name', 'other');
      await lane.client('addr', 'add', '10.66.0.2/24', 'dev', 'second');
      await lane.client('link', 'set', 'second', 'up');
      await lane.client('link', 'set', 'other', 'up');
    },
  },
  'address-added': { change: (lane) => lane.client('addr', 'add', ...second) },
  'address-added-then-removed': {
    change: (lane) => lane.client('addr', 'add', ...second),
    undo: (lane) => lane.client('addr', 'del', ...second),
  },
  'address-changed': {
    change: async (lane) => {
      await lane.client('addr', 'del', '10.77.0.2/24', 'dev', 'wire');
      await lane.client('addr', 'add', '10.77.0.3/24', 'dev', 'wire');
      await lane.client('route', 'replace', 'default', 'via', '10.77.0.1');
    },
  },
  'address-removed': {
    before: (lane) => lane.client('addr', 'add', ...second),
    change: (lane) => lane.client('addr', 'del', ...second),
  },
  'ipv6-address-added': { change: (lane) => lane.client('addr', 'add', 'fd00::7/64', 'dev', 'wire') },
  'default-route-removed': {
    change: (lane) => lane.client('route', 'del', 'default'),
    undo: (lane) => lane.client('route', 'replace', 'default', 'via', '10.77.0.1'),
  },
  'default-route-replaced': {
    before: (lane) => lane.router('addr', 'add', '10.77.0.9/24', 'dev', 'toa'),
    change: (lane) => lane.client('route', 'replace', 'default', 'via', '10.77.0.9'),
  },
  'carrier-lost-and-back': {
    change: (lane) => lane.router('link', 'set', 'toa', 'down'),
    undo: (lane) => lane.router('link', 'set', 'toa', 'up'),
  },
};

/** The network as it was in the beginning, whatever was done to it. */
async function reset(lane: Lane): Promise<void> {
  const perhaps = (work: Promise<unknown>) => work.catch(() => undefined);
  await perhaps(lane.client('link', 'del', 'second'));
  await perhaps(lane.router('addr', 'del', '10.77.0.9/24', 'dev', 'toa'));
  await lane.client('addr', 'flush', 'dev', 'wire');
  await lane.client('addr', 'add', '10.77.0.2/24', 'dev', 'wire');
  await interfaceUp(lane);
  // Duplicate address detection is a change of its own, some seconds later.
  await pause(4_000);
}

type Connection = {
  readonly id: string;
  readonly client: (typeof networkClients)[number];
  readonly transport: Transport;
  readonly variant: (typeof networkVariants)[number];
  readonly agent: Agent;
  readonly page: number;
};

let count = 0;

/** A page is loaded from the server of its socket, so each socket over HTTP/2 has one. */
const http2Pages = new Map<Agent, Map<string, number>>();
async function http2Page(agent: Agent, variant: string): Promise<number> {
  const pages = http2Pages.get(agent) ?? new Map<string, number>();
  http2Pages.set(agent, pages);
  const page = pages.get(variant) ?? Number(await agent.child.request('newPage'));
  pages.set(variant, page);
  return page;
}

/** Opens a connection on a port of its own, so that no two share an HTTP/2 connection. */
async function open(
  session: Session,
  server: Server,
  { client, transport, variant }: Pick<Connection, 'client' | 'transport' | 'variant'>,
): Promise<Connection> {
  const agent = await session.agent(client, true);
  const port = await server.portFor({ setting: 'loopback', transport: 'wss', port: kinds[transport] } satisfies Cause);
  const call = (page: number, name: string, ...args: unknown[]) => agent.child.request('call', page, name, args);
  let { page } = agent;
  count += 1;
  const id = `n${count}`;
  if (transport === 'h2') {
    // Chromium opens a WebSocket over HTTP/2 only where it has such a connection already.
    const pageUrl = `https://${session.host}:${port}/page.html`;
    page = await http2Page(agent, variant);
    await agent.child.request('visit', page, pageUrl);
  }
  await call(page, 'open', id, `${transport === 'ws' ? 'ws' : 'wss'}://${session.host}:${port}/polite?id=${id}`, []);
  for (let tries = 0; ; tries += 1) {
    const { entries } = (await call(page, 'log', id)) as ClientLog;
    if (entries.some(({ what }) => what === 'open')) break;
    if (tries > 400) throw new Error(`${client} over ${transport} does not open`);
    await pause(25);
  }
  if (variant === 'active') {
    await call(page, 'sendEvery', id, 1_000);
    await server.child.request('sendEvery', id, 1_000);
  }
  return { id, client, transport, variant, agent, page };
}

async function recordOf(
  connection: Connection,
  server: Server,
  change: NetworkChange,
  atMs: number,
): Promise<NetworkRecord[]> {
  const { id, client, transport, variant, agent, page } = connection;
  const log = (await agent.child.request('call', page, 'log', [id])) as ClientLog;
  const events = server.child.events.filter((event) => event['id'] === id);
  if (!wentOver(transport, events, id)) return [];
  return [
    {
      cause: `net-${change}`,
      variant,
      client,
      clientVersion: agent.version,
      transport,
      kernel,
      date: new Date(atMs).toISOString(),
      run: 1,
      watchedMs,
      clientSaw: clientSaw(log, atMs),
      serverSaw: serverSaw(events, atMs, atMs + watchedMs),
    },
  ];
}

removeStaleNamespaces();
const session = await Session.start({ name: 'n', shortTimers: false });
process.on('SIGINT', () => void session.stop().then(() => process.exit(1)));
try {
  const lane = session.lane!;
  const server = await session.server({ setting: 'loopback', transport: 'wss' });
  const clients = options.clients(networkClients);
  for (const run of options.runs)
    for (const change of options.trials(networkChanges)) {
      const { before, change: carryOut, undo } = ways[change];
      try {
        await reset(lane);
        await before?.(lane);
        await pause(2_000);
        const connections: Connection[] = [];
        for (const client of clients)
          for (const transport of transports.filter((each) => each !== 'h2' || peers[client].http2))
            for (const variant of networkVariants)
              connections.push(await open(session, server, { client, transport, variant }));
        await pause(2_000);
        const atMs = Date.now();
        await carryOut(lane);
        if (undo) await pause(atMs + undoneAfterMs - Date.now());
        await undo?.(lane);
        await pause(atMs + watchedMs - Date.now());
        const records = await Promise.all(connections.map((one) => recordOf(one, server, change, atMs)));
        keep(records.flat());
        for (const { agent, page, id } of connections)
          await agent.child.request('call', page, 'close', [id]).catch(() => undefined);
        say(`${change} run ${run}`);
      } catch (error) {
        say(`${change} run ${run} FAILED: ${error instanceof Error ? error.message : error}`);
      }
    }
} finally {
  await session.stop();
}
process.exit(0);
