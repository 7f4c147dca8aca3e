/** Shows and hides cells and columns of the matrix as its chips are pressed. */
export function startFilters(): void {
  const filters = document.getElementById('filters');
  const table = document.getElementById('matrix');
  const nothing = document.getElementById('nothing-found');
  if (!filters || !table || !nothing) return;
  filters.hidden = false;
  let show = '';
  const hidden = new Set<string>();

  const matches = (cell: HTMLElement): boolean =>
    !hidden.has(cell.dataset['client'] ?? '') &&
    (show === '' || (show === 'surprising' ? cell.classList.contains('surprising') : cell.dataset['code'] === show));

  const draw = (): void => {
    let found = 0;
    for (const one of table.querySelectorAll<HTMLElement>('col[data-client], th[data-client]')) {
      one.hidden = hidden.has(one.dataset['client'] ?? '');
    }
    for (const row of table.querySelectorAll<HTMLElement>('tr[data-row]')) {
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
    for (const group of table.querySelectorAll<HTMLElement>('[data-group]')) {
      group.hidden = group.querySelector('tr[data-row]:not([hidden])') === null;
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
