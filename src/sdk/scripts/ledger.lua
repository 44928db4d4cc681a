--[[
  What the scripts of the ledger have in common: its text stands where they say `include`.

  KEYS[1] journal   stream: every transaction, until it has been archived
  KEYS[2] expiries  sorted set: account -> instant in ms at which the next of its grants or holds ends
  KEYS[3] op        string: fingerprint "|" transaction, the first result under the idempotency key; without a key "", for a minute
  KEYS[4] balance   string: credits that can be spent now
  KEYS[5] txs       sorted set: transactions as JSON, by their time in ms
  KEYS[6] account   hash: seq of the last transaction, its time in ms (last), credits in open holds (held), the bucket that is spent first (head), the next instant at which something ends (next)
  KEYS[7] grants    hash: bucket -> credits left in it; only buckets that have some
  KEYS[8] spend     sorted set, all scores 0: the same buckets in the order in which they are spent
  KEYS[9] due       sorted set: "g:" bucket, "h:" hold, "r:" resolved hold -> instant in ms at which it ends or is forgotten
  KEYS[10] holds    hash: hold -> JSON { status, amount, expiresAt, parts }

  ARGV[1] now          ms since 1970, or "" for the clock of this server
  ARGV[2] random       makes ids unique, and tells this operation from any other
  ARGV[3] user         whose account it is
  ARGV[4] key          idempotency key of the caller's, or ""
  ARGV[5] fingerprint  hash of the request
  ARGV[6] keepMs       how long its result is kept
  ARGV[7] details      members of the transaction as JSON, each after a comma, or ""

  Reply: { word, … }, all text; "ok" and "repeated" are followed by the transaction
]]
local MOST, NEVER = 9007199254740991, 999999999999999
local SENT_AGAIN_MS = 60 * 1000
local RESOLVED_HOLDS_KEPT_MS = 7 * 24 * 60 * 60 * 1000
local clock = tonumber(ARGV[1])
if not clock then
  local time = redis.call("TIME")
  clock = time[1] * 1000 + math.floor(time[2] / 1000)
end

-- Lua writes a large number as 1e+15 by itself.
local function digits(number)
  return string.format("%.0f", number == 0 and 0 or number)
end

local function moves_json(moves)
  local list = {}
  for index, move in ipairs(moves) do
    list[index] = '["' .. move[1] .. '",' .. digits(move[2]) .. "]"
  end
  return "[" .. table.concat(list, ",") .. "]"
end

local function bucket_name(priority, expiry, seq, grant)
  return priority .. "." .. expiry .. "." .. string.format("%015.0f", seq) .. "." .. grant
end

local function expiry_of(bucket)
  return tonumber(string.sub(bucket, 5, 19))
end

local function total(moves)
  local sum = 0
  for _, move in ipairs(moves) do
    sum = sum + move[2]
  end
  return sum
end

--- Writes one transaction into log and journal. `amount` is what the balance changes by; `at` the instant of what ends by itself.
local function record(account, kind, amount, moves, more, at)
  account.seq = account.seq + 1
  account.balance = account.balance + amount
  account.last = math.max(account.last, at or clock)
  account.changed = true
  local stamp = digits(account.last)
  local transaction = '{"id":"tx_' .. stamp .. "_" .. string.format("%010x", account.seq) .. ARGV[2] .. (at and "e" or "") .. account.mark
    .. '","seq":' .. digits(account.seq) .. ',"type":"' .. kind .. '","amount":' .. digits(amount)
    .. ',"balance":' .. digits(account.balance) .. ',"held":' .. digits(account.held)
    .. ',"timestamp":' .. stamp .. ',"grants":' .. moves_json(moves) .. more .. "}"
  redis.call("ZADD", account.txs, stamp, transaction)
  redis.call("XADD", KEYS[1], "*", "account", account.user, "tx", transaction)
  return transaction
end

