import type { JSX } from 'preact';
import { mayBeInFrame } from '../../core/protocol/close-codes.ts';
import { examples, startCodes, symptoms } from './examples.ts';
import type { DiagnoseWords } from './words.ts';

type Props = {
  readonly words: DiagnoseWords;
  readonly onExample: (text: string) => void;
  readonly onNothing: () => void;
};

/** Other ways in, for those who have nothing to paste. */
export function Starts({ words: { page }, onExample, onNothing }: Props): JSX.Element {
  return (
    <section class="dg-starts" aria-label={page.otherWays}>
      <div>
        <h2 class="dg-label">{page.fromCode}</h2>
        <div class="dg-codes">
          {startCodes.map((code) => (
            <a
              key={code}
              href={`#code=${code}`}
              class={mayBeInFrame(code) ? 'dg-code' : `dg-code dg-local-code ${code === 1006 ? 'dg-silence' : ''}`}
            >
              {code}
            </a>
          ))}
          <button type="button" class="dg-code" onClick={onNothing}>
            {page.noIdea}
          </button>
        </div>
      </div>
      <div>
        <h2 class="dg-label">{page.fromSymptom}</h2>
        <ul>
          {(Object.keys(symptoms) as (keyof typeof symptoms)[]).map((id) => (
            <li key={id}>
              <a href={`#${symptoms[id]}`}>{page.symptoms[id]}</a>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2 class="dg-label">{page.fromExample}</h2>
        <ul>
          {(Object.keys(examples) as (keyof typeof examples)[]).map((id) => (
            <li key={id}>
              <button type="button" onClick={() => onExample(examples[id])}>
                {page.examples[id]}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
