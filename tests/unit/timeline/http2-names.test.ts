import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/core/sim/simulate.ts';
import { layOut } from '../../../src/core/timeline/lay-out.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { timeline as labels } from '../../../src/i18n/en/timeline.ts';
import { named } from '../../../src/scenarios/index.ts';
import { format } from '../../../src/ui/format.ts';

describe.each(['wide', 'narrow'] as const)('what HTTP/2 ends has its name in a %s picture', (mode) => {
  it.each([
    ['h2-goaway-graceful', 'GOAWAY'],
    ['h2-goaway-then-connection-closed', 'GOAWAY'],
    ['h2-rst-stream-cancel', 'RST_STREAM'],
  ])('%s: %s', (id, name) => {
    const facts = factsOfTrace(simulate(named(id)));
    const [pane] = layOut([{ id: 'a', facts }], { mode, labels, format: format('en') }).panes;
    expect(pane?.over.flatMap(({ words }) => words.map(({ text }) => text))).toContain(name);
  });
});
