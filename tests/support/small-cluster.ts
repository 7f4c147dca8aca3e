import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * As much of the API of Kubernetes as kubectl asks for here: one Deployment with two revisions, its Pods, their log and
 * events. A Pod that is deleted is replaced, as a ReplicaSet does. https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export type SmallCluster = {
  /** The text of a kubeconfig whose context has this name. */
  readonly config: (context: string) => string;
  /** What was asked to change, such as `DELETE /api/v1/namespaces/default/pods/chat-1`. */
  readonly changes: readonly string[];
  readonly isPaused: () => boolean;
  readonly image: () => string;
  readonly pods: () => readonly string[];
  readonly stop: () => Promise<void>;
};

type Json = { [key: string]: unknown };
const labels = { app: 'chat' };
const jsonType = { 'content-type': 'application/json' };
const meta = (name: string, more: Json = {}): Json => ({ name, namespace: 'default', uid: name, labels, ...more });
const revision = (n: number): Json => ({ annotations: { 'deployment.kubernetes.io/revision': String(n) } });
const template = (n: number, more: Json = {}): Json => ({
  metadata: { labels: { ...labels, ...more } },
  spec: { containers: [{ name: 'chat', image: `chat:${n}` }] },
});
const resource = (name: string, kind: string): Json => ({
  name,
  kind,
  singularName: '',
  namespaced: true,
  verbs: ['delete', 'get', 'list', 'patch', 'watch'],
});
const at = (minute: number): string => `2026-11-01T03:0${minute}:00Z`;

const listOf = (kind: string, apiVersion: string, items: readonly Json[]): Json => ({
  kind: `${kind}List`,
  apiVersion,
  metadata: { resourceVersion: '1' },
  items: items.map((item) => ({ kind, apiVersion, ...item })),
});

const offers: Readonly<Record<string, Json>> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [
      {
        name: 'apps',
        versions: [{ groupVersion: 'apps/v1', version: 'v1' }],
        preferredVersion: { groupVersion: 'apps/v1', version: 'v1' },
      },
    ],
  },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [resource('pods', 'Pod'), resource('events', 'Event')],
  },
  '/apis/apps/v1': {
    kind: 'APIResourceList',
    groupVersion: 'apps/v1',
    resources: [resource('deployments', 'Deployment'), resource('replicasets', 'ReplicaSet')],
  },
};

/** A merge of objects, or a list of replacements: what a PATCH of kubectl holds. */
function patched(whole: Json, patch: unknown): void {
  if (Array.isArray(patch)) {
    for (const { path, value } of patch as { path: string; value: unknown }[]) {
      const keys = path.slice(1).split('/');
      const last = keys.pop()!;
      (keys.reduce((part, key) => part[key] as Json, whole) as Json)[last] = value;
    }
    return;
  }
  for (const [key, value] of Object.entries(patch as Json)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && typeof whole[key] === 'object')
      patched(whole[key] as Json, value);
    else whole[key] = value;
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += String(part);
  return JSON.parse(text);
}

export async function startSmallCluster(): Promise<SmallCluster> {
  const deployment: Json = {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: meta('chat', revision(2)),
    spec: { replicas: 2, selector: { matchLabels: labels }, template: template(2) },
    status: { replicas: 2 },
  };
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'chat', uid: 'chat', controller: true };
  const replicaSets = [1, 2].map((n) => ({
    metadata: meta(`chat-v${n}`, {
      ...revision(n),
      labels: { ...labels, 'pod-template-hash': `v${n}` },
      ownerReferences: [owner],
      creationTimestamp: at(n),
    }),
    spec: {
      replicas: n - 1,
      selector: { matchLabels: labels },
      template: template(n, { 'pod-template-hash': `v${n}` }),
    },
  }));
  const pod = (n: number): Json => ({
    metadata: meta(`chat-${n}`, { creationTimestamp: at(n) }),
    spec: { containers: [{ name: 'chat', image: 'chat:2' }] },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
  });
  let made = 2;
  let pods = [pod(1), pod(2)];
  const nameOf = (one: Json): string => (one['metadata'] as { name: string }).name;
  const event = (n: number): Json => ({
    metadata: { name: `chat.${n}`, namespace: 'default' },
    involvedObject: { kind: 'Pod', name: 'chat-1' },
    reason: `Reason${n}`,
    message: 'something happened',
    lastTimestamp: at(n),
    type: 'Warning',
  });
  const changes: string[] = [];

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://cluster.invalid');
    const say = (body: Json, status = 200): void => {
      response.writeHead(status, jsonType).end(JSON.stringify(body));
    };
    const offered = offers[pathname];
    if (offered) return say(offered);
    if (request.method !== 'GET') changes.push(`${request.method} ${pathname}`);
    const [, kind = '', name = '', part] =
      /^\/api(?:s\/apps)?\/v1\/namespaces\/default\/(\w+)\/?([\w-]*)(\/log)?$/.exec(pathname) ?? [];
    const [, only] = /^metadata\.name=(.+)$/.exec(searchParams.get('fieldSelector') ?? '') ?? [];
    const one = pods.find((candidate) => nameOf(candidate) === name);
    switch (`${request.method} ${kind}`) {
      case 'PATCH deployments':
        patched(deployment, await bodyOf(request));
        return say(deployment);
      case 'GET deployments':
        return say(deployment);
      case 'GET replicasets':
        return say(listOf('ReplicaSet', 'apps/v1', replicaSets));
      case 'GET events':
        return say(listOf('Event', 'v1', [event(3), event(1), event(2)]));
      case 'DELETE pods':
        made++;
        pods = [...pods.filter((candidate) => candidate !== one), pod(made)];
        return say({ kind: 'Status', apiVersion: 'v1', status: 'Success' });
      case 'GET pods':
        // Nothing more happens to them.
        if (searchParams.has('watch')) return void response.writeHead(200, jsonType).flushHeaders();
        if (part) return void response.writeHead(200).end('one line\nError: boom\nunhandled exception\n');
        if (name === '')
          return say(
            listOf(
              'Pod',
              'v1',
              pods.filter((each) => !only || nameOf(each) === only),
            ),
          );
        if (one) return say({ kind: 'Pod', apiVersion: 'v1', ...one });
    }
    say({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 }, 404);
  };
  const server: Server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const spec = (): { paused?: boolean; template: { spec: { containers: { image: string }[] } } } =>
    deployment['spec'] as never;
  return {
    config: (context) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'small', cluster: { server: `http://127.0.0.1:${port}` } }],
        users: [{ name: 'test', user: {} }],
        contexts: [{ name: context, context: { cluster: 'small', user: 'test' } }],
        'current-context': context,
      }),
    changes,
    isPaused: () => spec().paused === true,
    image: () => spec().template.spec.containers[0]!.image,
    pods: () => pods.map(nameOf),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
