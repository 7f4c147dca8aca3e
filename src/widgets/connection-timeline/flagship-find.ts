import { cablePulled, goingAway } from '../../scenarios/flagship.ts';
import type { FindScenario } from './story.ts';

/** Only the stories of the flagship page, so that it need not carry all the others. */
export const findFlagship: FindScenario = (id) => [goingAway, cablePulled].find((scenario) => scenario.id === id);
