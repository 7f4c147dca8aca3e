import { describe, expect, it } from 'vitest';
import { clientProfiles } from '../../../src/core/sim/profile.ts';
import { profileSources } from '../../../src/core/sim/profile-sources.ts';

describe('the values of a client', () => {
  it.each(Object.values(clientProfiles))('of $id say where they were read or measured', ({ id }) => {
    const { name, version, sources } = profileSources[id];
    expect(name).not.toBe('');
    expect(version).toMatch(/\d/);
    expect(sources.length).toBeGreaterThan(0);
    // A project or a folder of ours, then the place in it.
    for (const source of sources) expect(source).toMatch(/^\S+: \S+/);
  });

  it('are kept under their own name', () => {
    for (const [id, profile] of Object.entries(clientProfiles)) expect(profile.id).toBe(id);
    expect(Object.keys(profileSources).sort()).toEqual(Object.keys(clientProfiles).sort());
  });
});
