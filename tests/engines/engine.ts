import { until } from '../support/recipes.ts';

/** One window of a real browser, driven by real input. Only what WebDriver and BiDi both can. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs an expression in the page; its value is JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** A press of the mouse, in CSS pixels of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  moveTo(x: number, y: number): Promise<void>;
  /** Keys of a keyboard, one after the other: single characters, or the names in `keys`. */
  press(...names: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** WebDriver's code points of the keys that have no character. */
export const keys: Readonly<Record<string, string>> = {
  ArrowDown: '\uE015',
  ArrowRight: '\uE014',
  Backspace: '\uE003',
  End: '\uE010',
  Enter: '\uE007',
  Escape: '\uE00C',
  Home: '\uE011',
  Tab: '\uE004',
};

/** Runs inside the page: the middle of the first visible element of a role whose accessible name begins with `name`. */
function find(role: string, name: string, within: string): { x: number; y: number } | null {
  const selectors: Readonly<Record<string, string>> = {
    button: 'button, [role=button], summary',
    link: 'a[href]',
    textbox: 'input:not([type]), input[type=text], input[type=number], input[type=search], textarea',
    slider: 'input[type=range], [role=slider]',
  };
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labelled = ids.map((id) => document.getElementById(id)?.textContent).join(' ');
    const [label] = (element as HTMLInputElement).labels ?? [];
    const text = element.getAttribute('aria-label') ?? (labelled || label?.textContent || element.textContent || '');
    return text.replace(/\s+/g, ' ').trim();
  };
  const scope = within ? document.querySelector(within) : document;
  const found = [...(scope?.querySelectorAll(selectors[role] ?? role) ?? [])].find(
    (element) => nameOf(element).startsWith(name) && element.getClientRects().length > 0,
  );
  if (!found) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = found.getClientRects()[0]!;
  return { x: left + width / 2, y: top + height / 2 };
}

/** What a reader does and sees, on top of an engine. `within` is a CSS selector. */
export class Reader {
  readonly engine: Engine;
  constructor(engine: Engine) {
    this.engine = engine;
  }

  async evaluate<T>(expression: string): Promise<T> {
    return (await this.engine.evaluate(expression)) as T;
  }

  async #place(role: string, name: string, within: string): Promise<{ x: number; y: number }> {
    let place: { x: number; y: number } | null = null;
    const call = `(${find.toString()})(${[role, name, within].map((part) => JSON.stringify(part)).join(',')})`;
    await until(`a ${role} called “${name}”`, async () => {
      place = await this.evaluate(call);
      return place !== null;
    });
    return place!;
  }

  async click(role: string, name: string, within = ''): Promise<void> {
    const { x, y } = await this.#place(role, name, within);
    await this.engine.clickAt(x, y);
  }

  /** Empties a field by keyboard and types. */
  async fill(name: string, text: string, within = ''): Promise<void> {
    await this.click('textbox', name, within);
    const length = await this.evaluate<number>('document.activeElement.value.length');
    await this.engine.press('End', ...Array.from({ length }, () => 'Backspace'), ...text);
  }

  text(selector: string): Promise<string> {
    return this.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((e) => e.getClientRects().length > 0).map((e) => e.innerText).join('\\n')`,
    );
  }

  async sees(text: string | RegExp, selector = 'body', withinMs = 15_000): Promise<void> {
    let seen = '';
    await until(
      `“${text}” in ${selector}`,
      async () => {
        seen = await this.text(selector);
        return typeof text === 'string' ? seen.includes(text) : text.test(seen);
      },
      withinMs,
    ).catch((error: Error) => {
      throw new Error(`${error.message}; there is: ${seen.slice(0, 1500)}`);
    });
  }
}
