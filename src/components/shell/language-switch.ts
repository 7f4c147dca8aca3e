/** The fragment holds a run or an incident: it goes along to the other language. */
export function carryFragment(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('.languages a');
  const carry = () => {
    for (const link of links) link.hash = location.hash;
  };
  for (const name of ['pointerdown', 'focusin', 'click']) links[0]?.parentElement?.addEventListener(name, carry);
}
