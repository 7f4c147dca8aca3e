import type { Hop, Platform } from './peer.ts';
import { alb } from './platforms/alb.ts';
import { apiGateway } from './platforms/api-gateway.ts';
import { appService } from './platforms/app-service.ts';
import { azureLb } from './platforms/azure-lb.ts';
import { cgnat } from './platforms/cgnat.ts';
import { cloudRun } from './platforms/cloud-run.ts';
import { cloudflare } from './platforms/cloudflare.ts';
import { cloudfront } from './platforms/cloudfront.ts';
import { durableObjects } from './platforms/durable-objects.ts';
import { envoyGateway } from './platforms/envoy-gateway.ts';
import { fly } from './platforms/fly.ts';
import { frontDoor } from './platforms/front-door.ts';
import { google } from './platforms/google.ts';
import { heroku } from './platforms/heroku.ts';
import { istio } from './platforms/istio.ts';
import { lambdaUrl } from './platforms/lambda-url.ts';
import { nginxGateway } from './platforms/nginx-gateway.ts';
import { nlb } from './platforms/nlb.ts';
import { railway } from './platforms/railway.ts';
import { render } from './platforms/render.ts';
import { vercel } from './platforms/vercel.ts';
import { webPubSub } from './platforms/web-pubsub.ts';
import { ingressNginx } from './proxies/ingress-nginx.ts';
import { traefik } from './proxies/traefik.ts';

/** Platforms that the diagnosis does not know as hops. */
export const platforms = {
  'cloud-run': cloudRun,
  cloudfront,
  'lambda-url': lambdaUrl,
  'app-service': appService,
  'web-pubsub': webPubSub,
  'durable-objects': durableObjects,
  fly,
  vercel,
  render,
  railway,
  'envoy-gateway': envoyGateway,
  'nginx-gateway': nginxGateway,
  istio,
  cgnat,
} as const satisfies Readonly<Record<string, Platform>>;

/** Where connections live, by who runs it, in the order of the table. The same product may be a hop of the diagnosis. */
export const platformGroups = {
  aws: { 'api-gateway': apiGateway, alb, nlb, cloudfront, 'lambda-url': lambdaUrl },
  google: { google, 'cloud-run': cloudRun },
  azure: {
    'azure-lb': azureLb,
    'front-door': frontDoor,
    'app-service': appService,
    'web-pubsub': webPubSub,
  },
  cloudflare: { cloudflare, 'durable-objects': durableObjects },
  hosts: { fly, heroku, railway, render, vercel },
  kubernetes: {
    'envoy-gateway': envoyGateway,
    'nginx-gateway': nginxGateway,
    traefik,
    'ingress-nginx': ingressNginx,
    istio,
  },
  networks: { cgnat },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Hop | Platform>>>>;

type Groups = typeof platformGroups;
export type PlatformGroup = keyof Groups;
export type PlatformId = { [G in PlatformGroup]: keyof Groups[G] }[PlatformGroup];
