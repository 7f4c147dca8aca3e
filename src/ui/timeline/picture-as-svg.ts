import { textWidth } from '../../core/layout/text-width.ts';

/** What a drawing program has to know of a shape or a text, and what it takes for granted. */
const drawn: Readonly<Record<string, string>> = {
  fill: 'black',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  opacity: '1',
};
const written: readonly string[] = ['font-family', 'font-size', 'font-weight', 'text-anchor'];

type Painter = (colour: string) => readonly [colour: string, opacity: number];

/** Gives colours in the oldest notation: other programs know neither `light-dark()` nor `color-mix()` nor `color()`. */
function painter(): Painter {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, ReturnType<Painter>>();
  return (colour) => {
    const before = known.get(colour);
    if (before || !context) return before ?? [colour, 1];
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, a = 255] = context.getImageData(0, 0, 1, 1).data;
    const found = [`rgb(${r},${g},${b})`, a / 255] as const;
    known.set(colour, found);
    return found;
  };
}

/** Writes what the page's styles say of an element into attributes of its copy, which needs no page around it. */
function resolve(of: Element, copy: Element, paint: Painter): void {
  const values = getComputedStyle(of);
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  // A space before a part of a text is a space in every program.
  if (of.tagName === 'text' && of.childElementCount > 0)
    copy.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
  if (values.writingMode === 'vertical-rl') writeDown(copy);
  for (const name of of.tagName === 'text' || of.tagName === 'tspan'
    ? [...Object.keys(drawn), ...written]
    : Object.keys(drawn)) {
    const value = values.getPropertyValue(name);
    if (value === '' || value === drawn[name]) copy.removeAttribute(name);
    else if ((name === 'fill' || name === 'stroke') && value !== 'none') {
      const link = /url\("?(#[^")]+)"?\)/.exec(value)?.[1];
      const [colour, opacity] = link ? [`url(${link})`, 1] : paint(value);
      copy.setAttribute(name, colour);
      if (opacity < 1) copy.setAttribute(`${name}-opacity`, String(opacity));
    } else if (!(name.endsWith('-opacity') && copy.hasAttribute(name))) copy.setAttribute(name, value);
  }
}

/** What runs down a lane: few programs know vertical writing, and Latin letters lie in it as if they were turned. */
function writeDown(copy: Element): void {
  if (/^[ -~]*$/.test(copy.textContent ?? '')) {
    copy.setAttribute('transform', `rotate(90 ${copy.getAttribute('x')} ${copy.getAttribute('y')})`);
    copy.setAttribute('dy', '.35em');
  } else {
    copy.setAttribute('writing-mode', 'vertical-rl');
    copy.setAttribute('dominant-baseline', 'central');
  }
}

/** Which pictures are put below each other, and what the page says of each in HTML. */
export type PanesOf = {
  readonly selector: string;
  /** Written above it. */
  readonly titleOf?: (pane: SVGSVGElement) => string | undefined;
  /** Written to its left. */
  readonly labelOf?: (pane: SVGSVGElement) => string | undefined;
};
const timelines: PanesOf = { selector: 'svg.timeline:is(.timeline-lines, .timeline-ruler)' };

/** Around a picture, px. */
const margin = 16;
const titleHeight = 24;
const titlePx = 13;
const label = { width: 380, px: 14, lineHeight: 18, gap: 16 } as const;
/** Between rows whose label has two lines, px. */
const rowGap = 6;

const svgElement = <K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] => {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
};

/** In px: what it is drawn in, or where that is the page's width, the room it has there. */
function sizeOf(pane: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = pane.viewBox.baseVal;
  return width > 0 ? { width, height } : pane.getBoundingClientRect();
}

/** What is seen behind an element. */
function paperOf(element: Element | null): string {
  if (!element) return 'white';
  const { backgroundColor } = getComputedStyle(element);
  return /^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor) ? paperOf(element.parentElement) : backgroundColor;
}

/** What reaches over the edge of a drawing on the page does so in its copy. */
function keepOverflow(of: Element, copy: Element): void {
  if (of.localName === 'svg' && getComputedStyle(of).overflow === 'visible') copy.setAttribute('overflow', 'visible');
}

