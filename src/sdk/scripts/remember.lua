--[[
  Puts back the result of an earlier operation under its idempotency key, after Redis was lost.

  ARGV[8] transaction  JSON

  Reply: { "ok" }
]]
-- include: ledger.lua
redis.call("SET", KEYS[3], ARGV[5] .. "|" .. ARGV[8], "PX", ARGV[6], "NX")
return { "ok" }
