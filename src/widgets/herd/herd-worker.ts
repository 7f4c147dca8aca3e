import type { HerdConfig } from '../../core/herd/config.ts';
import type { HerdView } from '../../core/herd/view.ts';
import { type Progress, runAll } from './run.ts';

export type Answer =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'done'; readonly views: readonly HerdView[] };

const answer = (message: Answer): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<readonly HerdConfig[]>) => {
  const views = runAll(data, (progress) => answer({ kind: 'progress', ...progress }));
  answer({ kind: 'done', views });
});
