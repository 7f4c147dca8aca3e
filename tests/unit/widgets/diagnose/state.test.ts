import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questions } from '../../../../src/core/diagnose/questions.ts';
import {
  answer,
  canRank,
  fromHash,
  fromText,
  ignoreSign,
  isHeld,
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

  it('sees again whether lengths are equal once they were corrected, unless the reader said so', () => {
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

  it('forgets with a fact what followed from it alone', () => {
    const read = fromText('opened 09:00:00 closed 09:01:00\nopened 09:02:00 closed 09:03:00');
    expect(read.facts).toMatchObject({ seconds: [60, 60], rhythm: 'exact', phase: 'opened' });
    expect(unsay(read, 'seconds').facts).toEqual({});
    expect(unsay(say(read, { phase: 'opened' }), 'seconds').facts).toEqual({ phase: 'opened' });
  });

  it('holds one hop in place of all that were read, once the reader named it', () => {
    const read = fromText('websocket closed 1006\nhaproxy in front of nginx');
    expect(read.facts.hops).toEqual(expect.arrayContaining(['haproxy', 'nginx']));
    expect(say(read, { via: 'alb' }).facts).not.toHaveProperty('hops');
    expect(unsay(read, 'via').facts).not.toHaveProperty('hops');
  });

  it('marks no words any more whose fact was removed', () => {
    const read = fromText(log);
    const marks = read.read!.telling.flatMap((one) => one.marks);
    const code = marks.find(({ fact }) => fact === 'code')!;
    expect(isHeld(read, code)).toBe(true);
    expect(isHeld(unsay(read, 'code'), code)).toBe(false);
    expect(isHeld(say(read, { code: 1001 }), code)).toBe(false);
  });

  it('is no surer in a link than the text was: one about something else stays so', () => {
    const read = fromText('closed 1006');
    expect(read.mayBeElse).toBe(true);
    const linked = fromHash(`#${toFragment(read)}`);
    expect(linked).toMatchObject({ kind: 'ok', state: { mayBeElse: true } });
    expect(say(read, { via: 'nginx' }).mayBeElse).toBe(false);
  });

  it('ranks nothing by a text that tells no ending', () => {
    expect(canRank(fromText('The quick brown fox.'))).toBe(false);
    expect(canRank(fromText(log))).toBe(true);
    expect(canRank(say(fromText('The quick brown fox.'), { phase: 'opened' }))).toBe(true);
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
