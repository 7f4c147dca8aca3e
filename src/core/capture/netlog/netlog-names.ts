import { type JsonObject, msAt, objectAt } from '../json-value.ts';
import { captureBounds } from '../observed.ts';

const invert = (names: JsonObject | undefined): Map<number, string> =>
  new Map(
    Object.entries(names ?? {}).flatMap(([name, number]) =>
      typeof number === 'number' && name.length <= captureBounds.nameCharacters ? [[number, name] as const] : [],
    ),
  );

/** The numbers of a NetLog change between versions; each file brings the names with it. */
export class NetLogNames {
  readonly #events: Map<number, string>;
  readonly #sources: Map<number, string>;
  readonly #phases: Map<number, string>;
  readonly #errors: Map<number, string>;
  readonly #offsetMs: number;

  constructor(constants: JsonObject) {
    this.#events = invert(objectAt(constants, 'logEventTypes'));
    this.#sources = invert(objectAt(constants, 'logSourceType'));
    this.#phases = invert(objectAt(constants, 'logEventPhase'));
    this.#errors = invert(objectAt(constants, 'netError'));
    this.#offsetMs = msAt(constants, 'timeTickOffset') ?? 0;
  }

  /** Without them no event can be understood. */
  get isEmpty(): boolean {
    return this.#events.size === 0;
  }

  event(number: number): string {
    return this.#events.get(number) ?? '';
  }

  source(number: number): string {
    return this.#sources.get(number) ?? '';
  }

  /** `BEGIN`, `END` or `NONE`. */
  phase(number: number): string {
    return (this.#phases.get(number) ?? '').replace('PHASE_', '');
  }

  /** `-101` → `ERR_CONNECTION_RESET`. */
  error(number: number): string {
    const name = this.#errors.get(number) ?? '';
    return name === '' || name.startsWith('ERR_') ? name : `ERR_${name}`;
  }

  epochMs(time: number): number {
    return time + this.#offsetMs;
  }
}
