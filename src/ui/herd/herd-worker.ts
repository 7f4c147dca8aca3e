import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdResult } from '../../core/herd/result.ts';
import { type Progress, runOne } from '../../core/herd/run-herd.ts';

export type Answer =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'done'; readonly result: HerdResult };

const answer = (message: Answer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<HerdConfig>) => {
  answer({ kind: 'done', result: runOne(data, (progress) => answer({ kind: 'progress', ...progress })) });
});
