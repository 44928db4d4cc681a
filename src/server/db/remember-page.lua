--[[
  Keeps where a page of a list ended, in place of what was kept of that page before.

  KEYS[1] list  sorted set, `PAGE ENDING` by page number

  ARGV[1] page     page number, from 1
  ARGV[2] ending   JSON of the ending
  ARGV[3] seconds  for how long the whole list is kept from now on

  Reply: "kept"
]]
local page = tonumber(ARGV[1])
local seconds = tonumber(ARGV[3])

redis.call("ZREMRANGEBYSCORE", KEYS[1], page, page)
redis.call("ZADD", KEYS[1], page, ARGV[1] .. " " .. ARGV[2])
redis.call("EXPIRE", KEYS[1], seconds)
return "kept"
