import type { Client } from './client.ts';
import { chromium } from './clients/chromium.ts';
import { firefox } from './clients/firefox.ts';
import { node } from './clients/node.ts';
import { webkitgtk } from './clients/webkitgtk.ts';
import { ws } from './clients/ws.ts';

/** The clients that can be simulated. Links hold the place of each: add at the end. */
export const clients = { chromium, firefox, webkitgtk, ws, node } as const satisfies Readonly<Record<string, Client>>;

/** The one type for a client's id. */
export type ClientId = keyof typeof clients;
export const clientIds = Object.keys(clients) as readonly ClientId[];

export const isClientId = (text: string): text is ClientId => Object.hasOwn(clients, text);

/** Those of which src/evidence has records. */
export const measuredClientIds = clientIds.filter((id) => clients[id].isMeasured);

/** The browsers among them. */
export type BrowserId = { [Id in ClientId]: (typeof clients)[Id]['isBrowser'] extends true ? Id : never }[ClientId];
const isBrowser = (id: ClientId): id is BrowserId => clients[id].isBrowser;
export const browserIds: readonly BrowserId[] = clientIds.filter(isBrowser);
