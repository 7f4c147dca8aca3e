import { versionsRead } from '../../protocol/versions-read.ts';
import { count, milliseconds, seconds } from '../fact.ts';
import type { Peer } from '../peer.ts';

/** include/net/tcp.h and Documentation/networking/ip-sysctl.rst. */
const facts = {
  'retransmission-first': milliseconds(200, 'linux-tcp-timer'),
  'retransmission-longest': seconds(120, 'linux-tcp-timer'),
  /** tcp_retries2 = 15 in tcp_model_timeout(): (2·2⁹ − 1)·0.2 s + 6·120 s. A lower bound, in Linux's own words. */
  'give-up': seconds(924.6, 'linux-ip-sysctl'),
  /** tcp_orphan_retries = 8: (2·2⁸ − 1)·0.2 s. */
  'orphan-give-up': seconds(102.2, 'linux-ip-sysctl'),
  'keep-alive-idle': seconds(7_200, 'linux-ip-sysctl'),
  'keep-alive-interval': seconds(75, 'linux-ip-sysctl'),
  'keep-alive-probes': count(9, 'linux-ip-sysctl'),
  /** net/core/link_watch.c: what becomes of an interface is looked at once a second. */
  'link-watch': seconds(1, 'linux-link-watch'),
  /**
   * From an interface that is up to its IPv6 link-local address: up to a second at random, then one for duplicate address
   * detection (1.2 to 1.8 s in the lab).
   */
  'link-local-delay': seconds(1.5, 'rfc4862-5.4'),
  'nat-established': seconds(432_000, 'linux-conntrack'),
} as const;

export const linux = { name: 'Linux', version: versionsRead.linux, checked: '2026-11', facts } as const satisfies Peer;
