/** `close-codes`: why a WebSocket ended, where the error happens. Without prose; sentences are in `close-codes/en` … */

export { type EndingKind, endingKinds } from '../core/diagnose/ending-kind.ts';
export { closeCodeUrl, type UrlOptions } from './close-code-url.ts';
export type { Circumstances, ClosingEvent } from './closing-event.ts';
export { type Explanation, explain } from './explain.ts';
export type { LikelyCause } from './likely.ts';
