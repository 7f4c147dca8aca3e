/** Files that were dropped and that nobody has taken yet: the page listens before the island is there. */
let dropped: readonly File[] = [];

export const isWithFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** What was dropped since somebody last asked. */
export function takeEarlyFiles(): readonly File[] {
  const files = dropped;
  dropped = [];
  return files;
}

/** From now on a file that is dropped on the page is kept here, and the browser does not open it instead of the page. */
export function keepDrops(): void {
  addEventListener('dragover', (event) => {
    if (isWithFiles(event)) event.preventDefault();
  });
  // Before anybody else hears of the drop.
  addEventListener(
    'drop',
    (event) => {
      if (!isWithFiles(event)) return;
      event.preventDefault();
      dropped = [...(event.dataTransfer?.files ?? [])];
    },
    true,
  );
}
