import { messaging } from './messaging.ts';
import type { Service, ServiceCode, ServiceId } from './service.ts';
import { speechAndMarkets } from './speech-and-markets.ts';

/** Every service whose codes and reasons are known. */
export const services: readonly Service[] = [...messaging, ...speechAndMarkets];

export const serviceOf = (id: ServiceId): Service => services.find((one) => one.id === id)!;

/** What a code means at a service; null where its documentation does not list it, or the service is not known. */
export function meaningOf(id: ServiceId | undefined, code: number | undefined): ServiceCode | null {
  if (id === undefined || code === undefined) return null;
  const { codes } = serviceOf(id);
  return Object.hasOwn(codes, code) ? codes[code]! : null;
}
