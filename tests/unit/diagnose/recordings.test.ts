import { describe, expect, it } from 'vitest';
import { judgedRecordings } from './recordings-judge.ts';

const judged = judgedRecordings();
const telling = judged.filter(({ isTelling }) => isTelling);
const isFirstRight = ({ ranked, isRight }: (typeof judged)[number]): boolean => isRight(ranked[0]!.cause.id);

describe('recordings of known endings', () => {
  it('lead to the true cause in at least nine of ten that show the end', () => {
    const wrong = telling
      .filter((one) => !isFirstRight(one))
      .map(({ file, ranked }) => `${file}: ${ranked[0]!.cause.id}`);
    expect(telling.length).toBeGreaterThanOrEqual(100);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(telling.length / 10);
  });

  it('are never answered surely and wrongly, whatever the file shows', () => {
    const sure = judged.filter(({ ranked }) => ranked[0]!.strength === 3);
    expect(sure.filter((one) => !isFirstRight(one)).map(({ file }) => file)).toEqual([]);
    expect(sure.length).toBeGreaterThanOrEqual(telling.length / 2);
  });

  it('are all understood where the packets themselves were recorded', () => {
    const packets = telling.filter(({ file }) => /\/capture\.pcap/.test(file));
    expect(packets.length).toBeGreaterThanOrEqual(25);
    expect(packets.filter((one) => !isFirstRight(one)).map(({ file }) => file)).toEqual([]);
  });

  it('name an idle timeout that nobody has by default, and are not sure of it', () => {
    const [first] = judged.find(({ file }) => file === 'nginx-idle-timeout/capture.pcap')!.ranked;
    expect([first!.cause.id, first!.strength]).toEqual(['idle-timeout', 2]);
  });

  it('tell a killed process from an idle timeout by the second on which it ended', () => {
    const signsOf = (id: string): readonly string[] => judged.find(({ file }) => file === id)!.facts.signs ?? [];
    expect(signsOf('nginx-idle-timeout/capture.pcap')).toEqual(['eof', 'whole-seconds']);
    expect(signsOf('server-sigkill/capture.pcap')).toEqual(['eof']);
    expect(signsOf('cable-heartbeat/capture.pcap')).toEqual(['unanswered']);
  });
});
