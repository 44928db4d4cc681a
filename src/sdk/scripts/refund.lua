--[[
  Gives back what a transaction spent, to the buckets it was taken from: what was taken last comes back first.

  KEYS[11] refunded  hash: transaction -> credits given back of it so far

  ARGV[8] transactionId  a deduct or a capture
  ARGV[9] amount         credits, > 0, or "" for all that is left
  ARGV[10] renewUntil    fifteen digits: credits whose bucket has ended live on until then; "" lets them lapse
  ARGV[11] record        the transaction as JSON where the log no longer has it, or ""

  Reply: { "ok" | "repeated", transaction } | { "idempotency_mismatch" } | { "transaction_not_found" } | { "not_refundable", type } | { "refund_exceeds", left } | { "overflow" }
]]
-- include: ledger.lua
local done = earlier()
if done then
  return done
end
local id, account = ARGV[8], open(4, ARGV[3])

local function find()
  local stamp, begin = string.match(id, "^tx_(%d+)_"), '{"id":"' .. id .. '"'
  for _, transaction in ipairs(redis.call("ZRANGEBYSCORE", account.txs, stamp, stamp)) do
    if string.sub(transaction, 1, #begin) == begin then
      return cjson.decode(transaction)
    end
  end
  return ARGV[11] ~= "" and cjson.decode(ARGV[11])
end

--- What the transaction spent, the last bucket first, without what came back before.
local function parts_left(found, before, amount)
  local parts, sign = found.spent or found.grants, found.spent and 1 or -1
  local back = {}
  for index = #parts, 1, -1 do
    local spent = sign * parts[index][2]
    local skipped = math.min(before, spent)
    local part = math.min(amount, spent - skipped)
    before, amount = before - skipped, amount - part
    if part > 0 then
      back[#back + 1] = { parts[index][1], part }
    end
  end
  return back
end

local found = find()
if not found then
  return refuse(account, "transaction_not_found")
end
if found.type ~= "deduct" and found.type ~= "capture" then
  return refuse(account, "not_refundable", found.type)
end
local before = tonumber(redis.call("HGET", KEYS[11], id) or "0")
local left = (found.captured or -found.amount) - before
local amount = tonumber(ARGV[9]) or left
if amount > left or left == 0 then
  return refuse(account, "refund_exceeds", digits(left))
end
if account.balance + account.held + amount > MOST then
  return refuse(account, "overflow")
end
local moves, lapsed = {}, 0
for index, part in ipairs(parts_left(found, before, amount)) do
  local bucket = part[1]
  if expiry_of(bucket) <= clock and ARGV[10] ~= "" then
    bucket = bucket_name(string.sub(bucket, 1, 3), ARGV[10], account.seq + 1, "renewed_" .. index .. ARGV[2])
  end
  if give(account, bucket, part[2]) then
    moves[#moves + 1] = { bucket, part[2] }
  else
    lapsed = lapsed + part[2]
  end
end
local feature = found.feature and ',"feature":' .. cjson.encode(found.feature) or ""
redis.call("HINCRBY", KEYS[11], id, digits(amount))
return finish(account, record(account, "refund", total(moves), moves, ',"refundOf":"' .. id .. '","refunded":'
  .. digits(amount) .. ',"lapsed":' .. digits(lapsed) .. feature .. ARGV[7]))
