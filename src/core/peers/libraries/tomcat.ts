import { versionsRead } from '../../protocol/versions-read.ts';
import { kibibytes } from '../fact.ts';
import type { Library } from '../peer.ts';

export const tomcat = {
  name: 'Tomcat',
  version: versionsRead.tomcat,
  checked: '2026-11',
  facts: {
    /** DEFAULT_BUFFER_SIZE, for text and binary; Spring Boot keeps it. */
    'message-limit': kibibytes(8, 'tomcat-constants'),
  },
} as const satisfies Library;
