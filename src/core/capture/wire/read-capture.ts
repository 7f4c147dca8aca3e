import { captureBounds, type ReadProblem, type Recording, type RecordingReader } from '../observed.ts';
import type { WaitingBytes } from './byte-stream.ts';
import { PacketReader } from './packets.ts';
import { SegmentReader } from './tcp-segment.ts';
import { WireConnection } from './wire-connection.ts';

/** A scan of many ports is only such packets: each would look through all flows. */
const packetsBetweenLooks = 500;

/** The ends of a flow, the one that sorts first and the other: the same for both directions. */
const endsOf = (one: string, another: string): readonly [string, string] =>
  one < another ? [one, another] : [another, one];

/** Reads pcap and pcapng: packets → TCP flows → WebSocket connections. */
export function captureReader(): RecordingReader {
  /** By its two ends, the one that sorts first and the other. */
  const open = new Map<string, Map<string, WireConnection>>();
  const segments = new SegmentReader();
  /** In the order in which they began. */
  const flows = new Set<WireConnection>();
  /** The WebSockets among them that ended, as many as are listed. */
  const ended = new Set<WireConnection>();
  const problems = new Set<ReadProblem>();
  let startMs = Number.NaN;
  let endMs = Number.NaN;
  const waiting: WaitingBytes = { count: 0 };
  let nextLook = 0;
  /** What is captured at its ends from now on is not its own. */
  const detach = (flow: WireConnection): void => {
    const [end, other] = endsOf(flow.client, flow.server);
    const flowsOfEnd = open.get(end);
    if (flowsOfEnd?.get(other) === flow) flowsOfEnd.delete(other);
    if (flowsOfEnd?.size === 0) open.delete(end);
  };
  const drop = (flow: WireConnection): void => {
    flow.drop();
    flows.delete(flow);
    detach(flow);
  };
  /** Whoever begins now comes too late for the list, and that there are more is already known. */
  const isFull = (): boolean => ended.size === captureBounds.connections && problems.has('too-many-connections');
  /** Makes room: what ended without having been a WebSocket is dropped. */
  const forgetOthers = (): void => {
    if (packets.packets < nextLook) return;
    nextLook = packets.packets + packetsBetweenLooks;
    for (const flow of flows) if (flow.isOver() && !flow.isWebSocket()) drop(flow);
  };
  /** A WebSocket has ended: it is kept for the list, or dropped at once if the list is full. */
  const settle = (flow: WireConnection): void => {
    if (ended.size < captureBounds.connections) ended.add(flow);
    else if (!ended.has(flow)) {
      problems.add('too-many-connections');
      drop(flow);
    }
  };
  const packets = new PacketReader((packet) => {
    const { atMs } = packet;
    if (!Number.isNaN(atMs)) {
      startMs = Number.isNaN(startMs) ? atMs : Math.min(startMs, atMs);
      endMs = Number.isNaN(endMs) ? atMs : Math.max(endMs, atMs);
    }
    const segment = segments.read(packet);
    if (segment === 'unread') problems.add('link-type');
    if (segment === null || segment === 'unread') return;
    if (packet.to - packet.from < packet.originalBytes) problems.add('cut-packets');
    const [end, other] = endsOf(segment.from, segment.to);
    let flow = open.get(end)?.get(other);
    // The last acknowledgement of what was dropped, or of what began before the capture: it says nothing.
    if (!flow && !segment.syn && segment.payloadBytes === 0) return;
    if (flow && segment.syn && !segment.ack && flow.isOver() && !flow.isBegunBy(segment)) {
      if (flow.isWebSocket()) detach(flow);
      else drop(flow);
      flow = undefined;
    }
    if (!flow) {
      if (isFull()) return;
      if (flows.size >= captureBounds.flows) forgetOthers();
      if (flows.size >= captureBounds.flows) {
        problems.add('too-many-connections');
        return;
      }
      flow = new WireConnection(segment, Number.isNaN(atMs) ? 0 : atMs, waiting);
      const flowsOfEnd = open.get(end) ?? new Map<string, WireConnection>();
      open.set(end, flowsOfEnd.set(other, flow));
      flows.add(flow);
    }
    flow.take(segment, atMs);
    if (flow.isOver() && flow.isWebSocket()) settle(flow);
  });
  return {
    push: (bytes) => packets.push(bytes),
    end(): Recording {
      const problem = packets.end();
      if (problem) problems.add(problem);
      const found = [...flows].filter((flow) => flow.isWebSocket());
      if (found.length > captureBounds.connections) problems.add('too-many-connections');
      const connections = found
        .slice(0, captureBounds.connections)
        .map((flow, i) => flow.finish(`${i + 1}`, Number.isNaN(startMs) ? 0 : startMs));
      if (packets.isDamaged) problems.add('damaged');
      // What was cut off, or not read, may have been the request of one.
      const isUnread = (['cut-packets', 'link-type', 'damaged'] as const).some((one) => problems.has(one));
      if (connections.length === 0 && problem === null && !isUnread)
        problems.add(packets.packets === 0 ? 'empty' : 'no-websocket');
      if (connections.some(({ encrypted }) => encrypted)) problems.add('encrypted');
      return {
        input: 'pcap',
        connections,
        startEpochMs: Number.isNaN(startMs) ? null : startMs,
        endMs: Number.isNaN(endMs) ? null : endMs - startMs,
        problems: [...problems],
        items: packets.packets,
      };
    },
  };
}
