// One job: how far it is, its losses, events, checkpoints and settings.

import { get, part, post, ServiceError } from './api.js';
import { LossChart } from './chart.js';
import { confirm, copyButton, duration, element, exact, loss, moment, setText, syncChildren, whole } from './dom.js';
import { summary } from './events.js';
import { nameOf } from './jobs.js';

const rowsOfTable = 10;

export class JobView {
  #job = null;
  #log = null;
  #shownEvents = 0;
  #changed;
  #title = element('h2', { id: 'job-title', tabindex: -1 });
  #state = element('span');
  #identity = element('code');
  #actions = element('p', { class: 'actions' });
  #problem = element('p', { class: 'problem', role: 'alert' });
  #error = element('div', { class: 'card failure', hidden: true });
  #bar = element('progress', { 'aria-label': 'Progress of training', max: 1, value: 0 });
  #summary = element('p', { class: 'summary' });
  #chart = new LossChart();
  #table = element('tbody');
  #tablePart = element('details', { toggle: () => this.#fillTable() });
  #everyStep = element('input', { type: 'checkbox', id: 'every-step', change: () => this.#fillEvents() });
  #events = element('ol', { class: 'events', reversed: true });
  #checkpoints = element('tbody');
  #checkpointsPart = element('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Checkpoints, newest first', hidden: true },
    table(['Step', 'Training', 'Validation', 'Model'], this.#checkpoints));
  #noCheckpoints = element('p', { class: 'quiet' }, 'The first one is made at the end of the first epoch.');
  #checkpointsOf = '';
  #facts = element('dl');
  #factsOf = '';

  /** Calls <c>changed</c> after the job was cancelled, paused or resumed here. */
  constructor(id, changed) {
    this.id = id;
    this.#changed = changed;
    this.#identity.textContent = id;
    this.#tablePart.append(element('summary', {}, 'The last losses as a table'), table(['Step', 'Training', 'Validation'], this.#table));
    this.parts = [
      element('p', { class: 'back' }, element('a', { href: '#/jobs' }, '← All jobs')),
      element('div', { class: 'heading' }, this.#title, this.#state, this.#actions),
      element('p', { class: 'quiet id' }, this.#identity, copyButton(this.#identity, 'the id of the job')),
      this.#problem, this.#error,
      element('div', { class: 'card' }, this.#bar, this.#summary, this.#chart.element, this.#tablePart),
      element('div', { class: 'columns' },
        section('Checkpoints', this.#noCheckpoints, this.#checkpointsPart),
        section('Settings', this.#facts),
        section('Events',
          element('p', { class: 'check' }, this.#everyStep, element('label', { for: 'every-step' }, 'with every step')),
          element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Events, newest first' }, this.#events))),
    ];
  }

  tellMissing() {
    setText(this.#title, 'No such job among those listed');
  }

  update(job, state, log) {
    this.#job = job;
    this.#log = log;
    setText(this.#title, nameOf(job));
    setText(this.#state, state);
    this.#state.className = `state ${job.status}`;
    syncChildren(this.#actions, actionsFor(job), action => action.name, action => this.#makeAction(action));
    this.#showError();
    this.#fillFacts();
    this.#chart.element.hidden = this.#tablePart.hidden = !log?.last;
    if (!log || log.events.length === this.#shownEvents) return;
    this.#shownEvents = log.events.length;
    this.#bar.max = Math.max(1, log.total);
    this.#bar.value = log.last?.step ?? 0;
    setText(this.#summary, summary(log));
    const epochs = Number(job.hyperparameters.n_epochs);
    this.#chart.update({ points: log.points, total: log.total, epochs: Number.isFinite(epochs) && log.total ? epochs : 0 });
    this.#fillTable();
    this.#fillEvents();
  }

  /** What the list of jobs does not tell: checkpoints, when their events say that there are others. */
  async refresh() {
    const made = this.#log?.events.filter(event => event.type === 'message').at(-1)?.id ?? '';
    if (made === this.#checkpointsOf) return;
    const { data } = await get(`fine_tuning/jobs/${part(this.id)}/checkpoints?limit=1000`);
    this.#checkpointsOf = made;
    this.#noCheckpoints.hidden = data.length > 0;
    this.#checkpointsPart.hidden = data.length === 0;
    syncChildren(this.#checkpoints, data, checkpoint => checkpoint.id, checkpointRow);
  }

  #makeAction({ name, text, kind, href }) {
    if (href) return element('a', { href, class: `button ${kind}` }, text);
    return element('button', { type: 'button', class: kind, click: event => this.#act(name, event.currentTarget) }, text);
  }

  async #act(name, button) {
    if (name === 'cancel' && !await confirm({
      title: 'Cancel this job?',
      text: `“${nameOf(this.#job)}” stops at once and cannot go on. The checkpoints it has made stay. To go on later, pause it instead.`,
      yes: 'Cancel the job',
    })) return;
    button.disabled = true;
    setText(this.#problem, '');
    try {
      await post(`fine_tuning/jobs/${part(this.id)}/${name}`);
      await this.#changed();
    } catch (error) {
      setText(this.#problem, error instanceof ServiceError ? error.message : 'The service does not answer; nothing was changed.');
    }
    button.disabled = false;
    if (!button.isConnected) this.#title.focus();
  }

  #showError() {
    const { error } = this.#job;
    this.#error.hidden = !error;
    if (error && !this.#error.hasChildNodes())
      this.#error.append(
        element('h3', {}, 'Why it failed'), element('pre', {}, error.message),
        element('p', { class: 'quiet' }, [error.code, error.param].filter(Boolean).join(' · ')));
  }

  #fillTable() {
    if (!this.#tablePart.open || !this.#log) return;
    syncChildren(this.#table, this.#log.points.slice(-rowsOfTable).reverse(), point => point.step, point => element('tr', {},
      element('th', { scope: 'row', class: 'number' }, whole(point.step)), element('td', { class: 'number' }, exact(point.train)), element('td', { class: 'number' }, exact(point.valid))));
  }

  #fillEvents() {
    const events = (this.#log?.events ?? []).filter(event => this.#everyStep.checked || event.type === 'message').reverse();
    syncChildren(this.#events, events, event => event.id, event => element('li', {},
      element('span', { class: 'quiet' }, moment(event.created_at)), element('span', { class: `level ${event.level}` }, event.level), element('span', {}, event.message)));
  }

  #fillFacts() {
    const job = this.#job;
    const key = JSON.stringify([job.status, job.hyperparameters, job.fine_tuned_model]);
    if (key === this.#factsOf) return;
    this.#factsOf = key;
    const { n_epochs: epochs, batch_size: batch, learning_rate_multiplier: rate } = job.hyperparameters;
    const facts = [
      ['Fine-tuned model', job.fine_tuned_model && modelName(job.fine_tuned_model)],
      ['Base model', job.model],
      ['Training file', fileName(job.training_file)],
      ['Validation file', job.validation_file ? fileName(job.validation_file) : 'none'],
      ['Epochs', epochs], ['Batch size', batch], ['Learning rate', rate === 'auto' ? rate : `× ${rate}`], ['Seed', job.seed],
      ['Trained tokens', job.trained_tokens == null ? null : whole(job.trained_tokens)],
      ['Created', moment(job.created_at)],
      ['Finished', job.finished_at && element('span', {}, moment(job.finished_at), ` after ${duration(job.finished_at - job.created_at)}`)],
      ...Object.entries(job.metadata ?? {}),
    ];
    this.#facts.replaceChildren(...facts.filter(([, value]) => value != null).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
  }
}

function actionsFor(job) {
  const cancel = { name: 'cancel', text: 'Cancel', kind: 'danger' };
  switch (job.status) {
    case 'succeeded': return [{ name: 'try', text: 'Try it', kind: 'main', href: `#/chat/${part(job.fine_tuned_model)}` }];
    case 'failed': case 'cancelled': return [];
    case 'paused': return [{ name: 'resume', text: 'Resume', kind: 'main' }, cancel];
    default: return [{ name: 'pause', text: 'Pause' }, cancel];
  }
}

const section = (title, ...content) => element('section', { class: 'card', 'aria-label': title }, element('h3', {}, title), ...content);

const table = (columns, body) => element('table', {},
  element('thead', {}, element('tr', {}, ...columns.map(column => element('th', { scope: 'col', class: column === 'Model' ? 'long' : null }, column)))), body);

function checkpointRow({ step_number: step, metrics, fine_tuned_model_checkpoint: model }) {
  return element('tr', {},
    element('th', { scope: 'row', class: 'number' }, whole(step)),
    element('td', { class: 'number' }, loss(metrics.train_loss)),
    element('td', { class: 'number' }, loss(metrics.full_valid_loss ?? metrics.valid_loss)),
    element('td', { class: 'long' }, modelName(model)));
}

/** A name to copy or to try. */
function modelName(model) {
  const code = element('code', {}, model);
  return element('span', { class: 'model' }, code, ' ',
    copyButton(code, `the name ${model}`), ' ', element('a', { href: `#/chat/${part(model)}`, 'aria-label': `Try ${model}` }, 'Try'));
}

/** What a file is called, as soon as that is known, and its id. */
function fileName(id) {
  const name = element('span');
  get(`files/${part(id)}`).then(file => setText(name, file.filename), error => setText(name, error.status === 404 ? 'deleted' : ''));
  return element('span', {}, name, ' ', element('code', { class: 'quiet' }, id));
}
