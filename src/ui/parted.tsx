import { Fragment, type JSX } from 'preact';

/** Text in which the long name of an error (`ERR_CONNECTION_REFUSED`) may break between its words, and not within one. */
export const Parted = ({ text }: { readonly text: string }): JSX.Element => (
  <>
    {text.split(/(?<=\w_)(?=[A-Za-z])/).map((part, i) => (
      <Fragment key={`${i} ${part}`}>
        {i > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </>
);
