--[[
  Gives a hold back, whole, where it came from.

  ARGV[8] holdId  names the hold

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "hold_not_found" } | { "hold_resolved" | "hold_expired" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local account = open(4, ARGV[3])
local found = find_hold(account, ARGV[8])
if not found then
  return refuse(account, "hold_not_found")
end
if found.status ~= "open" then
  return refuse(account, found.status == "expired" and "hold_expired" or "hold_resolved")
end
return finish(account, release_hold(account, ARGV[8], "released", ARGV[7]))
