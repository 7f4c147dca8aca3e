/** What a snippet can show. `code` is only read for the code widget. */
export type EmbedChoice = {
  readonly widget: 'timeline' | 'backoff' | 'herd' | 'code';
  readonly code: number;
  readonly theme: 'system' | 'light' | 'dark';
  readonly grows: boolean;
};

/** No widget is taller, and none is shorter, in CSS pixels: whatever a message says. */
export const heightMin = 100;
export const heightMax = 6_000;

/** A first height in CSS pixels, before the widget has said its own. */
export const heights: Readonly<Record<EmbedChoice['widget'], number>> = {
  timeline: 900,
  backoff: 900,
  herd: 900,
  code: 440,
};

/** The address of an embed. `site` is the home page in the language of the embed, with its last slash. */
export function embedAddress(choice: EmbedChoice, site: string): string {
  const path = choice.widget === 'code' ? `code/${choice.code}` : choice.widget;
  const theme = choice.theme === 'system' ? '' : `#theme=${choice.theme}`;
  return `${site}embed/${path}/${theme}`;
}

/** HTML to paste into a page: an iframe, and a listener that only believes the frame's own origin. */
export function embedSnippet(choice: EmbedChoice, site: string, title: string): string {
  const iframe = `<iframe src="${embedAddress(choice, site)}" title="${title}" width="100%" height="${heights[choice.widget]}" loading="lazy"></iframe>`;
  if (!choice.grows) return iframe;
  const { origin } = new URL(site);
  return `${iframe}
<script>
addEventListener('message', ({ origin, source, data }) => {
  if (origin !== '${origin}' || data?.source !== 'close-codes') return;
  for (const frame of document.querySelectorAll('iframe'))
    if (frame.contentWindow === source && data.height > ${heightMin} && data.height < ${heightMax}) frame.height = data.height;
});
</script>`;
}
