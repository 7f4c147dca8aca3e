#!/usr/bin/env bash
# Ends connections in one way for a while, and undoes it. For staging: it asks for the name of what it breaks.
set -euo pipefail

usage() {
  cat <<'EOF'
Usage: game-day.sh ENDING [--port 8080] [--seconds 60] [--device eth0] [--pod app=chat] [--confirm NAME] [-- COMMAND...]
ENDING: path-drops path-resets path-slow server-frozen server-stopped server-killed proxy-reload pod-deleted
EOF
  exit 2
}
refuse() {
  echo "game-day: $1" >&2
  exit 2
}

# The process that listens on the port.
listener() {
  local found
  found=$(ss -Hltnp "sport = :$port" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | sort -u)
  [[ $found =~ ^[0-9]+$ ]] || refuse "not exactly one process listens on port $port."
  echo "$found"
}

# Packets in both directions vanish: nobody is notified.
break_path_drops() {
  nft "table inet game_day {
    chain in { type filter hook input priority -10; tcp dport $port drop; }
    chain out { type filter hook output priority -10; tcp sport $port drop; }
    chain through { type filter hook forward priority -10; tcp dport $port drop; tcp sport $port drop; }
  }"
}
undo_path_drops() { nft delete table inet game_day; }

# What reaches the server is answered with RST, and nothing else leaves it.
break_path_resets() {
  nft "table inet game_day {
    chain in { type filter hook input priority -10; tcp dport $port reject with tcp reset; }
    chain out { type filter hook output priority -10; tcp sport $port tcp flags & rst == 0 drop; }
  }"
}
undo_path_resets() { nft delete table inet game_day; }

# 1 kbit/s leaves the device, SSH included: what is sent waits up to 10 s, and is dropped after that.
break_path_slow() {
  tc qdisc add dev "$device" root handle 6455: tbf rate 1kbit burst 1600 latency 10s ||
    refuse "$device has a queue of its own, which stays as it is."
}
undo_path_slow() { tc qdisc del dev "$device" root handle 6455:; }

# The process is there and does nothing: TCP answers, nobody else does.
break_server_frozen() { kill -STOP "$pid"; }
undo_server_frozen() { kill -CONT "$pid"; }

# What a deployment does, and what a crash does. The command starts the server again.
break_server_stopped() { kill -TERM "$pid"; }
undo_server_stopped() { "${command[@]}"; }
break_server_killed() { kill -KILL "$pid"; }
undo_server_killed() { "${command[@]}"; }

# A proxy reads its configuration again, as in: -- nginx -s reload
break_proxy_reload() { "${command[@]}"; }
undo_proxy_reload() { :; }

# One Pod of a Deployment is deleted; the Deployment makes another, and the script waits for it.
break_pod_deleted() {
  kubectl delete --wait=false "$(kubectl get pods --selector "$pod" --output name | head -n 1)"
}
undo_pod_deleted() { kubectl wait --for=condition=Ready --timeout=300s pod --selector "$pod"; }

port=8080 seconds=60 device='' pod='' confirm='' pid='' command=()
ending=${1:-}
shift || true
undoes=''
if [[ $ending == undo ]]; then
  undoes=yes ending=${1:-}
  shift || true
fi
while (($#)); do
  case $1 in
    --port | --seconds | --device | --pod | --confirm | --pid) [[ ${2+set} ]] || refuse "$1 needs a value." ;;&
    --port) port=$2 ;;
    --seconds) seconds=$2 ;;
    --device) device=$2 ;;
    --pod) pod=$2 ;;
    --confirm) confirm=$2 ;;
    --pid) pid=$2 ;;
    --) shift && command=("$@") && break ;;
    *) usage ;;
  esac
  shift 2
done
name=${ending//-/_}
if ! [[ $ending =~ ^[a-z-]+$ ]] || ! declare -F "break_$name" >/dev/null; then usage; fi
[[ $port =~ ^[1-9][0-9]{0,4}$ && $port -ne 22 ]] || refuse '--port is the port of your server, and not that of SSH.'
[[ $seconds =~ ^[1-9][0-9]{0,2}$ && $seconds -le 600 ]] || refuse '--seconds is 1 to 600.'

if [[ $undoes ]]; then
  "undo_$name"
  exit
fi

case $ending in
  server-stopped | server-killed) ((${#command[@]})) || refuse "$ending needs a command after -- that starts the server." ;;
  proxy-reload) ((${#command[@]})) || refuse "$ending needs a command after -- that reloads the proxy." ;;
  path-slow) [[ $device ]] || refuse 'path-slow needs --device.' ;;
  pod-deleted) [[ $pod ]] || refuse 'pod-deleted needs --pod, a label such as app=chat.' ;;
esac
if [[ $ending == pod-deleted ]]; then
  target=$(kubectl config current-context)
else
  target=$(uname -n)
  [[ $EUID -eq 0 ]] || refuse 'run it as root.'
fi
if [[ $ending == server-* ]]; then pid=$(listener); fi
if [[ $ending == path-* ]] && nft list table inet game_day >/dev/null 2>&1; then
  refuse 'it is broken already. To undo that: nft delete table inet game_day'
fi

echo "$ending on $target, port $port, for $seconds s."
if [[ -z $confirm ]]; then
  [[ -t 0 ]] || refuse "nobody to ask; --confirm $target says that you mean it."
  read -rp "Type $target to go on: " confirm
fi
[[ $confirm == "$target" ]] || refuse 'not confirmed, nothing is changed.'

rest=(--port "$port" ${device:+--device "$device"} ${pod:+--pod "$pod"} ${pid:+--pid "$pid"} -- "${command[@]}")
# Should this process be killed, another one undoes it.
# shellcheck disable=SC2016
setsid bash -c 'sleep "$1"; shift; exec "$@"' watch "$((seconds + 5))" \
  bash "$(realpath "$0")" undo "$ending" "${rest[@]}" </dev/null >/dev/null 2>&1 &
watch=$!
undo() {
  trap '' HUP INT TERM
  trap - EXIT
  kill -- "-$watch" ${pause:+"$pause"} 2>/dev/null || true
  "undo_$name" && echo "$(date +%T) undone"
}
pause=''
trap undo EXIT
trap 'exit 130' HUP INT TERM
"break_$name"
echo "$(date +%T) $ending"
sleep "$seconds" &
pause=$!
wait "$pause"
