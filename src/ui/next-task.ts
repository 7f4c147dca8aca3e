/** Ends a task of the page here: what was pressed meanwhile is answered before the rest. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
