import type { CauseId } from './causes/index.ts';
import type { Facts } from './facts.ts';
import type { Ranked } from './rank.ts';

/** Where a reader types a command. */
export const platforms = ['linux', 'macos', 'windows', 'kubernetes'] as const;
export type Platform = (typeof platforms)[number];

/** What a check may show. Words in every language hang on these. */
export const outcomes = [
  'reply-works',
  'reply-auth',
  'reply-not-found',
  'reply-no-upgrade',
  'reply-redirect',
  'reply-gateway',
  'reply-busy',
  'reply-error',
  'reply-refused',
  'reply-tls',
  'reply-cut',
  'reply-silence',
  'pinged-survives',
  'pinged-ends',
  'log-timed-out',
  'log-closed-by-server',
  'log-refused',
  'log-nothing',
  'host-killed',
  'host-restarted',
  'host-unchanged',
  'socket-unanswered',
  'socket-full',
  'socket-gone',
  'end-seen',
  'end-not-seen',
] as const;
export type Outcome = (typeof outcomes)[number];

/** A command, and which causes would make it show what. A cause that it says nothing about is in none of its lists. */
type Check = {
  readonly commands: { readonly [K in Platform]?: string };
  readonly shows: { readonly [K in Outcome]?: readonly CauseId[] };
  /** Whether it can be run on a path like this one. */
  readonly applies?: (facts: Facts) => boolean;
};

const handshake = (tool: string, end: string, empty: string): string =>
  [
    `${tool} -sv --http1.1 -m 10 -o ${empty}`,
    '-H "Connection: Upgrade" -H "Upgrade: websocket"',
    '-H "Sec-WebSocket-Version: 13"',
    '-H "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg=="',
    'https://HOST/PATH',
  ].join(` ${end}\n  `);
const pinged = 'websocat -v --ping-interval 20 \\\n  wss://HOST/PATH';
const flags = "'tcp port PORT and tcp[tcpflags] & (tcp-fin|tcp-rst) != 0'";
const said = 'upstream timed out|prematurely closed|recv\\(\\) failed|connect\\(\\) failed';

const checks = {
  handshake: {
    commands: {
      linux: handshake('curl', '\\', '/dev/null'),
      macos: handshake('curl', '\\', '/dev/null'),
      windows: handshake('curl.exe', '`', 'NUL'),
      kubernetes: `kubectl run probe --rm -i --restart=Never \\\n  --image=curlimages/curl -- \\\n  ${handshake('curl', '\\', '/dev/null').replace('https://HOST', 'http://SERVICE:PORT')}`,
    },
    shows: {
      'reply-works': ['origin-refused', 'mixed-content', 'blocked-by-policy', 'path-blocks', 'closed-too-early'],
      'reply-auth': ['auth-refused', 'quota-or-key'],
      'reply-not-found': ['wrong-path', 'wrong-node'],
      'reply-no-upgrade': ['upgrade-not-passed', 'no-websocket-support'],
      'reply-redirect': ['redirected'],
      'reply-gateway': ['upstream-down'],
      'reply-busy': ['too-many'],
      'reply-error': ['server-exception'],
      'reply-refused': ['not-listening'],
      'reply-tls': ['bad-certificate', 'plain-on-tls-port', 'tls-refused'],
      'reply-cut': ['cut-before-answer'],
      'reply-silence': ['never-answered'],
    },
    applies: ({ phase }) => phase !== 'opened' && phase !== 'closing',
  },
  pinged: {
    commands: { linux: pinged, macos: pinged, windows: pinged.replace('\\', '`') },
    shows: {
      'pinged-survives': ['idle-timeout', 'ping-race', 'server-idle-limit', 'silent-drop'],
      'pinged-ends': ['lifetime-limit', 'request-timeout', 'session-limit'],
    },
    applies: ({ phase }) => phase !== 'never-opened',
  },
  log: {
    commands: {
      linux: `grep -E '${said}' \\\n  /var/log/nginx/error.log | tail`,
      kubernetes: `kubectl logs -n ingress-nginx --since=1h \\\n  deploy/ingress-nginx-controller |\n  grep -E '${said}'`,
    },
    shows: {
      'log-timed-out': ['idle-timeout', 'ping-race', 'never-answered'],
      'log-closed-by-server': [
        'process-killed',
        'stopped-without-close',
        'server-exception',
        'cut-before-answer',
        'server-idle-limit',
      ],
      'log-refused': ['upstream-down'],
      'log-nothing': [
        'network-lost',
        'network-switch',
        'sleep',
        'mobile-suspend',
        'silent-drop',
        'lifetime-limit',
        'heartbeat-missed',
        'page-left',
        'proxy-reload',
      ],
    },
    applies: ({ via, hops = via ? [via] : [] }) =>
      hops.length === 0 || hops.includes('nginx') || hops.includes('ingress-nginx'),
  },
  host: {
    commands: {
      linux:
        "systemctl show SERVICE \\\n  -p NRestarts,ExecMainStartTimestamp,Result\njournalctl -k --since -1h |\n  grep -iE 'out of memory|killed process'",
      windows:
        'Get-Process -Name NAME | Select-Object StartTime\nGet-WinEvent -MaxEvents 20 -FilterHashtable `\n  @{LogName="Application"; Level=2}',
      kubernetes:
        "kubectl describe pod NAME |\n  grep -A5 'Last State'\nkubectl get events --sort-by=.lastTimestamp |\n  tail -20",
    },
    shows: {
      'host-killed': ['process-killed'],
      'host-restarted': ['stopped-without-close', 'graceful-shutdown', 'service-restart'],
      'host-unchanged': [
        'idle-timeout',
        'silent-drop',
        'lifetime-limit',
        'network-lost',
        'network-switch',
        'sleep',
        'mobile-suspend',
        'page-left',
        'proxy-reload',
        'heartbeat-missed',
        'request-timeout',
      ],
    },
    applies: ({ phase }) => phase !== 'never-opened',
  },
  socket: {
    commands: {
      linux: "ss -tnoi state established '( sport = :PORT )'",
      macos: 'netstat -anv -p tcp | grep PORT',
      windows: 'Get-NetTCPConnection -LocalPort PORT |\n  Select-Object RemoteAddress,State',
    },
    shows: {
      'socket-unanswered': ['silent-drop', 'network-lost', 'network-switch', 'sleep', 'mobile-suspend'],
      'socket-full': ['slow-reader', 'slow-client', 'blocked-loop'],
      'socket-gone': ['idle-timeout', 'process-killed', 'stopped-without-close', 'lifetime-limit', 'page-left'],
    },
    applies: ({ phase }) => phase !== 'never-opened',
  },
  end: {
    commands: {
      linux: `sudo tcpdump -nni any ${flags}`,
      macos: `sudo tcpdump -nni any ${flags}`,
      windows: 'pktmon start --capture --pkt-size 96\npktmon stop\npktmon etl2pcap PktMon.etl',
    },
    shows: {
      'end-seen': [
        'idle-timeout',
        'process-killed',
        'stopped-without-close',
        'lifetime-limit',
        'proxy-reload',
        'server-idle-limit',
        'cut-before-answer',
      ],
      'end-not-seen': ['silent-drop', 'network-lost', 'network-switch', 'sleep', 'mobile-suspend', 'never-answered'],
    },
  },
} as const satisfies Readonly<Record<string, Check>>;

