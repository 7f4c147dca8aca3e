import { captureBounds, type ReadProblem, type Recording, type RecordingReader } from '../observed.ts';
import type { WaitingBytes } from './byte-stream.ts';
import { PacketReader } from './packets.ts';
import { SegmentReader } from './tcp-segment.ts';
import { WireConnection } from './wire-connection.ts';

/** A scan of many ports is only such packets: each would look through all flows. */
const packetsBetweenLooks = 500;

/** Reads pcap and pcapng: packets → TCP flows → WebSocket connections. */
export function captureReader(): RecordingReader {
  /** By its two ends, the one that sorts first and the other. */
  const open = new Map<string, Map<string, WireConnection>>();
  const segments = new SegmentReader();
  const flows = new Set<WireConnection>();
  const problems = new Set<ReadProblem>();
  let startMs = Number.NaN;
  let endMs = Number.NaN;
  const waiting: WaitingBytes = { count: 0 };
  let nextLook = 0;
  const drop = (flow: WireConnection): void => {
    flow.drop();
    flows.delete(flow);
  };
  /** Makes room: what ended without having been a WebSocket, and WebSockets beyond what is listed, are dropped. */
  const forgetOthers = (): void => {
    if (packets.packets < nextLook) return;
    nextLook = packets.packets + packetsBetweenLooks;
    let kept = 0;
    for (const [end, flowsOfEnd] of open) {
      for (const [other, flow] of flowsOfEnd) {
        if (!flow.isOver()) continue;
        if (flow.isWebSocket() && ++kept <= captureBounds.connections) continue;
        if (flow.isWebSocket()) problems.add('too-many-connections');
        drop(flow);
        flowsOfEnd.delete(other);
      }
      if (flowsOfEnd.size === 0) open.delete(end);
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
    const { from, to } = segment;
    const [end, other] = from < to ? [from, to] : [to, from];
    let flow = open.get(end)?.get(other);
    if (!flow || (segment.syn && !segment.ack && flow.isOver() && !flow.isBegunBy(segment))) {
      if (flow && !flow.isWebSocket()) drop(flow);
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
      if (connections.length === 0 && problem === null) problems.add(packets.packets === 0 ? 'empty' : 'no-websocket');
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
