// The list of jobs, and one of them beside it.

import { get, part } from './api.js';
import { announce, byId, duration, element, moment, setText, syncChildren } from './dom.js';
import { EventLog, progress, summary } from './events.js';
import { JobView } from './job.js';

const states = {
  validating_files: 'checking files', queued: 'waiting', running: 'running', paused: 'paused', succeeded: 'succeeded', failed: 'failed', cancelled: 'cancelled',
};
const finished = ['succeeded', 'failed', 'cancelled'];
const pageOfJobs = 50;
const announceEvery = 20_000;

export class JobsView {
  element = byId('jobs-view');
  #jobs = null;
  #limit = pageOfJobs;
  #logs = new Map();
  #asked = null;
  #view = null;
  #announced = 0;

  constructor() {
    byId('older-jobs').addEventListener('click', () => {
      this.#limit += pageOfJobs;
      this.#refreshNow();
    });
    writeHowTo();
  }

  /** Something changes by itself soon. */
  get isBusy() {
    return this.#jobs?.some(job => !finished.includes(job.status) && job.status !== 'paused') ?? false;
  }

  /** Shows a job and gives its heading, or without an id the list, with the newest job beside it where there is room. */
  open(id) {
    this.#asked = id ?? null;
    this.element.classList.toggle('one', id != null);
    if (this.#jobs) this.#show();
    return id && byId('job-title');
  }

  async refresh() {
    const page = await get(`fine_tuning/jobs?limit=${this.#limit}`);
    this.#announceChanges(page.data);
    this.#jobs = page.data;
    byId('older-jobs').hidden = !page.has_more;
    byId('no-jobs').hidden = page.data.length > 0;
    byId('job-list-part').hidden = page.data.length === 0;
    this.#show();
    await Promise.all(this.#jobs.map(job => this.#follow(job)));
    this.#show();
    await this.#view?.refresh();
    this.#announceProgress();
  }

  /** Out of turn; what goes wrong is told by the next turn. */
  #refreshNow = () => this.refresh().catch(() => {});

  /** Reads the events of a job that trains or is shown; those of others only when their state has changed. */
  async #follow(job) {
    const shown = job.id === this.#view?.id;
    if (!shown && job.status !== 'running' && job.status !== 'paused') return;
    const log = this.#logs.get(job.id) ?? new EventLog(job.id);
    if (log.status === job.status && (finished.includes(job.status) || job.status === 'paused' && !shown)) return;
    await log.update();
    log.status = job.status;
    this.#logs.set(job.id, log);
  }

  #show() {
    const roomy = matchMedia('(min-width: 60rem)').matches;
    const id = this.#asked ?? (roomy ? this.#view?.id ?? this.#jobs[0]?.id : null);
    if (this.#view?.id !== id) {
      this.#view = id ? new JobView(id, this.#refreshNow) : null;
      byId('job').replaceChildren(...(this.#view?.parts ?? []));
      if (id) this.#refreshNow();
    }
    byId('job').hidden = !id;
    const job = this.#jobs.find(one => one.id === id);
    if (job) this.#view.update(job, stateOf(job), this.#logs.get(id));
    else if (id) this.#view.tellMissing();
    syncChildren(byId('job-list'), this.#jobs.map(one => ({ job: one, log: this.#logs.get(one.id), shown: one.id === id })), item => item.job.id, makeRow);
  }

  #announceChanges(jobs) {
    const before = new Map(this.#jobs?.map(job => [job.id, job.status]));
    const changed = jobs.filter(job => before.has(job.id) && before.get(job.id) !== job.status);
    if (changed.length) announce(changed.map(job => `${nameOf(job)}: ${stateOf(job)}`).join('. '));
  }

  #announceProgress() {
    const log = this.#logs.get(this.#view?.id);
    if (log?.status !== 'running' || Date.now() - this.#announced < announceEvery || this.element.hidden) return;
    this.#announced = Date.now();
    announce(summary(log));
  }
}

export const nameOf = job => job.user_provided_suffix ?? job.id;

const stateOf = job => states[job.status] ?? job.status;

/** The service's estimate begins with two seconds when it has none yet. */
function timeLeft(job) {
  const seconds = job.estimated_finish ? job.estimated_finish - Date.now() / 1000 : 0;
  return seconds > 3 ? `${duration(seconds)} left` : '';
}

function makeRow({ job }) {
  const name = element('span', { class: 'name' }, nameOf(job));
  const state = element('span');
  const bar = element('progress', { 'aria-hidden': 'true', max: 1, value: 0 });
  const far = element('span', { class: 'quiet far' });
  const link = element('a', { href: `#/jobs/${part(job.id)}` },
    name, state, element('span', { class: 'quiet from' }, job.model, ' · ', moment(job.created_at)), bar, far);
  const row = element('li', {}, link);
  row.update = ({ job, log, shown }) => {
    setText(state, stateOf(job));
    state.className = `state ${job.status}`;
    const unfinished = log?.last && (job.status === 'running' || job.status === 'paused');
    bar.hidden = far.hidden = !unfinished;
    if (unfinished) {
      bar.max = log.total;
      bar.value = log.last.step;
      setText(far, [progress(log), timeLeft(job)].filter(Boolean).join(' · '));
    }
    link.ariaCurrent = shown ? 'true' : null;
  };
  return row;
}

function writeHowTo() {
  const address = `${location.origin}/v1`;
  byId('with-curl').textContent = `curl ${address}/files \\
  -H "Authorization: Bearer $FINETUNE_API_KEY" \\
  -F purpose=fine-tune -F file=@train.jsonl

curl ${address}/fine_tuning/jobs \\
  -H "Authorization: Bearer $FINETUNE_API_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"model":"seedling","training_file":"file-…"}'`;
  byId('with-csharp').textContent = `var service = await FineTuneService.ConnectAsync(
    ServiceProfile.Local(new Uri("${address}")));
var file = await service.UploadAsync(await Dataset.LoadAsync("train.jsonl"));
await service.CreateAsync(new RemoteJob { Model = "seedling", TrainingFile = file.Id });`;
}
