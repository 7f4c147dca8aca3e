import { BadInput } from '../command.ts';

export const commands = ['explain', 'diagnose', 'simulate', 'check-links', 'mcp', 'completion'] as const;
const options = [
  '--code',
  '--after',
  '--behind',
  '--library',
  '--heartbeat',
  '--reason',
  '--profile',
  '--seed',
  '--site',
];
const always = ['--json', '--lang', '--help', '--version'];

type Lists = { readonly scenarios: readonly string[]; readonly codes: readonly number[] };

/** A script that completes the command in a shell. Throws BadInput for a shell that is not known. */
export function completionFor(shell: string | undefined, { scenarios, codes }: Lists): string {
  const first = [...commands, ...codes].join(' ');
  const others = [...options, ...always].join(' ');
  const names = scenarios.join(' ');
  if (shell === 'bash')
    return `_close_codes() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" = 1 ]; then COMPREPLY=($(compgen -W "${first}" -- "$word"))
  elif [ "\${word:0:1}" = - ]; then COMPREPLY=($(compgen -W "${others}" -- "$word"))
  elif [ "\${COMP_WORDS[1]}" = simulate ]; then COMPREPLY=($(compgen -W "${names}" -- "$word"))
  else COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -F _close_codes close-codes
`;
  if (shell === 'zsh')
    return `#compdef close-codes
_close_codes() {
  if (( CURRENT == 2 )); then compadd ${first}
  elif [[ $words[CURRENT] == -* ]]; then compadd -- ${others}
  elif [[ $words[2] == simulate ]]; then compadd ${names}
  else _files; fi
}
compdef _close_codes close-codes
`;
  if (shell === 'fish')
    return `complete -c close-codes -n __fish_use_subcommand -f -a '${first}'
complete -c close-codes -n '__fish_seen_subcommand_from simulate' -f -a '${names}'
${[...options, ...always].map((one) => `complete -c close-codes -l ${one.slice(2)}`).join('\n')}
`;
  throw new BadInput('completion takes one of: bash, zsh, fish.');
}
