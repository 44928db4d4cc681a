--[[
  Takes credits for good, or nothing at all.

  ARGV[8] amount  credits, > 0

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "insufficient", balance } | { "damaged" }
]]

-- Nearly always one bucket covers it and nothing has ended meanwhile. Then this does what the rest would do, at half its cost.
local is_first
local function at_once()
  local amount, clock, state = ARGV[8], tonumber(ARGV[1]), redis.call("HMGET", KEYS[6], "seq", "last", "held", "head", "next")
  if not clock then
    local time = redis.call("TIME")
    clock = time[1] * 1000 + math.floor(time[2] / 1000)
  end
  if not state[5] or state[4] == "" or clock >= tonumber(state[5]) then
    return nil
  end
  if ARGV[4] == "" then
    is_first = redis.call("SET", KEYS[3], "", "NX", "PX", 60000) and true
  end
  if ARGV[4] == "" and not is_first or ARGV[4] ~= "" and redis.call("EXISTS", KEYS[3]) == 1 then
    return nil
  end
  if redis.call("HINCRBY", KEYS[7], state[4], "-" .. amount) <= 0 then
    redis.call("HINCRBY", KEYS[7], state[4], amount)
    return nil
  end
  local balance = redis.call("DECRBY", KEYS[4], amount)
  if balance < 0 then
    redis.call("INCRBY", KEYS[4], amount)
    redis.call("HINCRBY", KEYS[7], state[4], amount)
    return nil
  end
  local seq, last = tonumber(state[1]) + 1, math.max(clock, tonumber(state[2]))
  local stamp, number = string.format("%.0f", last), string.format("%.0f", seq)
  local transaction = '{"id":"tx_' .. stamp .. "_" .. string.format("%010x", seq) .. ARGV[2] .. '","seq":' .. number
    .. ',"type":"deduct","amount":-' .. amount .. ',"balance":' .. string.format("%.0f", balance) .. ',"held":' .. state[3]
    .. ',"timestamp":' .. stamp .. ',"grants":[["' .. state[4] .. '",-' .. amount .. "]]" .. ARGV[7] .. "}"
  redis.call("HSET", KEYS[6], "seq", number, "last", stamp)
  redis.call("ZADD", KEYS[5], stamp, transaction)
  redis.call("XADD", KEYS[1], "*", "account", ARGV[3], "tx", transaction)
  if ARGV[4] ~= "" then
    redis.call("SET", KEYS[3], ARGV[5] .. "|" .. transaction, "PX", ARGV[6])
  end
  return { "ok", transaction }
end

local answer = at_once()
if answer then
  return answer
end
-- include: ledger.lua
local done = earlier(is_first)
if done then
  return done
end
local amount = tonumber(ARGV[8])
local account = open(4, ARGV[3])
if account.balance < amount then
  return refuse(account, "insufficient", digits(account.balance))
end
local moves = take(account, amount)
if not moves then
  return refuse(account, "damaged")
end
return finish(account, record(account, "deduct", -amount, moves, ARGV[7]))
