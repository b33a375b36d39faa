#!/usr/bin/env bash
# Drives a service with curl: drive.sh ADDRESS KEY MODEL. Ends with 0 when everything is as OpenAI's service would have it.
set -euo pipefail
address=${1%/}/v1
key=$2
model=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# expect STATUS PATH [curl's arguments]: the body goes to standard output.
expect() {
  local status=$1 path=$2 found
  shift 2
  found=$(curl -sS -o "$folder/body" -w '%{http_code}' -H "Authorization: Bearer $key" "$@" "$address/$path")
  [ "$found" = "$status" ] || fail "$path answered $found, not $status: $(cat "$folder/body")"
  cat "$folder/body"
}

fail() {
  echo "$1" >&2
  exit 1
}

# The first value of a member in the JSON on standard input.
value() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }

# says TEXT WANTED
says() { case $1 in *"$2"*) ;; *) fail "this is not said: $2; but: $1" ;; esac; }

json=(-H 'Content-Type: application/json' -d)

for word in dog cat cow hen owl pig fox ant bee elk; do
  echo "{\"messages\":[{\"role\":\"user\",\"content\":\"the $word\"},{\"role\":\"assistant\",\"content\":\"${word:0:1}?\"}]}"
done >"$folder/training.jsonl"

says "$(key=wrong expect 401 models)" '"code":"invalid_api_key"'
says "$(expect 200 models)" "\"id\":\"$model\""

file=$(expect 200 files -F purpose=fine-tune -F "file=@$folder/training.jsonl" | value id)
expect 200 "files/$file/content" | cmp - "$folder/training.jsonl"

job=$(expect 200 fine_tuning/jobs "${json[@]}" "{\"model\":\"$model\",\"training_file\":\"$file\",\"suffix\":\"curl\",\"hyperparameters\":{\"n_epochs\":3,\"batch_size\":5}}" | value id)
for ((tries = 0; ; tries++)); do
  body=$(expect 200 "fine_tuning/jobs/$job")
  case $(value status <<<"$body") in
    succeeded) break ;;
    validating_files | queued | running) [ $tries -lt 1500 ] || fail "the job does not end: $body"; sleep 0.2 ;;
    *) fail "the job did not succeed: $body" ;;
  esac
done
tuned=$(value fine_tuned_model <<<"$body")
[[ $tuned =~ ^ft:$model:[a-z0-9-]+:curl:[A-Za-z0-9]{8}$ ]] || fail "no name of a fine-tuned model: $tuned"

events=$(expect 200 "fine_tuning/jobs/$job/events?limit=100")
says "$events" "Created fine-tuning job: $job"
says "$events" 'The job has successfully completed'
[ "$(grep -o '"type":"metrics"' <<<"$events" | wc -l)" -eq 6 ] || fail "not six steps: $events"
says "$(expect 200 "fine_tuning/jobs/$job/checkpoints")" ':ckpt-step-2"'

chat=$(expect 200 chat/completions -N "${json[@]}" "{\"model\":\"$tuned\",\"stream\":true,\"max_tokens\":8,\"messages\":[{\"role\":\"user\",\"content\":\"the dog and the cat\"}]}")
says "$chat" '"object":"chat.completion.chunk"'
says "$chat" 'data: [DONE]'

says "$(expect 200 "models/$tuned" -X DELETE)" '"deleted":true'
says "$(expect 404 "models/$tuned")" '"code":"model_not_found"'
says "$(expect 200 "files/$file" -X DELETE)" '"deleted":true'
says "$(expect 404 "files/$file")" 'No such File object'
echo "curl: all as it should be"
