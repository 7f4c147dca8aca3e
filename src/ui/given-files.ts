/** Recordings that were dropped or pasted and that nobody has taken yet: the place that reads them may still be loading. */
let waiting: readonly File[] = [];

/** Dispatched on `document` when files wait. */
export const filesEvent = 'recording-files';

export const isWithFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Leaves files for the place that reads them, now or as soon as it is there; instead of what still waits. */
export function giveFiles(files: readonly File[]): void {
  waiting = files;
  document.dispatchEvent(new Event(filesEvent));
}

/** What was given since somebody last asked. */
export function takeFiles(): readonly File[] {
  const files = waiting;
  waiting = [];
  return files;
}
