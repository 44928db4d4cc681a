--[[
  Answers the balance at this very instant, after ending what has ended by now.

  Reply: { "ok", balance }
]]
-- include: ledger.lua
local due = redis.call("ZRANGEBYSCORE", KEYS[9], "-inf", digits(clock), "LIMIT", 0, 1)
if not due[1] then
  return { "ok", redis.call("GET", KEYS[4]) or "0" }
end
local account = open(4, ARGV[3])
close(account)
return { "ok", digits(account.balance) }
