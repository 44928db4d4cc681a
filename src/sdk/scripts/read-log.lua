--[[
  Answers a piece of the log, oldest or newest first, without changing anything.

  KEYS[11] checkpoint  string: JSON of the state at a sequence number

  ARGV[8] order  "up" or "down"
  ARGV[9] from   instant in ms from which to go on, itself included, or ""
  ARGV[10] skip  transactions to skip there
  ARGV[11] count transactions at most

  Reply: { "ok", checkpoint or "", seq, { transaction, … } }
]]
-- include: ledger.lua
local from, up = ARGV[9], ARGV[8] == "up"
local command = up and "ZRANGEBYSCORE" or "ZREVRANGEBYSCORE"
local start = from ~= "" and from or (up and "-inf" or "+inf")
local list = redis.call(command, KEYS[5], start, up and "+inf" or "-inf", "LIMIT", ARGV[10], ARGV[11])
return { "ok", redis.call("GET", KEYS[11]) or "", redis.call("HGET", KEYS[6], "seq") or "0", list }
