/** Shows and hides cells and columns of the matrix as its chips are pressed. */
export function startFilters(): void {
  const filters = document.getElementById('filters');
  const matrix = document.getElementById('matrix');
  const nothing = document.getElementById('nothing-found');
  if (!filters || !matrix || !nothing) return;
  filters.hidden = false;
  let show = '';
  const hidden = new Set<string>();

  const matches = (cell: HTMLElement): boolean =>
    !hidden.has(cell.dataset['client'] ?? '') &&
    (show === '' || (show === 'surprising' ? cell.classList.contains('surprising') : cell.dataset['code'] === show));

  const draw = (): void => {
    let found = 0;
    for (const one of matrix.querySelectorAll<HTMLElement>('col[data-client], th[data-client]')) {
      one.hidden = hidden.has(one.dataset['client'] ?? '');
    }
    for (const row of matrix.querySelectorAll<HTMLElement>('tr[data-row]')) {
      const cells = [...row.querySelectorAll<HTMLElement>('td[data-client]')];
      for (const cell of cells) {
        cell.hidden = hidden.has(cell.dataset['client'] ?? '');
        cell.classList.toggle('dim', !matches(cell));
      }
      const visible = cells.some(matches);
      if (visible) found += 1;
      row.hidden = !visible;
      const more = row.nextElementSibling;
      if (more instanceof HTMLElement) {
        more.hidden = !visible;
        const wide = more.querySelector<HTMLTableCellElement>('td[colspan]');
        if (wide) wide.colSpan = cells.length - hidden.size;
      }
    }
    for (const group of matrix.querySelectorAll<HTMLElement>('[data-group]')) {
      group.hidden = group.querySelector('tr[data-row]:not([hidden])') === null;
      // Whoever asks for some of the cells wants to see them.
      if (group instanceof HTMLDetailsElement && show !== '') group.open = true;
    }
    nothing.hidden = found > 0;
  };

  filters.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    const { show: wanted, toggle } = button.dataset;
    if (wanted !== undefined) {
      show = wanted;
      for (const each of filters.querySelectorAll<HTMLElement>('[data-show]')) {
        each.setAttribute('aria-pressed', String(each === button));
      }
    } else if (toggle) {
      const on = hidden.has(toggle);
      if (on) hidden.delete(toggle);
      else hidden.add(toggle);
      button.setAttribute('aria-pressed', String(on));
    }
    draw();
  });
}
