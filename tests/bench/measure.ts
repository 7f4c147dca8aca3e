/** Processor time of one call in milliseconds, the least of several: what the machine does besides counts little. */
export function leastCpuMs(runs: number, work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

/** Two pieces of work, measured in turns, so that a slow moment of the machine meets both. */
export function ratioOf(rounds: number, work: () => void, floor: () => void): { workMs: number; floorMs: number } {
  let workMs = Number.POSITIVE_INFINITY;
  let floorMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    floorMs = Math.min(floorMs, leastCpuMs(1, floor));
    workMs = Math.min(workMs, leastCpuMs(1, work));
  }
  return { workMs, floorMs };
}

/** The median time of one call in milliseconds. */
export function medianMs(runs: number, work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

/** What a benchmark says: a number that may be compared between machines, and the most it may be. */
export type Figure = { readonly name: string; readonly value: number; readonly most: number; readonly note: string };
