/** Dispatched on `document` with a `DroppedLog` as its detail: the diagnosis reads it as if it were pasted. */
export const logEvent = 'diagnose-log';

/** The text of a dropped log. `isCut`: it is the beginning of a longer one. */
export type DroppedLog = { readonly text: string; readonly isCut: boolean };
