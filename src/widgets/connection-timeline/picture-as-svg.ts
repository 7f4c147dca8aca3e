/** The page's rules for pictures, with every custom property resolved: a file on its own has no page around it. */
function pictureStyles(of: Element): string {
  const rules: string[] = [];
  const collect = (list: CSSRuleList): void => {
    for (const rule of list)
      if (rule instanceof CSSStyleRule && /^\.timeline\b/.test(rule.selectorText)) rules.push(rule.cssText);
  };
  for (const sheet of document.styleSheets) collect(sheet.cssRules);
  const values = getComputedStyle(of);
  return rules.join('').replace(/var\((--[\w-]+)\)/g, (_, name: string) => values.getPropertyValue(name).trim());
}

/** The finished picture inside `host` as one SVG file, in the colours of the page. */
export function pictureAsSvg(host: Element): string {
  const file = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  let [width, height] = [0, 0];
  const panes = host.querySelectorAll<SVGSVGElement>('svg.timeline');
  for (const pane of panes) {
    const copy = pane.cloneNode(true) as SVGSVGElement;
    // Cover, playhead and passing words belong to playing.
    for (const part of copy.querySelectorAll('.timeline-cover, .timeline-passing')) part.remove();
    for (const part of copy.querySelectorAll('[visibility]')) part.removeAttribute('visibility');
    const { width: w, height: h } = pane.viewBox.baseVal;
    copy.setAttribute('y', String(height));
    copy.setAttribute('width', String(w));
    copy.setAttribute('height', String(h));
    file.append(copy);
    width = Math.max(width, w);
    height += h;
  }
  file.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  file.setAttribute('viewBox', `-16 -16 ${width + 32} ${height + 32}`);
  file.setAttribute('width', String(width + 32));
  file.setAttribute('height', String(height + 32));
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  style.textContent = pictureStyles(panes[0] ?? host);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  paper.setAttribute('d', `M-16 -16h${width + 32}v${height + 32}h${-(width + 32)}z`);
  paper.setAttribute('fill', getComputedStyle(host).backgroundColor);
  file.prepend(style, paper);
  return new XMLSerializer().serializeToString(file);
}
