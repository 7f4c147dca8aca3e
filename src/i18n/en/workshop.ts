/** The workshop: real sockets on one's own machine. */
export const workshop = {
  title: 'Workshop: close real WebSockets and compare',
  description: 'End a real WebSocket connection on your own machine and compare it with the simulation’s prediction.',
  lead: 'The same acts, on real parts: a ws server, a TCP proxy that can stop forwarding, and this browser. Beside them what the simulator expects.',
  how: 'How to start it',
  steps: [
    'Get the sources of this site and Node 20 or later.',
    'Run npm ci, then npm run workshop.',
    'Open the address that it prints. It listens on this machine only; nobody else on the network can reach it.',
  ],
  notLive: 'This page is not served by the workshop, so it has nothing to play with.',
  live: 'Connected to the workshop on this machine. Nothing here is reachable from outside.',
  real: 'Measured: what really happened',
  expected: 'Predicted: what the simulator expects',
  same: 'CloseEvent of the last action: measured and predicted agree.',
  differs: 'CloseEvent of the last action: measured and predicted differ.',
  once: 'CloseEvent of the last action: only one of the two so far.',
  none: 'No CloseEvent from it yet.',
  acts: {
    'server-shutdown': 'Shut the server down (1001)',
    'server-sigterm': 'SIGTERM, no handler',
    'server-kill': 'SIGKILL',
    'server-freeze': 'Freeze it',
    'server-start': 'Start it again',
    'server-terminate': 'terminate()',
    'cable-pull': 'Pull the cable',
    'network-restore': 'Plug it back in',
    'proxy-timeout': 'Proxy idle timeout',
  },
};

export type WorkshopStrings = typeof workshop;
