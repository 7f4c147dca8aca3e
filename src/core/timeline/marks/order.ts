import * as note from '../note.ts';
import type { LegendEntry } from '../scene.ts';
import * as closeEvent from './close-event.ts';
import * as concluded from './concluded.ts';
import * as detection from './detection.ts';
import * as flight from './flight.ts';
import * as fold from './fold.ts';
import * as givesUp from './gives-up.ts';
import * as lane from './lane.ts';
import * as proxy from './proxy.ts';
import * as recorder from './recorder.ts';
import * as ruler from './ruler.ts';
import * as sealed from './sealed.ts';
import * as silence from './silence.ts';
import * as squaredPaper from './squared-paper.ts';
import * as unseen from './unseen.ts';
import * as wait from './wait.ts';
import * as wire from './wire.ts';

type Mark = { readonly marks: readonly string[]; readonly legend?: readonly LegendEntry[] };

/** All marks, from bottom to top. A new one is a file beside this, its place here and in lay-out.ts, and its colours. */
const all: readonly Mark[] = [
  squaredPaper,
  silence,
  lane,
  proxy,
  unseen,
  wire,
  flight,
  sealed,
  note.line,
  recorder,
  fold,
  givesUp,
  wait,
  detection,
  closeEvent,
  concluded,
  note,
  ruler,
];

/** The classes of all shapes, from bottom to top; timeline.css colours them. */
export const marksFromBottom: readonly string[] = all.flatMap(({ marks }) => marks);

/** Every sign that a reader may meet, by the id of its words. */
export const legend: readonly LegendEntry[] = all.flatMap((mark) => mark.legend ?? []);
