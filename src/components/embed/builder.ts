import { fill } from '../../core/fill.ts';
import { copyText } from '../../ui/copy-text.ts';
import { heightFrom } from './frame.ts';
import { type EmbedChoice, embedAddress, embedSnippet, heights } from './snippet.ts';

/** Keeps snippet and preview as `fields` say, and lets the preview grow as a pasted snippet would. */
export function startBuilder(fields: HTMLFieldSetElement): void {
  const field = (name: string) => fields.elements.namedItem(name) as HTMLSelectElement & HTMLInputElement;
  const snippet = document.querySelector('#embed-snippet')!;
  const status = document.querySelector('.take [role=status]')!;
  const frame = () => document.querySelector<HTMLIFrameElement>('iframe')!;
  const words = (name: string) => fields.dataset[name] ?? '';

  function show(): void {
    const choice: EmbedChoice = {
      widget: field('widget').value as EmbedChoice['widget'],
      code: Number(field('code').value),
      theme: field('theme').value as EmbedChoice['theme'],
      grows: field('grows').checked,
    };
    // The path of the home page in the chosen language.
    const home = field('lang').value;
    field('code').disabled = choice.widget !== 'code';
    snippet.textContent = embedSnippet(
      choice,
      new URL(home, location.origin).href,
      field('widget').selectedOptions[0]!.text,
    );
    status.textContent = '';
    const address = embedAddress(choice, home);
    if (frame().getAttribute('src') === address) return;
    // Often only the fragment differs, and a frame does not load again for that.
    const fresh = frame().cloneNode() as HTMLIFrameElement;
    fresh.src = address;
    fresh.height = String(heights[choice.widget]);
    frame().replaceWith(fresh);
  }

  async function copy(): Promise<void> {
    status.textContent = words((await copyText(snippet.textContent ?? '', snippet)) ? 'copied' : 'selected');
  }

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== location.origin) status.textContent = fill(words('foreign'), { origin });
    const height = origin === location.origin && source === frame().contentWindow ? heightFrom(data) : null;
    if (height !== null) frame().height = String(height);
  });
  fields.addEventListener('input', show);
  document.querySelector('.copy')!.addEventListener('click', () => void copy());
  show();
}
