/** The connections that servers have accepted since they last crashed, for the next crash to end. */
export type OpenConnections = {
  readonly add: (client: number, openMs: number) => void;
  /** All of them in the order in which they were accepted; then there are none. */
  readonly takeAll: (each: (client: number, openMs: number) => void) => void;
};

export function createOpen(clients: number): OpenConnections {
  const who = new Int32Array(clients);
  const since = new Float64Array(clients);
  let count = 0;
  return {
    add(client, openMs) {
      who[count] = client;
      since[count++] = openMs;
    },
    takeAll(each) {
      const all = count;
      count = 0;
      for (let i = 0; i < all; i++) each(who[i]!, since[i]!);
    },
  };
}
