import type { Cell } from './cells.ts';
import { timesAgree } from './compare.ts';
import { circumstancesOf, type FamilyCauseId, type FamilyId, type FamilyName, families } from './families.ts';
import type { GroupId } from './groups.ts';
import { type PlainCauseId, plainCauseIds } from './schema.ts';

/** The groups of the plain matrix, and those of what only HTTP/2, a proxy or compression can do. */
export type FamilyGroupId = GroupId | 'http2' | 'haproxy' | 'compressed' | 'bombs' | 'negotiated';

const groupOrder: readonly FamilyGroupId[] = [
  'silent',
  'http2',
  'dropped',
  'goodbye',
  'violated',
  'left',
  'unopened',
  'haproxy',
  'compressed',
  'bombs',
  'negotiated',
];

/** By how the name begins; what is in no list says goodbye. */
const beginnings: readonly (readonly [beginning: string, group: FamilyGroupId])[] = [
  ['cable-pulled', 'silent'],
  ['client-close-unanswered', 'silent'],
  ['rst-stream', 'http2'],
  ['goaway', 'http2'],
  ['two-sockets', 'http2'],
  ['stream-lingers', 'http2'],
  ['max-streams', 'http2'],
  ['server-sigkill', 'dropped'],
  ['end-without', 'dropped'],
  ['fin-without', 'dropped'],
  ['reset', 'dropped'],
  ['fatal-alert', 'dropped'],
  ['corrupt-record', 'dropped'],
  ['invalid-utf8-inside', 'compressed'],
  ['invalid-utf8', 'violated'],
  ['server-close-code-1006', 'violated'],
  ['page-', 'left'],
  ['tab-', 'left'],
  ['handshake', 'unopened'],
  ['haproxy', 'haproxy'],
  ['control', 'compressed'],
  ['inflate-error', 'compressed'],
  ['truncated', 'compressed'],
  ['rsv1', 'compressed'],
  ['bomb', 'bombs'],
  ['answer', 'negotiated'],
];
export const groupOf = (name: FamilyName): FamilyGroupId =>
  beginnings.find(([beginning]) => name.startsWith(beginning))?.[1] ?? 'goodbye';

/** One row of a matrix: a cause, in one of its circumstances where it has several. */
export type Row = { readonly cause: FamilyCauseId; readonly name: FamilyName; readonly variant: string | null };

/** The rows of a family by group, silence first: there a transport changes most. */
export function familyRows(family: FamilyId): readonly { group: FamilyGroupId; rows: readonly Row[] }[] {
  const names: readonly FamilyName[] = families[family].names;
  const rows = names.flatMap((name) => {
    const cause = `${family}-${name}` as FamilyCauseId;
    return circumstancesOf(cause).map((variant) => ({ cause, name, variant: variant ?? null }));
  });
  return groupOrder
    .map((group) => ({ group, rows: rows.filter(({ name }) => groupOf(name) === group) }))
    .filter((each) => each.rows.length > 0);
}

/** What is the same over TCP alone under another name. */
const otherNames: Partial<Readonly<Record<FamilyName, PlainCauseId>>> = {
  'invalid-utf8': 'server-invalid-utf8',
  reset: 'server-reset',
  'end-without-close-frame': 'server-terminate',
  'fin-without-close-notify': 'server-terminate',
};

/** Over TCP alone this server never ends TCP; over TLS and HTTP/2 it ends its side once the client has. */
const otherServers: readonly PlainCauseId[] = ['server-close-1001-keeps-tcp'];

/** The same cause over TCP alone, where there is one that compares. */
export const plainTwin = (name: FamilyName): PlainCauseId | undefined =>
  otherNames[name] ?? plainCauseIds.find((cause) => cause === name && !otherServers.includes(cause));

/** Over TCP alone an idle connection has been quiet for so much longer when the cable is pulled: 15 s instead of 7. */
const quietLongerMs = 8_000;

/** Whether a client reports something else, or clearly at another time, than over TCP alone. */
export function differsFromPlain(cell: Cell, plain: Cell | undefined): boolean {
  const [one] = cell.outcomes;
  const [other] = plain?.outcomes ?? [];
  if (!one || !other) return false;
  const same = (a: typeof one, b: typeof other): boolean =>
    cell.pageGone
      ? a.serverCode === b.serverCode
      : a.opened === b.opened &&
        a.errorBeforeClose === b.errorBeforeClose &&
        a.code === b.code &&
        a.wasClean === b.wasClean &&
        (timesAgree(a.client?.medianMs ?? null, b.client) ||
          (a.client !== null && timesAgree(a.client.medianMs - quietLongerMs, b.client)));
  return !plain!.outcomes.some((each) => same(one, each));
}
