import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectLinks, sourceFile } from '../../../../src/components/shell/project-links.ts';
import { fromHref } from '../../../../src/i18n/href.ts';

describe('the links to the project', () => {
  it('are not there when the build is not told where it lives', () => {
    expect(projectLinks({}, 'en', '/1006/')).toEqual({});
    expect(projectLinks({ EDIT_URL: '', ISSUES_URL: '' }, 'ja', '/')).toEqual({});
  });

  it('lead to the file of the page and to the issue tracker', () => {
    const env = {
      EDIT_URL: 'https://git.example/close-codes/edit/main/{file}',
      ISSUES_URL: 'https://git.example/close-codes/issues/new?title={page}',
    };
    expect(projectLinks(env, 'ja', '/1006/')).toEqual({
      edit: 'https://git.example/close-codes/edit/main/src/content/ja/codes/1006.yaml',
      issue: 'https://git.example/close-codes/issues/new?title=%2Fja%2F1006%2F',
    });
    expect(projectLinks({ ISSUES_URL: 'https://chat.example/' }, 'en', '/').issue).toBe('https://chat.example/');
  });

  it.each([
    { EDIT_URL: 'https://git.example/' },
    { EDIT_URL: 'javascript:alert("{file}")' },
    { ISSUES_URL: 'git.example/issues' },
  ])('stop a build that is told nonsense: %o', (env) => {
    expect(() => projectLinks(env, 'en', '/1006/')).toThrow(/(EDIT|ISSUES)_URL/);
  });

  it('know the file of every page that was ever published', () => {
    const addresses = readFileSync('tests/architecture/permanent-urls.txt', 'utf8')
      .split('\n')
      .filter((line) => /^\/.*\/$|^\/$/.test(line) && !line.includes('/embed/'));
    expect(addresses.length).toBeGreaterThan(80);
    for (const address of addresses) {
      const [lang, path] = fromHref(address, '/');
      const file = sourceFile(lang, path);
      expect(existsSync(file), `${address}: ${file}`).toBe(true);
      if (!/^\/\d+-\d+\/$/.test(path)) expect(file, address).not.toContain('ranges');
    }
  });
});
