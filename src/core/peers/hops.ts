import type { Hop } from './peer.ts';
import { alb } from './platforms/alb.ts';
import { apiGateway } from './platforms/api-gateway.ts';
import { azureLb } from './platforms/azure-lb.ts';
import { cloudflare } from './platforms/cloudflare.ts';
import { frontDoor } from './platforms/front-door.ts';
import { google } from './platforms/google.ts';
import { heroku } from './platforms/heroku.ts';
import { nlb } from './platforms/nlb.ts';
import { apache } from './proxies/apache.ts';
import { caddy } from './proxies/caddy.ts';
import { envoy } from './proxies/envoy.ts';
import { haproxy } from './proxies/haproxy.ts';
import { ingressNginx } from './proxies/ingress-nginx.ts';
import { nginx } from './proxies/nginx.ts';
import { traefik } from './proxies/traefik.ts';

/** What stands between the two ends, in the order in which people look for them. The ids are those of the diagnosis. */
export const hops = {
  nginx,
  'ingress-nginx': ingressNginx,
  haproxy,
  apache,
  envoy,
  caddy,
  traefik,
  alb,
  nlb,
  'api-gateway': apiGateway,
  google,
  'azure-lb': azureLb,
  'front-door': frontDoor,
  cloudflare,
  heroku,
} as const satisfies Readonly<Record<string, Hop>>;

export type HopId = keyof typeof hops;
