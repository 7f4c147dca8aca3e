import type { HerdConfig } from '../../core/herd/config.ts';
import { csvOfRun } from '../../core/herd/csv-of-run.ts';
import { runOne } from '../../core/herd/run-herd.ts';

addEventListener('message', ({ data }: MessageEvent<HerdConfig>) => postMessage(csvOfRun(runOne(data))));
