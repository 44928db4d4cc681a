--[[
  Writes the whole of an account anew, from a state that its log or its archive gave.

  KEYS[11] checkpoint  string: JSON of the state at a sequence number
  KEYS[12] refunded    hash: transaction -> credits given back of it so far

  ARGV[8] expected    seq that the account must still have, "0" for one that is not there
  ARGV[9] state       JSON { seq, last, balance, held, grants: [[bucket, credits], …], holds: { hold: { … } }, refunded: [[transaction, credits], …] }
  ARGV[10] checkpoint JSON to keep as the beginning of the log, which is made anew; "" leaves both
  ARGV[11] log        JSON: transactions to put into the log, each as text

  Reply: { "ok", balance } | { "moved" }
]]
-- include: ledger.lua
if (redis.call("HGET", KEYS[6], "seq") or "0") ~= ARGV[8] then
  return { "moved" }
end
local state = cjson.decode(ARGV[9])
local account = {
  user = ARGV[3], mark = "", balance_key = KEYS[4], txs = KEYS[5], key = KEYS[6], grants = KEYS[7], spend = KEYS[8],
  due = KEYS[9], holds = KEYS[10], seq = state.seq, last = state.last, balance = state.balance, held = state.held,
  changed = true, dated = true,
}
if ARGV[10] ~= "" then
  redis.call("SET", KEYS[11], ARGV[10])
  redis.call("DEL", account.txs)
end
redis.call("DEL", account.grants, account.spend, account.due)
for _, grant in ipairs(state.grants) do
  give(account, grant[1], grant[2], 0)
end
for hold, found in pairs(state.holds) do
  keep_hold(account, hold, found.amount, found.expiresAt, found.parts)
end
for _, hold in ipairs(redis.call("HKEYS", account.holds)) do
  if not state.holds[hold] and find_hold(account, hold).status == "open" then
    redis.call("HDEL", account.holds, hold)
  elseif not state.holds[hold] then
    redis.call("ZADD", account.due, digits(clock + RESOLVED_HOLDS_KEPT_MS), "r:" .. hold)
  end
end
for _, pair in ipairs(state.refunded) do
  redis.call("HSET", KEYS[12], pair[1], digits(pair[2]))
end
for _, transaction in ipairs(cjson.decode(ARGV[11])) do
  redis.call("ZADD", account.txs, string.match(transaction, '"timestamp":(%d+)'), transaction)
end
close(account)
return { "ok", digits(account.balance) }
