--[[
  Sets credits aside for something that has not ended. They cannot be spent otherwise until the hold is captured, released or over.

  ARGV[8] amount  credits, > 0
  ARGV[9] holdId  names the hold
  ARGV[10] ttlMs  how long it lasts

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "insufficient", balance } | { "hold_exists" } | { "damaged" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local amount, hold = tonumber(ARGV[8]), ARGV[9]
local account = open(4, ARGV[3])
if redis.call("HEXISTS", account.holds, hold) == 1 then
  return refuse(account, "hold_exists")
end
if account.balance < amount then
  return refuse(account, "insufficient", digits(account.balance))
end
local moves = take(account, amount)
if not moves then
  return refuse(account, "damaged")
end
local parts, expires_at = {}, clock + tonumber(ARGV[10])
for index, move in ipairs(moves) do
  parts[index] = { move[1], -move[2] }
end
keep_hold(account, hold, amount, expires_at, parts)
account.held = account.held + amount
return finish(account, record(account, "hold", -amount, moves,
  ',"holdId":"' .. hold .. '","expiresAt":' .. digits(expires_at) .. ARGV[7]))
