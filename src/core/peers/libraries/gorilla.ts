import { versionsRead } from '../../protocol/versions-read.ts';
import type { Library } from '../peer.ts';

export const gorilla = {
  name: 'gorilla/websocket',
  version: versionsRead.gorilla,
  checked: '2026-11',
  facts: {},
  accepts: {
    codes: [
      [1000, 1003],
      [1007, 1013],
      [3000, 4999],
    ],
    otherwise: 'refuses',
    source: 'gorilla-conn',
  },
} as const satisfies Library;
