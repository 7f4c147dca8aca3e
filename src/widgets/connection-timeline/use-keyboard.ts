type Keys = { readonly step: (way: 1 | -1) => void; readonly play: () => void };

const ways: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The keys of the whole figure: arrows go from event to event, the space bar plays. Fields keep their own keys, except
 * for the slider, whose steps would be meaningless.
 */
export const useKeyboard =
  ({ step, play }: Keys) =>
  (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement;
    const isSlider = target.matches('.ct-slider');
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest('.ct-settings, .ct-menu') || (!isSlider && target.matches('select, input'))) return;
    const way = ways[event.key];
    if (way) step(way);
    else if (event.key === ' ' && !target.matches('button')) play();
    else return;
    event.preventDefault();
  };
