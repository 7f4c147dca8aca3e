import type { ChoiceOf, Sign } from '../facts.ts';

/** What a proxy's line about one connection tells beyond its words. */
export type AccessFound = {
  readonly from: number;
  readonly to: number;
  readonly via?: ChoiceOf<'via'>;
  readonly seconds?: number;
  readonly status?: number;
  readonly signs: readonly Sign[];
};

/** Lines of proxies that put what happened into columns or flags, each with the place that documents them. */
type Format = { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Omit<AccessFound, 'from' | 'to'> };

/** HAProxy, Configuration Manual 8.5: who ended it, and in which state the stream was. */
const haproxyStates: Readonly<Record<string, readonly Sign[]>> = {
  cD: ['tunnel-timeout'],
  sD: ['tunnel-timeout'],
  CD: ['downstream-ended'],
  SD: ['upstream-ended'],
  DD: ['upstream-ended'],
  KD: ['proxy-killed'],
  SC: ['upstream-refused'],
  sC: ['upstream-silent'],
  SH: ['upstream-reset'],
  sH: ['upstream-silent'],
  sQ: ['upstream-busy'],
  PC: ['too-many'],
  CH: ['downstream-ended'],
  CC: ['downstream-ended'],
};

/** Envoy, access logging, %RESPONSE_FLAGS%. */
const envoyFlags: Readonly<Record<string, readonly Sign[]>> = {
  SI: ['stream-idle'],
  UT: ['route-timeout'],
  DC: ['downstream-ended'],
  UC: ['upstream-ended'],
  UR: ['upstream-ended'],
  UPE: ['upstream-ended'],
  UF: ['upstream-refused'],
  UH: ['upstream-refused'],
  UO: ['upstream-busy'],
  NR: ['no-route'],
  DT: ['max-duration'],
  UMSDR: ['max-duration'],
  DPE: ['protocol'],
  RL: ['rate-limit'],
  UAEX: ['unauthorized'],
  LR: ['proxy-killed'],
};

const seconds = (milliseconds: string | undefined): { seconds?: number } => {
  const number = Number(milliseconds);
  return milliseconds !== undefined && number > 0 ? { seconds: number / 1000 } : {};
};

const formats: readonly Format[] = [
  {
    // Application Load Balancer: type time elb client target times… elb_status target_status
    pattern: /^wss? \d{4}-\d\d-\d\dT\S{1,30} \S{1,80} \S{1,60} \S{1,60} (?:-?[\d.]{1,12} ){3}([45]\d{2}) (?:\d{3}|-) /,
    read: ([, status]) => ({ via: 'alb', status: Number(status), signs: [] }),
  },
  {
    // HAProxy, HTTP format: TR/Tw/Tc/Tr/Ta status bytes cookie cookie state
    pattern:
      /\s(-?\d+)\/(-?\d+)\/(-?\d+)\/(-?\d+)\/\+?(\d+) (-1|\d{3}) \+?\d+ \S+ \S+ ([CSPLRIDUKcs-])([RQCHDLT-])\S{0,2} /,
    read: ([, , , , , total, status, first, second]) => ({
      via: 'haproxy',
      ...(status === '101' && seconds(total)),
      ...(status !== '-1' && { status: Number(status) }),
      signs: haproxyStates[`${first}${second}`] ?? [],
    }),
  },
  {
    // HAProxy, TCP format: Tw/Tc/Tt bytes state
    pattern: /\s(-?\d+)\/(-?\d+)\/\+?(\d+) \+?\d+ ([CSPLRIDUKcs-])([RQCHDLT-]) \d+\/\d+\//,
    read: ([, , , total, first, second]) => ({
      via: 'haproxy',
      ...seconds(total),
      signs: haproxyStates[`${first}${second}`] ?? [],
    }),
  },
  {
    // Envoy: "GET /ws HTTP/1.1" 101 SI [details…] received sent duration
    pattern:
      /"[A-Z]{3,8} \S{1,300} HTTP\/[\d.]{1,3}" (\d{1,3}) ((?:[A-Z]{2,5})(?:,[A-Z]{2,5})*|-)(?: (?:[a-z_]{4,60}(?:\{[^}\n]{0,80}\})?|-))? (?:(?:"[^"\n]{0,120}"|-|[a-z_]{4,40}) ){0,3}(\d+) (\d+) (\d+) (?:\d+|-) "/,
    read: ([, status, flags, , , duration]) => ({
      via: 'envoy',
      status: Number(status),
      ...(status === '101' && seconds(duration)),
      signs: flags!.split(',').flatMap((flag) => envoyFlags[flag] ?? []),
    }),
  },
  {
    // The same cut short, as people quote it: 101 DC duration=30001ms
    pattern:
      /"[A-Z]{3,8} \S{1,300} HTTP\/[\d.]{1,3}" (\d{3}) (SI|UT|DC|UC|UR|UPE|UF|UH|UO|NR|DT|UMSDR|DPE|RL|UAEX|LR)\b/,
    read: ([, status, flag]) => ({ via: 'envoy', status: Number(status), signs: envoyFlags[flag!] ?? [] }),
  },
  {
    pattern: /"?response_?flags"?\s?[:=]\s?"?((?:[A-Z]{2,5})(?:,[A-Z]{2,5})*)\b/i,
    read: ([, flags]) => ({ via: 'envoy', signs: flags!.split(',').flatMap((flag) => envoyFlags[flag] ?? []) }),
  },
  {
    // Traefik, common log format: … "router" "http://server" 60004ms
    pattern:
      /"(?:GET|-) [^"\n]{1,300}" (\d{3}) (?:\d+|-) "[^"\n]{0,200}" "[^"\n]{0,300}" \d+ "[^"\n]{1,120}@[a-z]+" "[^"\n]{1,200}" (\d+)ms/,
    read: ([, status, duration]) => ({
      via: 'traefik',
      status: Number(status),
      ...(status === '101' && seconds(duration)),
      signs: [],
    }),
  },
  {
    // nginx and Apache with the time of the request as the last column
    pattern: /"GET [^"\n]{1,300} HTTP\/1\.[01]" 101 \d+ (?:"[^"\n]{0,400}" ){1,4}(\d{1,6}\.\d{3})(?:\s|$)/,
    read: ([, duration]) => ({ seconds: Number(duration), status: 101, signs: [] }),
  },
  {
    // Internet Information Services, W3C: status substatus win32-status time-taken
    pattern: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .{1,400} (101|[45]\d\d) (\d{1,3}) (\d{1,10}) (\d{1,12})\s*$/,
    read: ([, status, , , taken]) => ({
      via: 'iis',
      status: Number(status),
      ...(status === '101' && seconds(taken)),
      signs: [],
    }),
  },
  {
    // Kestrel: Request finished HTTP/1.1 GET http://… - 101 - - 60012.3ms
    pattern: /Request finished HTTP\/[\d.]{1,3} \S{1,10} \S{1,300}.{0,20}? (\d{3}) .{0,30}?(\d{1,9}(?:\.\d{1,4})?)ms/,
    read: ([, status, duration]) => ({
      status: Number(status),
      ...(status === '101' && seconds(duration)),
      signs: [],
    }),
  },
];

/** Reads a line of a proxy's access log; null when it is none that is known. */
export function accessLogOf(text: string): AccessFound | null {
  for (const { pattern, read } of formats) {
    const match = pattern.exec(text);
    if (match) return { from: match.index, to: match.index + match[0].length, ...read(match) };
  }
  return null;
}
