import type { CodeWords } from '../../code-words.ts';
import { words as w1000 } from './1000.ts';
import { words as w1001 } from './1001.ts';
import { words as w1002 } from './1002.ts';
import { words as w1003 } from './1003.ts';
import { words as w1004 } from './1004.ts';
import { words as w1005 } from './1005.ts';
import { words as w1006 } from './1006.ts';
import { words as w1007 } from './1007.ts';
import { words as w1008 } from './1008.ts';
import { words as w1009 } from './1009.ts';
import { words as w1010 } from './1010.ts';
import { words as w1011 } from './1011.ts';
import { words as w1012 } from './1012.ts';
import { words as w1013 } from './1013.ts';
import { words as w1014 } from './1014.ts';
import { words as w1015 } from './1015.ts';
import { words as w3000 } from './3000.ts';
import { words as w3003 } from './3003.ts';
import { words as w3008 } from './3008.ts';

export const codeWords: Readonly<Record<number, CodeWords>> = {
  1000: w1000,
  1001: w1001,
  1002: w1002,
  1003: w1003,
  1004: w1004,
  1005: w1005,
  1006: w1006,
  1007: w1007,
  1008: w1008,
  1009: w1009,
  1010: w1010,
  1011: w1011,
  1012: w1012,
  1013: w1013,
  1014: w1014,
  1015: w1015,
  3000: w3000,
  3003: w3003,
  3008: w3008,
};
