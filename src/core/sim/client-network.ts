import { linux } from '../peers/systems/linux.ts';
import { notify } from './applications/network-change.ts';
import { addressGone, carrierLost, has, interfaceDown, routeGone } from './rules.ts';
import { install, remove } from './transport/path.ts';
import type { Wire } from './transport/wire.ts';
import { record, schedule } from './world.ts';

/*
 * The client's host and its network: one interface with an IPv4 address and a default route, as in the lab. An interface
 * that comes up gets an IPv6 link-local address a moment later.
 */

const losses = { interface: interfaceDown, carrier: carrierLost, route: routeGone } as const;

/** The interface goes down and takes the default route along, or only loses its carrier, or the route alone goes. */
export function loseNetwork(wire: Wire, how: keyof typeof losses): void {
  const { world } = wire;
  record(world, 0, { kind: 'path', state: 'client-off' });
  install(world, losses[how]);
  if (how === 'interface') world.interfaceDownAtMs = world.nowMs;
  if (how !== 'carrier') notify(wire, 'route');
}

/** Cable, interface, carrier and route are back. */
export function restoreNetwork(wire: Wire): void {
  const { world } = wire;
  const wasDown = has(world.faults, 'interface-down');
  record(world, 0, { kind: 'path', state: 'up' });
  remove(world, 'cable-pulled', 'interface-down', 'carrier-lost', 'route-gone');
  notify(wire, 'route');
  if (wasDown) addLinkLocal(wire);
}

/** The system looks at an interface at most once in so long, and then gives it an address that nobody else has. */
function addLinkLocal(wire: Wire): void {
  const { world } = wire;
  const { 'link-watch': watch, 'link-local-delay': delay } = linux.facts;
  const upAtMs = Math.max(world.nowMs, world.interfaceDownAtMs + watch.value);
  world.noticesLeft++;
  schedule(world, upAtMs + delay.value, () => {
    world.noticesLeft--;
    if (!has(world.faults, 'interface-down')) notify(wire, 'address');
  });
}

/** The host's addresses or routes change while it stays on the network. */
export function changeNetwork(wire: Wire, how: string): void {
  switch (how) {
    case 'address-added':
    case 'address-removed':
    case 'ipv6-address-added':
      return notify(wire, 'address');
    case 'interface-added':
      notify(wire, 'address');
      return addLinkLocal(wire);
    case 'route-replaced':
      return notify(wire, 'route');
    default:
      // Linux keeps a connection whose address is gone: it can neither send nor be reached.
      for (const { client, rules } of wire.world.connections)
        if (client.tcp.state !== 'closed' && !has(rules, 'address-gone')) rules.push(addressGone);
      return notify(wire, 'address');
  }
}
