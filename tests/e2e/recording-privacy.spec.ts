import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { recording as words } from '../../src/i18n/en/diagnose/recording.ts';
import { downloadFrom } from '../support/picture-alone.ts';
import { expect, test } from '../support/test.ts';

const captures = 'tests/captures';
/** One of each format and kind of ending, and what is in its bytes that nobody else may read. */
const files: readonly (readonly [file: string, secrets: readonly string[]])[] = [
  [
    'netlog-sensitive/chrome.sensitive.har',
    ['app.example.test', 'example-token-value', 'example-session-value', 'echo hello'],
  ],
  ['refused-401/chrome.har', ['app.example.test', 'members', 'HTTP Authentication failed']],
  ['nginx-idle-timeout/chrome.playwright.har', ['app.example.test']],
  ['server-close-1001.firefox/firefox.har', ['app.example.test']],
  ['netlog-everything/netlog.json.gz', ['app.example.test', '10.77.']],
  ['cut-snaplen/capture.pcap', ['GET /chat', 'echo hello', 'server shutting down']],
  ['server-close-1001/capture.pcapng', ['app.example.test', 'server shutting down']],
  ['wss-keylog/capture.with-keys.pcapng', ['app.example.test']],
  ['nginx-idle-timeout/capture.proxy.pcap', ['app.example.test']],
  ['ping-timeout/recorder.json', ['app.example.test']],
];
/** What the corpus has of the same kinds, in any file: addresses, paths, cookies, reasons, texts. */
const anywhere =
  /example|10\.7[78]\.|127\.0\.0|:80\d\d|:443\b|\/chat|members|feed|token=|session=|shutting down|maintenance|keepalive ping|heartbeat timeout|echo hello|Authentication failed/i;

/** The texts that a PNG may carry beside its pixels. */
function chunksOf(png: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}

for (const [file, secrets] of files)
  test(`what is saved of ${file} names no host, path, cookie, token, reason or message`, async ({ page }) => {
    const bytes = readFileSync(`${captures}/${file}`);
    const plain = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
    expect(secrets.filter((secret) => !plain.includes(secret))).toEqual([]);
    await page.goto('diagnose/');
    await page.getByLabel('Choose files').setInputFiles(`${captures}/${file}`);
    const region = page.getByRole('region', { name: words.recorded });
    await region.getByText(words.ticket.title).click();
    const markdown = (await downloadFrom(page, page.getByRole('button', { name: words.ticket.save.md }))).toString();
    const svg = (await downloadFrom(page, page.getByRole('button', { name: words.ticket.save.svg }))).toString();
    const png = await downloadFrom(page, page.getByRole('button', { name: words.ticket.save.png }));
    expect(markdown).toMatch(/^# /);
    expect(svg).toMatch(/^<svg/);
    const saved = `${markdown.replace(words.ticket.without, '')}${svg}`;
    expect(saved.match(anywhere)?.[0]).toBeUndefined();
    expect(secrets.filter((secret) => saved.includes(secret))).toEqual([]);
    // It is drawn from that SVG; beside its pixels it says nothing.
    expect(chunksOf(png).filter((name) => /text|exif/i.test(name))).toEqual([]);
  });