/** A copy of a drawing that needs no styles: without what is hidden, and without what belongs to playing. */
function standingAlone(pane: SVGSVGElement, paint: Painter): SVGSVGElement {
  const copy = pane.cloneNode(true) as SVGSVGElement;
  const parts = [...copy.querySelectorAll('*')];
  [...pane.querySelectorAll('*')].forEach((part, i) => {
    const its = parts[i]!;
    resolve(part, its, paint);
    keepOverflow(part, its);
    // Cover, playhead and passing words belong to playing; what is only drawn where it is used is not hidden.
    const isPassing = part.matches('.timeline-cover, .timeline-passing, .guess-veil');
    if (isPassing || (getComputedStyle(part).display === 'none' && !part.closest('defs'))) its.remove();
  });
  for (const name of ['class', 'style', 'role', 'aria-hidden']) copy.removeAttribute(name);
  for (const part of copy.querySelectorAll('[visibility]')) part.removeAttribute('visibility');
  keepOverflow(pane, copy);
  const { width, height } = sizeOf(pane);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

/** Lines that fit into `label`. */
function linesOf(text: string): readonly string[] {
  const lines = [''];
  // Between words, and between characters of a script that writes none.
  for (const piece of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    const longer = lines.at(-1)! + piece;
    if (textWidth(longer.trimEnd(), label.px) <= label.width) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim());
}

/**
 * The finished picture inside `host` as one SVG file in the colours of the page: plain attributes alone, so that it looks
 * the same in a browser, a slide and a drawing program.
 */
export function pictureAsSvg(host: Element, of: PanesOf = timelines): string {
  const file = svgElement('svg', {});
  const paint = painter();
  const { fontFamily, color } = getComputedStyle(host);
  const [ink] = paint(color);
  const write = (text: string, y: number, px: number, weight: number): void => {
    const font = { 'font-family': fontFamily, 'font-size': px, 'font-weight': weight };
    const written = svgElement('text', { y, fill: ink, ...font });
    written.textContent = text;
    file.append(written);
  };
  // Of two layouts only one is on the screen.
  const panes = [...host.querySelectorAll<SVGSVGElement>(of.selector)].filter(
    (pane) => pane.getClientRects().length > 0,
  );
  const labels = panes.map((pane) => linesOf(of.labelOf?.(pane) ?? ''));
  const left = labels.some(([first]) => first) ? label.width + label.gap : 0;
  let [width, height] = [0, 0];
  panes.forEach((pane, i) => {
    const title = of.titleOf?.(pane);
    if (title) {
      write(title, height + titlePx + 1, titlePx, 600);
      width = Math.max(width, textWidth(title, titlePx, true));
      height += titleHeight;
    }
    const size = sizeOf(pane);
    const lines = labels[i]!;
    const rowHeight = Math.max(size.height, lines.length * label.lineHeight + rowGap);
    const firstY = height + (rowHeight - lines.length * label.lineHeight) / 2 + label.px;
    lines.forEach((line, j) => {
      if (line) write(line, firstY + j * label.lineHeight, label.px, 400);
    });
    const copy = standingAlone(pane, paint);
    copy.setAttribute('x', String(left));
    copy.setAttribute('y', String(height + (rowHeight - size.height) / 2));
    file.append(copy);
    width = Math.max(width, left + size.width);
    height += rowHeight;
  });
  const [wide, high] = [width + 2 * margin, height + 2 * margin];
  file.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  file.setAttribute('viewBox', `${-margin} ${-margin} ${wide} ${high}`);
  file.setAttribute('width', String(wide));
  file.setAttribute('height', String(high));
  const d = `M${-margin} ${-margin}h${wide}v${high}h${-wide}z`;
  file.prepend(svgElement('path', { d, fill: paint(paperOf(host))[0] }));
  return new XMLSerializer().serializeToString(file);
}

/** Twice the size of the picture: sharp in a ticket and on a slide. */
const pngScale = 2;
/** No browser of a phone draws a larger one; px. */
const pngSideMax = 8192;

/** An SVG file as a PNG of so many times its size, or null where the browser cannot draw it. */
export function pictureAsPng(svg: string, times = pngScale): Promise<Blob | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', () => resolve(null));
    image.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = image;
      const scale = Math.min(times, pngSideMax / Math.max(width, height, 1));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const context = canvas.getContext('2d');
      if (!context) return resolve(null);
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(resolve, 'image/png');
    });
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  });
}
