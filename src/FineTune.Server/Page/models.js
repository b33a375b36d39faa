// All models, and how those that were made here go away.

import { get, part, remove, ServiceError } from './api.js';
import { byId, confirm, copyButton, element, moment, setText, syncChildren, whole } from './dom.js';

export class ModelsView {
  element = byId('models-view');

  async refresh() {
    const { data } = await get('models');
    syncChildren(byId('models'), data.reverse(), model => model.id, model => this.#makeRow(model));
  }

  #makeRow(model) {
    const name = element('code', {}, model.id);
    const isTuned = model.id.startsWith('ft:');
    return element('tr', {},
      element('th', { scope: 'row', class: 'long' }, name, ' ', copyButton(name, `the name ${model.id}`)),
      element('td', {}, isTuned ? model.id.includes(':ckpt-step-') ? 'checkpoint' : 'fine-tuned' : 'base'),
      element('td', { class: 'number' }, `${whole(model.training_context)} tokens`),
      element('td', {}, moment(model.created)),
      element('td', { class: 'last' },
        element('a', { href: `#/chat/${part(model.id)}`, class: 'button small', 'aria-label': `Try ${model.id}` }, 'Try'), ' ',
        isTuned ? element('button', { type: 'button', class: 'small danger', 'aria-label': `Delete ${model.id}`, click: () => this.#delete(model.id) }, 'Delete') : null));
  }

  async #delete(id) {
    if (!await confirm({ title: 'Delete this model?', text: `${id} and its weights on this machine go for good.`, yes: 'Delete the model' })) return;
    setText(byId('models-problem'), '');
    try {
      await remove(`models/${part(id)}`);
      await this.refresh();
      byId('models-title').focus();
    } catch (error) {
      setText(byId('models-problem'), error instanceof ServiceError ? error.message : 'The service does not answer; nothing was deleted.');
    }
  }
}