export type CheckId = keyof typeof checks;

/** One command that tells the likeliest causes apart. */
export type Deciding = {
  readonly id: CheckId;
  readonly command: string;
  /** What it may show and what that means, likeliest first; each has causes that are still likely. */
  readonly outcomes: readonly { readonly id: Outcome; readonly causes: readonly CauseId[] }[];
};

/** Causes below the fifth are hardly worth a command. */
const decidedMax = 5;

const bits = (shares: readonly number[]): number => {
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.reduce((all, share) => all - (share > 0 ? (share / sum) * Math.log2(share / sum) : 0), 0);
};

/**
 * The command that is expected to tell most about which of the likeliest causes it is: the entropy of its outcomes,
 * times the share of causes that it says anything about. Null where no command on this platform tells them apart.
 */
export function decidingCommand(ranked: readonly Ranked[], facts: Facts, platform: Platform): Deciding | null {
  const likely = ranked.filter(({ ruledOut }) => !ruledOut).slice(0, decidedMax);
  const first = likely[0]?.cause.id;
  let best: Deciding | null = null;
  let most = 0;
  for (const [id, check] of Object.entries(checks) as [CheckId, Check][]) {
    const command = check.commands[platform];
    if (command === undefined || check.applies?.(facts) === false) continue;
    const groups = outcomes.flatMap((outcome) => {
      const members = likely.filter(({ cause }) => check.shows[outcome]?.includes(cause.id));
      return members.length === 0 ? [] : [{ id: outcome, members, share: sumOf(members) }];
    });
    // A command that says nothing about the likeliest cause decides nothing.
    if (groups.length < 2 || !groups.some(({ members }) => members.some(({ cause }) => cause.id === first))) continue;
    const shares = groups.map(({ share }) => share);
    const worth = bits(shares) * shares.reduce((a, b) => a + b, 0);
    if (worth <= most) continue;
    most = worth;
    best = {
      id,
      command,
      outcomes: groups
        .sort((a, b) => b.share - a.share)
        .map((group) => ({ id: group.id, causes: group.members.map(({ cause }) => cause.id) })),
    };
  }
  return best;
}

const sumOf = (all: readonly Ranked[]): number => all.reduce((sum, { probability }) => sum + probability, 0);
