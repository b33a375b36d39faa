// What the scripts of this folder share: the browser, and saying what was seen.
import { chromium } from 'playwright-core';

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

export function check(holds, what) {
  if (!holds) throw new Error(`not seen: ${what}`);
  console.log(`seen: ${what}`);
}
