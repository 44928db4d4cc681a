--[[
  Adds to an open hold: credits, time, or both.

  ARGV[8] amount  credits more, >= 0
  ARGV[9] holdId  names the hold
  ARGV[10] ttlMs  how long it lasts from now on; 0 leaves its end

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "insufficient", balance } | { "hold_not_found" } | { "hold_resolved" | "hold_expired" } | { "damaged" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local amount, hold, ttlMs = tonumber(ARGV[8]), ARGV[9], tonumber(ARGV[10])
local account = open(4, ARGV[3])
local found = find_hold(account, hold)
if not found then
  return refuse(account, "hold_not_found")
end
if found.status ~= "open" then
  return refuse(account, found.status == "expired" and "hold_expired" or "hold_resolved")
end
if account.balance < amount then
  return refuse(account, "insufficient", digits(account.balance))
end
local moves = take(account, amount)
if not moves then
  return refuse(account, "damaged")
end
local parts = found.parts
for _, move in ipairs(moves) do
  parts[#parts + 1] = { move[1], -move[2] }
end
local expires_at = ttlMs > 0 and clock + ttlMs or found.expiresAt
keep_hold(account, hold, found.amount + amount, expires_at, parts)
account.held = account.held + amount
return finish(account, record(account, "hold", -amount, moves,
  ',"holdId":"' .. hold .. '","expiresAt":' .. digits(expires_at) .. ARGV[7]))
