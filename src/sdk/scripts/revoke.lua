--[[
  Takes back what is unspent of one grant. Taken back whole, what open holds have of it ends as well: it can be captured, and is not given back.

  ARGV[8] grantId  names the bucket
  ARGV[9] amount   credits at most, or "" for all that is left

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "nothing_left" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local account = open(4, ARGV[3])

local function is_meant(bucket)
  return string.sub(bucket, 37) == ARGV[8]
end

--- What is held of the grant ends with it: should the hold be released, these credits lapse.
local function end_held_parts()
  local held, flat, now = 0, redis.call("HGETALL", account.holds), math.max(account.last, clock)
  for index = 1, #flat, 2 do
    local found, changed = cjson.decode(flat[index + 1]), false
    for _, part in ipairs(found.parts or {}) do
      if is_meant(part[1]) and expiry_of(part[1]) > now then
        held, changed = held + part[2], true
        part[1] = string.sub(part[1], 1, 4) .. string.format("%015.0f", now) .. string.sub(part[1], 20)
      end
    end
    if changed then
      keep_hold(account, flat[index], found.amount, found.expiresAt, found.parts)
    end
  end
  return held
end

local amount, moves = 0, {}
for _, bucket in ipairs(redis.call("HKEYS", account.grants)) do
  if is_meant(bucket) then
    local left = tonumber(redis.call("HGET", account.grants, bucket))
    local part = math.min(left, (tonumber(ARGV[9]) or MOST) - amount)
    if part == left then
      drop(account, bucket)
    elseif part > 0 then
      redis.call("HINCRBY", account.grants, bucket, digits(-part))
    end
    if part > 0 then
      amount = amount + part
      moves[#moves + 1] = { bucket, -part }
    end
  end
end
local held = ARGV[9] == "" and end_held_parts() or 0
if amount == 0 and held == 0 then
  return refuse(account, "nothing_left")
end
return finish(account, record(account, "revoke", -amount, moves,
  ',"revoked":"' .. ARGV[8] .. '","ended":' .. digits(held) .. ARGV[7]))
