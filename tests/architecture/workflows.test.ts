/** What the workflows run that is not in this repository: fixed by its content, and never where it may publish. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
};
type Job = {
  readonly steps: readonly Step[];
  readonly container?: string | { readonly image: string };
  readonly permissions?: Readonly<Record<string, string>>;
};
type Workflow = {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

const workflows = globSync('.github/workflows/*.yml').map((file) => {
  const workflow: Workflow = parse(readFileSync(file, 'utf8'));
  return { file, workflow, jobs: Object.values(workflow.jobs) };
});
const imageOf = ({ container }: Job): readonly string[] =>
  container === undefined ? [] : [typeof container === 'string' ? container : container.image];

describe.each(workflows)('$file', ({ workflow, jobs }) => {
  it('names actions by commit and images by digest: a tag may be moved', () => {
    for (const action of jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])))
      expect(action).toMatch(/@[0-9a-f]{40}$/);
    for (const image of jobs.flatMap(imageOf)) expect(image).toMatch(/^[a-z]+:[\d.]+@sha256:[0-9a-f]{64}$/);
  });

  it('reads alone, unless a job says otherwise, and that job installs and runs nothing', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { permissions = {}, steps } of jobs)
      if (Object.values(permissions).includes('write')) expect(steps.filter(({ run }) => run)).toEqual([]);
  });

  it('leaves no token behind for what it runs, and is not started with rights by a stranger’s branch', () => {
    const checkouts = jobs.flatMap(({ steps }) => steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')));
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
    expect(JSON.stringify(workflow.on)).not.toContain('pull_request_target');
  });
});

it('there are workflows to look at, with images among them', () => {
  expect(workflows.length).toBeGreaterThan(1);
  expect(workflows.flatMap(({ jobs }) => jobs.flatMap(imageOf)).length).toBeGreaterThan(1);
});
