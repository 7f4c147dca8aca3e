import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRecords } from '../../src/evidence/schema.ts';
import { attributeValues, builtPages, dist } from '../support/built-site.ts';

// The data as they lie in the repository, not as the page's own code reads them.
const directory = 'src/evidence/records';
const records = readdirSync(directory)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => parseRecords(JSON.parse(readFileSync(join(directory, name), 'utf8'))));

test.each(builtPages().filter(({ english }) => english === 'evidence/'))(
  '/$path offers the raw data as JSON and as CSV, with every run in them',
  ({ html }) => {
    const linked = (ending: string): string => {
      const href = attributeValues(html, 'a', 'href').find((address) => address.endsWith(`evidence.${ending}`));
      expect(href, ending).toBeDefined();
      return readFileSync(join(dist, `evidence.${ending}`), 'utf8');
    };
    const body = JSON.parse(linked('json')) as { records: unknown };
    expect(parseRecords(body.records)).toHaveLength(records.length);
    expect(linked('csv').trimEnd().split('\r\n')).toHaveLength(records.length + 1);
  },
);
