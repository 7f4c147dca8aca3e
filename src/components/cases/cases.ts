/** An artefact that somebody on call could open. */
export type EnvelopeId = 'script' | 'console' | 'server-log' | 'proxy-log' | 'access-log' | 'packets';
/** What it was worth: it tells the cause, helps, says nothing of it, or points somewhere else. */
export type Worth = 'told' | 'helped' | 'nothing' | 'misled';

/** A recorded incident to be solved. Its words hang on `id`, which is part of its address: both are permanent. */
export type Case = {
  readonly id: string;
  readonly envelopes: readonly (readonly [id: EnvelopeId, worth: Worth])[];
  /** Possible answers, in the order of the page. */
  readonly guesses: readonly string[];
  readonly right: string;
  /** With how many envelopes it can be solved. */
  readonly few: number;
  /** The page that says more about what to change. */
  readonly guide: string;
};

export const cases = [
  {
    id: 'the-log-stops',
    envelopes: [
      ['script', 'helped'],
      ['server-log', 'told'],
      ['packets', 'told'],
    ],
    guesses: ['network', 'killed', 'proxy', 'goodbye'],
    right: 'killed',
    few: 2,
    guide: '/guides/graceful-shutdown/',
  },
  {
    id: 'every-three-seconds',
    envelopes: [
      ['script', 'helped'],
      ['server-log', 'misled'],
      ['access-log', 'misled'],
      ['proxy-log', 'told'],
      ['packets', 'helped'],
    ],
    guesses: ['client-left', 'crash', 'idle', 'network'],
    right: 'idle',
    few: 1,
    guide: '/guides/proxies/',
  },
  {
    id: 'members-only',
    envelopes: [
      ['script', 'nothing'],
      ['console', 'told'],
      ['server-log', 'told'],
      ['packets', 'told'],
    ],
    guesses: ['not-listening', 'certificate', 'origin', 'refused'],
    right: 'refused',
    few: 1,
    guide: '/guides/why-the-browser-hides-the-reason/',
  },
  {
    id: 'a-minute-too-late',
    envelopes: [
      ['script', 'misled'],
      ['server-log', 'helped'],
      ['packets', 'told'],
    ],
    guesses: ['froze', 'cut', 'proxy', 'page'],
    right: 'cut',
    few: 2,
    guide: '/guides/heartbeats/',
  },
  {
    id: 'the-same-message',
    envelopes: [
      ['script', 'helped'],
      ['console', 'told'],
      ['server-log', 'told'],
      ['packets', 'helped'],
    ],
    guesses: ['too-big', 'violation', 'crash', 'network'],
    right: 'violation',
    few: 1,
    guide: '/1002/',
  },
  {
    id: 'sent-but-not-told',
    envelopes: [
      ['script', 'misled'],
      ['server-log', 'misled'],
      ['packets', 'told'],
    ],
    guesses: ['network', 'bug', 'slept', 'proxy'],
    right: 'slept',
    few: 1,
    guide: '/guides/mobile-and-sleep/',
  },
  {
    id: 'one-ending-two-codes',
    envelopes: [
      ['script', 'misled'],
      ['console', 'told'],
      ['server-log', 'misled'],
      ['packets', 'helped'],
    ],
    guesses: ['reload', 'network', 'restart', 'cached'],
    right: 'cached',
    few: 2,
    guide: '/guides/mobile-and-sleep/',
  },
  {
    id: 'accepted-and-failed',
    envelopes: [
      ['script', 'nothing'],
      ['console', 'told'],
      ['server-log', 'misled'],
      ['packets', 'misled'],
    ],
    guesses: ['login', 'subprotocol', 'proxy', 'crash'],
    right: 'subprotocol',
    few: 1,
    guide: '/guides/why-the-browser-hides-the-reason/',
  },
] as const satisfies readonly Case[];

export type CaseId = (typeof cases)[number]['id'];
