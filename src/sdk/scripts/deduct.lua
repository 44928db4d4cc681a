--[[
  Takes credits for good, or nothing at all.

  ARGV[8] amount  credits, > 0

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "insufficient", balance } | { "damaged" }
]]
local done = earlier()
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
