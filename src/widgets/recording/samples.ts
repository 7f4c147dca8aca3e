import type { SampleId } from './RecordingTool.tsx';
import cable from './samples/cable-heartbeat.pcap?url&no-inline';
import cableRecorder from './samples/cable-heartbeat.recorder.json?url&no-inline';
import idle from './samples/idle-60s.pcap?url&no-inline';
import killed from './samples/killed-tls.pcap?url&no-inline';

const filesOf: Readonly<Record<SampleId, readonly (readonly [url: string, name: string])[]>> = {
  idle: [[idle, 'idle-60s.pcap']],
  killed: [[killed, 'killed-tls.pcap']],
  cable: [
    [cableRecorder, 'cable-heartbeat.recorder.json'],
    [cable, 'cable-heartbeat.pcap'],
  ],
};

/** The files of a recording of ours. Rejects if they cannot be loaded. */
export const sampleOf = (id: SampleId): Promise<readonly File[]> =>
  Promise.all(
    filesOf[id].map(async ([url, name]) => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
      return new File([await answer.blob()], name);
    }),
  );
