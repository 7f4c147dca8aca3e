import chromium from './records/chromium.json' with { type: 'json' };
import firefox from './records/firefox.json' with { type: 'json' };
import node from './records/node.json' with { type: 'json' };
import webkitgtk from './records/webkitgtk.json' with { type: 'json' };
import ws from './records/ws.json' with { type: 'json' };
import { type EvidenceRecord, parseRecords } from './schema.ts';

/** Every run the lab has recorded, checked against the schema. Throws when one is wrong. */
export const records: readonly EvidenceRecord[] = [chromium, firefox, webkitgtk, ws, node].flatMap((each) =>
  parseRecords(each as unknown),
);
