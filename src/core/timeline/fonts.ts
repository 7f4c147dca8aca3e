import { type Box, type Font, type Spot, textBox } from '../layout/place-labels.ts';

/** Font size and weight of each class of text. timeline.css sets the same. */
const fonts: Readonly<Record<string, Font>> = {
  n: [13, true], // lane name
  O: [11.5, true], // on an OPEN lane
  D: [11.5, true], // on a dead one
  C: [11.5, false], // CONNECTING
  b: [12.5, false], // label
  B: [12.5, true], // label that matters
  h: [13, true], // dimension line
  V: [25, true], // in the void
  v: [13, false],
  q: [12, false], // ruler
  Q: [12, true],
  e: [11, false], // fold, narrow
  g: [11.5, true], // code of a close event
  N: [15, false], // note
};

export const fontOf = (cls: string): Font => fonts[cls[0]!]!;

/** The room that a text of this class takes. */
export const boxOf = (cls: string, text: string, spot: Spot, turn = 0): Box => textBox(text, fontOf(cls), spot, turn);

/** Is this text made for a hole, where nothing else may be? */
export const isForHole = (cls: string): boolean => /c5|^[Vv]/.test(cls);
