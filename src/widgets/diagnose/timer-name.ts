import type { Timer } from '../../core/diagnose/timers.ts';
import type { Format } from '../../core/format.ts';

/** Whose timer it is, and on which system where that makes a difference: `Chromium (Linux)`. */
export const timerName = ({ name, system }: Timer, { aside }: Pick<Format, 'aside'>): string =>
  system ? aside(name, system) : name;
