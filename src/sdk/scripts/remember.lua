--[[
  Puts back the result of an earlier operation under its idempotency key, after Redis was lost.

  ARGV[9] transaction  JSON

  Reply: { "ok" }
]]
-- include: ledger.lua
redis.call("SET", KEYS[3], ARGV[5] .. "|" .. ARGV[9], "PX", ARGV[6], "NX")
return { "ok" }
