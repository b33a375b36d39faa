// What the events of a job say: its messages, its losses, and how far it is.

import { get, part } from './api.js';

const newest = 50;
const most = 1000;

export class EventLog {
  /** Oldest first. */
  events = [];
  /** { step, train, valid } of each step that was told, in order. */
  points = [];
  total = 0;
  #id;
  #updating = null;

  constructor(id) {
    this.#id = id;
  }

  get last() {
    return this.points.at(-1);
  }

  get lastValid() {
    return this.points.findLast(point => point.valid != null);
  }

  /** Fetches what is new; who asks meanwhile waits for the same. */
  update() {
    return this.#updating ??= this.#fetch().finally(() => this.#updating = null);
  }

  /** The service lists the newest first, so its pages are turned until one has an event that is known. */
  async #fetch() {
    const known = this.events.at(-1)?.id;
    const fresh = [];
    let page;
    do {
      const limit = known && !page ? newest : most;
      page = await get(`fine_tuning/jobs/${part(this.#id)}/events?limit=${limit}${page ? `&after=${page.last_id}` : ''}`);
      const end = page.data.findIndex(event => event.id === known);
      fresh.push(...(end < 0 ? page.data : page.data.slice(0, end)));
      if (end >= 0) break;
    } while (page.has_more);
    for (const event of fresh.reverse()) this.#add(event);
  }

  #add(event) {
    this.events.push(event);
    if (event.type !== 'metrics') return;
    const { step, train_loss: train, valid_loss: valid, total_steps: total } = event.data;
    this.points.push({ step, train, valid });
    this.total = total;
  }
}

/** How far a job is, in words. */
export const progress = log => log?.last ? `step ${log.last.step} of ${log.total}` : '';

/** Where a job stands, in one line that can be read out. */
export function summary(log) {
  if (!log.last) return 'No step yet';
  const valid = log.lastValid;
  return [
    progress(log),
    ...(log.last.train == null ? [] : [`training loss ${log.last.train.toFixed(2)}`]),
    ...(valid ? [`validation loss ${valid.valid.toFixed(2)}${valid === log.last ? '' : ` at step ${valid.step}`}`] : []),
  ].join(', ');
}
