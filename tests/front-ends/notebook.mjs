// A person in front of Jupyter Notebook: opens a notebook of the course, runs all cells, looks at the chart, completes, asks for a
// tooltip, interrupts an endless cell, restarts. Pictures of each step go to a folder.
//
//   node notebook.mjs NOTEBOOK PICTURES
//
// The kernelspec must be found by Jupyter (JUPYTER_PATH). Exit code 0 when everything was seen.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { check, launch } from './chromium.mjs';

const [notebook, pictures] = process.argv.slice(2).map(argument => path.resolve(argument));
mkdirSync(pictures, { recursive: true });

const minutes = 60_000;
const port = await new Promise(resolve => {
  const probe = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const server = spawn('jupyter-notebook', [
  '--no-browser', '--allow-root', '--ip=127.0.0.1', `--port=${port}`, '--NotebookApp.token=', '--NotebookApp.password=',
  `--notebook-dir=${path.dirname(notebook)}`,
], { stdio: ['ignore', 'ignore', 'pipe'] });
const address = await new Promise((resolve, reject) => {
  let log = '';
  server.stderr.on('data', chunk => {
    log += chunk;
    const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(log);
    if (found) resolve(found[0]);
  });
  server.on('exit', code => reject(new Error(`jupyter-notebook ended with ${code}:\n${log}`)));
});

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
page.setDefaultTimeout(2 * minutes);

const picture = name => page.screenshot({ path: path.join(pictures, `${name}.png`) });
const idle = (limit = 2 * minutes) => page.waitForFunction(
  () => Jupyter.notebook.kernel?.is_connected() && !Jupyter.notebook._fully_loaded === false && !Jupyter.notebook.kernel_busy
    && !Jupyter.notebook.get_cells().some(cell => cell.cell_type === 'code' && cell.input_prompt_number === '*'),
  undefined, { timeout: limit });

/** A new cell at the end with this text; leaves the cursor at its end. */
async function newCell(text) {
  await page.evaluate(() => {
    const cell = Jupyter.notebook.insert_cell_at_bottom('code');
    Jupyter.notebook.select(Jupyter.notebook.ncells() - 1);
    cell.focus_cell();
    Jupyter.notebook.edit_mode();
    cell.focus_editor();
    cell.element[0].scrollIntoView({ block: 'center' });
  });
  await page.keyboard.insertText(text);
}

const lastOutput = () => page.evaluate(() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.map(output =>
  output.text ?? output.ename ?? output.data?.['text/plain'] ?? '').join(''));

try {
  await page.goto(`${address}notebooks/${encodeURIComponent(path.basename(notebook))}`);
  await page.waitForFunction(() => window.Jupyter?.notebook?.kernel?.is_connected());
  await idle();

  await page.click('#celllink');
  await page.click('#run_all_cells');
  await page.waitForFunction(() => Jupyter.notebook.get_cells().some(cell => cell.input_prompt_number === '*'));
  await idle(10 * minutes);
  const errors = await page.evaluate(() => Jupyter.notebook.get_cells().flatMap(cell => cell.output_area?.outputs ?? [])
    .filter(output => output.output_type === 'error').map(output => `${output.ename}: ${output.evalue}`));
  check(errors.length === 0, `all cells without an error ${errors.join('; ')}`);
  const chart = page.locator('.output_png img').last();
  await chart.scrollIntoViewIfNeeded();
  check(await chart.evaluate(image => image.naturalWidth > 300), 'the chart');
  await picture('1-chart');

  await newCell('Console.WriteL');
  await page.keyboard.press('Tab');
  await page.waitForFunction(() => /WriteLine/.test(Jupyter.notebook.get_cells().at(-1).get_text()) || document.querySelector('.completions'));
  await picture('2-completion');
  if (await page.locator('.completions').count())
    await page.keyboard.press('Enter');
  check(/Console\.WriteLine/.test(await page.evaluate(() => Jupyter.notebook.get_cells().at(-1).get_text())), 'a member completed with Tab');

  await page.keyboard.insertText('(');
  await page.keyboard.press('Shift+Tab');
  await page.waitForFunction(() => /WriteLine/.test(document.querySelector('#tooltip')?.innerText ?? ''));
  await page.waitForTimeout(500); // it fades in
  await picture('3-tooltip');
  check(true, 'the tooltip');
  await page.keyboard.press('Escape');

  await newCell('var kept = 42; while (true) { }');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).input_prompt_number === '*');
  await page.waitForTimeout(1000);
  const interrupted = Date.now();
  await page.click('[data-jupyter-action="jupyter-notebook:interrupt-kernel"]');
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).input_prompt_number !== '*'
    && Jupyter.notebook.get_cells().at(-1).output_area.outputs.length > 0);
  console.log(`interrupted after ${Date.now() - interrupted} ms`);
  check(/KeyboardInterrupt/.test(await lastOutput()), 'the interrupt');
  await picture('4-interrupt');
  await idle();

  await newCell('kept + 1');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.length > 0);
  check(/43|CompilationError/.test(await lastOutput()), `the kernel alive after the interrupt (${await lastOutput()})`);

  await page.click('#kernellink');
  await page.click('#restart_kernel');
  await page.click('.modal-footer .btn-danger');
  await page.waitForFunction(() => !document.querySelector('.modal.in'));
  await idle();
  await newCell('"restarted " + (1 + 1)');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.length > 0);
  check(/restarted 2/.test(await lastOutput()), 'the restart');
  await picture('5-restart');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await picture('failed').catch(() => {});
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
