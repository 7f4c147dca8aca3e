import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../../src/core/diagnose/questions.ts';
import {
  answer,
  fromHash,
  fromText,
  ignoreSign,
  say,
  toFragment,
  unsay,
} from '../../../../src/widgets/diagnose/state.ts';
import { fuzz } from '../../../support/fuzz-runs.ts';
import { hostileFragment, hostileText } from '../../diagnose/hostile.ts';

const log = 'onclose code=1006 reason="bye <b>" wasClean=false\nopened 09:14:02 closed 09:15:02';

describe('the state of the diagnosis', () => {
  it('knows of every fact who said it', () => {
    const state = say(fromText(log), { traffic: 'quiet' });
    expect(state.origins).toMatchObject({ code: 'text', seconds: 'text', traffic: 'you' });
    expect(fromHash('#code=1006')).toMatchObject({ kind: 'ok', state: { origins: { code: 'link' } } });
  });

  it('lets the reader put a wrong guess right', () => {
    const corrected = say(fromText(log), { code: 1001 });
    expect(corrected).toMatchObject({ facts: { code: 1001 }, origins: { code: 'you' } });
    expect(unsay(corrected, 'code').facts).not.toHaveProperty('code');
    expect(unsay(corrected, 'code').origins).not.toHaveProperty('code');
  });

  it('sees anew whether lengths are equal once they were corrected, unless the reader said so', () => {
    const read = fromText('opened 09:00:00 closed 09:01:00\nopened 09:02:00 closed 09:03:00');
    expect(read.facts.rhythm).toBe('exact');
    expect(say(read, { seconds: [10, 60] }).facts.rhythm).toBe('varies');
    expect(say(read, { seconds: [10] }).facts.rhythm).toBeUndefined();
    expect(say(say(read, { rhythm: 'exact' }), { seconds: [10] }).facts.rhythm).toBe('exact');
  });

  it('forgets words that mean nothing here', () => {
    const read = fromText('socket.io disconnect: transport close');
    expect(read.facts.signs).toEqual(['transport-close']);
    expect(ignoreSign(read, 'transport-close').facts).not.toHaveProperty('signs');
  });

  it('counts a skipped question as asked and learns nothing from it', () => {
    const read = fromText(log);
    const [question] = questions;
    expect(answer(read, question!, null)).toMatchObject({ asked: [question!.id], facts: read.facts });
    expect(answer(read, question!, { phase: 'opened' }).facts.phase).toBe('opened');
  });

  it('links to its facts and never to the pasted text', () => {
    const fragment = toFragment(fromText(log));
    expect(fragment).toContain('code=1006');
    expect(fragment).not.toContain('bye');
    const linked = fromHash(`#${fragment}`);
    expect(linked).toMatchObject({ kind: 'ok', state: { facts: { code: 1006, seconds: [60], clean: 'no' } } });
  });

  it('keeps the reason of a link, which is no pasted text', () => {
    const linked = fromHash('#code=1006&reason=gone');
    expect(linked.kind === 'ok' && toFragment(linked.state)).toBe('code=1006&reason=gone');
  });

  it('takes an anchor and an unknown key for no state', () => {
    for (const hash of ['', '#fingerprint', '#__proto__=1', '#theme=dark', '#code=no'])
      expect(fromHash(hash)).toEqual({ kind: 'none' });
  });

  it('survives whatever is pasted or linked, and its own link always replays', () => {
    const check = (seed: number): void => {
      const linked = fromHash(hostileFragment(seed));
      const states = [fromText(hostileText(seed)), ...(linked.kind === 'none' ? [] : [linked.state])];
      for (const state of states) {
        const fragment = toFragment(state);
        const again = fromHash(`#${fragment}`);
        if (fragment !== '') expect(again.kind, fragment).toBe('ok');
        if (again.kind === 'ok') expect(toFragment(again.state)).toBe(fragment);
      }
    };
    fc.assert(fc.property(fc.noShrink(fc.nat()), check), fuzz);
  });
});
