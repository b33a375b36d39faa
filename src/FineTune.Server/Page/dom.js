// Elements, texts and numbers. Nothing here reads text as markup.

export const byId = id => document.getElementById(id);

/** An element; attributes that are functions listen, children that are no nodes become text. */
export const element = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);

export const drawing = (name, attributes, ...children) => fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child != null));
  return node;
}

/** Leaves the node alone when it says so already: selections and screen readers stay undisturbed. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes the children of a node one for each item, in order. Those that exist stay, with focus and selection, and are told of their item. */
export function syncChildren(parent, items, keyOf, make) {
  const old = new Map([...parent.children].map(node => [node.dataset.key, node]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    const node = old.get(key) ?? make(item);
    old.delete(key);
    node.dataset.key = key;
    node.update?.(item);
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  for (const node of old.values()) node.remove();
}

/** Told to screen readers when they have nothing else to say. */
export const announce = text => setText(byId('announcement'), text);

/** Asks in a dialog; the answer is true or false. */
export function confirm({ title, text, yes }) {
  const dialog = byId('confirm');
  setText(byId('confirm-title'), title);
  setText(byId('confirm-text'), text);
  setText(byId('confirm-yes'), yes);
  dialog.showModal();
  return new Promise(resolve => {
    const done = new AbortController();
    const once = { signal: done.signal };
    const answer = value => {
      done.abort();
      dialog.close();
      resolve(value);
    };
    byId('confirm-yes').addEventListener('click', () => answer(true), once);
    byId('confirm-no').addEventListener('click', () => answer(false), once);
    dialog.addEventListener('cancel', event => { event.preventDefault(); answer(false); }, once);
  });
}

/** Puts a text on the clipboard; where the browser gives none (no loopback, no HTTPS), selects it to be copied by hand. */
export function copyButton(source, what) {
  const button = element('button', { type: 'button', class: 'small', 'aria-label': `Copy ${what}`, click: copy }, 'Copy');
  async function copy() {
    try {
      await navigator.clipboard.writeText(source.textContent);
      setText(button, 'Copied');
      setTimeout(() => setText(button, 'Copy'), 1500);
    } catch {
      getSelection().selectAllChildren(source);
    }
  }
  return button;
}

export const loss = value => value == null ? '–' : value.toFixed(value < 0.1 ? 4 : 2);
export const exact = value => value == null ? '–' : value.toFixed(4);
export const whole = value => value.toLocaleString('en');

export function duration(seconds) {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** A moment that the service tells in seconds: the time alone when it is of today. */
export function moment(seconds) {
  const date = new Date(seconds * 1000);
  const today = date.toDateString() === new Date().toDateString();
  return element('time', { datetime: date.toISOString(), title: date.toLocaleString('en-GB') }, today ? clock.format(date) : `${day.format(date)}, ${clock.format(date)}`);
}
