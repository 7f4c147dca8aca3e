import {
  allSigns,
  type ChoiceKey,
  choiceKeys,
  choices,
  type Facts,
  isChoice,
  rhythmOf,
  type Sign,
  secondsMax,
} from './facts.ts';

/** Values of the fragment's keys that concern an incident, decoded and otherwise as the link says (core/link). */
export type IncidentValues = {
  readonly [key in
    | 'code'
    | 'after'
    | 'reason'
    | 'lib'
    | 'status'
    | 'signs'
    | 'opened'
    | Exclude<ChoiceKey, 'library'>]?: string;
};
type IncidentKey = keyof IncidentValues;

/** Lengths that a link holds; more would only repeat the rhythm. */
const lengthsMax = 8;

const keyOf = (key: (typeof choiceKeys)[number]): IncidentKey => (key === 'library' ? 'lib' : key);

/** Names under which error messages know a library. */
const libraryNames: Readonly<Record<string, string>> = { socketio: 'socket.io', websockets: 'python-websockets' };

const whole = (text: string | undefined, max: number): number | undefined =>
  text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= max ? Number(text) : undefined;

/**
 * What a link tells of one incident: `/1006/#after=60&clean=false&lib=ws`. Values outside their lists are ignored;
 * `reason` is free text and only ever shown as text. Null when nothing usable is left.
 */
export function incidentOf(values: IncidentValues): Facts | null {
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = {};
  for (const key of choiceKeys) {
    const text = values[keyOf(key)]?.toLowerCase();
    const name =
      key === 'library' && text !== undefined && Object.hasOwn(libraryNames, text) ? libraryNames[text] : text;
    if (isChoice(key, name)) Object.assign(facts, { [key]: name });
  }
  if (values.clean === 'true' || values.clean === 'false') facts.clean = values.clean === 'true' ? 'yes' : 'no';
  if (values.opened === 'false') facts.phase = 'never-opened';
  const code = whole(values.code, 65_535);
  if (code !== undefined) facts.code = code;
  const status = whole(values.status, 599);
  if (status !== undefined && status >= 100) facts.status = status;
  if (values.reason) facts.reason = values.reason;
  const seconds = (values.after ?? '')
    .split(',')
    .slice(0, lengthsMax)
    .filter((text) => /^\d{1,8}(?:\.\d{1,3})?$/.test(text))
    .map(Number)
    .filter((one) => one > 0 && one <= secondsMax);
  if (seconds.length > 0) facts.seconds = seconds;
  const rhythm = facts.rhythm ?? rhythmOf(seconds);
  if (rhythm) facts.rhythm = rhythm;
  const signs = (values.signs ?? '')
    .split(',')
    .filter((text): text is Sign => (allSigns as readonly string[]).includes(text));
  if (signs.length > 0) facts.signs = [...new Set(signs)];
  return Object.keys(facts).length > 0 ? facts : null;
}

/** The reverse: what a link has to hold so that it opens with these facts. */
export function incidentValues(facts: Facts): IncidentValues {
  const values: { [key in IncidentKey]?: string } = {};
  for (const key of choiceKeys) if (key in choices && key !== 'clean' && facts[key]) values[keyOf(key)] = facts[key];
  if (facts.clean) values.clean = String(facts.clean === 'yes');
  if (facts.code !== undefined) values.code = String(facts.code);
  if (facts.status !== undefined) values.status = String(facts.status);
  if (facts.reason) values.reason = facts.reason.slice(0, 123);
  if (facts.seconds?.length)
    values.after = facts.seconds
      .slice(0, lengthsMax)
      .map((one) => String(Math.round(one * 100) / 100))
      .join(',');
  if (facts.signs?.length) values.signs = facts.signs.slice(0, lengthsMax).join(',');
  return values;
}
