import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { architecturePicture, parts, pictureFile } from '../support/architecture-picture.ts';
import { uses } from './parts.ts';

test('the picture of the architecture shows the imports as they are', () => {
  const message = 'it is old: run `npm run architecture-picture` and look at it';
  expect(readFileSync(pictureFile, 'utf8') === architecturePicture(), message).toBe(true);
});

test('every part in the picture says what it is', () => {
  const drawn = new Set(uses().flatMap(({ from, to }) => [from, to]));
  expect([...drawn].filter((part) => !parts[part])).toEqual([]);
  expect(Object.keys(parts).filter((part) => !drawn.has(part))).toEqual([]);
});
