import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { Resvg } from '@resvg/resvg-js';
import { expect } from './test.ts';

/** Presses a button and gives the bytes of the file that it downloads. */
export async function downloadFrom(page: Page, button: Locator): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFileSync(await file.path());
}

/** Width and height of a PNG, as its header says. */
export const sizeOfPng = (png: Buffer): readonly [width: number, height: number] => {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

/**
 * A picture needs no page around it: another program draws it on `paper`, in the picture's own colours and as large as it
 * says.
 */
export function expectStandsAlone(svg: string, paper: string): readonly [width: number, height: number] {
  expect(svg).not.toMatch(/class=|<style|style=|var\(|light-dark|color-mix|color\(/);
  const drawn = new Resvg(svg).render();
  // Each look at `pixels` copies the whole picture.
  const { pixels, width, height } = drawn;
  const pixel = (x: number, y: number) => [...pixels.subarray((y * width + x) * 4).subarray(0, 3)];
  expect(pixel(3, 3)).toEqual(paper.match(/\d+/g)!.slice(0, 3).map(Number));
  const colours = new Set([...svg.matchAll(/rgb\((\d+),(\d+),(\d+)\)/g)].map(([, ...rgb]) => rgb.join()));
  const seen = new Set<string>();
  for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2) seen.add(pixel(x, y).join());
  expect([...colours].filter((colour) => seen.has(colour)).length).toBeGreaterThan(4);
  return [width, height];
}
