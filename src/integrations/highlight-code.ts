import { defineHastPlugin, htmlToHast } from 'satteri';
import { highlight } from '../api/highlight.ts';

/** Highlights the fenced code of Markdown as samples in components are: with classes, since the policy allows no styles. */
export const highlightCode = defineHastPlugin({
  name: 'highlight-code',
  element: {
    filter: ['pre'],
    visit(node, context) {
      const [code] = node.children;
      if (code?.type !== 'element' || code.tagName !== 'code') return undefined;
      const [, language = ''] = /(?:^|\s)language-(\S+)/.exec([code.properties['className']].flat().join(' ')) ?? [];
      const name = language && ` class="language-${language}"`;
      const html = `<pre><code${name}>${highlight(context.textContent(code).trimEnd(), language)}</code></pre>`;
      const root = htmlToHast(html, { fragment: true });
      const [pre] = root.type === 'root' ? root.children : [];
      return pre?.type === 'element' ? pre : undefined;
    },
  },
});
