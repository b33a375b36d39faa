// Drives a service with the official npm client, unmodified: node drive.mjs ADDRESS KEY CLIENT MODEL
// ADDRESS is the service's without /v1, CLIENT an alias in package.json, MODEL a base model of the service.
// Ends with 0 when everything is as OpenAI's service would have it, else with the first thing that is not.
import assert from 'node:assert/strict';

const [address, apiKey, alias, model] = process.argv.slice(2);
const { default: OpenAI, toFile } = await import(alias);
const baseURL = `${address.replace(/\/$/, '')}/v1`;
const client = new OpenAI({ apiKey, baseURL, maxRetries: 0 });
const suffix = 'npm';

const rows = (...words) => Buffer.from(words.map(word => JSON.stringify({
  messages: [{ role: 'user', content: `the ${word}` }, { role: 'assistant', content: `${word[0]}?` }],
}) + '\n').join(''));
const training = rows('dog', 'cat', 'cow', 'hen', 'owl', 'pig', 'fox', 'ant', 'bee', 'elk');
const validation = rows('emu', 'yak', 'bat');
const all = async pages => { const found = []; for await (const one of pages) found.push(one); return found; };
const rejectedWith = async (promise, status, code) => assert.rejects(promise, error => {
  assert.ok(error instanceof OpenAI.APIError, `${error}`);
  assert.equal(error.status, status);
  assert.equal(error.code, code);
  return true;
});

await rejectedWith(new OpenAI({ apiKey: 'sk-wrong-key-of-nobody', baseURL, maxRetries: 0 }).models.list(), 401, 'invalid_api_key');
assert.ok((await all(client.models.list())).some(one => one.id === model), `${model} is not among the models`);

const file = await client.files.create({ file: await toFile(training, 'training é.jsonl'), purpose: 'fine-tune' });
assert.equal(file.filename, 'training é.jsonl');
assert.equal(file.bytes, training.length);
assert.equal(await (await client.files.content(file.id)).text(), training.toString());

const upload = await client.uploads.create({ filename: 'validation.jsonl', purpose: 'fine-tune', mime_type: 'application/jsonl', bytes: validation.length });
const parts = [];
for (const [from, to] of [[0, 100], [100, validation.length]])
  parts.push((await client.uploads.parts.create(upload.id, { data: await toFile(validation.subarray(from, to), 'part') })).id);
const completed = await client.uploads.complete(upload.id, { part_ids: parts });
assert.equal(completed.status, 'completed');
assert.equal(await (await client.files.content(completed.file.id)).text(), validation.toString());
assert.deepEqual((await all(client.files.list({ limit: 1, purpose: 'fine-tune' }))).map(one => one.id).slice(0, 2), [completed.file.id, file.id]);

const hyperparameters = { n_epochs: 3, batch_size: 5, learning_rate_multiplier: 1 };
const created = await client.fineTuning.jobs.create({
  model, training_file: file.id, validation_file: completed.file.id, suffix, seed: 7, metadata: { lesson: 'npm' },
  method: { type: 'supervised', supervised: { hyperparameters } },
});
assert.equal(created.object, 'fine_tuning.job');
let job = created;
for (const late = Date.now() + 300_000; ['validating_files', 'queued', 'running'].includes(job.status);) {
  assert.ok(Date.now() < late, `the job is still ${job.status}`);
  await new Promise(done => setTimeout(done, 100));
  job = await client.fineTuning.jobs.retrieve(created.id);
}
assert.equal(job.status, 'succeeded', JSON.stringify(job.error));
assert.match(job.fine_tuned_model, new RegExp(`^ft:${model}:[a-z0-9-]+:${suffix}:[A-Za-z0-9]{8}$`));
assert.deepEqual(job.method.supervised.hyperparameters, hyperparameters);
assert.deepEqual([job.seed, job.metadata.lesson], [7, 'npm']);
assert.ok(job.trained_tokens > 0 && job.finished_at >= job.created_at);
assert.ok((await all(client.fineTuning.jobs.list({ limit: 1 }))).some(one => one.id === job.id));

