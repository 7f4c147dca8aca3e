/** Ends a task of the page here: what was pressed meanwhile is answered before the rest. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Runs scripts one after another, each in a task of its own: all at once they would keep the page from answering. */
export async function runInTurn(scripts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const script of scripts) {
    await script();
    await nextTask();
  }
}
