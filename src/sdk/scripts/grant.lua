--[[
  Adds a bucket of credits.

  ARGV[8] amount    credits, > 0
  ARGV[9] priority  three digits, low is spent first
  ARGV[10] expiry   fifteen digits: instant in ms at which what is left ends, 999999999999999 for never
  ARGV[11] grantId  names the bucket
  ARGV[12] kind     "grant", or "initialize": only for an account that does not exist yet

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "exists" } | { "grant_expired" } | { "overflow" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local amount = tonumber(ARGV[8])
local account = open(4, ARGV[3])
if ARGV[12] == "initialize" and account.seq > 0 then
  return refuse(account, "exists", digits(account.balance))
end
if tonumber(ARGV[10]) <= clock then
  return refuse(account, "grant_expired")
end
if account.balance + account.held + amount > MOST then
  return refuse(account, "overflow")
end
local bucket = bucket_name(ARGV[9], ARGV[10], account.seq + 1, ARGV[11])
local moves = {}
if amount > 0 then
  give(account, bucket, amount)
  moves = { { bucket, amount } }
end
return finish(account, record(account, ARGV[12], amount, moves, ARGV[7]))
