/**
 * Files that are dropped on a page are given to `load`'s reader, and the browser does not open one in the place of the
 * page. Text that is dragged, into a field or elsewhere, is none of its business.
 */
export function catchFiles(load: () => Promise<(files: readonly File[]) => void>): void {
  for (const type of ['dragover', 'drop'] as const)
    addEventListener(type, (event) => {
      const { dataTransfer } = event;
      if (!dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      // The list is empty as soon as the event is over.
      const files = [...dataTransfer.files];
      if (type === 'drop')
        load().then(
          (read) => read(files),
          () => {},
        );
    });
}
