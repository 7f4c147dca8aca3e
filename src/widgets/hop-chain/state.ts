import { type ChainHop, formatChain, hopByDefault, parseChain } from '../../core/diagnose/hop-chain.ts';
import { formatFragment, parseFragment } from '../../core/link/fragment.ts';

/** The load balancer was raised to an hour, the ingress behind it was forgotten: kubernetes/ingress-nginx#5167. */
export const exampleChain: readonly ChainHop[] = [
  { ...hopByDefault('alb'), idleSeconds: 3600 },
  hopByDefault('ingress-nginx'),
];

export type LinkedChain =
  | { readonly kind: 'none' | 'broken' }
  | { readonly kind: 'ok'; readonly chain: readonly ChainHop[] };

/** What a link asks for. Never throws. */
export function chainFromFragment(hash: string): LinkedChain {
  const fragment = parseFragment(hash);
  if (fragment.kind === 'none') return { kind: 'none' };
  const { hops } = fragment.values;
  if (hops === undefined) return { kind: fragment.kind === 'broken' ? 'broken' : 'none' };
  const chain = parseChain(hops);
  return chain ? { kind: 'ok', chain } : { kind: 'broken' };
}

/** The fragment of a chain, without `#`; what else the address says stays. */
export function chainToFragment(chain: readonly ChainHop[], hash: string): string | null {
  const fragment = parseFragment(hash);
  return formatFragment({ ...(fragment.kind === 'none' ? {} : fragment.values), hops: formatChain(chain) });
}
