import type { Check, DialId, TaskId } from '../../core/learn/task.ts';

type Step = {
  title: string;
  short: string;
  question: string;
  guesses: Record<string, string>;
  task: string;
  run: string;
  hints: string[];
  why: string;
};

/** Words of the learning path. Plain strings only: they travel to the island. `{t}` is a time, `{n}` a number. */
export const onboarding = {
  path: 'The steps',
  minutes: 'about {n} min',
  done: 'done',
  now: 'now',
  back: 'Back',
  skip: 'Skip',
  next: 'Next: {title}',
  finish: 'All steps done. Take the cheat sheet with you.',
  predict: 'Predict',
  act: 'Act',
  why: 'See why',
  yourGuess: 'your guess',
  whatHappens: 'what happens',
  guessFirst: 'Guess first: then the simulator is yours.',
  met: 'met',
  notMet: 'not met',
  checksMet: '{n} of {all} checks met',
  hint: 'Hint {n} of {all}',
  opens: 'Opens when every check is met.',
  well: 'All checks met.',
  client: 'What the client’s code sees',
  server: 'What the server’s code sees',
  gaveUp: 'Its own timer gives up',
  nothing: 'No close event in this run.',
  after: 'after {n} s',
  never: 'never',
  none: 'none',
  seconds: '{n} s',
  milliseconds: '{n} ms',
  minutesLong: '{n} min',
  untilNextBeat: 'until the next beat',
  scriptNeeded:
    'The steps need JavaScript, since your own browser simulates every run. The team lead’s page says the same without it.',
  progress: {
    title: 'Your progress',
    text: 'It stays on this device. Take it along as a file, or start again.',
    export: 'Export',
    import: 'Import',
    reset: 'Start again',
    resetAsk: 'Really forget all steps?',
    imported: 'Imported: {n} of {all} steps done.',
    notKept: 'This browser lets the page keep nothing: export your progress before you leave.',
    refused: 'That is not a progress file of this site. Nothing was changed.',
    file: 'close-codes-progress.json',
  },
  checks: {
    'client-code': 'The client reads {n}',
    clean: 'wasClean is {n}',
    'knows-within': 'The client knows within {t}',
    'ignorant-for': 'The client knows nothing for {t}',
    'no-close-frame': 'No Close frame was sent',
    'path-cut': 'The cable is pulled',
    'beats-apart': 'Heartbeats at least {t} apart',
    'open-at': 'Still open after {t}',
    'server-knows': 'The server finds out',
    'server-knows-first': 'The client finds out later, or never',
    'back-within': 'Back within {t} of the restart',
    'tries-at-most': 'No more than {n} tries',
  } as Record<Check['kind'], string>,
  dials: {
    act: 'How it ends',
    next: 'And then',
    nextAfterMs: 'After',
    profile: 'Client',
    heartbeatMs: 'Heartbeat',
    heartbeatTimeoutMs: 'Wait for the answer',
    serverPingMs: 'Server pings',
    baseMs: 'First wait',
    factor: 'Factor',
    capMs: 'Cap',
    jitter: 'Jitter',
  } as Record<DialId, string>,
  options: {
    'server-shutdown': 'Server shuts down gracefully',
    'server-sigterm': 'SIGTERM, and no handler',
    'server-kill': 'Server process killed',
    'server-close': 'Server sends Close 1001',
    'cable-pull': 'Cable pulled',
    nothing: 'nothing',
    chromium: 'Chromium',
    firefox: 'Firefox',
    node: 'Node.js built-in',
    ws: 'ws (Node.js)',
    full: 'full',
  } as Record<string, string>,
  steps: {
    goodbye: {
      title: 'The goodbye',
      short: '1001 arrives',
      question: 'A server shuts down politely. Who puts the number 1001 on the wire first?',
      guesses: { both: 'both at once', server: 'the server', client: 'the client', nobody: 'nobody' },
      task: 'End the connection so that the client reads 1001, clean, within a second.',
      run: 'End it',
      hints: [
        'Three of the four endings leave the server no time to speak.',
        'Who shuts down gracefully says so first.',
      ],
      why: 'A close code is a message. The server put 1001 into a Close frame, the client echoed it, TCP closed: that is what wasClean means. A process that dies without a handler has nobody left to write that frame.',
    },
    silence: {
      title: 'The silence',
      short: '1006 is made up',
      question: 'Who sends the number 1006?',
      guesses: {
        server: 'the server',
        proxy: 'a proxy',
        client: 'nobody: the client’s side makes it up',
        kernel: 'the kernel',
      },
      task: 'Get a 1006, without any Close frame, that the client does not notice for five minutes.',
      run: 'End it',
      hints: [
        'A killed process still has a living kernel, and that hangs up at once.',
        'Pull the cable. Then it is the client’s TCP keepalive that decides; not every client is slow, and not every client has one.',
      ],
      why: 'Nothing was sent, so nothing can arrive. readyState stays OPEN until some timer gives up: 7 min 30 s in Chromium on Linux, 70 s in Node.js, and with ws never, since it sets no timer. 1006 is the name for that absence.',
    },
    'half-goodbye': {
      title: 'Half a goodbye',
      short: '1001, yet unclean',
      question: 'Can 1001 arrive and wasClean still be false?',
      guesses: { no: 'no, 1001 is always clean', yes: 'yes' },
      task: 'Make the client read 1001 with wasClean false.',
      run: 'End it',
      hints: [
        'Clean needs both Close frames, then the end of TCP. Cut it short after the first.',
        'Browsers differ. Firefox answers a moment later: what if the process is gone by then?',
      ],
      why: 'The code comes from the first Close frame; wasClean from how it all ended. Firefox saw FIN before it had answered, so the handshake was never complete. Therefore never read wasClean false as 1006.',
    },
    heartbeat: {
      title: 'The heartbeat',
      short: 'notice in time',
      question:
        'A heartbeat every 30 s, an answer due before the next. The cable is pulled. When does your code notice?',
      guesses: { 'at-once': 'at once', 'within-30': 'within 30 s', '30-to-60': 'after 30 to 60 s', never: 'never' },
      task: 'Make the client notice within 15 s. Beat no more often than every 10 s.',
      run: 'Pull the cable',
      hints: [
        'Two waits add up: until the next beat goes out, and until you stop hoping for its answer.',
        'Worst case = interval + deadline. Find two numbers that stay below 15 s.',
      ],
      why: 'Worst case = interval + deadline: with 10 s and 4 s never more than 14 s, wherever in between the cable goes. A longer interval can be lucky, if the cut falls just before a beat; design for the worst case.',
    },
    proxy: {
      title: 'The proxy',
      short: 'stay alive through 60 s',
      question: 'A proxy with an idle limit of 60 s, no heartbeat. What does the client read after a minute?',
      guesses: { '1000': '1000', '1001': '1001', '1006': '1006', stays: 'nothing, it stays open' },
      task: 'Keep the connection open for five minutes. Beat no more often than every 20 s.',
      run: 'Let five minutes pass',
      hints: [
        'The browser’s TCP keepalive does not help: a proxy counts payload.',
        'Stay well below the limit, so that one late beat does not cost the connection.',
      ],
      why: 'Proxies hang up without a Close frame, so it is a 1006 after exactly the idle limit: equal lifetimes are their fingerprint. 25 s stays below the idle defaults we know of, and costs little.',
    },
    'server-first': {
      title: 'Who learns first',
      short: 'both ends need a timer',
      question:
        'The client has a heartbeat, the server has no timer at all. The cable is pulled for good. When does the server learn of it?',
      guesses: {
        same: 'together with the client',
        client: 'soon after the client',
        server: 'before the client',
        never: 'never',
      },
      task: 'Make the server find out before the client does.',
      run: 'Pull the cable',
      hints: ['A client that gives up cannot tell anybody: its Close is lost as well.', 'Let the server ping.'],
      why: 'Each side learns for itself. Without pings of its own a server keeps a dead connection for ever, with its memory, its subscriptions and a user who seems to be online.',
    },
    wait: {
      title: 'The wait',
      short: 'backoff and its cap',
      question:
        'The server is back after 40 s. Waits double from 1 s, up to 60 s. How long after its return are you connected again?',
      guesses: { 'at-once': 'at once', 'within-10': 'within 10 s', 'over-20': 'after more than 20 s', never: 'never' },
      task: 'Be back within 10 s of the restart, and try no more than 8 times.',
      run: 'Kill the server',
      hints: [
        'The last wait is the one you regret: what is the longest it can be?',
        'Let waits double, but not beyond 10 s.',
      ],
      why: 'Doubling keeps tries few, the cap keeps the last wait short: without it you wait about as long again as the outage lasted. What a single client cannot see is the crowd; that takes jitter.',
    },
  } as Record<TaskId, Step>,
};

export type OnboardingWords = typeof onboarding;
