import { describe, expect, it } from 'vitest';
import { clientIds, clients } from '../../../src/core/peers/clients.ts';
import { clientProfiles } from '../../../src/core/sim/profile.ts';

describe('the values of a client', () => {
  it.each(clientIds)('of %s say where they were read', (id) => {
    const { name, version, readIn } = clients[id];
    expect(name).not.toBe('');
    expect(version).toMatch(/\d/);
    expect(readIn.length).toBeGreaterThan(0);
    // A project, then the place in it.
    for (const place of readIn) expect(place).toMatch(/^\S+: \S+/);
  });

  it('are kept under their own name', () => {
    expect(Object.keys(clientProfiles)).toEqual(clientIds);
    for (const [id, profile] of Object.entries(clientProfiles)) expect(profile.id).toBe(id);
  });
});
