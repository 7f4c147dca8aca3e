import { type Entry, file, github } from './source-entries.ts';
import { versionsRead } from './versions-read.ts';

/** What platforms say about the connections that they hold. */
export const platformSources = {
  'aws-alb-draining': [
    'AWS, Application Load Balancer deregistration delay',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#deregistration-delay',
  ],
  'aws-nlb-draining': [
    'AWS re:Post, deregistration delay of a Network Load Balancer',
    'https://repost.aws/questions/QURrGtTtajQaK2Zqg2IH5C6w/enabling-disabling-aws-load-balancer-target-nodes-for-maintenance',
  ],
  'aws-cloudfront-quotas': [
    'AWS, CloudFront quotas on WebSocket connections',
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-websockets',
  ],
  'aws-lambda-url': [
    'AWS, invoking Lambda function URLs',
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html',
  ],
  'cloud-run-contract': [
    'Google, Cloud Run container runtime contract',
    'https://cloud.google.com/run/docs/container-contract#lifecycle',
  ],
  'google-draining': [
    'Google, enable connection draining',
    'https://cloud.google.com/load-balancing/docs/enabling-connection-draining',
  ],
  'google-lb-practice': [
    'Google, gcpdiag lb/BP/2025_002, backend service timeout',
    'https://gcpdiag.dev/rules/lb/BP/2025_002/index.html',
  ],
  'azure-functions-timeout': [
    'Azure, function app timeout duration',
    `${github}/MicrosoftDocs/azure-docs/blob/main/includes/functions-timeout-duration.md`,
  ],
  'azure-web-pubsub': [
    'Azure, WebPubSubHubProperties.WebSocketKeepAliveIntervalInSeconds',
    'https://learn.microsoft.com/dotnet/api/azure.resourcemanager.webpubsub.models.webpubsubhubproperties.websocketkeepaliveintervalinseconds',
  ],
  'cloudflare-code-updates': [
    'Cloudflare, Durable Objects code updates',
    'https://developers.cloudflare.com/durable-objects/deployments/durable-objects-code-updates/',
  ],
  'cloudflare-runtime-updates': [
    'Cloudflare, changelog of 12 October 2026, runtime updates',
    'https://developers.cloudflare.com/changelog/post/2026-10-12-longer-runtime-update-grace-period/',
  ],
  'fly-configuration': ['Fly.io, app configuration (fly.toml)', 'https://fly.io/docs/reference/configuration/'],
  'fly-websockets': ['Fly.io, WebSockets with no duration cap', 'https://fly.io/learn/websockets-workers-cron/'],
  'vercel-websockets': ['Vercel, WebSockets', 'https://vercel.com/docs/functions/websockets'],
  'vercel-duration': ['Vercel, Functions limits', 'https://vercel.com/docs/functions/limitations'],
  'heroku-shutdown': ['Heroku, dyno shutdown behavior', 'https://devcenter.heroku.com/articles/dyno-shutdown-behavior'],
  'render-deploys': [
    'Render, how zero-downtime deploys work',
    'https://render.com/articles/how-render-handles-zero-downtime-deploys',
  ],
  'render-websockets': [
    'Render: WebSockets on Render, Maintaining connections',
    'https://render.com/docs/websocket#maintaining-connections',
  ],
  'render-shutdown': [
    'Render, API schema, maxShutdownDelaySeconds',
    'https://schemas.apis.io/schemas/render/render-maxshutdowndelayseconds/',
  ],
  'railway-limits': [
    'Railway, specs and limits',
    'https://docs.railway.com/networking/public-networking/specs-and-limits',
  ],
  'railway-variables': ['Railway, variables', 'https://docs.railway.com/variables/reference'],
  'envoy-gateway-timeouts': file(
    'Envoy Gateway',
    'envoyproxy/gateway',
    versionsRead['envoy-gateway'],
    'api/v1alpha1/timeout_types.go',
  ),
  'envoy-gateway-shutdown': [
    'Envoy Gateway, graceful shutdown',
    'https://gateway.envoyproxy.io/docs/tasks/operations/graceful-shutdown/',
  ],
  'nginx-gateway-timeouts': file(
    'NGINX Gateway Fabric',
    'nginx/nginx-gateway-fabric',
    versionsRead['nginx-gateway'],
    'apis/v1alpha1/proxysettingspolicy_types.go',
  ),
  'istio-listener': file('Istio', 'istio/istio', versionsRead.istio, 'pilot/pkg/networking/core/listener_builder.go'),
  'istio-edge': file('Istio', 'istio/istio', versionsRead.istio, 'pilot/pkg/networking/core/connection_settings.go'),
  'istio-mesh': file('Istio', 'istio/istio', versionsRead.istio, 'pkg/config/mesh/mesh.go'),
  'gateway-api': ['Kubernetes, Gateway API', 'https://gateway-api.sigs.k8s.io/'],
  rfc6888: ['RFC 6888, requirements for carrier-grade NAT', 'https://www.rfc-editor.org/rfc/rfc6888'],
  'fortinet-cgn': [
    'Fortinet, CGN session timeouts',
    'https://docs.fortinet.com/document/fortigate/6.2.7/hyperscale-firewall-guide/650989/cgn-session-timeouts',
  ],
} as const satisfies Record<string, Entry>;
