# Runs a command and ends it when the launcher is gone: watchdog PID_FILE SIGNAL GRACE_SECONDS COMMAND...
# Standard input is a pipe whose other end only the launcher holds. It ends when the launcher closes it, and also when
# the launcher is killed in a way that it can't answer (kill -9): both mean "stop".
pid_file=$1
signal=$2
grace=$3
shift 3

exec 3<&0
"$@" </dev/null 3<&- &
child=$!
echo "$child" >"$pid_file.new" && mv "$pid_file.new" "$pid_file"

{
    read -r _ <&3
    kill "-$signal" "$child"
    tenths=0
    while kill -0 "$child" && [ "$tenths" -lt $((grace * 10)) ]; do
        sleep 0.1
        tenths=$((tenths + 1))
    done
    kill -KILL "$child"
} >/dev/null 2>&1 &
keeper=$!

exec 3<&-
wait "$child"
status=$?
rm -f "$pid_file"
kill "$keeper" 2>/dev/null
exit "$status"
