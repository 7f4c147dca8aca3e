import { type Box, type Font, type Spot, textBox } from '../layout/place-labels.ts';

/** What a text in a picture is: class `text-…`. Font size and weight of each; timeline.css sets the same. */
const fonts = {
  lane: [13, true], // the name of a lane
  open: [12.25, true], // on an OPEN lane
  dead: [12.25, true], // on a dead one
  connecting: [12.25, false],
  label: [12.5, false],
  strong: [12.5, true], // a label that matters
  dimension: [13, true],
  time: [25, true], // the large number in a silence
  aside: [13, false], // the words below it
  tick: [12.25, false],
  'tick-strong': [12.25, true],
  fold: [12.25, false], // the time left out, on a narrow ruler
  code: [12.25, true],
  note: [15, false],
} as const satisfies Readonly<Record<string, Font>>;

export type TextRole = keyof typeof fonts;

/** The colour of a text where its role does not say: class `ink-…`. */
export type Ink = 'bye' | 'hush' | 'live' | 'muted' | 'void' | 'void-hush' | 'inverse' | 'note';

export const textRoles = Object.keys(fonts) as readonly TextRole[];
export const inks: readonly Ink[] = ['bye', 'hush', 'live', 'muted', 'void', 'void-hush', 'inverse', 'note'];

/** A text before it has a place. */
export type Text = { readonly role: TextRole; readonly ink?: Ink; readonly text: string };

export const fontOf = ({ role }: Pick<Text, 'role'>): Font => fonts[role];

/** The room that a text takes at a spot. */
export const roomOf = (text: Text, spot: Spot, turn = 0): Box => textBox(text.text, fontOf(text), spot, turn);

/** How long a text is, with a px on either side; px. */
export const lengthOf = (text: Text): number => roomOf(text, [0, 0, 'start'])[2];

/** Is it made for a silence, where nothing else may be? */
export const isForSilence = ({ role, ink }: Text): boolean =>
  role === 'time' || role === 'aside' || ink === 'void-hush';
