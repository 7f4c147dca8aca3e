import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

async function run(command: string, ...args: string[]): Promise<void> {
  await execute(command, args);
}

function feed(command: string, args: readonly string[], input: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, [...args], (error) => (error ? reject(error) : resolve()));
    child.stdin?.end(input);
  });
}

const chain = (hook: string, rules: string): string =>
  `chain ${hook} { type filter hook ${hook} priority 0; policy accept; ${rules} }`;

/** What a host does with everything that passes it; its own loopback stays, since control runs over it. */
const rulesets = {
  silent: [
    chain('input', 'iifname lo accept; drop;'),
    chain('output', 'oifname lo accept; drop;'),
    chain('forward', 'drop;'),
  ],
  // A rebooted kernel knows no connection: RST to whatever arrives, nothing of its own.
  rebooted: [
    chain('input', 'iifname lo accept; meta l4proto tcp reject with tcp reset;'),
    chain('output', 'oifname lo accept; tcp flags & rst == 0 drop;'),
  ],
} as const;

/** Five ways to cut, which differ in what each end can notice. */
export type Cut =
  | 'router-drops'
  | 'port-to-client-down'
  | 'own-interface-down'
  | 'own-address-removed'
  | 'port-to-server-down';

/** Client A – router R – server B in three network namespaces of our own, with normal kernel timers or short ones. */
export class Lane {
  readonly serverAddress = '10.77.1.2';
  readonly #prefix: string;

  private constructor(prefix: string) {
    this.#prefix = prefix;
  }

  static async make(name: string, shortTimers: boolean): Promise<Lane> {
    const lane = new Lane(`lab${process.pid}-${name}`);
    try {
      await lane.#build(shortTimers);
    } catch (error) {
      await lane.remove();
      throw error;
    }
    return lane;
  }

  async #build(shortTimers: boolean): Promise<void> {
    const [a, r, b] = this.#all();
    for (const each of this.#all()) await run('ip', 'netns', 'add', each);
    const inside = (namespace: string, ...args: string[]) => run('ip', '-n', namespace, ...args);
    await inside(r, 'link', 'add', 'toa', 'type', 'veth', 'peer', 'name', 'wire', 'netns', a);
    await inside(r, 'link', 'add', 'tob', 'type', 'veth', 'peer', 'name', 'wire', 'netns', b);
    const addresses = [
      [a, 'wire', '10.77.0.2/24'],
      [r, 'toa', '10.77.0.1/24'],
      [r, 'tob', '10.77.1.1/24'],
      [b, 'wire', '10.77.1.2/24'],
    ] as const;
    for (const [namespace, device, address] of addresses) {
      await inside(namespace, 'addr', 'add', address, 'dev', device);
      await inside(namespace, 'link', 'set', device, 'up');
      await inside(namespace, 'link', 'set', 'lo', 'up');
    }
    await inside(a, 'route', 'add', 'default', 'via', '10.77.0.1');
    await inside(b, 'route', 'add', 'default', 'via', '10.77.1.1');
    await this.#sysctl(r, 'net.ipv4.ip_forward=1');
    if (shortTimers) {
      for (const namespace of [a, b]) {
        await this.#sysctl(
          namespace,
          'net.ipv4.tcp_retries2=5',
          'net.ipv4.tcp_keepalive_probes=1',
          'net.ipv4.tcp_syn_retries=2',
        );
      }
    }
  }

  #all(): [string, string, string] {
    return [`${this.#prefix}a`, `${this.#prefix}r`, `${this.#prefix}b`];
  }

  #sysctl(namespace: string, ...settings: string[]): Promise<void> {
    return run('ip', 'netns', 'exec', namespace, 'sysctl', '-qw', ...settings);
  }

  /** The words to put before a command so that it runs on the client's or the server's host. */
  on(host: 'client' | 'router' | 'server'): string[] {
    const [a, r, b] = this.#all();
    return ['ip', 'netns', 'exec', host === 'client' ? a : host === 'router' ? r : b];
  }

  /** A command of `ip` on the client's host. */
  client(...args: string[]): Promise<void> {
    return run('ip', '-n', this.#all()[0], ...args);
  }

  /** A command of `ip` on the router. */
  router(...args: string[]): Promise<void> {
    return run('ip', '-n', this.#all()[1], ...args);
  }

  /** Cuts and returns the time when it was done. */
  async cut(how: Cut): Promise<number> {
    const [a, r] = this.#all();
    if (how === 'router-drops') await this.#filter('router', 'silent');
    else if (how === 'port-to-client-down') await run('ip', '-n', r, 'link', 'set', 'toa', 'down');
    else if (how === 'port-to-server-down') await run('ip', '-n', r, 'link', 'set', 'tob', 'down');
    else {
      if (how === 'own-address-removed') await run('ip', '-n', a, 'addr', 'flush', 'dev', 'wire');
      await run('ip', '-n', a, 'link', 'set', 'wire', 'down');
    }
    return Date.now();
  }

  async restore(): Promise<number> {
    const [, r] = this.#all();
    await run('ip', 'netns', 'exec', r, 'nft', 'flush', 'ruleset');
    return Date.now();
  }

  /** The server's host loses power, or is up again without a memory of its connections. */
  async server(how: 'silent' | 'rebooted'): Promise<number> {
    await this.#filter('server', how);
    return Date.now();
  }

  async #filter(host: 'router' | 'server', kind: keyof typeof rulesets): Promise<void> {
    const [command, ...args] = this.on(host);
    // One transaction: at no moment is there a gap between the old rules and the new ones.
    await feed(
      command!,
      [...args, 'nft', '-f', '-'],
      `flush ruleset\ntable inet lab { ${rulesets[kind].join('\n')}\n}\n`,
    );
  }

  async remove(): Promise<void> {
    for (const each of this.#all()) await run('ip', 'netns', 'del', each).catch(() => undefined);
  }
}
