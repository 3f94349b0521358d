-- Saves responses, each session with a sequence of its own.
-- Arguments: the file of sessions (id, token, then questionId=choiceId ..., separated by tabs), the first
-- sequence number, the number of threads, the method (PUT saves; the no-op takes POST).
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  sessions = {}
  local share = tonumber(args[3])
  method = args[4]
  local line_number = 0
  for line in io.lines(args[1]) do
    if line_number % share == number then
      local fields = {}
      for field in line:gmatch("[^\t]+") do fields[#fields + 1] = field end
      local session = { id = fields[1], questions = {}, headers = {
        ["Authorization"] = "Bearer " .. fields[2], ["Content-Type"] = "application/json" } }
      for i = 3, #fields do
        local question, choice = fields[i]:match("(.-)=(.*)")
        session.questions[#session.questions + 1] = { id = question, choice = choice }
      end
      sessions[#sessions + 1] = session
    end
    line_number = line_number + 1
  end
  sequence = tonumber(args[2]) - 1
  at = 0
end

function request()
  at = at % #sessions + 1
  if at == 1 then sequence = sequence + 1 end
  local session = sessions[at]
  local question = session.questions[sequence % #session.questions + 1]
  local body = string.format('{"sequence":%d,"response":{"type":"single_choice","choice":"%s"}}', sequence, question.choice)
  return wrk.format(method, "/v1/sessions/" .. session.id .. "/responses/" .. question.id, session.headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format('result {"requests":%d,"seconds":%.3f,"refused":%d,"failed":%d,"p50Ms":%.2f,"p99Ms":%.2f}',
    summary.requests, summary.duration / 1e6, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
