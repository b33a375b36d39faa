// The losses of a job as an SVG drawing: training loss thin and smoothed, validation loss as a line with marks. The x axis ends at the
// planned last step, so that the curves grow into a picture that stays where it is.

import { drawing, element, exact, setText } from './dom.js';

const mostTold = 500; // The service tells of about so many steps.
const margin = { left: 46, right: 14, top: 14, bottom: 38 };

export class LossChart {
  #losses = { points: [], total: 0, epochs: 0 };
  #width = 0;
  #axes = null;
  #cursor = null;
  #drawing = drawing('svg', { 'aria-hidden': 'true' });
  #mark = drawing('g', { class: 'mark' });
  #plot = element('div', {
    class: 'plot', tabindex: 0, role: 'slider', 'aria-label': 'Losses, step by step', 'aria-orientation': 'horizontal',
    pointermove: event => this.#point(event), pointerdown: event => this.#point(event), pointerleave: () => this.#moveTo(null),
    keydown: event => this.#press(event), blur: () => this.#moveTo(null),
  }, this.#drawing);
  #validKey = element('span', { class: 'key valid' }, 'validation');
  #readOut = element('p', { class: 'read-out' });

  element = element('figure', { class: 'chart' },
    element('figcaption', {},
      element('span', { class: 'key train' }, 'training, smoothed'), element('span', { class: 'key batch' }, 'each step'),
      this.#validKey, element('span', { class: 'quiet unit' }, 'loss in nats per token')),
    this.#plot, this.#readOut);

  constructor() {
    new ResizeObserver(([entry]) => {
      this.#width = Math.round(entry.contentRect.width);
      this.#draw();
    }).observe(this.#plot);
  }

  /** Points in order of their steps, the planned last step, and how many epochs that makes. */
  update(losses) {
    this.#losses = losses;
    this.#draw();
  }

  #draw() {
    if (!this.#width) return;
    const { points, total, epochs } = this.#losses;
    const width = this.#width, height = Math.min(340, Math.max(220, Math.round(width * 0.45)));
    const train = points.filter(point => point.train != null).map(point => ({ step: point.step, loss: point.train }));
    const valid = points.filter(point => point.valid != null).map(point => ({ step: point.step, loss: point.valid }));
    const smooth = smoothed(train, total);
    const axes = this.#axes = scales(width, height, Math.max(total, 1), lossRange(train, smooth, valid));

    this.#validKey.hidden = !valid.length;
    this.#drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.#drawing.setAttribute('height', height);
    this.#drawing.replaceChildren(
      drawing('defs', {}, drawing('clipPath', { id: 'inside' },
        drawing('rect', { x: margin.left - 6, y: 0, width: width - margin.left - margin.right + 12, height: height - margin.bottom }))),
      ...grid(axes, epochs),
      drawing('g', { 'clip-path': 'url(#inside)' },
        drawing('path', { class: 'batch', d: path(train, axes) }),
        drawing('path', { class: 'train', d: path(smooth, axes) }),
        drawing('path', { class: 'valid', d: path(valid, axes) }),
        ...valid.map(point => drawing('circle', { class: 'valid', cx: axes.x(point.step), cy: axes.y(point.loss), r: valid.length > 60 ? 2 : 3.5 }))),
      ...best(valid, axes),
      this.#mark);
    this.#show();
  }

  /** Shows the step under the cursor, or the newest one. */
  #show() {
    const { points, total } = this.#losses;
    const shown = this.#cursor === null ? points.at(-1) : points[Math.min(this.#cursor, points.length - 1)];
    const text = shown ? readOut(shown, points) : '';
    setText(this.#readOut, text);
    this.#plot.setAttribute('aria-valuemin', 0);
    this.#plot.setAttribute('aria-valuemax', total);
    this.#plot.setAttribute('aria-valuenow', shown?.step ?? 0);
    this.#plot.setAttribute('aria-valuetext', text);
    this.#mark.replaceChildren(...(this.#cursor === null || !shown ? [] : marks(shown, this.#axes)));
  }

  #moveTo(index) {
    const last = this.#losses.points.length - 1;
    this.#cursor = index === null || last < 0 ? null : Math.max(0, Math.min(last, index));
    if (this.#axes) this.#show();
  }

  #point(event) {
    const { points } = this.#losses;
    if (!points.length || !this.#axes) return;
    const step = this.#axes.stepAt(event.clientX - this.#plot.getBoundingClientRect().left);
    const after = points.findIndex(point => point.step >= step);
    this.#moveTo(after < 0 ? points.length - 1 : after > 0 && step - points[after - 1].step < points[after].step - step ? after - 1 : after);
  }

  #press(event) {
    const last = this.#losses.points.length - 1;
    const at = this.#cursor ?? last;
    const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 10, PageUp: at + 10, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#moveTo(to);
  }
}

function readOut(point, points) {
  const valid = point.valid != null ? point : points.findLast(other => other.valid != null && other.step <= point.step);
  const where = valid && valid !== point ? ` (step ${valid.step})` : '';
  return `step ${point.step} · training ${exact(point.train)}${valid ? ` · validation ${exact(valid.valid)}${where}` : ''}`;
}

/** A straight line fitted to the neighbours of each point, near ones weighing more: unlike a moving average it does not lag behind. */
function smoothed(points, total) {
  const reach = Math.max(4, Math.floor(Math.min(total, mostTold) / 24));
  return points.map((centre, index) => {
    let weights = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
    for (let i = Math.max(0, index - reach + 1); i < Math.min(points.length, index + reach); i++) {
      const x = points[i].step - centre.step, y = points[i].loss, weight = 1 - Math.abs(i - index) / reach;
      weights += weight; sumX += weight * x; sumY += weight * y; sumXX += weight * x * x; sumXY += weight * x * y;
    }
    const determinant = weights * sumXX - sumX * sumX;
    return { step: centre.step, loss: determinant > 1e-9 ? (sumXX * sumY - sumX * sumXY) / determinant : sumY / weights };
  });
}

/** From zero, unless the curves are flat and far from it. Single steps that jump do not widen it; they run out of the picture. */
function lossRange(train, smooth, valid) {
  const steady = [...smooth, ...valid].map(point => point.loss);
  if (!steady.length) return [0, 1];
  const batches = train.map(point => point.loss).sort((a, b) => a - b);
  const low = Math.min(...steady), high = Math.max(...steady, batches[Math.floor(0.98 * (batches.length - 1))] ?? 0, 0.01);
  if (low > 0.6 * high) return [low - 0.15 * (high - low), high + 0.1 * (high - low) + 0.01];
  const step = tickStep(high / 5);
  return [0, Math.ceil(high / step) * step];
}

function scales(width, height, steps, [low, high]) {
  const right = width - margin.right, bottom = height - margin.bottom;
  return {
    width, height, right, bottom, steps,
    x: step => round(margin.left + (right - margin.left) * step / steps),
    y: loss => round(bottom - (bottom - margin.top) * (loss - low) / (high - low)),
    stepAt: x => (x - margin.left) / (right - margin.left) * steps,
    stepTicks: ticks(0, steps, Math.max(2, Math.floor((right - margin.left) / 90)), 1),
    lossTicks: ticks(low, high, 5, 0),
  };
}

const round = value => Math.round(value * 10) / 10;

/** 1, 2 or 5 times a power of ten, not below the given width. */
function tickStep(width) {
  const power = 10 ** Math.floor(Math.log10(width));
  return power * [1, 2, 5, 10].find(factor => factor * power >= width * 0.999);
}

/** Round numbers within a range, about as many as asked for. */
function ticks(low, high, count, least) {
  const step = Math.max(least, tickStep((high - low) / count));
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => ({ at: (first + i) * step, text: ((first + i) * step).toFixed(digits) }));
}

