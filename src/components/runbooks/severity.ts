import { type AlertName, alerts } from '../../scenarios/alert-stories.ts';
import { partOf } from '../guides/part-of.ts';
import { recipeOf } from '../guides/recipes.ts';

export type Severity = 'page' | 'ticket';

/** Whether an alert wakes anyone, as the rules say. */
export function severityOf(alert: AlertName): Severity {
  const rule = partOf(recipeOf('alerting/websocket-rules.yaml').code, `- alert: ${alert}`);
  const [, severity] = /severity: (page|ticket)/.exec(rule) ?? [];
  if (severity !== 'page' && severity !== 'ticket') throw new Error(`the rules give ${alert} no severity`);
  return severity;
}

/** The alerts, those first that wake someone. */
export const alertsBySeverity = () =>
  (['page', 'ticket'] as const).map((severity) => ({
    severity,
    alerts: alerts.filter(({ name }) => severityOf(name) === severity),
  }));
