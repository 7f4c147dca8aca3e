import type { Page } from '@playwright/test';

/** Text on a page of the pseudo-language that its words do not hold, as `<element>: text`. */
export type Finding = string;

/** Words in plain letters, and texts that lost one of their brackets. `names` may stay as they are. */
export function plainTexts(page: Page, names: readonly string[]): Promise<readonly Finding[]> {
  return page.evaluate((kept) => {
    const findings = new Set<string>();
    const exception =
      'code, pre, kbd, samp, time, script, style, noscript, template, textarea, [lang]:not(html, [lang=qps] , [lang=""]), [translate=no]';
    const escaped = kept.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
    const names = new RegExp(`(?<![\\p{L}\\d])(?:${escaped.join('|')})(?![\\p{L}])`, 'gu');
    // What holds a digit is no word (versions, addresses), and a number with its unit is what Intl makes of it.
    const units = /\d (?:ms|s|min|h|d|%|B|kB|MB|KiB|MiB)(?![\p{L}])/gu;
    const isPlain = (text: string): boolean =>
      /(?<!\p{L})[A-Za-z]{2,}(?!\p{L})/u.test(
        text
          .replace(names, '')
          .replace(units, '')
          .replace(/\S*\d\S*/g, ''),
      );
    const told = (element: Element, text: string): string => {
      const line = text.replace(/\s+/g, ' ').trim();
      const part = element.closest('[id], section, header, footer, figure, nav');
      const where = part && part !== element ? `${part.localName}${part.id ? `#${part.id}` : ''} ` : '';
      const name = element.getAttribute('class');
      return `${where}<${element.localName}${name ? ` class="${name}"` : ''}>: ${line.slice(0, 120)}`;
    };
    const block = (element: Element): Element => {
      let at = element;
      while (at.parentElement && (getComputedStyle(at).display.startsWith('inline') || at.closest('text')))
        at = at.parentElement;
      return at;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent ?? '';
      if (!element || text.trim() === '' || element.closest(exception)) continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      if (isPlain(text)) findings.add(told(element, text));
      if (!/[åéîöûþšţŕ]/.test(text)) continue;
      const whole = block(element).textContent ?? '';
      const [opened, closed] = [whole.split('⟦').length, whole.split('⟧').length];
      if (opened === 1 || opened !== closed) findings.add(`brackets ${told(element, text)}`);
    }
    for (const attribute of [
      'aria-label',
      'alt',
      'title',
      'placeholder',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
    ])
      for (const element of document.querySelectorAll(`[${attribute}]`))
        if (!element.closest(exception) && isPlain(element.getAttribute(attribute) ?? ''))
          findings.add(`${attribute} ${told(element, element.getAttribute(attribute) ?? '')}`);
    return [...findings];
  }, names);
}

/** Pairs of labels in one picture that lie on each other. */
export function overlappingLabels(page: Page): Promise<readonly Finding[]> {
  return page.evaluate(() => {
    const findings = new Set<string>();
    for (const picture of document.querySelectorAll('svg')) {
      const labels = [...picture.querySelectorAll('text')]
        .filter((label) => label.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map((label) => ({ text: label.textContent ?? '', box: label.getBoundingClientRect() }))
        .filter(({ text, box }) => text.trim() !== '' && box.width > 0);
      for (const [at, one] of labels.entries())
        for (const other of labels.slice(at + 1)) {
          const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const along = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          // The boxes of lines are higher than what is seen of their letters.
          if (across > 1 && along > Math.min(one.box.height, other.box.height) / 3)
            findings.add(`${picture.getAttribute('class') ?? 'svg'}: ${one.text} | ${other.text}`);
        }
    }
    return [...findings];
  });
}
