import { useEffect, useState } from 'preact/hooks';

/**
 * Counts from 0 to `last`, one step a task: what is drawn step by step leaves time for what the reader does meanwhile.
 * `isAtOnce`: everything is drawn in one go, as while building.
 */
export function useSteps(last: number, isAtOnce: boolean): number {
  const [step, setStep] = useState(isAtOnce ? last : 0);
  useEffect(() => {
    if (step >= last) return;
    const timer = setTimeout(() => setStep(step + 1));
    return () => clearTimeout(timer);
  }, [step, last]);
  return step;
}
