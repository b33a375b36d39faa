// What a person sees of tables and cards: by day and by night, on a wide screen and on a phone. Pictures go to a folder.
//
//   node displays.mjs PAGE PICTURES
//
// PAGE is a file with one display in each section. Exit code 0 when everything fits and can be read and heard.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkContrast } from './accessibility.mjs';
import { check, launch } from './chromium.mjs';

const [file, pictures] = process.argv.slice(2);
const address = pathToFileURL(path.resolve(file)).href;
mkdirSync(pictures, { recursive: true });

const browser = await launch();
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1200, 420]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', message => complaints.push(message.text()));
    page.on('request', request => { if (request.url() !== address) complaints.push(`a request to ${request.url()}`); });
    await page.goto(address);

    const where = `${colorScheme} ${width}`;
    const faults = await page.evaluate(() => [
      ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
      ...[...document.querySelectorAll('table')].filter(table => !table.ariaLabel || !table.querySelector('th[scope]')).map(table => `a table without name or heads: ${table.textContent.slice(0, 40)}`),
      ...[...document.querySelectorAll('[role=img]')].filter(image => !image.ariaLabel).map(image => `an unnamed picture: ${image.outerHTML}`),
      ...[...document.querySelectorAll('.word, .number, .status')].filter(node => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0).map(node => `clipped: ${node.textContent}`),
    ]);
    check(faults.length === 0, `fits and has names: ${where} ${faults.join('; ')}`);
    await checkContrast(page, where);
    check(complaints.length === 0, `no complaint of the browser: ${where} ${complaints.join('; ')}`);
    for (const section of await page.locator('section').all())
      await section.screenshot({ path: path.join(pictures, `${await section.getAttribute('aria-label')}-${colorScheme}-${width}.png`) });
    await page.screenshot({ path: path.join(pictures, `all-${colorScheme}-${width}.png`), fullPage: true });
    await context.close();
  }
}
await browser.close();
