/** Before the pictures are compared with other fonts: installs these, one set of Latin and one of Japanese letters. */
import { installMissing } from './debian-packages.ts';
import './ensure-browser.ts';

installMissing([
  { path: '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf', name: 'fonts-liberation2' },
  { path: '/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf', name: 'fonts-ipafont-mincho' },
]);
