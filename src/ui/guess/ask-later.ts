/** Fetches the scale to guess on. Apart from it, so that a page that may ask for it holds the name of one file. */
export const ask = async (question: HTMLElement): Promise<void> => (await import('./ask-guess.tsx')).ask(question);
