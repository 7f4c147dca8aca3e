import type { HerdConfig } from '../core/herd/config.ts';
import { choose, full30 } from '../core/peers/policy-choice.ts';
import { outage } from './herd-lesson.ts';

/** A public incident in the numbers of the model: as it was, as far as it is known, and with one thing changed. */
export type HerdIncident = {
  readonly id: string;
  /** The operator's own account. */
  readonly source: string;
  readonly asItWas: HerdConfig;
  readonly remedied: HerdConfig;
};

/** Where an operator gave no number, this one is assumed: clients, capacity, policy and patience. */
const assumed: HerdConfig = { ...outage, clients: 5_000, capacityPerSecond: 200, queue: 128 };
const noJitter = choose('no-jitter-30').policy;
const refused = { overflow: 'refuse' } as const;

const incident = (
  id: string,
  source: string,
  asItWas: Partial<HerdConfig>,
  change: Partial<HerdConfig>,
): HerdIncident => {
  const config = { ...assumed, ...asItWas };
  return { id, source, asItWas: config, remedied: { ...config, ...change } };
};

/** Read in November 2026. Known numbers are the operators' own; the words say which are assumed. */
export const herdIncidents = [
  incident(
    'trello-2023',
    'https://trello.status.atlassian.com/incidents/gtyfsmrpb4nc',
    { afterConnect: { coldCost: 2, warmCost: 1, halfAfter: 2_000 }, capacityPerSecond: 400 },
    { gate: { atATime: 400, closedFromMs: 60_000, closedUntilMs: 120_000 } },
  ),
  incident(
    'pagerduty-2023',
    'https://status.pagerduty.com/incidents/9q89k3bhv69v',
    {
      batches: 10,
      gapMs: 60_000,
      downMs: 30_000,
      capacityPerSecond: 100,
      timeoutMs: 2_000,
      afterConnect: { coldCost: 5, warmCost: 5, halfAfter: 1 },
      policy: { ...full30, capMs: 5_000, first: [{ minMs: 0, maxMs: 5_000 }] },
    },
    { policy: { ...full30, capMs: 5_000, first: [{ minMs: 0, maxMs: 50_000 }] } },
  ),
  incident(
    'mural-2018-11',
    'https://status.mural.co/incidents/n4yqswk2nw2b',
    { policy: noJitter },
    { capacityPerSecond: 400 },
  ),
  incident(
    'mural-2018-10',
    'https://status.mural.co/incidents/3lwkql9dmxm4',
    { policy: choose('fixed-1').policy },
    { policy: { ...full30, capMs: 60_000 } },
  ),
  incident(
    'zed-2025',
    'https://github.com/zed-industries/zed/pull/32418',
    { policy: { ...full30, capMs: 10_000 }, capacityPerSecond: 250 },
    { gate: { atATime: 512, closedFromMs: 0, closedUntilMs: 0 } },
  ),
  incident(
    'figma-2020',
    'https://www.figma.com/blog/postmortem-service-disruption-april-29-2020/',
    { afterConnect: { coldCost: 4, warmCost: 0, halfAfter: 1_000 }, policy: { ...full30, capMs: 60_000 } },
    refused,
  ),
  incident(
    'discord-2017-10',
    'https://discordstatus.com/incidents/qk9cdgnqnhcn',
    { clients: 12_000, capacityPerSecond: 10, queue: 10, ...refused, refuseCost: 0 },
    { capacityPerSecond: 20, queue: 20 },
  ),
  incident(
    'discord-2017-03',
    'https://discordstatus.com/incidents/dj3l6lw926kl',
    { clients: 15_000, lostShare: 1 / 3, crash: { queue: 2_000, restartMs: 60_000 } },
    refused,
  ),
  incident(
    'trello-2020',
    'https://trello.status.atlassian.com/incidents/bxynx01k4ps1',
    { connectionsMax: 4_000, ...refused },
    { connectionsMax: 5_000 },
  ),
  incident(
    'pusher-mt1',
    'https://status.pusher.com/incidents/4wf9bc2rpf50',
    { clients: 10_000, lostShare: 0.5, failing: { share: 0.5, untilMs: 300_000 }, ...refused },
    { failing: { share: 0.5, untilMs: 10_000 } },
  ),
  incident(
    'pusher-eu',
    'https://status.pusher.com/incidents/wb854t7wzvvh',
    { connectionsMax: 1_500, ...refused },
    { otherRegion: { afterFailures: 2, capacityPerSecond: 200 } },
  ),
] as const satisfies readonly HerdIncident[];
