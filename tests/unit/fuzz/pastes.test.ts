import fc from 'fast-check';
import { nextQuestions } from '../../../src/core/diagnose/questions.ts';
import { tellingMax } from '../../../src/core/diagnose/recognise.ts';
import { reportOf } from '../../../src/core/diagnose/report.ts';
import { fragmentLengthMax } from '../../../src/core/link/fragment.ts';
import { fromHash, fromText, toFragment } from '../../../src/widgets/diagnose/state.ts';
import { hostileFragment, hostileText } from '../diagnose/hostile.ts';
import { workedCases } from '../diagnose/worked-cases.ts';
import { near, readsWithinBounds } from './parser.ts';

const texts = fc.oneof(
  near(fc.constantFrom(...workedCases.map(({ pasted }) => pasted)), [
    'code=1006',
    '1006',
    '"',
    '\\',
    '\n',
    '{',
    '}',
    'reason="',
    '\u001b[31m',
    '\u202e',
    '2026-11-24T09:15:02Z ',
    ' after 60 s',
    '%',
    'T99:99:99',
  ]),
  fc.noShrink(fc.nat()).map(hostileText),
);

readsWithinBounds('pasted texts', {
  few: 80,
  inputs: texts,
  read: (text) => {
    const state = fromText(text);
    const report = state.read ? reportOf('text', state.read) : null;
    const asked = nextQuestions(state.facts, new Set());
    return {
      'lines shown': state.read?.telling.length ?? 0,
      questions: asked.length,
      'characters of its link': toFragment(state).length,
      'probabilities that are none': (report?.causes ?? []).filter(
        ({ probability }) => !(probability >= 0 && probability <= 1),
      ).length,
    };
  },
  most: {
    'lines shown': tellingMax,
    questions: 5,
    'characters of its link': fragmentLengthMax,
    'probabilities that are none': 0,
  },
});

readsWithinBounds('incidents in links', {
  inputs: fc.noShrink(fc.nat()).map(hostileFragment),
  read: (hash) => {
    const linked = fromHash(hash);
    return { 'characters of its link': linked.kind === 'none' ? 0 : toFragment(linked.state).length };
  },
  most: { 'characters of its link': fragmentLengthMax },
});
