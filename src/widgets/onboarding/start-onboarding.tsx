import { type ComponentProps, hydrate } from 'preact';
import { href } from '../../i18n/href.ts';
import { Onboarding } from './Onboarding.tsx';

export const start = (host: Element, props: Omit<ComponentProps<typeof Onboarding>, 'summary'>): void =>
  hydrate(<Onboarding {...props} summary={href(props.lang, '/onboarding/summary/')} />, host);
