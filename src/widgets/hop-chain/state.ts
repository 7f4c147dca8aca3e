import { type ChainHop, hopByDefault } from '../../core/diagnose/hop-chain.ts';

/** The load balancer was raised to an hour, the ingress behind it was forgotten: kubernetes/ingress-nginx#5167. */
export const exampleChain: readonly ChainHop[] = [
  { ...hopByDefault('alb'), idleSeconds: 3600 },
  hopByDefault('ingress-nginx'),
];
