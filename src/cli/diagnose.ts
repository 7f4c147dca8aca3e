// npm run --silent diagnose -- [--json] [--fact key=value …] [FILE … | -]: why a connection ended, from a log or a recording
import process from 'node:process';
import { stateFacts } from '../core/peers/state-facts.ts';
import { diagnoseCauses } from '../i18n/en/diagnose/causes.ts';
import { diagnosePage } from '../i18n/en/diagnose/page.ts';
import { packageWords } from '../i18n/en/package.ts';
import { defaultLanguage } from '../i18n/languages.ts';
import { format } from '../ui/format.ts';
import { command } from './command.ts';
import { type DiagnoseWords, diagnoseFiles } from './diagnose-files.ts';

const written = format(defaultLanguage);
/** Facts are stated while the site is built; here they are when the command starts. */
const causes = JSON.parse(stateFacts(JSON.stringify(diagnoseCauses), written)) as DiagnoseWords['causes'];

await command(() =>
  diagnoseFiles(process.argv.slice(2), {
    usage: 'Usage: npm run --silent diagnose -- [--json] [--fact key=value …] [FILE … | -]',
    causes,
    page: diagnosePage,
    command: packageWords.command,
    format: written,
  }),
);
