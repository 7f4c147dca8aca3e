/** Words around the guides: the index, pictures, measured tables, recipes, the table of hops and its calculator. */
export const guides = {
  play: 'Play it in the simulator',
  index: {
    title: 'Guides: connections that end well and come back',
    description:
      'Nine short guides to WebSocket connections in production: reconnecting, heartbeats, graceful shutdown, proxies, mobile, hidden errors, logging, recording and testing.',
    heading: 'Guides',
    lead: 'Short, sourced, and every recipe is a real file that says how far our tests ran it.',
    recipes: 'All recipes',
  },
  next: 'Next',
  measured: {
    cause: 'What happened',
    clean: 'clean',
    unclean: 'unclean',
    withError: 'error, {text}',
    nothing: 'nothing',
    noEvent: 'no event',
    after: '{text}, {time}',
    versions: 'Measured on Linux {kernel}, {date}: {versions}.',
    share: '{text} ({part} of {all})',
    all: 'All measurements',
  },
  recipes: {
    title: 'Recipes, and how far each is tested',
    description:
      'Servers, a client and proxy configurations that end WebSocket connections well, each a whole file, with the programs and versions that our tests ran it against.',
    lead: 'Each page shows the very file that the tests use. The mark says how far they got.',
    folders: {
      client: 'Client',
      servers: 'Servers',
      proxies: 'Proxies',
      platforms: 'Platforms',
    },
    how: {
      run: 'Tested here: {with}',
      compiled: 'Checked here, not run: {with}',
      unrun: 'Not run here: {with}',
    },
    notes: {
      'by-hand': '{with}, by hand',
      'older-version': '{with}, which does not have stream_close_delay yet (2.7)',
    },
    whole: 'The whole file',
    page: {
      title: '{name}, a WebSocket recipe',
      description: '{name}: a whole file for WebSocket connections that end well, and how far our tests ran it. {how}.',
    },
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected: copy it by hand',
  },
  hops: {
    caption: 'Default limits of proxies and load balancers',
    columns: { hop: 'Hop', limit: 'By default', expiry: 'When it is over', change: 'Change it' },
    idle: '{time} of silence',
    lifetime: '{time} in all',
    unset: {
      none: 'no limit',
      set: 'whatever its configuration says',
      unknown: 'nothing published for WebSockets',
    },
    fixed: 'fixed',
    expiry: {
      close: 'sends a Close frame',
      'hang-up': 'ends TCP: 1006 at both ends',
      silent: 'forgets it: nobody is told',
      unknown: 'ends it; how is not verified',
    },
    notes: {
      nginx: '',
      'ingress-nginx':
        'A reload ends old workers after 240 s. Retired in March 2026: no releases, no security fixes; its successors speak the Gateway API.',
      haproxy: 'Its manual’s example: 1 h. Without it, client and server timeouts apply.',
      apache: 'From 2.4.47.',
      envoy: '',
      caddy: 'A reload of its configuration sends 1001.',
      traefik: 'Its 60 s and 180 s are for HTTP; whether they touch a tunnel is unmeasured.',
      alb: '1–4,000 s.',
      nlb: '60–6,000 s; fixed for TLS listeners.',
      'api-gateway': '',
      google: 'More than 24 h is not advised.',
      'azure-lb': '4–100 min. TCP Reset off by default.',
      'front-door': '',
      cloudflare: 'Its deploys may end connections.',
      heroku: 'Any byte either way restarts it.',
    },
  },
  chain: {
    title: 'Hop-chain calculator',
    intro: 'Choose what lies between browser and server, and correct the limits to yours.',
    example: 'An example: somebody raised the load balancer to an hour and forgot the ingress.',
    ends: ['Browser', 'Server'],
    add: 'Add a hop',
    other: 'Something else',
    remove: 'Remove {name}',
    reset: 'Start again',
    share: 'Copy link',
    copied: 'Copied',
    inAddress: 'The address bar now holds the link.',
    tooLong: 'Too long for a link.',
    broken: 'The link could not be read, so this is the example.',
    full: 'No more than {n} hops.',
    idle: 'Idle limit of {name}, in seconds',
    lifetime: 'Lifetime limit of {name}, in seconds',
    idleShort: 'idle, s',
    lifetimeShort: 'in all, s',
    none: 'none',
    invalid: 'A whole number from 1 to {max}, or nothing for none.',
    result: 'What this path does',
    idleLimit: 'Idle limit',
    lifetimeLimit: 'Lifetime limit',
    heartbeat: 'Heartbeat that survives',
    by: '{time}, by {names}',
    noIdle: 'none known',
    noLifetime: 'none',
    every: 'every {n}, answer within {answer}',
    noHeartbeat: 'none: every connection ends before it helps',
    tooShort: 'none in whole seconds',
    found: 'A dead path is found {n} after the last answer, at the latest.',
    lifetimeNote:
      'No heartbeat helps against a lifetime. Reconnect on your own terms a little earlier, at a random moment.',
    unknownNote: 'Nobody has published a limit for {names}: measure it, and enter what you find.',
    silentNote: '{names} forgets a connection without a word, so only a heartbeat with a deadline notices.',
    axis: 'Bars: idle limits, from 1 s to 1 h and more, logarithmic. Line: the heartbeat.',
  },
};

export type GuideStrings = Omit<typeof guides, 'hops' | 'chain'> & {
  readonly hops: Omit<(typeof guides)['hops'], 'notes'> & {
    readonly notes: Readonly<Record<keyof (typeof guides)['hops']['notes'], string>>;
  };
  readonly chain: (typeof guides)['chain'];
};
export type ChainWords = GuideStrings['chain'];
