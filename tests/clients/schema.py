"""Validates what a service answers against OpenAI's published schema.

    python3 tests/clients/schema.py ADDRESS KEY_FILE openapi.json

openapi.json is that of github.com/openai/openai-openapi, which is not kept here. Needs Debian's python3-jsonschema. Drives a whole life: file,
job, events, checkpoints, models, chat, responses, upload, deletion, errors. Ends with 0 when every answer is valid but for what KNOWN says.
"""

import json
import sys
import time
import urllib.error
import urllib.request

import jsonschema

ADDRESS, KEY_FILE, SPECIFICATION = sys.argv[1:4]
BOUNDARY = "finetune"
ROWS = "\n".join(json.dumps({"messages": [{"role": "user", "content": f"Question {i}?"}, {"role": "assistant", "content": f"Answer {i}."}]}) for i in range(12))

# Part of a path, and why an answer may differ there from the letter of the schema.
KNOWN = {
    "learning_rate_multiplier": "the schema says exclusiveMinimum: true, which a validator takes for 1",
    "finish_reason": "null until the last chunk, as the service of OpenAI sends it",
    "usage": "null until the last chunk, as the documentation of include_usage says",
    "status": "paused is in the documentation of pause and not in the list of the schema",
}


# The schema of each event of a response, by its type.
EVENTS = {
    "response.created": "ResponseCreatedEvent", "response.in_progress": "ResponseInProgressEvent", "response.output_item.added": "ResponseOutputItemAddedEvent",
    "response.content_part.added": "ResponseContentPartAddedEvent", "response.output_text.delta": "ResponseTextDeltaEvent",
    "response.output_text.done": "ResponseTextDoneEvent", "response.content_part.done": "ResponseContentPartDoneEvent",
    "response.output_item.done": "ResponseOutputItemDoneEvent", "response.completed": "ResponseCompletedEvent", "response.incomplete": "ResponseIncompleteEvent",
}


def modern(node):
    """OpenAPI 3.0's nullable in the words of JSON Schema."""
    if isinstance(node, list):
        return [modern(each) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: modern(value) for key, value in node.items()}
    if made.pop("nullable", False) and isinstance(made.get("type"), str):
        made["type"] = [made["type"], "null"]
    return made


with open(SPECIFICATION, encoding="utf-8") as file:
    COMPONENTS = modern(json.load(file)["components"])
with open(KEY_FILE, encoding="utf-8") as file:
    KEY = file.read().strip()
faults = 0


def valid(name, answer):
    global faults
    schema = {"$ref": f"#/components/schemas/{name}", "components": COMPONENTS}
    for error in jsonschema.Draft202012Validator(schema).iter_errors(answer):
        reason = next((why for part, why in KNOWN.items() if part in error.path), None)
        faults += reason is None
        print(f"{'known' if reason else 'FAULT'}: {name} {list(error.path)}: {reason or error.message[:200]}")
    return answer


def send(method, path, body=None, kind="application/json"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(ADDRESS.rstrip("/") + path, data, {"Authorization": "Bearer " + KEY, "Content-Type": kind}, method=method)
    try:
        return urllib.request.urlopen(request).read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()


def call(name, method, path, body=None, kind="application/json"):
    return valid(name, json.loads(send(method, path, body, kind)))


def form(**parts):
    text = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"' + ('; filename="rows.jsonl"' if name in ("file", "data") else "") + f"\r\n\r\n{content}\r\n"
        for name, content in parts.items())
    return (text + f"--{BOUNDARY}--\r\n").encode(), f"multipart/form-data; boundary={BOUNDARY}"


def job(file, epochs, **more):
    method = {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": epochs, "batch_size": 4}}}
    return call("FineTuningJob", "POST", "/fine_tuning/jobs", {"model": "seedling", "training_file": file, "method": method, **more})["id"]


uploaded = call("OpenAIFile", "POST", "/files", *form(purpose="fine-tune", file=ROWS))["id"]
call("ListFilesResponse", "GET", "/files")
call("OpenAIFile", "GET", f"/files/{uploaded}")

made = job(uploaded, 2, validation_file=uploaded, suffix="schema", metadata={"made": "here"})
while (state := call("FineTuningJob", "GET", f"/fine_tuning/jobs/{made}"))["status"] not in ("succeeded", "failed"):
    time.sleep(0.5)
model = state["fine_tuned_model"]
call("ListPaginatedFineTuningJobsResponse", "GET", "/fine_tuning/jobs")
call("ListFineTuningJobEventsResponse", "GET", f"/fine_tuning/jobs/{made}/events")
call("ListFineTuningJobCheckpointsResponse", "GET", f"/fine_tuning/jobs/{made}/checkpoints")
call("ListModelsResponse", "GET", "/models")
call("Model", "GET", "/models/seedling")

question = {"model": model, "messages": [{"role": "user", "content": "Question 1?"}], "max_tokens": 8}
call("CreateChatCompletionResponse", "POST", "/chat/completions", {**question, "logprobs": True, "top_logprobs": 2})
for line in send("POST", "/chat/completions", {**question, "stream": True, "stream_options": {"include_usage": True}}).splitlines():
    if line.startswith("data: {"):
        valid("CreateChatCompletionStreamResponse", json.loads(line[6:]))

asked = {"model": model, "input": "Question 1?", "max_output_tokens": 8}
call("Response", "POST", "/responses", {**asked, "instructions": "Answer.", "metadata": {"made": "here"}})
for line in send("POST", "/responses", {**asked, "stream": True}).splitlines():
    if line.startswith("data: {"):
        happened = json.loads(line[6:])
        valid(EVENTS[happened["type"]], happened)

upload = {"filename": "rows.jsonl", "purpose": "fine-tune", "bytes": len(ROWS), "mime_type": "text/jsonl"}
large = call("Upload", "POST", "/uploads", upload)["id"]
part = call("UploadPart", "POST", f"/uploads/{large}/parts", *form(data=ROWS))["id"]
whole = call("Upload", "POST", f"/uploads/{large}/complete", {"part_ids": [part]})
given_up = call("Upload", "POST", "/uploads", upload)["id"]
call("Upload", "POST", f"/uploads/{given_up}/cancel")

for what in ("pause", "resume", "cancel"):
    stopped = job(uploaded, 50)
    if what == "resume":
        send("POST", f"/fine_tuning/jobs/{stopped}/pause")
    call("FineTuningJob", "POST", f"/fine_tuning/jobs/{stopped}/{what}")
    send("POST", f"/fine_tuning/jobs/{stopped}/cancel")

call("DeleteFileResponse", "DELETE", f"/files/{whole['file']['id']}")
call("DeleteModelResponse", "DELETE", f"/models/{model}")
call("ErrorResponse", "GET", "/fine_tuning/jobs/ftjob-none")
call("ErrorResponse", "POST", "/fine_tuning/jobs", {"model": "seedling"})
print(f"{faults} faults")
sys.exit(faults > 0)
