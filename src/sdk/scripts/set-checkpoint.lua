--[[
  Keeps the state at a sequence number as the beginning of the log, and drops older transactions but the last few.

  KEYS[11] checkpoint  string: JSON of the state at a sequence number

  ARGV[9] state  JSON
  ARGV[10] seq    of the last transaction in it
  ARGV[11] keep  how many transactions stay in the log even so

  Reply: { "ok", transactions dropped } | { "ahead" }
]]
-- include: ledger.lua
local seq, last = tonumber(ARGV[10]), tonumber(redis.call("HGET", KEYS[6], "seq") or "0")
if seq > last then
  return { "ahead" }
end
redis.call("SET", KEYS[11], ARGV[9])
local stay = math.max(tonumber(ARGV[11]), last - seq)
return { "ok", digits(redis.call("ZREMRANGEBYRANK", KEYS[5], 0, -(stay + 1))) }
