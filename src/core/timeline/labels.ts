import type { ActKind } from '../acts/acts.ts';

/** The words of a picture, in one language. `{…}` are filled in, times with their units; see the timeline words in i18n for each. */
export type TimelineLabels = {
  readonly client: string;
  readonly server: string;
  /** The lane of a socket that was opened beside the client's own. */
  readonly second: string;
  /** Between them. */
  readonly proxy: string;
  readonly stillOpen: string;
  readonly frozen: string;
  readonly down: string;
  readonly restarting: string;
  readonly gone: string;
  readonly upgrade: string;
  readonly data: string;
  readonly heartbeat: string;
  readonly answer: string;
  readonly echo: string;
  readonly closeEmpty: string;
  readonly defect: string;
  readonly tooBig: string;
  /** Of TLS: what was in it cannot be known. */
  readonly damagedRecord: string;
  readonly refused: string;
  readonly noAnswer: string;
  readonly fold: string;
  readonly foldShort: string;
  readonly try: string;
  readonly tryShort: string;
  /** Of a recording: the wait as it was seen; nobody recorded its limit. */
  readonly waited: string;
  readonly tryOf: string;
  readonly tryOfShort: string;
  /** What a recording could not see; a record whose `{n}` bytes are encrypted; a code that follows from the rest. */
  readonly unseen: string;
  readonly recordingEnds: string;
  readonly sealed: string;
  readonly concluded: string;
  readonly closeUnseen: string;
  readonly codeUnseen: string;
  /** Beside the simulation of a recording: where the recorded connection ended. */
  readonly recordedEnd: string;
  readonly silence: string;
  /** The same in two lines, for a narrow hole: the time, then these words. */
  readonly ofSilence: string;
  readonly silenceWords: readonly string[];
  readonly silenceWordsShort: readonly string[];
  /** Of a silence that only the server has: the client has been notified, or is gone. */
  readonly serverSilence: readonly string[];
  readonly serverSilenceShort: readonly string[];
  readonly clientKnows: string;
  readonly serverKnows: string;
  readonly clientUnaware: string;
  readonly serverUnaware: string;
  readonly givesUp: string;
  readonly givesUpShort: string;
  /** A cable is plugged in again; anything else works again. */
  readonly restored: string;
  readonly back: string;
  readonly again: readonly string[];
  /** What a cut in the path is called, by the state of the path. */
  readonly cuts: Readonly<
    Record<'cut' | 'client-off' | 'proxy-drops' | 'proxy-rejects' | 'proxy-closes' | 'silent', string>
  >;
  /** Short names of acts that no frame shows. */
  readonly acts: Readonly<Partial<Record<ActKind, string>>>;
  /** What the signs of the picture mean. */
  readonly legend: Readonly<
    Record<
      | 'title'
      | 'open'
      | 'dead'
      | 'connecting'
      | 'closing'
      | 'closed'
      | 'wait'
      | 'fold'
      | 'slow'
      | 'unseen'
      | 'sealed'
      | 'recorder',
      string
    >
  >;
  /** Sentences for those who do not see the picture, and what stands `between` two of them. */
  readonly summary: Readonly<
    Record<
      | 'between'
      | 'first'
      | 'second'
      | 'opened'
      | 'fault'
      | 'failed'
      | 'knows'
      | 'serverKnows'
      | 'atOnce'
      | 'later'
      | 'unaware'
      | 'ended'
      | 'again'
      | 'secondOpen'
      | 'secondNotOpen',
      string
    >
  >;
};
