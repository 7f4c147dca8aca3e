import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AlertStory, alertStories, alerts } from '../../src/scenarios/alert-stories.ts';
import { allSteps, seriesOf, stepSeconds } from '../support/alert-series.ts';
import { recipePath } from '../support/recipes.ts';

// The rules in the real promtool, on series that the simulator of the herd made.
const rules = readFileSync(recipePath('alerting/websocket-rules.yaml'), 'utf8');
const end = `${allSteps * stepSeconds}s`;
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'alerts-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What promtool says of a story whose alerts are to be `fires`; promtool reads JSON as YAML. */
function promtool(story: AlertStory, fires: readonly string[], text = rules): { ok: boolean; output: string } {
  const file = (name: string): string => join(directory, `${story.id}-${name}`);
  writeFileSync(file('rules.yaml'), text);
  const everFired = `count by (alertname) (max_over_time(ALERTS{alertstate="firing"}[${end}]) > 0) * 0 + 1`;
  const tests = [
    {
      interval: `${stepSeconds}s`,
      input_series: seriesOf(story),
      promql_expr_test: [
        {
          expr: everFired,
          eval_time: end,
          exp_samples: fires.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
        },
      ],
    },
  ];
  writeFileSync(
    file('test.yaml'),
    JSON.stringify({ rule_files: [file('rules.yaml')], evaluation_interval: `${stepSeconds}s`, tests }),
  );
  try {
    const said = execFileSync('promtool', ['test', 'rules', file('test.yaml')], { encoding: 'utf8', stdio: 'pipe' });
    return { ok: true, output: said };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { ok: false, output: `${stdout}${stderr}` };
  }
}

describe('the rules for Prometheus', () => {
  it('are what promtool accepts, as rules and as good style', () => {
    const file = recipePath('alerting/websocket-rules.yaml');
    expect(execFileSync('promtool', ['check', 'rules', file], { encoding: 'utf8' })).toContain('SUCCESS');
  });

  it.each(alertStories.map((story) => [story.id, story] as const))(
    'fire in %s where they should, and nowhere else',
    (_, story) => {
      const { ok, output } = promtool(story, story.fires);
      expect(ok, output).toBe(true);
    },
  );

  it('each fire in some story', () => {
    const fired = new Set(alertStories.flatMap((story): readonly string[] => story.fires));
    expect(alerts.map(({ name }) => name).filter((name) => !fired.has(name))).toEqual([]);
  });

  it('would be noticed to be silent', () => {
    const story = alertStories.find(({ fires }) => (fires as readonly string[]).includes('WebSocketFaults'))!;
    expect(promtool(story, story.fires, rules.replace('- alert: WebSocketFaults\n', '- alert: Renamed\n')).ok).toBe(
      false,
    );
  });
});
