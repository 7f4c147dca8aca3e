/** Where a device keeps the progress. Permanent. */
export const KEY = 'close-codes.onboarding';
