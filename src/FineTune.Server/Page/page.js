// Signing in, which view is shown, and when the service is asked again.

import { forgetKey, get, hasKey, ServiceError, setKey } from './api.js';
import { ChatView } from './chat.js';
import { byId, setText } from './dom.js';
import { JobsView } from './jobs.js';
import { ModelsView } from './models.js';

const busyPause = 1000, idlePause = 5000, hiddenPause = 30_000, longestPause = 30_000;

const views = { jobs: new JobsView(), chat: new ChatView(), models: new ModelsView() };
let current = views.jobs;
let failures = 0;
let timer = 0;
let looking = false;

takeKey();
addEventListener('hashchange', () => {
  const signedIn = takeKey();
  show(!signedIn);
});
document.addEventListener('visibilitychange', () => { if (!document.hidden) look(); });
byId('skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});
byId('sign-out').addEventListener('click', () => signOut(''));
byId('sign-in-form').addEventListener('submit', event => {
  event.preventDefault();
  setKey(byId('key').value.trim());
  byId('key').value = '';
  signIn();
});
show(false);

/** Takes the key out of a link's fragment, and the fragment out of the address bar and the history. */
function takeKey() {
  const key = new URLSearchParams(location.hash.slice(1)).get('key');
  if (key === null) return false;
  history.replaceState(null, '', location.pathname);
  setKey(key);
  return true;
}

async function signIn() {
  setText(byId('sign-in-problem'), '');
  try {
    await get('models');
    show(true);
  } catch (error) {
    if (error.status === 401) signOut('The service does not know this key.');
    else setText(byId('sign-in-problem'), error instanceof ServiceError ? error.message : 'The service does not answer.');
  }
}

function signOut(why) {
  forgetKey();
  clearTimeout(timer);
  show(false);
  setText(byId('sign-in-problem'), why);
  byId('key').focus();
}

/** Shows what the address says: #/jobs, #/jobs/ID, #/chat, #/chat/MODEL, #/models. */
function show(byUser) {
  const signedIn = hasKey();
  byId('sign-in').hidden = signedIn;
  byId('views').hidden = byId('sign-out').hidden = !signedIn;
  const [, name, id] = location.hash.split('/');
  current = views[name] ?? views.jobs;
  for (const view of Object.values(views)) view.element.hidden = !signedIn || view !== current;
  if (!signedIn) {
    setText(byId('connection'), '');
    document.title = 'Sign in · FineTune';
    return;
  }
  for (const link of byId('views').children) {
    const isCurrent = views[link.hash.slice(2)] === current;
    link.ariaCurrent = isCurrent ? 'page' : null;
    if (isCurrent) document.title = `${link.textContent} · FineTune`;
  }
  const heading = current.open?.(id && decodeURIComponent(id)) ?? current.element.querySelector('h1');
  if (byUser) heading.focus();
  look();
}

/** Asks the service for what is shown, now and again after a pause. */
async function look() {
  clearTimeout(timer);
  if (looking || !hasKey()) return;
  looking = true;
  const view = current;
  try {
    await view.refresh();
    failures = 0;
    setText(byId('connection'), '');
  } catch (error) {
    if (error.status === 401) return signOut('The service does not know this key any more.');
    failures++;
    tellAbout(error);
  } finally {
    looking = false;
  }
  timer = setTimeout(look, view === current ? pause() : 0);
}

function pause() {
  if (failures) return Math.min(longestPause, busyPause * 2 ** (failures - 1));
  return document.hidden ? hiddenPause : current.isBusy ? busyPause : idlePause;
}

function tellAbout(error) {
  const what = error instanceof ServiceError ? `The service answered: ${error.message}` : 'The service does not answer.';
  setText(byId('connection'), `${what} The next try is in ${pause() / 1000} s.`);
}
