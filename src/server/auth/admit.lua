--[[
  Counts one request against a limit, and answers what is remembered of the caller's token: one round trip.

  KEYS[1] counter  string, requests in the running window
  KEYS[2] token    string, JSON of the token's record, "revoked", or absent

  ARGV[1] max       requests a window
  ARGV[2] windowMs  milliseconds

  Reply: { requests in this window, milliseconds until it ends, token record or "" }
]]
local counterKey, tokenKey = KEYS[1], KEYS[2]
local windowMs = tonumber(ARGV[2])

local count = redis.call("INCR", counterKey)
local left = windowMs
if count == 1 then
  redis.call("PEXPIRE", counterKey, windowMs)
else
  left = redis.call("PTTL", counterKey)
  if left < 0 then
    redis.call("PEXPIRE", counterKey, windowMs)
    left = windowMs
  end
end
return { count, left, redis.call("GET", tokenKey) or "" }
