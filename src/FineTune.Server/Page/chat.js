// One question, two models side by side.

import { ask, get, ServiceError } from './api.js';
import { byId, element, setText, whole } from './dom.js';

export class ChatView {
  element = byId('chat-view');
  #models = '';
  #wanted = null;
  #stop = null;

  constructor() {
    byId('chat-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    this.element.addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) byId('chat-form').requestSubmit();
      if (event.key === 'Escape') this.#stop?.abort();
    });
    byId('chat-stop').addEventListener('click', () => this.#stop?.abort());
    byId('chat-model').addEventListener('change', chooseBase);
  }

  open(model) {
    this.#wanted = model ?? null;
    this.#choose();
  }

  async refresh() {
    const { data } = await get('models');
    const ids = data.map(model => model.id);
    if (JSON.stringify(ids) === this.#models) return;
    this.#models = JSON.stringify(ids);
    const tuned = ids.filter(id => id.startsWith('ft:')).reverse();
    const groups = [
      ['Fine-tuned', tuned.filter(id => !isCheckpoint(id))], ['Checkpoints', tuned.filter(isCheckpoint)], ['Base models', ids.filter(id => !id.startsWith('ft:'))],
    ];
    fillSelect(byId('chat-model'), groups, []);
    fillSelect(byId('chat-base'), groups, [element('option', { value: '' }, 'nothing')]);
    if (!byId('chat-base').value) chooseBase();
    this.#choose();
  }

  /** The model that a link asked for, as soon as it is known. */
  #choose() {
    const select = byId('chat-model');
    if (this.#wanted === null || ![...select.options].some(option => option.value === this.#wanted)) return;
    select.value = this.#wanted;
    this.#wanted = null;
    chooseBase();
  }

  async #send() {
    if (this.#stop) return;
    this.#stop = new AbortController();
    const asked = byId('chat-prompt').value;
    const columns = [...new Set([byId('chat-model').value, byId('chat-base').value])].filter(Boolean).map(model => new Answer(model));
    byId('turns').prepend(element('article', {}, element('p', { class: 'asked' }, asked), element('div', { class: 'pair' }, ...columns.map(column => column.element))));
    byId('chat-send').disabled = true;
    byId('chat-stop').disabled = false;
    const request = {
      messages: [...(byId('chat-system').value.trim() ? [{ role: 'system', content: byId('chat-system').value }] : []), { role: 'user', content: asked }],
      temperature: byId('chat-temperature').valueAsNumber,
      max_completion_tokens: byId('chat-tokens').valueAsNumber,
    };
    await Promise.all(columns.map(column => column.fill(request, this.#stop.signal)));
    this.#stop = null;
    byId('chat-send').disabled = false;
    byId('chat-stop').disabled = true;
  }
}

/** What one model answers. */
class Answer {
  #model;
  #text = element('p', { class: 'text' });
  #note = element('p', { class: 'quiet' }, 'waiting…');

  constructor(model) {
    this.#model = model;
    this.element = element('section', { class: 'card answer', 'aria-label': `Answer of ${model}`, 'aria-busy': 'true' }, element('h2', {}, model), this.#text, this.#note);
  }

  async fill(request, signal) {
    const begun = performance.now();
    let reason = 'stop', tokens = null;
    try {
      for await (const { text, reason: ended, usage } of ask({ model: this.#model, ...request }, signal)) {
        if (text) this.#text.append(text);
        reason = ended ?? reason;
        tokens = usage?.completion_tokens ?? tokens;
        setText(this.#note, 'answering…');
      }
      const cut = reason === 'length' && 'cut at the most tokens';
      setText(this.#note, [tokens && `${whole(tokens)} tokens`, `${((performance.now() - begun) / 1000).toFixed(1)} s`, cut].filter(Boolean).join(' · '));
    } catch (error) {
      setText(this.#note, signal.aborted ? 'stopped' : error instanceof ServiceError ? error.message : 'The service does not answer.');
      this.#note.classList.toggle('problem', !signal.aborted);
    }
    this.element.removeAttribute('aria-busy');
  }
}

const isCheckpoint = id => id.includes(':ckpt-step-');

/** The base of a fine-tuned model is the second part of its name; a base model stands alone. */
function chooseBase() {
  const [kind, base] = byId('chat-model').value.split(':');
  const select = byId('chat-base');
  select.value = kind === 'ft' ? base : '';
  if (select.selectedIndex < 0) select.value = '';
}

function fillSelect(select, groups, first) {
  const chosen = select.value;
  select.replaceChildren(...first, ...groups.filter(([, ids]) => ids.length).map(([label, ids]) =>
    element('optgroup', { label }, ...ids.map(id => element('option', { value: id }, id)))));
  if ([...select.options].some(option => option.value === chosen)) select.value = chosen;
}
