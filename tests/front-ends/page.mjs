// A person in front of the page of the service: signs in, watches jobs, cancels, pauses, chats, deletes a model; by mouse, by keyboard, on a
// phone, by day and by night. Pictures of each step go to a folder.
//
//   node page.mjs ADDRESS KEY DATA PICTURES
//
// The service trains with the fake training of its tests, in the data folder DATA, and knows no job yet. Exit code 0 when everything was seen.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkAccessibility, checkContrast } from './accessibility.mjs';
import { check, launch } from './chromium.mjs';

const [address, key, data, pictures] = process.argv.slice(2);
mkdirSync(pictures, { recursive: true });

const markup = '<img src=x onerror="window.hacked = true">';
const fileMarkup = '<img src=x onerror=alert(1)>'; // A form escapes quotes.
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
const page = await context.newPage();
page.setDefaultTimeout(30_000);

const complaints = [];
page.on('console', message => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
page.on('pageerror', error => complaints.push(String(error)));
page.on('request', request => {
  if (!request.url().startsWith(address) && !request.url().startsWith('data:')) complaints.push(`a request to ${request.url()}`);
});

const picture = (name, options) => page.screenshot({ path: path.join(pictures, `${name}.png`), ...options });
const text = selector => page.locator(selector).innerText();
const seen = (selector, pattern) => page.locator(selector).filter({ hasText: pattern }).first().waitFor();
const job = name => page.locator('#job-list a', { hasText: name });

/** Expects complaints of this kind alone since the last call. */
function expectComplaints(pattern) {
  const others = complaints.splice(0).filter(complaint => !pattern?.test(complaint));
  check(others.length === 0, `no complaint of the browser ${others.join('; ')}`);
}

async function api(resource, body) {
  const json = body && !(body instanceof FormData);
  const response = await fetch(`${address}v1/${resource}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${key}`, ...(json ? { 'Content-Type': 'application/json' } : {}) },
    body: json ? JSON.stringify(body) : body,
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function upload(rows, name) {
  const form = new FormData();
  form.append('purpose', 'fine-tune');
  form.append('file', new Blob(Array.from({ length: rows }, (_, row) => JSON.stringify({
    messages: [{ role: 'user', content: `Question ${row}` }, { role: 'assistant', content: `Answer ${row}` }],
  }) + '\n')), name);
  return (await api('files', form)).id;
}

/** Ten rows, ten epochs, a row a step: a hundred steps. The suffix tells the fake training where to wait. */
async function create(suffix) {
  const { id } = await api('fine_tuning/jobs', { model: 'seedling', training_file: training, validation_file: validation, suffix });
  return { id, go: () => writeFileSync(path.join(data, 'runs', id, 'go'), '') };
}

async function lookAround(name) {
  await checkAccessibility(page, name);
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await checkContrast(page, `${name}, ${colorScheme}`);
    await picture(`${name}-${colorScheme}`, { fullPage: true });
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await page.waitForTimeout(100); // the chart is drawn anew
  check(await page.evaluate(() => document.documentElement.scrollWidth <= 360), `${name} fits 360 pixels`);
  await picture(`${name}-phone`, { fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.waitForTimeout(100);
}

let training, validation;
try {
  await page.goto(address);
  await page.locator('#key').fill('a wrong key');
  await page.keyboard.press('Enter');
  await seen('#sign-in-problem', 'does not know this key');
  expectComplaints(/401/);
  await lookAround('sign-in');
  await page.goto(`${address}#key=${encodeURIComponent(key)}`);
  await seen('#no-jobs', 'No job yet');
  check(!page.url().includes(key) && await page.evaluate(() => history.length) <= 3, `signed in by the link, and the key is out of the address (${page.url()})`);
  check((await text('#with-curl')).includes(`${address}v1/fine_tuning/jobs`), 'how to start a job');
  await lookAround('empty');

  training = await upload(10, `${fileMarkup}.jsonl`);
  validation = await upload(2, 'validation.jsonl');
  const first = await create('hold-at-40');
  await seen('#job-list a', 'hold-at-40');
  await seen('#job-list .far', 'step 39 of 100');
  check(/left/.test(await text('#job-list .far')), 'the time left');
  await seen('.summary', 'step 39 of 100, training loss 0.05, validation loss 0.08 at step 30');
  const points = () => page.locator('path.batch').evaluate(curve => curve.getAttribute('d').split(/[ML]/).length - 1);
  check(await points() === 39 && await page.locator('circle.valid').count() === 3, 'the curves up to step 39');
  await page.waitForFunction(() => /^step \d+ of 100, training loss/.test(document.querySelector('#announcement').textContent));
  check(true, 'what a screen reader is told');
  await page.locator('.plot').focus();
  await page.keyboard.press('Home');
  check(await text('.read-out') === 'step 1 · training 2.0000', 'the first step, by keyboard');
  check(await page.locator('.plot').getAttribute('aria-valuetext') === await text('.read-out'), 'the same for a screen reader');
  const box = await page.locator('.plot').boundingBox();
  await page.mouse.move(box.x + 46 + (box.width - 60) * 0.3, box.y + 100);
  check(/^step 30 · training 0.0667 · validation 0.0833$/.test(await text('.read-out')), `exact numbers under the mouse (${await text('.read-out')})`);
  await page.locator('details summary').click();
  check((await text('details tbody tr:first-child')).replace(/\s+/g, ' ') === '39 0.0513 –', 'the table of losses');
  await job('hold-at-40').click();
  await lookAround('running');

  first.go();
  await seen('#job-list a', 'succeeded');
  await page.waitForFunction(() => document.querySelector('path.batch').getAttribute('d').split(/[ML]/).length - 1 === 100);
  check(await points() === 100, 'the curves up to step 100');
  await seen('#job .columns td code', /^ft:seedling:local:hold-at-40:\w{8}$/);
  await seen('#job .columns td code', /:ckpt-step-90$/);
  await seen('dd', `${fileMarkup}.jsonl`);
  await page.locator('td .model button').first().click();
  await seen('td .model button', 'Copied');
  check(/^ft:seedling/.test(await page.evaluate(() => navigator.clipboard.readText())), 'the name of a model on the clipboard');
  await page.locator('#every-step').check();
  await seen('.events li', 'Step 100/100: training loss=0.02, validation loss=0.03');
  await lookAround('succeeded');

  await create('hold-at-5');
  await job('hold-at-5').click();
  await seen('.summary', 'step 4 of 100');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await picture('dialog-light');
  await page.keyboard.press('Escape');
  check(!await page.locator('dialog').isVisible() && await page.getByRole('button', { name: 'Cancel' }).evaluate(button => button === document.activeElement),
    'Escape closes the dialog, and the focus is where it was');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel the job' }).click();
  await seen('.heading .state', 'cancelled');
  await seen('.events li', 'Fine-tuning job cancelled');

  const third = await create('hold-at-8');
  await job('hold-at-8').click();
  await seen('.summary', 'step 7 of 100');
  await page.getByRole('button', { name: 'Pause' }).click();
  await seen('.heading .state', 'paused');
  await page.waitForFunction(() => document.activeElement.id === 'job-title');
  check(true, 'the focus at the job when its button is gone');
  await seen('#job-list .far', 'step 7 of 100');
  third.go();
  await page.getByRole('button', { name: 'Resume' }).click();
  await seen('.heading .state', 'succeeded');

  await create('fail-at-5');
  await job('fail-at-5').click();
  await seen('.failure pre', 'step 5: the loss is NaN');
  await seen('.level', 'error');
  await create(markup);
  await seen('#job-list .name', markup);
  await job(markup).click();
  await seen('#job-title', markup);
  await lookAround('failed-and-others');

  await page.route('**/v1/**', route => route.abort());
  await seen('#connection', 'The service does not answer.');
  await picture('away-light');
  await page.unroute('**/v1/**');
  await page.waitForFunction(() => document.querySelector('#connection').textContent === '');
  expectComplaints(/ERR_FAILED/);

  await page.getByRole('link', { name: 'Chat' }).click();
  await page.locator('#chat-model option').first().waitFor({ state: 'attached' });
  check(/^ft:seedling/.test(await page.locator('#chat-model').inputValue()) && await page.locator('#chat-base').inputValue() === 'seedling', 'a model and its base');
  const ask = async question => {
    await page.locator('#chat-prompt').fill(question);
    await page.keyboard.press('Control+Enter');
  };
  const answers = () => page.locator('article:first-child .text').allInnerTexts();
  await ask('one two three');
  await page.waitForFunction(() => [...document.querySelectorAll('article:first-child .text')].every(answer => answer.innerText === 'one'));
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => [...document.querySelectorAll('article:first-child .quiet')].every(note => note.innerText === 'stopped'));
  check((await answers()).join() === 'one,one', 'two answers, stopped after their first word');
  await ask(`What does ${markup} mean to a browser that is told to show it as it is?`);
  await page.waitForFunction(() => [...document.querySelectorAll('article:first-child .quiet')].every(note => /^\d+ tokens · /.test(note.innerText)));
  check((await answers()).every(answer => answer.includes(markup)), 'two answers, whole, and markup in them is text');
  await lookAround('chat');

  await page.getByRole('link', { name: 'Models' }).click();
  const rows = page.locator('#models tr');
  await rows.first().waitFor();
  await lookAround('models');
  const before = await rows.count();
  await rows.first().getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete the model' }).click();
  await page.waitForFunction(count => document.querySelectorAll('#models tr').length === count, before - 1);
  check(await page.locator('#models tr', { hasText: 'base' }).getByRole('button', { name: 'Delete' }).count() === 0, 'a model deleted, and base models cannot be');

  check(await page.evaluate(() => window.hacked === undefined && document.querySelector('main img') === null), 'markup in names and answers stays text');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.locator('#key').waitFor();
  check(await page.evaluate(() => sessionStorage.length) === 0, 'signed out');
  expectComplaints();
} catch (error) {
  console.error(error, complaints);
  process.exitCode = 1;
  await picture('failed', { fullPage: true }).catch(() => {});
} finally {
  await browser.close();
}
