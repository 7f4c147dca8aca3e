import type { Line } from './lines.ts';

/** Lines of Firefox's MOZ_LOG=nsWebSocket with the thread that wrote them, as "Parent 1461: Main Thread". */
const logLine = /\[([^[\]]{1,60})\]: [A-Z]\/nsWebSocket (.*)/;
/** A channel is named by its address in memory, in most of its lines. */
const channelIn = /(?:\(\):? |AsyncOpen |Message |\[|this=)([\da-f]{8,16})\b/;
/** What Firefox itself keeps open, at every start. */
const own = /AsyncOpen uri=wss:\/\/push\.services\.mozilla\.com\//;

/**
 * The lines of a MOZ_LOG that tell of the reader's connections; other logs stay as they are. Left out are Firefox's own
 * push service, which is in every such log and often fails, and the words that a Close came where the next line has its
 * code. A line that names no channel belongs to the channel that its thread named before.
 */
export function linesOfReader(lines: readonly Line[]): readonly Line[] {
  const latest = new Map<string, string>();
  const ownChannels = new Set<string>();
  const left = new Set<Line>();
  const closes = new Map<string, Line>();
  for (const line of lines) {
    const [, thread, words = ''] = logLine.exec(line.text) ?? [];
    if (thread === undefined) continue;
    const channel = channelIn.exec(words)?.[1] ?? latest.get(thread) ?? '';
    latest.set(thread, channel);
    if (own.test(words)) ownChannels.add(channel);
    // An address may be another's after that.
    else if (/WebSocketChannel::WebSocketChannel\(\)|AsyncOpen uri=/.test(words)) ownChannels.delete(channel);
    if (words.endsWith(':: close received')) closes.set(thread, line);
    const close = words.includes(':: close recvd code') ? closes.get(thread) : undefined;
    if (close) left.add(close);
    if (ownChannels.has(channel)) left.add(line);
  }
  return left.size === 0 ? lines : lines.filter((line) => !left.has(line));
}
