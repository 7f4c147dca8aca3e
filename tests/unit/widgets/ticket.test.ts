import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentsOf } from '../../../src/core/capture/incident.ts';
import { rank } from '../../../src/core/diagnose/rank.ts';
import { factsOfTrace } from '../../../src/core/trace/facts-of-trace.ts';
import { languages } from '../../../src/i18n/languages.ts';
import { wordsOf } from '../../../src/i18n/words.ts';
import { format } from '../../../src/ui/format.ts';
import { findingsOf } from '../../../src/widgets/recording/findings.ts';
import { listed, traced } from '../../../src/widgets/recording/in-full.ts';
import { ticketOf } from '../../../src/widgets/recording/ticket.ts';
import type { ResultWords } from '../../../src/widgets/recording/words.ts';
import { bytesOf, cases, readBytes } from '../../support/recordings.ts';

const wordsIn = (lang: ResultWords['lang']): ResultWords => ({
  lang,
  strings: wordsOf(lang, 'diagnose/recording'),
  page: wordsOf(lang, 'diagnose/page'),
  causes: wordsOf(lang, 'diagnose/causes'),
  labels: wordsOf(lang, 'timeline'),
  log: wordsOf(lang, 'timeline-log'),
});

function ticketsOf(bytes: Uint8Array): readonly string[] {
  const [incident] = incidentsOf([readBytes(bytes)]);
  if (!incident) return [];
  const all = incident.connections.map((one) => listed(incident, one));
  return languages.flatMap((lang) =>
    incident.connections.map((connection, i) => {
      const { observed } = traced(incident, connection);
      const words = wordsIn(lang);
      const one = all[i]!;
      const findings = findingsOf(one, all, factsOfTrace(observed.trace), observed, words.strings, format(lang));
      return ticketOf({ one, observed, title: 'x', findings, causes: rank(one.facts).slice(0, 3) }, words);
    }),
  );
}

/** What the recordings of the corpus give away: hosts, paths, cookies, tokens, reasons, texts. */
const secrets =
  /example|10\.77|\bchat\b|feed|token|session=|cookie\b.*=|shutting|maintenance|keepalive ping|“hello|echo hello/i;
const withoutOwnWords = (text: string): string => text.replace(/^.*(?:Cookie|cookie).*$/gm, '');

describe('a report for a ticket', () => {
  it('has the figures and the ranked causes', () => {
    const [text = ''] = ticketsOf(bytesOf('nginx-idle-timeout', 'capture.pcap'));
    expect(text).toContain('open for 3.0 s · FIN by the server, no Close');
    expect(text).toContain('1. A proxy’s idle timeout closed the connection');
    expect(text).toMatch(/^- 3\.005 s/m);
  });

  it.each(cases.flatMap(({ id, files }) => files.map((file) => [id, file] as const)))(
    '%s/%s gives nothing away',
    (id, file) => {
      for (const text of ticketsOf(bytesOf(id, file))) expect(withoutOwnWords(text)).not.toMatch(secrets);
    },
  );

  it('says that a packet was sent again, and not that it was lost: nobody recorded where it went', () => {
    const [text = ''] = ticketsOf(bytesOf('cable-heartbeat', 'capture.pcap'));
    expect(text).toContain('sends message again (retransmission 9)');
    expect(text).not.toMatch(/lost on the path/);
  });

  it('holds no close reason, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 40 }), (reason) => {
        const marked = `§${reason}§`;
        const event = (at: number, type: string, more = {}) => ({ at, type, socket: 1, ...more });
        const recorder = {
          recorder: 'test',
          events: [
            event(0, 'constructor', { url: `wss://host.test/${encodeURIComponent(marked)}?${marked}` }),
            event(10, 'open'),
            event(90, 'close', { code: 4000, reason: marked, wasClean: true }),
          ],
        };
        const tickets = ticketsOf(new TextEncoder().encode(JSON.stringify(recorder)));
        expect(tickets).toHaveLength(languages.length);
        for (const text of tickets) {
          expect(text).toContain('4000');
          expect(text).not.toMatch(/§|host\.test/);
        }
      }),
      { numRuns: 30 },
    );
  });
});
