// The service's API, in the wire format of OpenAI. The key lives in this tab alone.

const storage = 'finetune-key';
const patience = 15_000;

/** The service said no. */
export class ServiceError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Nobody answered. */
export class Unreachable extends Error {}

export const hasKey = () => sessionStorage.getItem(storage) !== null;
export const setKey = key => sessionStorage.setItem(storage, key);
export const forgetKey = () => sessionStorage.removeItem(storage);

export const get = path => call(path);
export const post = path => call(path, { method: 'POST' });
export const remove = path => call(path, { method: 'DELETE' });

/** An id as part of a path: names of models have colons, and nobody knows what a base model's folder is called. */
export const part = id => encodeURIComponent(id);

async function call(path, options) {
  const response = await send(path, { signal: AbortSignal.timeout(patience), ...options });
  try {
    return await response.json();
  } catch (error) {
    throw new Unreachable(error.message);
  }
}

async function send(path, { headers, ...options }) {
  let response;
  try {
    response = await fetch(`v1/${path}`, { ...options, headers: { ...headers, Authorization: `Bearer ${sessionStorage.getItem(storage)}` }, cache: 'no-store' });
  } catch (error) {
    throw new Unreachable(error.message);
  }
  if (response.ok) return response;
  const told = await response.json().then(body => body.error.message, () => '');
  throw new ServiceError(response.status, told || `The service answered ${response.status}.`);
}

/** Asks a model; yields { text }, at the end { reason } and { usage }. */
export async function* ask(request, signal) {
  const response = await send('chat/completions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...request, stream: true, stream_options: { include_usage: true } }),
    signal,
  });
  for await (const data of serverSentEvents(response.body)) {
    if (data === '[DONE]') return;
    const { choices: [choice], usage } = JSON.parse(data);
    if (choice?.delta.content) yield { text: choice.delta.content };
    if (choice?.finish_reason) yield { reason: choice.finish_reason };
    if (usage) yield { usage };
  }
  throw new Unreachable('The answer ended in its middle.');
}

async function* serverSentEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (rest + value).split('\n\n');
      rest = events.pop();
      for (const event of events) yield event.split('\n').filter(line => line.startsWith('data:')).map(line => line.slice(5).trimStart()).join('\n');
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
