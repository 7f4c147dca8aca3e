import { timeMsMax } from './json-value.ts';
import type { ObservedConnection, Recording, RecordingReader } from './observed.ts';

/** What ended before it opened ended by a clock that was set back meanwhile: when is not known. */
const withoutBackwards = (connection: ObservedConnection): ObservedConnection => {
  const { openedAtMs, endedAtMs } = connection;
  return openedAtMs !== null && endedAtMs !== null && endedAtMs < openedAtMs
    ? { ...connection, endedAtMs: null }
    : connection;
};

/** A recording without times that cannot be: a date that no calendar has, a life of less than nothing. */
function told(recording: Recording): Recording {
  const { startEpochMs, endMs, connections } = recording;
  const lastMs = (startEpochMs ?? 0) + (endMs ?? 0);
  const isDate = startEpochMs !== null && Math.abs(startEpochMs) <= timeMsMax && Math.abs(lastMs) <= timeMsMax;
  return { ...recording, startEpochMs: isDate ? startEpochMs : null, connections: connections.map(withoutBackwards) };
}

export const withToldTimes = (reader: RecordingReader): RecordingReader => ({
  push: (bytes) => reader.push(bytes),
  end: () => told(reader.end()),
});
