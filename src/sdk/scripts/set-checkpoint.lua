--[[
  Keeps the state at a sequence number as the beginning of the log, and drops older transactions but the last few.

  KEYS[11] checkpoint  string: JSON of the state at a sequence number

  ARGV[8] state  JSON
  ARGV[9] seq    of the last transaction in it
  ARGV[10] keep  how many transactions stay in the log even so

  Reply: { "ok", transactions dropped } | { "ahead" }
]]
-- include: ledger.lua
local seq, last = tonumber(ARGV[9]), tonumber(redis.call("HGET", KEYS[6], "seq") or "0")
if seq > last then
  return { "ahead" }
end
redis.call("SET", KEYS[11], ARGV[8])
local stay = math.max(tonumber(ARGV[10]), last - seq)
return { "ok", digits(redis.call("ZREMRANGEBYRANK", KEYS[5], 0, -(stay + 1))) }
