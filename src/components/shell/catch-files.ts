/**
 * Files that are dropped on a page are given to `load`'s reader, and the browser does not open one in the place of the
 * page. Text that is dragged, into a field or elsewhere, is none of its business.
 */
export function catchFiles(load: () => Promise<(files: readonly File[]) => void>): void {
  // `dragenter` too: where the page has changed below the pointer it comes in the place of `dragover`, and what is not
  // cancelled is not dropped (HTML, drag-and-drop processing model).
  for (const type of ['dragenter', 'dragover', 'drop'] as const)
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