function grid(axes, epochs) {
  const { right, bottom } = axes;
  const every = Math.max(1, Math.ceil(epochs / Math.max(1, Math.floor((right - margin.left) / 64))));
  const ends = Array.from({ length: Math.floor(epochs / every) }, (_, i) => (i + 1) * every);
  return [
    ...axes.lossTicks.flatMap(({ at, text }) => [
      drawing('line', { class: 'grid', x1: margin.left, x2: right, y1: axes.y(at), y2: axes.y(at) }),
      drawing('text', { x: margin.left - 8, y: axes.y(at) + 4, 'text-anchor': 'end' }, text)]),
    ...ends.flatMap(epoch => [
      drawing('line', { class: 'epoch', x1: axes.x(axes.steps * epoch / epochs), x2: axes.x(axes.steps * epoch / epochs), y1: margin.top, y2: bottom }),
      drawing('text', { x: axes.x(axes.steps * epoch / epochs) - 4, y: margin.top + 4, 'text-anchor': 'end' }, epoch === ends[0] ? `epoch ${epoch}` : epoch)]),
    drawing('line', { class: 'axis', x1: margin.left, x2: right, y1: bottom, y2: bottom }),
    ...axes.stepTicks.map(({ at, text }) => drawing('text', { x: axes.x(at), y: bottom + 18, 'text-anchor': 'middle' }, text)),
    drawing('text', { x: right, y: bottom + 33, 'text-anchor': 'end' }, `step of ${axes.steps}`),
  ];
}

/** The lowest validation loss, ringed and told. */
function best(valid, axes) {
  if (!valid.length) return [];
  const lowest = valid.reduce((best, point) => point.loss < best.loss ? point : best);
  const x = axes.x(lowest.step), y = axes.y(lowest.loss);
  const anchor = x > axes.width * 0.8 ? 'end' : x < axes.width * 0.2 ? 'start' : 'middle';
  return [
    drawing('circle', { class: 'best', cx: x, cy: y, r: 7 }),
    drawing('text', { class: 'best', x, y: y - 13, 'text-anchor': anchor }, `best ${lowest.loss.toFixed(2)}`),
  ];
}

function marks(point, axes) {
  const x = axes.x(point.step);
  return [
    drawing('line', { x1: x, x2: x, y1: margin.top, y2: axes.bottom }),
    ...[['train', point.train], ['valid', point.valid]].filter(([, loss]) => loss != null)
      .map(([name, loss]) => drawing('circle', { class: name, cx: x, cy: Math.max(margin.top, axes.y(loss)), r: 4.5 })),
  ];
}

const path = (points, axes) => points.map((point, index) => `${index ? 'L' : 'M'}${axes.x(point.step)} ${axes.y(point.loss)}`).join('');
