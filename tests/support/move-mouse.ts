import type { Page } from '@playwright/test';

/** A mouse that somebody moves: two places, which a page takes for a sign of intent and loads its islands. */
export async function moveMouse({ mouse }: { readonly mouse: Pick<Page['mouse'], 'move'> }): Promise<void> {
  await mouse.move(3, 3);
  await mouse.move(5, 5);
}
