import process from 'node:process';

/** Where the site is served that the package links to: SITE of its build. */
export const defaultSite: string = process.env['SITE'] ?? 'https://close-codes.example';
