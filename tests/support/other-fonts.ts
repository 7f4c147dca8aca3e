import { fileURLToPath } from 'node:url';

/** For FONTCONFIG_FILE: offers other fonts than a Debian or Ubuntu brings along. */
export const otherFonts = fileURLToPath(new URL('other-fonts.conf', import.meta.url));
