import { type Fact, seconds } from './fact.ts';
import { linux } from './systems/linux.ts';
import { macos } from './systems/macos.ts';
import { windows } from './systems/windows.ts';

/** TCP keepalive of one socket (SO_KEEPALIVE, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT). Milliseconds. */
export type Keepalive = { readonly idleMs: number; readonly intervalMs: number; readonly probes: number };

export type System = 'linux' | 'windows' | 'macos' | 'android';

/** By system: null where the client leaves it off; absent where nobody has read or measured it. */
export type KeepaliveBySystem = { readonly linux: Keepalive | null } & {
  readonly [system in Exclude<System, 'linux'>]?: Keepalive | null;
};

/**
 * What a socket does on each system when its client sets the idle time, and the interval where the system lets it.
 * macOS keeps its own interval, and each system its own number of probes unless the client may set it (Linux).
 */
export function keepaliveOf(idle: Fact, interval: Fact, probes: Fact = linux.facts['keep-alive-probes']) {
  const [idleMs, intervalMs] = [idle.value, interval.value];
  return {
    linux: { idleMs, intervalMs, probes: probes.value },
    windows: { idleMs, intervalMs, probes: windows.facts['keep-alive-probes'].value },
    macos: {
      idleMs,
      intervalMs: macos.facts['keep-alive-interval'].value,
      probes: macos.facts['keep-alive-probes'].value,
    },
  } as const;
}

/**
 * Time until TCP gives up on an idle connection whose path swallows everything: Linux net/ipv4/tcp_timer.c,
 * tcp_keepalive_timer; the other systems' documentation describes the same.
 */
export const idleDetectionMs = ({ idleMs, intervalMs, probes }: Keepalive): number => idleMs + probes * intervalMs;

/** The same as a fact of the client. */
export const idleDetection = (keepalive: Keepalive, source: Fact['source']): Fact =>
  seconds(idleDetectionMs(keepalive) / 1_000, source);
