/** A timer never fires early by more than a clock's rounding; it fires late by its granularity and a trip. */
export const firesAt = (timer: { readonly seconds: number }, seconds: number): boolean =>
  seconds >= timer.seconds - 0.6 && seconds <= timer.seconds + Math.max(1.6, timer.seconds * 0.03);
