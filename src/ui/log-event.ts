/** Dispatched on `document` with the text of a dropped log as its detail: the diagnosis reads it as if it were pasted. */
export const logEvent = 'diagnose-log';