const events = await all(client.fineTuning.jobs.listEvents(job.id, { limit: 3 }));
assert.equal(new Set(events.map(one => one.id)).size, events.length, 'an event came twice');
assert.equal(events[0].message, 'The job has successfully completed');
assert.equal(events.at(-1).message, `Created fine-tuning job: ${job.id}`);
const steps = events.filter(one => one.type === 'metrics').map(one => one.data).reverse();
assert.deepEqual(steps.map(one => one.step), [1, 2, 3, 4, 5, 6]);
assert.ok(steps.every(one => Number.isFinite(one.train_loss) && one.total_steps === 6));

const checkpoints = await all(client.fineTuning.jobs.checkpoints.list(job.id, { limit: 1 }));
assert.deepEqual(checkpoints.map(one => one.step_number), [6, 4, 2]);
assert.equal(checkpoints[0].fine_tuned_model_checkpoint, job.fine_tuned_model);
assert.ok(checkpoints.every(one => Number.isFinite(one.metrics.full_valid_loss)));
const results = await (await client.files.content(job.result_files[0])).text();
assert.equal(results.trim().split('\n').length, 7);

const question = { model: job.fine_tuned_model, messages: [{ role: 'user', content: 'the dog and the cat' }], max_completion_tokens: 8 };
const stream = await client.chat.completions.create({ ...question, stream: true, stream_options: { include_usage: true } });
const chunks = await all(stream);
assert.equal(chunks[0].choices[0].delta.role, 'assistant');
assert.ok(chunks.some(chunk => ['stop', 'length'].includes(chunk.choices[0]?.finish_reason)));
assert.ok(chunks.at(-1).usage.completion_tokens > 0);
const whole = await client.chat.completions.create({ ...question, seed: 1, temperature: 0 });
assert.equal(typeof whole.choices[0].message.content, 'string');
const ofEpoch = await client.chat.completions.create({ ...question, model: checkpoints[2].fine_tuned_model_checkpoint });
assert.equal(ofEpoch.object, 'chat.completion');

const input = { model: job.fine_tuned_model, input: 'the dog and the cat', max_output_tokens: 8 };
const response = await client.responses.create({ ...input, temperature: 0 });
assert.equal(response.output_text, whole.choices[0].message.content);
const happened = await all(await client.responses.create({ ...input, temperature: 0, stream: true }));
assert.equal(happened[0].type, 'response.created');
assert.equal(happened.filter(one => one.type === 'response.output_text.delta').map(one => one.delta).join(''), response.output_text);
assert.ok(['response.completed', 'response.incomplete'].includes(happened.at(-1).type));
assert.ok(happened.at(-1).response.usage.output_tokens > 0);

// A training process of the tests waits at this step when the suffix says so; a real one is still busy with fifty epochs.
const long = await client.fineTuning.jobs.create({ model, training_file: file.id, suffix: 'hold-at-5', hyperparameters: { n_epochs: 50, batch_size: 1 } });
const cancelled = await Promise.all([client.fineTuning.jobs.cancel(long.id), client.fineTuning.jobs.cancel(long.id)]);
assert.deepEqual(cancelled.map(one => one.status), ['cancelled', 'cancelled']);
await rejectedWith(client.fineTuning.jobs.retrieve('ftjob-none'), 404, 'fine_tune_not_found');
await rejectedWith(client.fineTuning.jobs.create({ model: 'none', training_file: file.id }), 400, 'model_not_available');

assert.deepEqual({ ...await client.models.delete(job.fine_tuned_model) }, { id: job.fine_tuned_model, object: 'model', deleted: true });
await rejectedWith(client.chat.completions.create(question), 404, 'model_not_found');
for (const id of [file.id, completed.file.id])
  assert.equal((await client.files.delete(id)).deleted, true);
await rejectedWith(client.files.retrieve(file.id), 404, null);

console.log(`${alias}: ${events.length} events, ${checkpoints.length} checkpoints, ${chunks.length} chunks of chat; all as it should be`);