--- Puts credits into a bucket. Answers whether they count: those of a bucket that had ended by `at` do not.
local function give(account, bucket, amount, at)
  local expiry = expiry_of(bucket)
  if expiry <= (at or clock) then
    return false
  end
  if redis.call("HINCRBY", account.grants, bucket, digits(amount)) == amount then
    redis.call("ZADD", account.spend, 0, bucket)
    if expiry < NEVER then
      redis.call("ZADD", account.due, expiry, "g:" .. bucket)
      account.dated = true
    end
  end
  return true
end

local function drop(account, bucket)
  redis.call("HDEL", account.grants, bucket)
  redis.call("ZREM", account.spend, bucket)
  if expiry_of(bucket) < NEVER then
    redis.call("ZREM", account.due, "g:" .. bucket)
    account.dated = true
  end
end

--- Takes from the buckets in their order: by priority, then soonest expiry, then oldest. Null, and nothing taken, when they hold less than the balance says.
local function take(account, amount)
  local moves, left = {}, amount
  while left > 0 do
    local bucket = redis.call("ZRANGE", account.spend, 0, 0)[1]
    if not bucket then
      for _, move in ipairs(moves) do
        give(account, move[1], -move[2])
      end
      return nil
    end
    local rest = redis.call("HINCRBY", account.grants, bucket, digits(-left))
    local taken = left + math.min(rest, 0)
    moves[#moves + 1] = { bucket, -taken }
    if rest <= 0 then
      drop(account, bucket)
    end
    left = left - taken
  end
  return moves
end

--- Gives parts back where they came from. Answers the moves that count, and the sum of those that do not.
local function give_back(account, parts, at)
  local moves, lapsed = {}, 0
  for _, part in ipairs(parts) do
    if give(account, part[1], part[2], at) then
      moves[#moves + 1] = part
    else
      lapsed = lapsed + part[2]
    end
  end
  return moves, lapsed
end

local function find_hold(account, hold)
  local found = redis.call("HGET", account.holds, hold)
  return found and cjson.decode(found)
end

local function keep_hold(account, hold, amount, expires_at, parts)
  redis.call("HSET", account.holds, hold, '{"status":"open","amount":' .. digits(amount)
    .. ',"expiresAt":' .. digits(expires_at) .. ',"parts":' .. moves_json(parts) .. "}")
  redis.call("ZADD", account.due, digits(expires_at), "h:" .. hold)
  account.dated = true
end

--- Ends a hold; its word is remembered for a while, so that whoever resolves it again is told.
local function end_hold(account, hold, found, status, at)
  account.held = account.held - found.amount
  redis.call("HSET", account.holds, hold, '{"status":"' .. status .. '"}')
  redis.call("ZREM", account.due, "h:" .. hold)
  redis.call("ZADD", account.due, digits((at or clock) + RESOLVED_HOLDS_KEPT_MS), "r:" .. hold)
  account.dated = true
end

local function release_hold(account, hold, status, more, at)
  local found = find_hold(account, hold)
  local moves, lapsed = give_back(account, found.parts, at)
  end_hold(account, hold, found, status, at)
  return record(account, "release", total(moves), moves,
    ',"holdId":"' .. hold .. '","reason":"' .. status .. '","lapsed":' .. digits(lapsed) .. more, at)
end

local function expire_grant(account, bucket, at)
  local left = tonumber(redis.call("HGET", account.grants, bucket))
  drop(account, bucket)
  record(account, "expire", -left, { { bucket, -left } }, "", at)
end

--- Ends what has ended by now, one after another at its own instant.
local function settle(account)
  while true do
    local due = redis.call("ZRANGEBYSCORE", account.due, "-inf", digits(clock), "WITHSCORES", "LIMIT", 0, 1)
    if not due[1] then
      return
    end
    local kind, name, at = string.sub(due[1], 1, 1), string.sub(due[1], 3), tonumber(due[2])
    account.dated = true
    if kind == "g" then
      expire_grant(account, name, at)
    elseif kind == "h" then
      release_hold(account, name, "expired", "", at)
    else
      redis.call("HDEL", account.holds, name)
      redis.call("ZREM", account.due, due[1])
    end
  end
end

--- A balance that was there before this ledger becomes a grant of its own.
local function adopt(account)
  local bucket = bucket_name("500", digits(NEVER), 1, "adopted")
  local amount = account.balance
  account.balance = 0
  give(account, bucket, amount)
  record(account, "initialize", amount, { { bucket, amount } }, ',"description":"Balance before the ledger"', clock)
end

--- Reads an account whose keys begin at `first`, with all settled that was due.
local function open(first, user)
  local account = {
    user = user, mark = first > 4 and "x" .. first or "", balance_key = KEYS[first], txs = KEYS[first + 1], key = KEYS[first + 2], grants = KEYS[first + 3],
    spend = KEYS[first + 4], due = KEYS[first + 5], holds = KEYS[first + 6],
  }
  local state = redis.call("HMGET", account.key, "seq", "last", "held")
  account.exists = state[1] and true
  account.seq, account.last = tonumber(state[1] or "0"), tonumber(state[2] or "0")
  account.held = tonumber(state[3] or "0")
  account.balance = tonumber(redis.call("GET", account.balance_key) or "0")
  if not account.exists and account.balance > 0 then
    adopt(account)
  end
  settle(account)
  return account
end

--- Writes what has changed of an account.
local function close(account)
  if not account.changed and not account.dated then
    return
  end
  local soonest = redis.call("ZRANGE", account.due, 0, 0, "WITHSCORES")
  local head = redis.call("ZRANGE", account.spend, 0, 0)[1]
  redis.call("SET", account.balance_key, digits(account.balance))
  redis.call("HSET", account.key, "seq", digits(account.seq), "last", digits(account.last), "held", digits(account.held),
    "head", head or "", "next", soonest[2] or digits(NEVER))
  if account.dated then
    if soonest[1] then
      redis.call("ZADD", KEYS[2], soonest[2], account.user)
    else
      redis.call("ZREM", KEYS[2], account.user)
    end
  end
end

--- Ends a script that changes nothing: what was settled on the way stays.
local function refuse(account, ...)
  close(account)
  return { ... }
end

--- The transaction of this very operation, if it was carried out and only its answer was lost.
local function find_again()
  local from = 0
  while true do
    local piece = redis.call("ZREVRANGE", KEYS[5], from, from + 999, "WITHSCORES")
    for index = 1, #piece, 2 do
      if string.find(piece[index], ARGV[2] .. '"', 1, true) then
        return { "repeated", piece[index] }
      elseif clock - piece[index + 1] > SENT_AGAIN_MS then
        return nil
      end
    end
    if #piece < 2000 then
      return nil
    end
    from = from + 1000
  end
end

--- The first result of this operation, if there is one. Without a key of the caller's it is looked for only when this very operation came before, as when
--- a client that heard no answer sends it again by itself; `is_first`: that was found out already.
local function earlier(is_first)
  if ARGV[4] == "" then
    if is_first or redis.call("SET", KEYS[3], "", "NX", "PX", SENT_AGAIN_MS) then
      return nil
    end
    return find_again()
  end
  local kept = redis.call("GET", KEYS[3])
  if not kept then
    return nil
  end
  local bar = string.find(kept, "|", 1, true)
  if string.sub(kept, 1, bar - 1) ~= ARGV[5] then
    return { "idempotency_mismatch" }
  end
  return { "repeated", string.sub(kept, bar + 1) }
end

--- Ends a script that changed something.
local function finish(account, transaction)
  close(account)
  if ARGV[4] ~= "" then
    redis.call("SET", KEYS[3], ARGV[5] .. "|" .. transaction, "PX", ARGV[6])
  end
  return { "ok", transaction }
end
