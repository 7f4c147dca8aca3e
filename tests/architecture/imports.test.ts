import { describe, expect, test } from 'vitest';
import { imports, partOf } from './parts.ts';
import { folderOf, importsOf, sourceFiles } from './source-files.ts';

/** Who may import whom; `types:` allows types alone. Nothing imports upward. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'core/random': [],
  'core/fill': [],
  'core/format': ['core/fill'],
  'core/protocol': ['core/random'],
  'core/backoff': ['core/random'],
  // Products have policies; what a policy is stays with backoff.
  'core/peers': ['core/protocol', 'core/backoff', 'core/format'],
  'core/layout': [],
  'core/acts': ['core/protocol'],
  'core/trace': ['core/acts', 'core/protocol'],
  'core/sim': ['core/acts', 'core/trace', 'core/protocol', 'core/peers', 'core/backoff', 'core/random'],
  'core/herd': ['core/backoff', 'core/random'],
  'core/diagnose': ['core/peers', 'core/protocol', 'types:core/capture'],
  'core/capture': ['core/trace', 'core/protocol'],
  'core/timeline': ['core/format', 'core/acts', 'core/layout', 'core/trace', 'core/protocol'],
  'core/learn': [
    'types:core/acts',
    'types:core/backoff',
    'core/trace',
    'types:core/sim',
    'types:core/peers',
    'types:core/protocol',
    'core/herd',
  ],
  'core/link': ['core/*'],
  scenarios: ['core/peers', 'types:core/*', 'core/backoff', 'core/herd'],
  i18n: ['types:core/*'],
  evidence: ['core/*', 'scenarios'],
  recipes: [],
  ui: ['core/*', 'i18n'],
  // The pages of the workshop and their server share what they say to each other; what a reader measures is evidence.
  widgets: ['core/*', 'scenarios', 'i18n', 'ui', 'evidence', 'workshop'],
  api: ['core/*', 'i18n', 'ui', 'evidence', 'recipes'],
  components: [
    'widgets',
    'core/*',
    'i18n',
    'ui',
    'api',
    'evidence',
    'scenarios',
    'recipes',
    'styles',
    // What the service worker tells a page.
    'types:offline',
  ],
  layouts: ['components', 'i18n', 'styles', 'types:core/*'],
  content: ['widgets', 'components'],
  pages: ['*'],
  // The package is made of these; it is built as the pages are, with facts stated in words.
  package: ['core/*', 'recipes', 'i18n', 'integrations'],
  cli: ['package', 'core/*', 'scenarios', 'evidence', 'i18n', 'ui'],
  workshop: ['core/*', 'scenarios', 'evidence', 'i18n', 'cli'],
  // Facts are written into words and pages while building; fenced code is highlighted as samples are.
  integrations: ['i18n', 'api', 'core/*', 'ui', 'offline'],
  offline: [],
  // Pages of the pseudo-language are added to what the folders hold.
  'content.config.ts': ['core/*', 'integrations'],
};

const packages: Readonly<Record<string, RegExp>> = {
  scenarios: /^$/,
  // Data of content and its Markdown, while building.
  i18n: /^(?:astro:content|satteri)$/,
  ui: /^preact(?:\/|$)/,
  widgets: /^(?:preact(?:\/|$)|valibot$)/,
  content: /^$/,
};

const matches = (rule: string, area: string) =>
  rule === '*' || rule === area || (rule.endsWith('/*') && area.startsWith(rule.slice(0, -1)));

describe('who may import whom', () => {
  test('no folder imports upward', () => {
    const wrong = imports.filter(({ from, to, typesOnly }) => {
      if (!to.startsWith('src/')) return false;
      const [area, target] = [partOf(from), partOf(to)];
      const rules = allowed[area] ?? [];
      const fits = rules.some((rule) =>
        rule.startsWith('types:') ? typesOnly && matches(rule.slice('types:'.length), target) : matches(rule, target),
      );
      return area !== target && !fits;
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('every folder has its rule', () => {
    const areas = new Set(sourceFiles().map(({ path }) => folderOf(path)));
    const known = new Set([...Object.keys(allowed), 'styles', 'core/tsconfig.json']);
    expect([...areas].filter((area) => !known.has(area))).toEqual([]);
  });

  test('core needs no package, and only widgets and what they share know Preact', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (to.startsWith('src/')) return false;
      const area = partOf(from);
      return (
        area.startsWith('core/') ||
        packages[area]?.test(to) === false ||
        (!['widgets', 'ui'].includes(area) && to.startsWith('preact'))
      );
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('no widget imports another: what they share lives in ui', () => {
    const widgetOf = (path: string) => /^src\/widgets\/([^/]+)\//.exec(path)?.[1];
    const wrong = imports.filter(({ from, to }) => {
      const [user, used] = [widgetOf(from), widgetOf(to)];
      // The picture of a run is on its way to ui.
      return user && used && user !== used && used !== 'timeline';
    });
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('relative imports carry their ending, so that plain Node runs them', () => {
    const wrong = imports.filter(({ to }) => to.startsWith('src/') && !/\.[a-z]+$/.test(to));
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  });

  test('nothing imports in a circle', () => {
    const next = new Map<string, readonly string[]>();
    for (const file of sourceFiles()) {
      next.set(
        file.path,
        importsOf(file)
          .filter(({ typesOnly }) => !typesOnly)
          .map(({ to }) => to),
      );
    }
    const circles: string[] = [];
    const done = new Set<string>();
    const walk = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const to of next.get(path) ?? []) walk(to, [...trail, path]);
      done.add(path);
    };
    for (const path of next.keys()) walk(path, []);
    expect(circles).toEqual([]);
  });
});
